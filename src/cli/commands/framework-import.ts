import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { near, placeFor, writeNew, writeSchema } from '../../app/framework-write.js';
import { frameworksHere } from '../../app/frameworks.js';
import { PACK_ID } from '../../framework/own/new-pack.js';
import {
  type CriteriaLevel,
  type Imported,
  type ImportFormat,
  importFramework,
  LARGEST_IMPORT,
  packText,
} from '../../interchange/index.js';
import { Refusal } from '../../text/refusal.js';
import { LARGEST_PACK } from '../../text/yaml-guard.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';
import { exchangeText } from '../text/framework-exchange.js';
import { painter } from '../text/painter.js';
import { json } from './framework-list.js';

export interface FrameworkImportFlags {
  from?: ImportFormat;
  id?: string;
  level?: CriteriaLevel;
  out?: string;
  json?: true;
  quiet?: true;
}

const NAMES: Record<ImportFormat, string> = {
  mahara: 'Mahara SmartEvidence',
  case: '1EdTech CASE',
  'moodle-csv': 'Moodle competencies',
};

/** Makes a pack of another program's file, and says what became of it. @returns the exit code */
export async function runImport(named: string, flags: FrameworkImportFlags, io: Io): Promise<number> {
  const bytes = readImport(named, io);
  const { own } = await frameworksHere(io.cwd);
  const taken = new Set(own.ids());
  assertFreeId(flags.id, taken);
  const imported = await attemptImport(named, () =>
    importFramework(bytes, {
      name: basename(named).replace(/\.[^.]+$/, ''),
      lookup: own.load,
      isTaken: (id) => taken.has(id),
      ...(flags.from ? { from: flags.from } : {}),
      ...(flags.id === undefined ? {} : { id: flags.id }),
      ...(flags.level ? { level: flags.level } : {}),
    }),
  );
  const { pack, format, report } = imported;
  const place = placeFor(`${pack.id}.yaml`, flags.out, io);
  const origin = basename(named).replace(/[^\p{L}\p{N}._ -]/gu, '_');
  const text = packText(pack, place.schema, [`Imported from ${origin} (${NAMES[format]}) by mentor framework import.`]);
  assertSize(text.length);
  writeNew(place.file, text, io);
  writeSchema(place.file);
  const file = near(place.file, io);
  if (flags.json) io.out(json({ version: 1, format, id: pack.id, file, counts: countsOf(imported), ...report }));
  else io.out(exchangeText(`${file}\n${summary(imported)}`, report, painter(io.colorLevel.out), io.width));
  if (!flags.quiet) io.err(nextSteps(pack.id, file));
  return EXIT.clean;
}

function readImport(named: string, io: Io): Uint8Array {
  const file = resolve(io.cwd, named);
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new Refusal('NoFile', `There is no file ${named}.`, 'Check the spelling of the path.');
  if (found.isDirectory()) throw new Refusal('NotAFile', `${named} is a folder.`, 'Name one file in it.');
  if (found.size > LARGEST_IMPORT) {
    const size = Math.ceil(found.size / 1024 / 1024);
    throw new Refusal(
      'TooLarge',
      `${named} has ${size} MB, expected at most 64 MB.`,
      'Export a part of the framework.',
    );
  }
  return readFileSync(file);
}

function assertFreeId(id: string | undefined, taken: ReadonlySet<string>): void {
  if (id === undefined) return;
  if (!PACK_ID.test(id)) {
    const message = `An id has lower-case letters, digits and hyphens, and begins with a letter: not \`${id}\`.`;
    throw new Refusal('BadOption', message, 'For example: --id hawthorn-2026.');
  }
  if (taken.has(id)) {
    throw new Refusal('BadOption', `There is a framework \`${id}\` already.`, 'Choose another id.');
  }
}

/** The place of a fault stands in front of it, as compilers write it, so that editors can open it. */
async function attemptImport(named: string, run: () => Promise<Imported>): Promise<Imported> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const place = error.place ? `${named}:${error.place.line}:${error.place.column}` : named;
    throw new Refusal(error.code, `${place} ${error.message}.`, error.hint);
  }
}

function assertSize(length: number): void {
  if (length <= LARGEST_PACK) return;
  const size = (length / 1024 / 1024).toFixed(1);
  const message = `The pack would have ${size} MB, and a portfolio reads packs of at most 2 MB. Nothing was written.`;
  throw new Refusal('PackTooLarge', message, 'Export a part of the framework, such as one subject or phase.');
}

function countsOf({ pack }: Imported): Record<string, number> {
  const stages = pack.stages ?? [];
  const criteria = stages.flatMap((stage) => stage.criteria ?? []);
  return {
    stages: stages.length,
    criteria: criteria.length,
    points: criteria.flatMap(({ points = [] }) => points).length,
    standards: (pack['standard-sets'] ?? []).flatMap(({ standards }) => standards).length,
    skills: (pack.checklists ?? []).flatMap(({ skills }) => skills).length,
    dimensions: stages.flatMap(({ dimensions = [] }) => dimensions).length,
  };
}

const ONE: Readonly<Record<string, string>> = { criteria: 'criterion' };

function summary(imported: Imported): string {
  const counts = Object.entries(countsOf(imported)).filter(([, count]) => count > 0);
  const words = counts.map(([name, count]) => `${count} ${count === 1 ? (ONE[name] ?? name.slice(0, -1)) : name}`);
  return `${imported.pack.title}, from ${NAMES[imported.format]}: ${words.join(', ')}`;
}

function nextSteps(id: string, file: string): string {
  return [
    '',
    'Next:',
    `  read ${file}: licence, titles and what the stage asks for are yours to set`,
    `  mentor framework show ${id}`,
    'To follow it, write its id behind `framework:` in portfolio.yaml.',
    '',
  ].join('\n');
}
