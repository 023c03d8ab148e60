import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { Refusal } from '../../text/refusal.js';
import { inMemory, readZip } from '../../zip/bounded.js';

/** More is no Word form. */
const LARGEST_FORM = 64 * 1024 * 1024;

/**
 * What something that came is: by its first bytes where its name does not say, as people rename files and mail programs do.
 * @param path absolute
 * @throws Refusal NotAPortfolio, with what to ask for in its place
 */
export function kindOf(path: string): 'folder' | 'zip' | 'form' {
  const state = statSync(path);
  if (state.isDirectory()) return 'folder';
  if (/\.zip$/i.test(path)) return 'zip';
  // What is wrong with another kind of text is said where Word files are read.
  if (/\.(?:docx?|odt|rtf)$/i.test(path)) return 'form';
  const head = headOf(path);
  const names = head.startsWith('PK') && state.size <= LARGEST_FORM ? namesIn(path) : [];
  if (names.includes('word/document.xml')) return 'form';
  if (names.some((name) => /(?:^|\/)(?:portfolio\.yaml|manifest\.json)$/.test(name))) return 'zip';
  const [, , message, hint] = OTHERS.find(([name, bytes]) => name.test(path) || bytes?.test(head)) ?? UNKNOWN;
  throw notOne(message, hint);
}

const UNPACK = 'Unpack it, and put the folder into inbox/.';
const ZIP = 'Ask for the zip that `mentor submit` made with it.';
/** What comes in place of a zip: how its name ends, or how it begins. */
const OTHERS: readonly [name: RegExp, bytes: RegExp | null, message: string, hint: string][] = [
  [/\.(?:eml|msg)$/i, null, 'It is an e-mail.', 'Save what is attached to it into inbox/.'],
  [/\.(?:crdownload|part|partial|download|opdownload)$/i, null, 'Its download was not finished.', 'Fetch it again.'],
  [/\.icloud$/i, null, 'It is not on this computer yet.', 'Open inbox/ in the Finder, and let iCloud fetch it.'],
  [/\.pdf$/i, /^%PDF/, 'It is a PDF.', ZIP],
  [/\.html?$/i, /^\s*<(?:!doc|html)/i, 'It is a web page.', ZIP],
  [/\.rar$/i, /^Rar!/, 'It is a RAR archive.', UNPACK],
  [/\.7z$/i, /^7z\xbc\xaf/, 'It is a 7z archive.', UNPACK],
  [/\.(?:tar|tgz|gz|bz2|xz)$/i, /^\x1f\x8b/, 'It is a tar or gz archive.', UNPACK],
];
const UNKNOWN = [
  null,
  null,
  'It is no zip, no folder and no Word form.',
  'Expected the zip that `mentor submit` makes, a folder, or a filled-in Word form.',
] as const;

const namesIn = (path: string): string[] => (readZip(inMemory(readFileSync(path))) ?? []).map(({ name }) => name);

function headOf(path: string): string {
  const handle = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(8);
    return bytes.toString('latin1', 0, readSync(handle, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(handle);
  }
}

const notOne = (message: string, hint: string): Refusal => new Refusal('NotAPortfolio', message, hint);
