import { stringify } from 'yaml';
import type { PackLookup } from '../framework/model.js';
import { idFromTitle } from '../framework/own/new-pack.js';
import { resolvePack } from '../framework/resolve.js';
import type { Pack } from '../framework/schema.js';
import { attempt } from '../text/attempt.js';
import { freeName } from '../text/free-name.js';
import { Refusal } from '../text/refusal.js';
import { type Detected, detectFormat, type ImportFormat } from './detect.js';
import type { CriteriaLevel } from './foreign.js';
import { type ExchangeReport, Remarks } from './report.js';
import { richTextFor } from './rich-text.js';

export interface ImportOptions {
  /** The name of the file, without folder and ending. */
  name: string;
  /** Left out: found out. */
  from?: ImportFormat;
  /** The id of the pack; left out: made of what the framework is called. */
  id?: string;
  /** Which level of the file holds the criteria. */
  level?: CriteriaLevel;
  /** Finds the packs that crosswalks may lead to. */
  lookup: PackLookup;
  /** Whether a pack of this id is here already. */
  isTaken: (id: string) => boolean;
}

/** A framework of another program as a pack without a problem, and what became of the rest. */
export interface Imported {
  format: ImportFormat;
  pack: Pack;
  report: ExchangeReport;
}

/** Larger files are not read. */
export const LARGEST_IMPORT: number = 64 * 1024 * 1024;

/**
 * Makes a pack of a file of Mahara, CASE or Moodle. Lenient: what can be mended is, and is in the report.
 * @throws Refusal for what no framework can be made of, with the place
 */
export async function importFramework(bytes: Uint8Array, options: ImportOptions): Promise<Imported> {
  if (bytes.length > LARGEST_IMPORT) {
    const size = (bytes.length / 1024 / 1024).toFixed(0);
    throw new Refusal('TooLarge', `The file has ${size} MB, expected at most 64 MB`, 'Export a part of it.');
  }
  const remarks = new Remarks();
  const text = decodeText(bytes, remarks);
  const detected = detectFormat(text, options.from);
  const pack = await readPack(detected, text, options, remarks);
  if (!pack || !hasParts(pack)) {
    const hint = 'Open the file: it should hold standards, competencies or a rubric.';
    throw new Refusal('NothingInIt', 'The file contains no statements from which to make a framework', hint);
  }
  for (const { message } of resolvePack(pack, options.lookup).problems)
    remarks.lost('problem', 'Faults that remain in the pack', message);
  return { format: detected.format, pack, report: remarks.report() };
}

async function readPack(
  detected: Detected,
  text: string,
  { name, level, lookup, ...options }: ImportOptions,
  remarks: Remarks,
): Promise<Pack | null> {
  const richText = await richTextFor(text);
  const idFor = (title: string, own: string | null): string => chooseId(options, [own, title, name], remarks);
  if (detected.format === 'mahara') {
    const { readMahara } = await import('./mahara.js');
    const { packFromForeign } = await import('./foreign.js');
    const foreign = readMahara(detected.data, name, richText, remarks);
    return packFromForeign(idFor(foreign.title, null), foreign, remarks, level);
  }
  if (detected.format === 'case') {
    const { readCase } = await import('./case/read.js');
    return readCase(detected.data, { name, richText, level, lookup, idFor }, remarks);
  }
  const { readMoodle } = await import('./moodle/read.js');
  return readMoodle(text, { name, richText, level, idFor }, remarks);
}

function chooseId(
  { id, isTaken }: Pick<ImportOptions, 'id' | 'isTaken'>,
  names: readonly (string | null)[],
  remarks: Remarks,
): string {
  if (id !== undefined) return id;
  const wanted = names.map((name) => idFromTitle(name ?? '')).find((name) => name !== '') ?? 'imported';
  const free = freeName(wanted, isTaken);
  if (free !== wanted) {
    remarks.repaired(
      'id-taken',
      'A pack with that id is already here: a number was added to this one',
      `${wanted} is ${free}`,
    );
  }
  return free;
}

function hasParts(pack: Pack): boolean {
  const lists = [pack.stages, pack['standard-sets'], pack.checklists, pack.modes, pack.principles, pack.modules];
  return lists.some((list) => (list ?? []).length > 0);
}

/**
 * A pack as the text of its file, which editors complete.
 * @param schema where its JSON Schema is, from the file's own folder
 * @param comments lines for the top, without `#`
 */
export function packText(pack: Pack, schema: string, comments: readonly string[]): string {
  const top = [`yaml-language-server: $schema=${schema}`, ...comments].map((line) => `# ${line}\n`).join('');
  return top + stringify(pack, { lineWidth: 0, aliasDuplicateObjects: false });
}

/**
 * The text of a file, whatever program saved it; what had to be guessed is in the remarks. A spreadsheet's own first
 * line, which says by what the columns are parted, is left out.
 */
function decodeText(bytes: Uint8Array, remarks: Remarks): string {
  return inUnicode(bytes, remarks).replace(/^(\ufeff?)sep=.\r?\n/i, '$1');
}

function inUnicode(bytes: Uint8Array, remarks: Remarks): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return guessed('utf-16le', bytes, remarks);
  if (first === 0xfe && second === 0xff) return guessed('utf-16be', bytes, remarks);
  const text = attempt(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  return text ?? guessed('windows-1252', bytes, remarks);
}

function guessed(encoding: string, bytes: Uint8Array, remarks: Remarks): string {
  remarks.repaired('encoding', `The file is not UTF-8: it was read as ${encoding}`, '');
  return new TextDecoder(encoding).decode(bytes);
}
