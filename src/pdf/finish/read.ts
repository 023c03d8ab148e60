import { ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib';

/** An object of the file that nothing here needs to understand: its number, and its bytes between `obj` and `endobj`. */
export interface RawObject {
  readonly number: number;
  readonly bytes: Buffer;
}

export interface Printed {
  readonly pdf: PDFDocument;
  /** The elements of the tag tree, nine tenths of all objects: set aside unread, and written back as they are. */
  readonly tags: readonly RawObject[];
}

/** Reads what Chromium printed. Setting the tags aside first takes reading from a tenth of the print's time to a fiftieth. */
export async function readPrinted(printed: Uint8Array): Promise<Printed> {
  const file = withRenumberedTagIds(printed);
  const { rest, tags } = setTagsAside(file);
  const pdf = await PDFDocument.load(rest, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  const { context } = pdf;
  context.largestObjectNumber = tags.reduce((most, { number }) => Math.max(most, number), context.largestObjectNumber);
  return { pdf, tags };
}

/**
 * Numbers the ids of tags (those by which table cells name their header cells) anew from 1. The browser counts all it has ever
 * shown, so the same document would get other ids after another one. All ids are equally long and their order stays, so
 * neither the sorted tree of ids nor any place in the file moves.
 */
function withRenumberedTagIds(printed: Uint8Array): Buffer {
  const file = Buffer.from(printed);
  const places = placesOfTagIds(file);
  const idAt = (place: number): string => file.toString('latin1', place, place + TAG_ID.length);
  const ids = [...new Set(places.map(idAt))].sort();
  const renumbered = new Map(ids.map((id, index) => [id, `(node${String(index + 1).padStart(8, '0')})`]));
  for (const place of places) file.write(renumbered.get(idAt(place)) ?? '', place, 'latin1');
  return file;
}

const TAG_ID = '(node00000000)';

function placesOfTagIds(file: Buffer): number[] {
  const places: number[] = [];
  for (let at = file.indexOf('(node'); at >= 0; at = file.indexOf('(node', at + 1)) {
    if (/^\(node\d{8}\)$/.test(file.toString('latin1', at, at + TAG_ID.length))) places.push(at);
  }
  return places;
}

const TAIL = '\nendobj\n';

function setTagsAside(file: Buffer): { rest: Buffer; tags: RawObject[] } {
  const rest: Buffer[] = [];
  const tags: RawObject[] = [];
  let kept = 0;
  for (const { number, start, end } of objectsOf(file)) {
    const head = `${number} 0 obj\n`;
    const stop = end - TAIL.length;
    if (!holds(file, start, `${head}<</Type /StructElem`) || !holds(file, stop, TAIL)) continue;
    tags.push({ number, bytes: file.subarray(start + head.length, stop) });
    rest.push(file.subarray(kept, start));
    kept = end;
  }
  return { rest: Buffer.concat([...rest, file.subarray(kept)]), tags };
}

function holds(file: Buffer, place: number, text: string): boolean {
  return file.toString('latin1', place, place + text.length) === text;
}

/**
 * Where each object of the file begins and ends, in the order of the file, by its table of references
 * (ISO 32000-1, 7.5.4). A file with another kind of table gives none, and is read whole.
 */
function objectsOf(file: Buffer): { number: number; start: number; end: number }[] {
  const place = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.toString('latin1', file.length - 64))?.[1];
  const table = place === undefined ? '' : file.toString('latin1', Number(place));
  const head = /^xref\s+0 \d+\s+/.exec(table)?.[0];
  if (place === undefined || head === undefined) return [];
  const starts = [...table.slice(head.length).matchAll(/(\d{10}) \d{5} ([nf])/g)]
    .map(([, start, kind], number) => ({ number, start: Number(start), used: kind === 'n' }))
    .filter(({ used }) => used)
    .sort((one, other) => one.start - other.start);
  return starts.map(({ number, start }, index) => ({ number, start, end: starts[index + 1]?.start ?? Number(place) }));
}
