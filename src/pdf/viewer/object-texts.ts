const OBJECT = /(?<!\d)(\d+)\s+\d+\s+obj\b/g;

/**
 * What stands in each object of a PDF, by its number; an object of several versions has them all.
 * @param objects the file's text outside its streams
 * @param packed what its streams of packed objects unpack to
 */
export function objectTexts(objects: string, packed: readonly string[]): Map<string, string> {
  const texts = new Map<string, string>();
  const add = (number: string, text: string): unknown => texts.set(number, (texts.get(number) ?? '') + text);
  let [begin, open] = [0, ''];
  for (const { 0: head, 1: number = '', index } of objects.matchAll(OBJECT)) {
    if (open !== '') add(open, objects.slice(begin, index));
    [begin, open] = [index + head.length, number];
  }
  if (open !== '') add(open, objects.slice(begin));
  for (const text of packed) for (const [number, object] of packedObjects(text)) add(number, object);
  return texts;
}

/** A stream of packed objects begins with the number of each and where it stands behind the first of them. */
function packedObjects(text: string): [number: string, object: string][] {
  const [head = ''] = /^[\d\s]*/.exec(text) ?? [];
  const numbers = head.trim().split(/\s+/);
  const placed = numbers.flatMap((number, index) =>
    index % 2 === 0 ? [{ number, at: head.length + Number(numbers[index + 1] ?? 0) }] : [],
  );
  placed.sort((one, other) => one.at - other.at);
  return placed.map(({ number, at }, index) => [number, text.slice(at, placed[index + 1]?.at)]);
}
