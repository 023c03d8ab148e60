import { once } from '../text/remember.js';

/** One work that a citation names. */
export interface CitedWork {
  key: string;
  /** Words in front of it in its brackets: `see`. */
  before: string;
  /** What follows it, without the comma: `p. 4`. */
  locator: string;
  /** `[-@key]`: the sentence names the author already. */
  yearOnly: boolean;
  /** Offsets of `@` and of the end of the key. */
  from: number;
  to: number;
}

/** `[@one; @two, p. 4]`, or `@one [p. 4]` as part of a sentence. */
export interface CitationGroup {
  from: number;
  to: number;
  bracketed: boolean;
  works: CitedWork[];
}

const KEY = '[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_]|[:.#$%&+?<>~/-](?=[\\p{L}\\p{N}_]))*';
const BRACKETS = /\[([^[\]]{2,1000})\]/g;
const work = once(() => new RegExp(`^(\\s*|[^@]*\\s)(-?)@(${KEY})(?:\\s*,)?((?:\\s[^@]*)?)$`, 'u'));
const inSentence = once(() => new RegExp(`(?<![\\p{L}\\p{N}_@./\\\\:-])@(${KEY})`, 'gu'));
const LOCATOR =
  /\s\[((?:pp?\.|chaps?\.|ch\.|chapters?|sections?|sec\.|para\.|figs?\.|table|line)?\s*\d[^[\]@]{0,100})\](?![(:])/y;

/**
 * Finds what Pandoc's readers take for citations. Whether `@somebody` in a sentence is one depends on the sources that
 * there are; between brackets it is meant so.
 * @param text plain text or Markdown; in Markdown, links and code are the caller's to leave out
 */
export function findCitations(text: string): CitationGroup[] {
  if (!text.includes('@')) return [];
  const bracketed = [...text.matchAll(BRACKETS)].flatMap((match) => bracketedGroup(match) ?? []);
  const isBracketed = within(bracketed.map(({ from, to }) => [from, to]));
  const inSentences = [...text.matchAll(inSentence())]
    .filter(({ index }) => !isBracketed(index))
    .map((match) => groupInSentence(text, match));
  return [...bracketed, ...inSentences].sort((a, b) => a.from - b.from);
}

/**
 * Whether places lie within stretches of a text.
 * @param stretches in the order in which they begin
 * @returns a function to be asked for places in rising order
 */
export function within(stretches: readonly (readonly [from: number, to: number])[]): (place: number) => boolean {
  let [next, end] = [0, 0];
  return (place) => {
    for (let stretch = stretches[next]; stretch && stretch[0] <= place; stretch = stretches[++next])
      end = Math.max(end, stretch[1]);
    return place < end;
  };
}

function bracketedGroup({ 0: whole, 1: inside = '', index }: RegExpExecArray): CitationGroup | null {
  const works: CitedWork[] = [];
  let at = index + 1;
  for (const part of inside.split(';')) {
    const match = work().exec(part);
    if (!match) return null;
    const [, before = '', minus = '', key = '', after = ''] = match;
    const from = at + before.length + minus.length;
    works.push({
      key,
      before: before.trim(),
      locator: after.trim(),
      yearOnly: minus !== '',
      from,
      to: from + key.length + 1,
    });
    at += part.length + 1;
  }
  return { from: index, to: index + whole.length, bracketed: true, works };
}

function groupInSentence(text: string, { 0: whole, 1: key = '', index: from }: RegExpExecArray): CitationGroup {
  const to = from + whole.length;
  LOCATOR.lastIndex = to;
  const page = LOCATOR.exec(text);
  const work: CitedWork = { key, before: '', locator: page?.[1] ?? '', yearOnly: false, from, to };
  return { from, to: to + (page?.[0].length ?? 0), bracketed: false, works: [work] };
}
