const TAIL = '\nendobj\n';

/** A place of an object in the file: where what it says begins, and where that ends. */
export interface PlacedObject {
  readonly number: number;
  readonly from: number;
  readonly to: number;
}

/** Whether a text stands at a place of a file. */
export function holds(file: Buffer, place: number, text: string): boolean {
  return file.toString('latin1', place, place + text.length) === text;
}

/** Letters of an entry in a table of references: ten of the place, five of the generation, its kind, blanks and line end. */
const ENTRY = 20;

/**
 * Where each object of the file begins and ends, in the order of the file, by its table of references
 * (ISO 32000-1, 7.5.4). A file with another kind of table gives none.
 */
export function objectsOf(file: Buffer): PlacedObject[] {
  const place = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.toString('latin1', file.length - 64))?.[1]);
  const head = /^xref\s+0 (\d+)\s*\n/.exec(file.toString('latin1', place, place + 64));
  if (!head) return [];
  const [table, count] = [place + head[0].length, Number(head[1])];
  const starts: [start: number, number: number][] = [];
  const entries = file.toString('latin1', table, table + count * ENTRY);
  for (let number = 0; number < count; number += 1) {
    const entry = entries.slice(number * ENTRY, (number + 1) * ENTRY);
    if (entry.charAt(17) === 'n') starts.push([Number(entry.slice(0, 10)), number]);
  }
  starts.sort(([one], [other]) => one - other);
  return starts.map(([start, number], index) => {
    const end = starts[index + 1]?.[0] ?? place;
    return { number, from: start + `${number} 0 obj\n`.length, to: end - TAIL.length, end };
  });
}
