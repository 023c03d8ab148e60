/** Where a text stops being JSON. `JSON.parse` does not always say. */
export interface JsonFault {
  offset: number;
  /** What stands there, and what was expected. */
  message: string;
}

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end';

const NAMES: Record<Expected, string> = {
  value: 'a value',
  'value or ]': 'a value or `]`',
  key: 'a key in double quotes',
  'key or }': 'a key in double quotes or `}`',
  colon: 'a colon',
  'comma or end': 'a comma or the closing bracket',
};

const WORD = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/** @returns the first place at which `text` is no JSON, or null where it is */
export function findJsonFault(text: string): JsonFault | null {
  const open: string[] = [];
  let expected: Expected | 'nothing' = 'value';
  let at = skipSpace(text, 0);
  for (; at < text.length; at = skipSpace(text, at)) {
    const character = text[at] ?? '';
    if (expected === 'nothing') return fault(text, at, 'the end of the file');
    const next: { state: Expected | 'nothing'; at: number } | null = step(text, at, character, expected, open);
    if (!next) return breakInText(text, at) ?? fault(text, at, NAMES[expected]);
    ({ state: expected, at } = next);
  }
  return expected === 'nothing' ? null : fault(text, at, NAMES[expected]);
}

function step(
  text: string,
  at: number,
  character: string,
  expected: Expected,
  open: string[],
): { state: Expected | 'nothing'; at: number } | null {
  const closes = open.at(-1) === '{' ? '}' : open.at(-1) === '[' ? ']' : '';
  if (character === closes && expected !== 'value' && expected !== 'key' && expected !== 'colon') {
    if (closes === '}' && expected === 'value or ]') return null;
    open.pop();
    return { state: open.length === 0 ? 'nothing' : 'comma or end', at: at + 1 };
  }
  if (expected === 'colon') return character === ':' ? { state: 'value', at: at + 1 } : null;
  if (expected === 'comma or end') {
    if (character !== ',') return null;
    return { state: open.at(-1) === '{' ? 'key' : 'value', at: at + 1 };
  }
  if (expected === 'key' || expected === 'key or }') {
    const end = character === '"' ? stringEnd(text, at) : -1;
    return end === -1 ? null : { state: 'colon', at: end };
  }
  if (character === '{' || character === '[') {
    open.push(character);
    return { state: character === '{' ? 'key or }' : 'value or ]', at: at + 1 };
  }
  const end = character === '"' ? stringEnd(text, at) : wordEnd(text, at);
  return end === -1 ? null : { state: open.length === 0 ? 'nothing' : 'comma or end', at: end };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (' \t\n\r'.includes(text[at] ?? 'x')) at += 1;
  return at;
}

/** @returns the offset behind the closing quote, or -1 where the string never ends or holds what it may not */
function stringEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return -1;
    if (code !== 0x5c) continue;
    at += 1;
    const escaped = text[at] ?? '';
    if (escaped === 'u' && /^[0-9a-f]{4}$/i.test(text.slice(at + 1, at + 5))) at += 4;
    else if (!'"\\/bfnrt'.includes(escaped) || escaped === '') return -1;
  }
  return -1;
}

/** A text in quotes that goes on on the next line: programs that write JSON never do that. */
function breakInText(text: string, from: number): JsonFault | null {
  if (text[from] !== '"') return null;
  const end = text.slice(from + 1).search(/["\n\r]/);
  const at = from + 1 + end;
  if (end === -1 || text[at] === '"') return null;
  return { offset: at, message: 'Unexpected line break inside a text, expected its closing quote or `\\n`' };
}

function wordEnd(text: string, at: number): number {
  WORD.lastIndex = at;
  const found = WORD.exec(text);
  return found ? at + found[0].length : -1;
}

function fault(text: string, offset: number, expected: string): JsonFault {
  const found = offset >= text.length ? 'end of the file' : `\`${text.slice(offset, offset + 20).split('\n')[0]}\``;
  return { offset, message: `Unexpected ${found}, expected ${expected}` };
}
