import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { PACK_ID } from '../framework/own/new-pack.js';
import {
  type CriteriaLevel,
  type Imported,
  type ImportFormat,
  importFramework as importPack,
  LARGEST_IMPORT,
  packText,
} from '../interchange/index.js';
import { oneLine } from '../text/one-line.js';
import { Refusal } from '../text/refusal.js';
import { LARGEST_PACK } from '../text/yaml-guard.js';
import type { PackFile } from './framework.js';
import { placeFor, writeNew, writeSchema } from './framework-write.js';
import { frameworksHere } from './frameworks.js';
import { near, placeNamed, type World } from './world.js';

/** What a file that a pack is made of can be. */
export type PackSource = ImportFormat | 'word';

/** How another program's file is read, and what the pack is called. */
export interface FrameworkImportOptions extends PackFile {
  /** What wrote the file; left out: found out. */
  from?: PackSource;
  /** Left out: made of what it is called. */
  id?: string;
  /** Which level of the file holds the criteria; left out: the second. */
  level?: CriteriaLevel;
}

/** A pack that was made of another program's file. */
export interface ImportedFramework extends Omit<Imported, 'format'> {
  format: PackSource;
  /** Of a Word form: what nothing could be made of. */
  unread: { place: string; text: string }[];
  /** From where the person is. */
  file: string;
  /** How many stages, criteria and so on it has. */
  counts: Record<string, number>;
  /** Nobody said which level holds the criteria, and the file is one of others, with levels. */
  isLevelOpen: boolean;
}

/** What the programs are called. */
export const PROGRAMS: Record<PackSource, string> = {
  word: 'a Word form',
  mahara: 'Mahara SmartEvidence',
  case: '1EdTech CASE',
  'moodle-csv': 'Moodle competencies',
};

/**
 * Makes a pack of another program's file. Overwrites nothing.
 * @throws Refusal for a file that is none of these, and for an id that is taken
 */
export async function importFramework(
  named: string,
  { from, id, level, out, dryRun }: FrameworkImportOptions,
  world: World,
): Promise<ImportedFramework> {
  const bytes = readImport(named, world);
  const { own } = await frameworksHere(world.cwd);
  const taken = new Set(own.ids());
  assertFreeId(id, taken);
  const options = {
    name: basename(named).replace(/\.[^.]+$/, ''),
    lookup: own.load,
    isTaken: (other: string) => taken.has(other),
    ...(id === undefined ? {} : { id }),
    ...(level ? { level } : {}),
  };
  const imported =
    from === 'word' || (from === undefined && isMeantForWord(named, bytes))
      ? (await import('./framework-from-form.js')).packFromForm(bytes, basename(named), options)
      : {
          ...(await attemptImport(named, () => importPack(bytes, { ...options, ...(from ? { from } : {}) }))),
          unread: [],
        };
  const { pack, format, unread } = imported;
  const place = placeFor(`${pack.id}.yaml`, out, world);
  const origin = basename(named).replace(/[^\p{L}\p{N}._ -]/gu, '_');
  const head = `Imported from ${origin} (${PROGRAMS[format]}) by mentor framework import.`;
  const text = packText(pack, place.schema, [head]) + unreadText(unread);
  assertSize(text.length);
  if (!dryRun) {
    writeNew(place.file, text, world);
    writeSchema(place.file);
  }
  return {
    ...imported,
    file: near(place.file, world),
    counts: countsOf(imported),
    isLevelOpen: level === undefined && format !== 'word',
  };
}

/** A zip, an old Word file, or whatever people keep forms in: the reader of Word files says what it is. */
const isMeantForWord = (named: string, bytes: Uint8Array): boolean =>
  /\.(?:docx?|odt|rtf|pdf)$/i.test(named) ||
  /^(?:504b0304|d0cf11e0)/.test(Buffer.from(bytes.subarray(0, 4)).toString('hex'));

/** What nothing could be made of stays with the pack, for whoever goes on with it. */
function unreadText(unread: ImportedFramework['unread']): string {
  if (unread.length === 0) return '';
  const lines = unread.map(({ place, text }) => `# ${place}: ${oneLine(text)}\n`);
  return `\n# What else the form says, which is not used above:\n${lines.join('')}`;
}

function readImport(named: string, world: World): Uint8Array {
  const file = placeNamed(world, named);
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new Refusal('NoFile', `There is no file ${named}.`, 'Check the spelling of the path.');
  if (found.isDirectory()) throw new Refusal('NotAFile', `${named} is a folder.`, 'Name one file in it.');
  if (found.size > LARGEST_IMPORT) {
    const size = Math.ceil(found.size / 1024 / 1024);
    const message = `${named} has ${size} MB, expected at most 64 MB.`;
    throw new Refusal('TooLarge', message, 'Export a part of the framework.');
  }
  return readFileSync(file);
}

function assertFreeId(id: string | undefined, taken: ReadonlySet<string>): void {
  if (id === undefined) return;
  if (!PACK_ID.test(id)) {
    const message = `An id consists of lower-case letters, digits and hyphens, and begins with a letter: \`${id}\` does not.`;
    throw new Refusal('BadOption', message, 'For example: --id hawthorn-2026.');
  }
  if (taken.has(id)) throw new Refusal('BadOption', `There is already a framework \`${id}\`.`, 'Choose another id.');
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

function countsOf({ pack }: Pick<Imported, 'pack'>): Record<string, number> {
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
