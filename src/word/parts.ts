import { Refusal } from '../text/refusal.js';
import { inMemory, readZip, type ZipEntry } from '../zip/bounded.js';
import { parseXml, type XmlElement } from './xml.js';

/** The parts of a Word file, read when they are asked for. */
export interface WordParts {
  /** @returns the part as XML, or null where the file has none; `name` is its place within the folder of the document */
  read: (name: string) => XmlElement | null;
  properties: () => XmlElement | null;
  /** Its headers and footers. */
  edges: () => XmlElement[];
  document: () => XmlElement;
}

const OLE = 'd0cf11e0a1b11ae1';
const EDGE = /^(?:header|footer)\d*\.xml$/;
const SAVE = 'Open it in Word or LibreOffice, choose Save as, Word document (.docx), and use that file.';

/**
 * @param bytes of the file
 * @param called its name, for messages
 * @throws Refusal where it is no Word file, protected, damaged, or made to fill the memory
 */
export function openParts(bytes: Buffer, called: string): WordParts {
  if (bytes.subarray(0, 8).toString('hex') === OLE) throw oldOrProtected(bytes, called);
  const entries = new Map((readZip(inMemory(bytes)) ?? []).map((entry) => [entry.name, entry]));
  const main = mainPart(entries);
  if (main === null) throw otherKind(bytes, entries, called);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  return {
    read: (name) => partOf(entries, folder + name),
    properties: () => partOf(entries, 'docProps/custom.xml'),
    edges: () =>
      [...entries.keys()]
        .filter((name) => name.startsWith(folder) && EDGE.test(name.slice(folder.length)))
        .flatMap((name) => partOf(entries, name) ?? []),
    document: () => partOf(entries, main) ?? parseXml('', main),
  };
}

/** Where the document lies: `word/document.xml` in nearly every file, else where its relations say. */
function mainPart(entries: ReadonlyMap<string, ZipEntry>): string | null {
  if (entries.has('word/document.xml')) return 'word/document.xml';
  const relations = partOf(entries, '_rels/.rels')?.children ?? [];
  for (const one of relations) {
    if (typeof one === 'string' || !one.attributes['Type']?.endsWith('/officeDocument')) continue;
    const target = one.attributes['Target']?.replace(/^\//, '') ?? '';
    if (/document\d*\.xml$/.test(target) && entries.has(target)) return target;
  }
  return null;
}

function partOf(entries: ReadonlyMap<string, ZipEntry>, name: string): XmlElement | null {
  const entry = entries.get(name);
  if (!entry) return null;
  const bytes = entry.isEncrypted ? null : entry.read();
  if (bytes === null) {
    const message = `The Word file cannot be read: ${name} in it is damaged, or unpacks to more than any document holds.`;
    throw new Refusal('DamagedWordFile', message, 'Ask for it again, saved by Word as .docx.');
  }
  return parseXml(decoded(bytes), name);
}

/** XML of Word is UTF-8 but for a few old programs that write UTF-16 with its mark in front. */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  const text = bytes.toString('utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function oldOrProtected(bytes: Buffer, called: string): Refusal {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')))
    return notWord(
      `${called} is protected with a password.`,
      'Remove the password in Word (File, Info) and save it again.',
    );
  return notWord(`${called} is an old Word file (.doc).`, SAVE);
}

/** First bytes of what people take for a Word file. */
const KINDS: readonly [RegExp, string, string][] = [
  [/^%PDF/, 'a PDF', 'Use the Word file that it was made from.'],
  [/^\{\\rtf/, 'a Rich Text file (.rtf)', SAVE],
  [/^\s*(?:<!doctype html|<html)/i, 'a web page', SAVE],
];

function otherKind(bytes: Buffer, entries: ReadonlyMap<string, ZipEntry>, called: string): Refusal {
  const head = bytes.toString('latin1', 0, 200);
  const [, kind = null, hint = ''] = KINDS.find(([pattern]) => pattern.test(head)) ?? [];
  if (kind !== null) return notWord(`${called} is ${kind}, but a Word file (.docx) was expected.`, hint);
  if (entries.has('content.xml')) return notWord(`${called} is an OpenDocument file (.odt).`, SAVE);
  if (entries.has('xl/workbook.xml'))
    return notWord(`${called} is an Excel file, but a Word file (.docx) was expected.`, 'Use the Word file.');
  const what = bytes.length === 0 ? 'is empty' : 'is not a Word file, or is damaged';
  return notWord(`${called} ${what}.`, 'A Word file (.docx) was expected. If it opens in Word, save it there again.');
}

const notWord = (message: string, hint: string): Refusal => new Refusal('NoWordFile', message, hint);
