import { referenceIn } from './raw-piece.js';

/** A bookmark (ISO 32000-1, 12.3.3): what is written of it. */
export interface Bookmark {
  readonly number: number;
  readonly text: string;
  /** As it is written: `(letters)` or `<hexadecimal>`. */
  readonly title: string;
  /** The rest, in which no letters of a title can be taken for something else. */
  readonly rest: string;
}

const TITLE = /\/Title (\((?:[^\\()]|\\[\s\S])*\)|<[\dA-Fa-f]*>)/;

/** All in reading order: one, what is below it, then the next. */
export function* bookmarksOf(texts: ReadonlyMap<number, string>, outline: number | undefined): Generator<Bookmark> {
  const seen = new Set<number | undefined>();
  const waiting = [referenceIn(texts.get(outline ?? 0) ?? '', 'First')];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const text = texts.get(number);
    if (text === undefined || seen.has(number)) continue;
    seen.add(number);
    const title = TITLE.exec(text)?.[1] ?? '()';
    const rest = text.replace(TITLE, '');
    yield { number, text, title, rest };
    waiting.push(...['Next', 'First'].map((key) => referenceIn(rest, key)).filter((one) => one !== undefined));
  }
}

/** A bookmark with another title. */
export function titled(text: string, title: string): string {
  return text.replace(TITLE, () => `/Title ${title}`);
}
