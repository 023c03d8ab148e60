/** What is being written at a place, and the stretch of it that a completion replaces. Offsets in the text. */
export type Spot = { from: number; to: number } & (
  | { what: 'key' }
  /** `inner` is the key within the value, as `file` in `{file: …}`; `isMap` where a key of that kind may stand. */
  | { what: 'value'; key: string; inner: string | null; isMap: boolean }
  | { what: 'link' | 'task' | 'for' | 'heading' | 'source' }
);

/** Nobody writes an id this far to the right. */
const LONGEST_LINE = 5000;

/**
 * Says what is being written. Works on lines, since a text that is being written seldom parses.
 * @param isYaml the whole file is YAML, not only its front-matter
 */
export function spotAt(text: string, offset: number, isYaml: boolean): Spot | null {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  if (offset - lineStart > LONGEST_LINE) return null;
  const before = text.slice(lineStart, offset);
  const inYaml = isYaml || (lineStart > 0 && offset <= frontMatterEnd(text));
  return inYaml ? yamlSpot(text, offset, lineStart, before) : bodySpot(text, offset, before);
}

/** @returns the offset of the line end before the closing hyphens; where there are none yet, of the text's end */
function frontMatterEnd(text: string): number {
  if (!/^---[ \t]*\n/.test(text)) return 0;
  const close = text.indexOf('\n---', 3);
  return close === -1 ? text.length : close;
}

function yamlSpot(text: string, offset: number, lineStart: number, before: string): Spot | null {
  if (/^[\w-]*$/.test(before) && before !== '-') return { what: 'key', ...wordAt(text, offset, before, /^[\w-]*:?/) };
  const own = /^([\w-]+):/.exec(before);
  const key = own?.[1] ?? keyAbove(text, lineStart);
  if (key === null || before.trimStart().startsWith('#')) return null;
  const value = own ? before.slice(own[0].length) : before;
  const opened = value.lastIndexOf('{') > value.lastIndexOf('}');
  const part = value.slice(Math.max(value.lastIndexOf('['), value.lastIndexOf('{'), value.lastIndexOf(',')) + 1);
  const lead = /^\s*(?:-\s+)?(?:([^\s:'"]+):(?:\s+|$))?['"]?/.exec(part);
  const word = part.slice(lead?.[0].length ?? 0);
  const inner = lead?.[1] ?? null;
  const isMap = inner === null && (opened || (own === null && !/^\s*-/.test(before)));
  return { what: 'value', key, inner, isMap, ...wordAt(text, offset, word, /^[^\s,\]}'"]*/) };
}

/** The key of the first column that an indented line or an item of a list belongs to. */
function keyAbove(text: string, lineStart: number): string | null {
  let end = lineStart - 1;
  while (end > 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    const key = /^([\w-]+):/.exec(line)?.[1];
    if (key !== undefined) return key;
    if (line === '---' || start === 0) return null;
    end = start - 1;
  }
  return null;
}

const BODY = [
  ['source', /(?:^|[\s[(;-])@([^\s[\]();,@]*)$/, /^[^\s[\]();,@]*/],
  ['link', /\]\(\s*<?([^()<>\s]*)$/, /^[^()<>\s]*/],
  ['task', /^\s*[-*+]\s+\[[ xX]\]\s+(\S*)$/, /^\S*/],
  ['for', /^\s*[-*+]\s+for:\s*(\S*)$/, /^\S*/],
  ['heading', /^##\s+(\S*)$/, /^\S*/],
] as const;

function bodySpot(text: string, offset: number, before: string): Spot | null {
  for (const [what, begins, goesOn] of BODY) {
    const word = begins.exec(before)?.[1];
    if (word !== undefined) return { what, ...wordAt(text, offset, word, goesOn) };
  }
  return null;
}

function wordAt(text: string, offset: number, word: string, goesOn: RegExp): { from: number; to: number } {
  const end = text.indexOf('\n', offset);
  const rest = text.slice(offset, end === -1 ? text.length : end);
  return { from: offset - word.length, to: offset + (goesOn.exec(rest)?.[0].length ?? 0) };
}
