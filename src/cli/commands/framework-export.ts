import { resolve } from 'node:path';
import { near, writeNew } from '../../app/framework-write.js';
import { frameworksHere } from '../../app/frameworks.js';
import { today } from '../../app/world.js';
import type { Framework } from '../../framework/index.js';
import type { OwnFrameworks } from '../../framework/own/index.js';
import { type ExchangeReport, writeCase, writeMoodle } from '../../interchange/index.js';
import { Refusal } from '../../text/refusal.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';
import { exchangeText } from '../text/framework-exchange.js';
import { painter } from '../text/painter.js';
import { frameworkNamed, json } from './framework-list.js';

export interface FrameworkExportFlags {
  to: 'case' | 'csv';
  out?: string;
  creator: string;
  json?: true;
  quiet?: true;
}

/** Writes a framework for other programs, to a file or to stdout, and says what it could not carry. */
export async function runExport(id: string, flags: FrameworkExportFlags, io: Io): Promise<number> {
  if (flags.json && flags.out === undefined) {
    const message = 'The framework itself goes to stdout, so --json has no place for its report.';
    throw new Refusal('BadOption', message, 'Name a file for the framework with --out.');
  }
  const { own } = await frameworksHere(io.cwd);
  const framework = await frameworkNamed(id, own, io);
  assertSound(id, own);
  const { text, report } = written(framework, flags, own, io);
  if (flags.out === undefined) {
    io.out(text);
    if (!flags.quiet)
      io.err(
        exchangeText(`${framework.title}, written for other programs`, report, painter(io.colorLevel.err), io.width),
      );
    return EXIT.clean;
  }
  const file = resolve(io.cwd, flags.out);
  writeNew(file, text, io);
  if (flags.json)
    io.out(json({ version: 1, format: flags.to, framework: framework.id, file: near(file, io), ...report }));
  else io.out(exchangeText(near(file, io), report, painter(io.colorLevel.out), io.width));
  return EXIT.clean;
}

/** A pack with dangling references or ids given twice would make a file that others read wrongly. */
function assertSound(id: string, { packs, problems }: OwnFrameworks): void {
  const path = packs.find(({ framework }) => framework.id === id)?.path;
  const broken = problems.some((problem) => problem.path === path && !problem.doubtful);
  if (broken) {
    throw new Refusal('BrokenPack', `${path} has mistakes.`, `\`mentor framework check ${path}\` says which.`);
  }
}

function written(
  framework: Framework,
  { to, creator }: FrameworkExportFlags,
  { load: lookup }: OwnFrameworks,
  io: Io,
): { text: string; report: ExchangeReport } {
  if (to === 'csv') return writeMoodle(framework);
  const { package: out, report } = writeCase(framework, { changed: changedOn(io), creator, lookup });
  return { text: json(out), report };
}

/** The day it is, or the one that a build wants to have been. */
function changedOn(io: Io): string {
  const epoch = io.env['SOURCE_DATE_EPOCH'];
  if (epoch === undefined || !/^\d+$/.test(epoch)) return today(io);
  return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
}
