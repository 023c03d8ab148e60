/** The three lines that git leaves around what it could not merge, each on its own and in this order. */
const CONFLICT = /^<{7}(?: .*)?\n(?:.*\n)*?={7}\n(?:.*\n)*?>{7}(?: .*)?$/m;

/** @returns where a text has an unfinished merge: its first line, from offset to offset; or null */
export function findConflict(text: string): [from: number, to: number] | null {
  if (!text.includes('<<<<<<<')) return null;
  const from = CONFLICT.exec(text)?.index;
  return from === undefined ? null : [from, text.indexOf('\n', from)];
}
