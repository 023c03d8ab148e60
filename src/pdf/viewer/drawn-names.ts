import { addTo } from '../../text/group-by.js';

const NAME = String.raw`\/([^\s\0()<>[\]{}/%]+)`;
const NAMES = new RegExp(String.raw`${NAME}[\s\0]*`, 'g');
const COMMENT = /%[^\r\n]*[\s\0]*/y;
/** What a name stands for. */
const NAMED = new RegExp(String.raw`${NAME}[\s\0]+(\d+)[\s\0]+\d+[\s\0]+R\b`, 'g');

/**
 * The names that a stream draws: behind each stands `Do`, or comments and then `Do`. All names in a row of comments share what is
 * behind it, which is looked for once.
 */
export function* drawnIn(content: string): Iterable<string> {
  let behind = 0;
  for (const { 0: whole, 1: name = '', index } of content.matchAll(NAMES)) {
    let at = index + whole.length;
    if (content[at] === '%') {
      if (at >= behind) behind = behindComments(content, at);
      at = behind;
    }
    if (/^Do\b/.test(content.slice(at, at + 3))) yield plain(name);
  }
}

function behindComments(content: string, from: number): number {
  let at = from;
  for (COMMENT.lastIndex = at; COMMENT.test(content); ) at = COMMENT.lastIndex;
  return at;
}

/** What each name in the texts of objects stands for. */
export function namesOf(texts: readonly string[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const text of texts)
    for (const [, written = '', number = ''] of text.matchAll(NAMED)) addTo(names, plain(written), number);
  return names;
}

/** A name may be written with the numbers of its letters (7.3.5). */
function plain(name: string): string {
  return name.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
