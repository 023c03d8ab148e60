import { Refusal } from '../text/refusal.js';
import { findPackage } from './case/package.js';
import { findJsonFault } from './json-fault.js';
import { asRecord, type PlainRecord, recordsIn } from './plain.js';

/** The formats that frameworks come in. */
export type ImportFormat = 'mahara' | 'case' | 'moodle-csv';

/** A file with its format, and its content where that is JSON. */
export type Detected = { format: 'mahara' | 'case'; data: PlainRecord } | { format: 'moodle-csv' };

const WHAT_THERE_IS =
  'mentor reads Mahara SmartEvidence (.matrix), 1EdTech CASE packages (.json) and Moodle competency files (.csv).';

/**
 * Finds out which program wrote a file.
 * @param wanted the format that it is said to have
 * @throws Refusal for broken JSON, with its place, and for what is no framework
 */
export function detectFormat(text: string, wanted: ImportFormat | undefined): Detected {
  const begin = text.replace(/^\ufeff/, '').trimStart();
  if (begin === '') throw new Refusal('NothingInIt', 'The file is empty', WHAT_THERE_IS);
  const isJson = begin.startsWith('{') || begin.startsWith('[');
  if (!isJson && wanted === undefined) refuseOtherTables(begin);
  if (wanted === 'moodle-csv' || (!isJson && wanted === undefined && looksLikeMoodle(begin)))
    return { format: 'moodle-csv' };
  if (!isJson && wanted === undefined) throw noFramework(begin);
  const parsed = parseJson(text.replace(/^\ufeff/, ''));
  const data = asRecord(parsed) ?? recordsIn(parsed)[0] ?? null;
  if (data && recordsIn(parsed).length < 2) refuseOtherJson(data);
  else if (data) throw severalFrameworks();
  const isCase = data !== null && findPackage(data) !== null;
  const isMahara = data !== null && (asRecord(data['framework']) !== null || 'standards' in data);
  if (data && isCase && wanted !== 'mahara') return { format: 'case', data };
  if (data && isMahara && wanted !== 'case') return { format: 'mahara', data };
  const keys = Object.keys(data ?? {}).slice(0, 8);
  const found =
    keys.length > 0 ? `it has ${keys.map((key) => `\`${key.slice(0, 40)}\``).join(', ')}` : 'it is a list or empty';
  const message = `Unexpected JSON: no framework of ${wanted === undefined ? 'Mahara or CASE' : NAMES[wanted]}; ${found}`;
  throw new Refusal('UnknownFormat', message, WHAT_THERE_IS, { place: { line: 1, column: 1 } });
}

/** Programs wrap one framework in a list; of several, one has to be chosen. */
function severalFrameworks(): Refusal {
  const hint = 'Put each into a separate file, and import that.';
  return new Refusal('UnknownFormat', 'Unexpected list of several frameworks, expected one', hint, { place: START });
}

const START = { line: 1, column: 1 };

/** JSON of others, by what only it has. */
const OTHER_JSON: readonly [name: string, is: (data: PlainRecord) => boolean, hint?: string][] = [
  [
    'a list of the frameworks on a CASE server',
    (data) => Array.isArray(data['CFDocuments']) && !('CFPackages' in data),
    'Download one of them in full: its address ends in CFPackages/ and its identifier.',
  ],
  ['a framework from the Credential Registry (CTDL-ASN)', (data) => contextOf(data).includes('ctdl')],
  [
    'a badge (Open Badges)',
    (data) => /openbadges|w3id\.org\/openbadges|purl\.imsglobal\.org\/spec\/ob/.test(contextOf(data)),
  ],
  ['linked data (JSON-LD)', (data) => '@context' in data && '@graph' in data],
];

const contextOf = (data: PlainRecord): string => JSON.stringify(data['@context'] ?? '').toLowerCase();

/** @throws Refusal for JSON that is known, and none that a framework can be made of */
function refuseOtherJson(data: PlainRecord): void {
  const [name, , hint = BEGIN_ANEW] = OTHER_JSON.find(([, is]) => is(data)) ?? [];
  if (name === undefined) return;
  throw new Refusal('UnknownFormat', `This looks like ${name}, which mentor does not read`, hint, { place: START });
}

const NAMES: Record<ImportFormat, string> = { mahara: 'Mahara', case: 'CASE', 'moodle-csv': 'Moodle' };

const BEGIN_ANEW = `Start a pack with \`mentor framework new\` and put in what you need from it. ${WHAT_THERE_IS}`;

/** Tables of others that have as many columns as Moodle's: by the columns that only they have. */
const OTHER_TABLES: readonly [name: string, columns: readonly string[], hint: string][] = [
  [
    'a table from OpenSALT',
    ['fullstatement', 'humancodingscheme'],
    'Export the framework there as a CASE file (JSON), which says how the statements belong together.',
  ],
  ['a table from ESCO', ['concepturi', 'preferredlabel'], BEGIN_ANEW],
  ['a table from O*NET', ['element id', 'scale id'], BEGIN_ANEW],
  ['a table of outcomes from Canvas', ['vendor_guid', 'object_type'], BEGIN_ANEW],
];

/** @throws Refusal for a table that is known, and none that a framework can be made of */
function refuseOtherTables(begin: string): void {
  const [line = ''] = begin.slice(0, 10_000).split('\n', 1);
  const columns = line.split(/[,;\t]/).map((name) => name.trim().replace(/^"|"$/g, '').toLowerCase());
  const found = OTHER_TABLES.find(([, own]) => own.every((name) => columns.includes(name)));
  if (!found) return;
  const [name, , hint] = found;
  throw new Refusal('UnknownFormat', `This looks like ${name}, which mentor does not read`, hint, {
    place: { line: 1, column: 1 },
  });
}

function looksLikeMoodle(begin: string): boolean {
  const [line = ''] = begin.slice(0, 10_000).split('\n', 1);
  return line.split(/[,;\t]/).length >= 4;
}

/** What other files begin with. */
const OTHER_FILES: readonly [begins: RegExp, name: string, hint?: string][] = [
  [/^<(!doctype html|html)/i, 'a web page', 'It may be the sign-in page: sign in there, and download the file again.'],
  [/^<\?xml|^<[a-z]+[ >:]/i, 'an XML file', `Export it as JSON, if the program offers that. ${WHAT_THERE_IS}`],
  [/^%PDF-/, 'a PDF', 'mentor can read a blank form in Word (.docx), or JSON or CSV from the publisher.'],
];

/** Two lines or more, each with cells between the same signs. */
function isTable(begin: string): boolean {
  const [first = '', second = ''] = begin.slice(0, 10_000).split(/\r?\n/);
  const cells = (line: string, sign: string): number => line.split(sign).filter((cell) => cell.trim() !== '').length;
  return [',', ';', '\t'].some((sign) => cells(first, sign) > 1 && second.includes(sign));
}

function noFramework(begin: string): Refusal {
  const place = START;
  const other = OTHER_FILES.find(([begins]) => begins.test(begin));
  if (other)
    throw new Refusal(
      'UnknownFormat',
      `This is ${other[1]}, not a framework that mentor reads`,
      other[2] ?? WHAT_THERE_IS,
      { place },
    );
  if (/^(#|id:|---)/.test(begin)) {
    const hint = 'Put it into the folder frameworks/ as it is; `mentor framework check` tells you whether it is right.';
    return new Refusal('UnknownFormat', 'This already looks like a mentor pack', hint, { place });
  }
  const found = begin.split('\n', 1)[0]?.slice(0, 40) ?? '';
  if (isTable(begin)) {
    const message = `Unexpected table with the columns \`${found}\`, expected those of Moodle's competencies`;
    return new Refusal('UnknownFormat', message, BEGIN_ANEW, { place });
  }
  return new Refusal('UnknownFormat', `Unexpected \`${found}\`: neither JSON nor a table`, WHAT_THERE_IS, { place });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const fault = findJsonFault(text) ?? { offset: 0, message: 'Unexpected JSON' };
    const before = text.slice(0, fault.offset);
    const place = { line: before.split('\n').length, column: fault.offset - before.lastIndexOf('\n') };
    const hint = 'The file is damaged or was edited by hand: export it again, or put that place right.';
    throw new Refusal('BrokenFile', fault.message, hint, { place });
  }
}
