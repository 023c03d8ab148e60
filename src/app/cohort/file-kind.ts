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
  if (/\.(?:eml|msg)$/i.test(path)) throw notOne('It is an e-mail.', 'Save what is attached to it into inbox/.');
  const head = headOf(path);
  if (head.startsWith('%PDF')) throw notOne('It is a PDF.', 'Ask for the zip that `mentor submit` made with it.');
  const names = head.startsWith('PK') && state.size <= LARGEST_FORM ? namesIn(path) : [];
  if (names.includes('word/document.xml')) return 'form';
  if (names.some((name) => /(?:^|\/)(?:portfolio\.yaml|manifest\.json)$/.test(name))) return 'zip';
  throw notOne(
    'It is no zip, no folder and no Word form.',
    'Expected the zip that `mentor submit` makes, a folder, or a filled-in Word form.',
  );
}

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
