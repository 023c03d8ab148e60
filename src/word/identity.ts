import { createHash } from 'node:crypto';

/** What a Word file of this program says of itself, in its own properties: they survive other programs, hidden parts do not. */
export interface WordIdentity {
  /** `id` of portfolio.yaml; null where it has none. */
  portfolio: string | null;
  /** The stages shown, as `ljmu-2016/advanced`. */
  stages: readonly string[];
  /** SHA-256 of what the file was made from. */
  sources: string;
  /** The commit, where the portfolio is in a repository. */
  made: string | null;
  /** At a university: under whose id and which number it was received, as `m0001/001`. */
  received?: string;
}

/** The property that says under whose id a file for a reader was received. */
export const RECEIVED = 'mentor.received';

/** Other programs cut a property that is longer. */
const LONGEST = 240;
const TEXT = 'mentor.text.';

/**
 * The properties of a file: what it is, and a short number of each paragraph, so that what is typed into it later can be
 * told from what was there. They are numbers, so that no search for names takes one for a name.
 */
export function identityProperties(
  identity: WordIdentity,
  paragraphs: Iterable<string>,
): { name: string; value: string }[] {
  const numbers = [...new Set([...paragraphs].map(numberOf))].filter((number) => number !== '').sort();
  const lines: string[] = [];
  for (const number of numbers) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + number.length < LONGEST) lines[lines.length - 1] = `${last} ${number}`;
    else lines.push(number);
  }
  const own: [string, string | null | undefined][] = [
    ['mentor.portfolio', identity.portfolio],
    ['mentor.stage', identity.stages.join(' ')],
    ['mentor.sources', identity.sources],
    ['mentor.made', identity.made],
    [RECEIVED, identity.received],
    ...lines.map((line, index): [string, string] => [`${TEXT}${index + 1}`, line]),
  ];
  return own.flatMap(([name, value]) => (name && value ? [{ name, value }] : []));
}

/** Whether a paragraph was in the file when it was made; null where the file does not say. */
export function knownParagraphs(properties: ReadonlyMap<string, string>): ((text: string) => boolean) | null {
  const numbers = new Set([...properties].flatMap(([name, value]) => (name.startsWith(TEXT) ? value.split(' ') : [])));
  return numbers.size === 0 ? null : (text) => numberOf(text) === '' || numbers.has(numberOf(text));
}

/** Seven digits for the letters of a text, whatever spaces and quotes a program made of its own; '' for none. */
function numberOf(text: string): string {
  const letters = text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
  if (letters === '') return '';
  const value = createHash('sha256').update(letters).digest().readUInt32BE(0) % 10_000_000;
  return String(value).padStart(7, '0');
}
