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

/** A place of an object in the file: where it begins, where what it says begins, where that ends, where the next begins. */
interface PlacedObject {
  readonly number: number;
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

function setTagsAside(file: Buffer): { rest: Buffer; tags: RawObject[] } {
  const objects = objectsOf(file);
  const lists = tagLists(file, objects);
  const rest: Buffer[] = [];
  const tags: RawObject[] = [];
  let kept = 0;
  for (const { number, start, from, to, end } of objects) {
    if (!(lists.has(number) || holds(file, from, TAG)) || !holds(file, to, TAIL)) continue;
    tags.push({ number, bytes: file.subarray(from, to) });
    if (start > kept) rest.push(file.subarray(kept, start));
    kept = end;
  }
  return { rest: Buffer.concat([...rest, file.subarray(kept)]), tags };
}

const TAG = '<</Type /StructElem';
const PARENT_TREE = '<</Type /ParentTree';

/** Numbers of the tree that leads from a page to its tags, and of the lists in it: as long as there are tags. */
function tagLists(file: Buffer, objects: readonly PlacedObject[]): Set<number> {
  const tree = objects.find(({ from }) => holds(file, from, PARENT_TREE));
  if (!tree) return new Set();
  const text = file.toString('latin1', tree.from, tree.to);
  return new Set([tree.number, ...[...text.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number))]);
}

function holds(file: Buffer, place: number, text: string): boolean {
  return file.toString('latin1', place, place + text.length) === text;
}

/** Letters of an entry in a table of references: ten of the place, five of the generation, its kind, blanks and line end. */
const ENTRY = 20;

/**
 * Where each object of the file begins and ends, in the order of the file, by its table of references
 * (ISO 32000-1, 7.5.4). A file with another kind of table gives none, and is read whole.
 */
function objectsOf(file: Buffer): PlacedObject[] {
  const place = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.toString('latin1', file.length - 64))?.[1]);
  const head = /^xref\s+0 (\d+)\s*\n/.exec(file.toString('latin1', place, place + 64));
  if (!head) return [];
  const [table, count] = [place + head[0].length, Number(head[1])];
  const starts: [start: number, number: number][] = [];
  for (let number = 0; number < count; number += 1) {
    const entry = file.toString('latin1', table + number * ENTRY, table + number * ENTRY + ENTRY);
    if (entry.charAt(17) === 'n') starts.push([Number(entry.slice(0, 10)), number]);
  }
  starts.sort(([one], [other]) => one - other);
  return starts.map(([start, number], index) => {
    const end = starts[index + 1]?.[0] ?? place;
    return { number, start, from: start + `${number} 0 obj\n`.length, to: end - TAIL.length, end };
  });
}
