import { ParseSpeeds, PDFDocument, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';

/** A file in one piece with one table of its objects at its end (ISO 32000-1, 7.5.4 and 7.5.5). */
const TAIL = /startxref\s+(\d+)\s+%%EOF\s*$/;
const LONGEST_TAIL = 2048;
const LONGEST_TABLE = 4e6;
/** What a trailer says of a file that was added to, is locked or has its objects packed. */
const MORE = /\/(?:Prev|XRefStm|Encrypt)\b/;
const ENTRY = 20;
const TEXT_IN_BRACKETS = /\((?:\\[\s\S]|[^()\\])*\)/g;
/** What begins like a number and is none, as `300.0.0`: readers differ in what they take it for. */
const ODD_NUMBER = /(?:^|[\s[\]>])(?![+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:$|[\s[\]<>()/%]))[-+.\d]/;

/**
 * Reads a PDF whose bytes leave no reader a choice: its table leads to each of its objects, each stream is as long as it says, and
 * each number is one. Such a file needs no mending, and what it holds is taken as it is.
 *
 * @returns null for every other file, sound or not
 */
export async function readPlainFile(bytes: Uint8Array): Promise<PDFDocument | null> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const objects = placedObjects(file);
    if (objects === null) return null;
    const how = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest, throwOnInvalidObject: true };
    const pdf = await PDFDocument.load(bytes, how);
    const found = pdf.context.enumerateIndirectObjects();
    return found.length === objects && found.every(([, object]) => isWhole(object)) ? pdf : null;
  } catch {
    return null;
  }
}

/** How many objects the table leads to; null where it is none, or leads astray. */
function placedObjects(file: Buffer): number | null {
  if (!file.subarray(0, 5).equals(Buffer.from('%PDF-'))) return null;
  const [, start = ''] = TAIL.exec(file.toString('latin1', Math.max(0, file.length - LONGEST_TAIL))) ?? [];
  if (start === '' || file.length - Number(start) > LONGEST_TABLE) return null;
  const table = file.toString('latin1', Number(start));
  const [, count = '', more = ''] = /^xref\s+0 (\d+) ?\r?\n([\s\S]*)$/.exec(table) ?? [];
  const entries = more.slice(0, Number(count) * ENTRY);
  const trailer = more.slice(entries.length);
  if (count === '' || !trailer.startsWith('trailer') || MORE.test(trailer)) return null;
  const used = entriesOf(entries);
  return used.every((one, at) => isAsSaid(file, one, used[at + 1]?.place ?? Number(start))) ? used.length : null;
}

interface Entry {
  readonly number: number;
  readonly place: number;
}

/** The objects that are used, as they follow each other in the file. */
function entriesOf(entries: string): Entry[] {
  const all = Array.from({ length: entries.length / ENTRY }, (_, number) => ({
    number,
    text: entries.slice(number * ENTRY, (number + 1) * ENTRY),
  }));
  return all
    .filter(({ text }) => text.slice(10, 18) === ' 00000 n')
    .map(({ number, text }) => ({ number, place: Number(text.slice(0, 10)) }))
    .sort((one, other) => one.place - other.place);
}

/** Whether the object is there that the table says, in words that leave no doubt. */
function isAsSaid(file: Buffer, { number, place }: Entry, next: number): boolean {
  const data = file.subarray(place, next).indexOf('stream');
  const words = file.toString('latin1', place, data === -1 ? next : place + data);
  return words.startsWith(`${number} 0 obj`) && !ODD_NUMBER.test(words.replace(TEXT_IN_BRACKETS, '()'));
}

function isWhole(object: unknown): boolean {
  if (!(object instanceof PDFRawStream)) return true;
  const length = object.dict.get(PDFName.of('Length'));
  return length instanceof PDFNumber && length.asNumber() === object.contents.length;
}
