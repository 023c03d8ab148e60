/** What a page draws: the number of a stream, or of a list of such, or the list itself. */
const CONTENTS = /\/Contents\s*(?:\[([^\]]*)\]|(\d+)\s+\d+\s+R\b)/g;
const LIST = /(\d+)\s+\d+\s+obj\s*\[([^\]]*)\]/g;
const REFERENCE = /(\d+)\s+\d+\s+R\b/g;

/**
 * How many bytes the pages of a PDF draw together. A stream is unpacked once and may be drawn by each of thousands of pages,
 * which takes an engine as long as if each had its own.
 * @param objects the file's text outside its streams
 * @param packed what its streams of packed objects unpack to
 * @param sizes of its streams, by their number
 */
export function drawnSize(objects: string, packed: readonly string[], sizes: ReadonlyMap<string, number>): number {
  const lists = new Map(packed.flatMap(packedLists));
  for (const [, number = '', list = ''] of objects.matchAll(LIST)) lists.set(number, list);
  const sizeOf = (list: string): number =>
    [...list.matchAll(REFERENCE)].reduce((sum, [, number = '']) => sum + (sizes.get(number) ?? 0), 0);
  const listSizes = new Map([...lists].map(([number, list]) => [number, sizeOf(list)]));
  let drawn = 0;
  for (const text of [objects, ...packed])
    for (const [, list, number = ''] of text.matchAll(CONTENTS))
      drawn += list === undefined ? (sizes.get(number) ?? listSizes.get(number) ?? 0) : sizeOf(list);
  return drawn;
}

/** A stream of packed objects begins with the number of each and where it stands behind the first of them. */
function packedLists(text: string): [number: string, list: string][] {
  const [head = ''] = /^[\d\s]*/.exec(text) ?? [];
  const numbers = head.trim().split(/\s+/);
  return numbers.flatMap((number, index): [string, string][] => {
    const at = head.length + Number(numbers[index + 1]);
    return index % 2 === 0 && text[at] === '[' ? [[number, text.slice(at, text.indexOf(']', at))]] : [];
  });
}
