import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FormReading, type FormRow, linesOf, planFiles, readForm, type Target } from '../../form/index.js';
import { freeName } from '../../text/free-name.js';
import { knownParagraphs } from '../../word/identity.js';
import type { World } from '../world.js';
import { chooseFormStage, type StageChoice } from './choose-stage.js';
import { remarkFiles } from './form-remarks.js';
import { type Home, homeFor } from './home.js';
import { type GivenWord, openWordFile } from './open-form.js';
import { type FilePlan, type ImportParts, planWrites, writePlan } from './write-import.js';

/** What a form is imported with, as a person says it. */
export interface ImportOptions {
  framework?: string | undefined;
  stage?: string | undefined;
  /** The portfolio, or the folder to be one; left out: here. */
  into?: string | undefined;
  /** The same form before anybody filled it in. */
  blank?: string | undefined;
  /** Items of rows that are surely meant, though their words are far from the framework's. */
  accept: readonly string[];
  dryRun: boolean;
  /** Asks about rows that are not sure; left out: nobody is there to ask. */
  confirm?: (rows: readonly FormRow[], stage: StageChoice) => Promise<readonly string[]>;
}

/** What came of an import. */
export interface FormImport extends Omit<ImportParts, 'form' | 'drafts'> {
  plan: FilePlan;
}

/**
 * Takes a filled-in Word form into a portfolio, and begins one where there is none. All of it is written or nothing.
 * @throws Refusal where the file is no Word form of any framework, or the folder is no place for it
 */
export async function importForm(path: string, options: ImportOptions, io: World): Promise<FormImport> {
  const given = openWordFile(path, io);
  const blank = options.blank === undefined ? null : openWordFile(options.blank, io);
  const home = await homeFor(options.into, io);
  const known = { frameworks: home.frameworks, areFollowed: home.linked !== null };
  const place = chooseFormStage(given, known, options);
  const isPrint = await printOf(given, blank);
  const read = (accepted: readonly string[]): FormReading => {
    const reading = readForm(given.file, place.framework, place.stage, { accepted: new Set(accepted), isPrint });
    return isOurs(given) ? { ...reading, rows: reading.rows.filter((row) => !isChance(row, isPrint)) } : reading;
  };
  const first = read(options.accept);
  const open = first.rows.filter(({ state }) => state === 'left');
  const confirmed = open.length > 0 && options.confirm ? await options.confirm(open, place) : [];
  const reading = confirmed.length > 0 ? read([...options.accept, ...confirmed]) : first;
  const form = evidenceName(home.root, given);
  const drafts = planFiles(reading, { ...targetOf(home, place), form });
  const remarks = remarkFiles(given, reading, drafts, home);
  const plan = planWrites({ home, given, place, form, reading, drafts, remarks }, io);
  if (!options.dryRun) writePlan(plan, io);
  return { home, given, place, reading, remarks, plan };
}

function targetOf({ linked }: Home, { framework, stage }: StageChoice): Omit<Target, 'form'> {
  const first = linked?.indexes[0]?.framework.id ?? framework.id;
  return { framework, stage, prefix: first === framework.id ? '' : `${framework.id}/` };
}

/** Whether a Word file is one of this program. */
const isOurs = ({ file }: Pick<GivenWord, 'file'>): boolean =>
  [...file.properties.keys()].some((name) => name.startsWith('mentor.'));

/** Statements in files of ours begin with their ids: what this program printed and is only like one is none. */
const isChance = ({ state, text }: FormRow, isPrint: (line: string) => boolean): boolean =>
  state === 'left' && text.split('\n').every(isPrint);

/** What stood in the form before: the blank one says it, and this program knows what it prints itself. */
async function printOf({ file }: GivenWord, blank: GivenWord | null): Promise<(line: string) => boolean> {
  const lines = blank ? linesOf(blank.file) : new Set<string>();
  if (!isOurs({ file })) return (line) => lines.has(line);
  const { everyWord, wordsFor } = await import('../../html/words/catalogue.js');
  const isKnown = knownParagraphs(file.properties);
  const words = new Set(everyWord());
  const suggested = `${wordsFor('en-GB', 'table.suggested').text} `;
  const isChoice = (line: string): boolean => /^[☐☒].*[☐☒]/.test(line) && line.includes('☒');
  return (line) =>
    !isChoice(line) && (lines.has(line) || words.has(line) || isKnown?.(line) === true || line.startsWith(suggested));
}

/** Where a form is kept in a portfolio: where the same one lies already, else under a name that nobody has. */
function evidenceName(root: string, { sha256 }: GivenWord): string {
  const isAnother = (path: string): boolean => {
    const full = join(root, path);
    return existsSync(full) && createHash('sha256').update(readFileSync(full)).digest('hex') !== sha256;
  };
  return freeName('evidence/original-form', isAnother, '.docx');
}
