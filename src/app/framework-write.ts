import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { OWN_FOLDER } from '../framework/own/index.js';
import { findPortfolioRoot } from '../portfolio/find.js';
import { createWhole, writeWhole } from '../portfolio/write-file.js';
import { schemaPath, schemaText } from '../scaffold/schemas.js';
import { attempt } from '../text/attempt.js';
import { Refusal } from '../text/refusal.js';
import { homeOfPacks } from './frameworks.js';
import { near, placeNamed, type World } from './world.js';

/** Where a pack or an overlay goes. */
export interface PackPlace {
  /** Absolute. */
  file: string;
  /** Where its JSON Schema is, from the file's own folder, with `/`. */
  schema: string;
}

/**
 * @param name the file's name in `frameworks/`
 * @param out the file as the command line names it; left out: in the `frameworks/` of the portfolio, or of the folder
 */
export function placeFor(name: string, out: string | undefined, io: World): PackPlace {
  const file = out === undefined ? join(homeOfPacks(io.cwd), OWN_FOLDER, name) : placeNamed(io, out);
  const schema = relative(dirname(file), schemaFile(file)).split(sep).join('/');
  return { file, schema };
}

/** Beside the portfolio, out of the way; beside the file's folder where there is none. */
function schemaFile(file: string): string {
  const folder = dirname(file);
  const home = findPortfolioRoot(folder) ?? (basename(folder) === OWN_FOLDER ? dirname(folder) : folder);
  return join(home, schemaPath('framework-pack'));
}

/**
 * Writes a file that is not there yet, whole or not at all.
 * @throws Refusal where it is there; it is not changed
 */
export function writeNew(file: string, text: string, io: World): void {
  io.signal.throwIfAborted();
  if (createWhole(file, text)) return;
  const message = `${near(file, io)} already exists, and was left as it is.`;
  throw new Refusal('FileExists', message, 'Choose another name with --out, or move that file away first.');
}

/** Puts the schema where `placeFor` says it is, so that editors complete packs without a network. */
export function writeSchema(file: string): void {
  const text = schemaText('framework-pack');
  const target = schemaFile(file);
  if (attempt(() => readFileSync(target, 'utf8')) !== text) writeWhole(target, text);
}
