import { near, placeFor, writeNew } from '../../app/framework-write.js';
import { frameworksHere } from '../../app/frameworks.js';
import { emptyWording } from '../../framework/own/wording-text.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';
import { frameworkNamed, json } from './framework-list.js';

/** Writes an overlay to fill in: every id of a framework, with our statement above it. @returns the exit code */
export async function runWording(
  id: string,
  flags: { out?: string; json?: true; quiet?: true },
  io: Io,
): Promise<number> {
  const { own } = await frameworksHere(io.cwd);
  const framework = await frameworkNamed(id, own, io);
  const { text, ids } = emptyWording(framework);
  const { file } = placeFor(`${framework.id}.wording.yaml`, flags.out, io);
  writeNew(file, text, io);
  io.out(flags.json ? json({ version: 1, framework: framework.id, file: near(file, io), ids }) : `${near(file, io)}\n`);
  if (!flags.quiet) {
    io.err(`${ids} ids to put the official text behind; what stays empty keeps our words.\n`);
  }
  return EXIT.clean;
}
