/** The lines that git leaves around what it could not merge, in this order. */
const MARKS = [/^<{7}(?: |$)/, /^={7}$/, /^>{7}(?: |$)/] as const;

/** @returns where a text has an unfinished merge: its first line, from offset to offset; or null */
export function findConflict(text: string): [from: number, to: number] | null {
  if (!text.includes('<<<<<<<')) return null;
  let [at, seen, from, to] = [0, 0, 0, 0];
  for (const line of text.split('\n')) {
    if (MARKS[seen]?.test(line)) {
      if (seen === 0) [from, to] = [at, at + line.length];
      seen += 1;
      if (seen === MARKS.length) return [from, to];
    }
    at += line.length + 1;
  }
  return null;
}
