import { MONTHS } from '../names/words.js';
import type { ContentText, NameFinder, NameMatch } from '../portfolio/index.js';
import { attributesOf } from '../text/html-tags.js';
import { unescapeText } from '../text/markdown-text.js';
import { htmlParts, isInlineInPage } from './markdown/html-parts.js';
import type { Place } from './model.js';
import { decode, isWord } from './redactor.js';

/** Attributes that hold nothing of the portfolio. */
const UNREAD = /^(?:class|style|d|viewbox|points|transform|scope|type|rel|role|xmlns|dir|width|height)$/;
const ADDRESS =
  /^(?:id|href|src|for|lang|download|name|aria-(?:labelledby|describedby|controls|details)|headers|data-(?!label).*)$/;

/** A place in a Word file whose name was cut short, and the digest behind it: letters and digits that name nobody. */
const DIGEST = /^(at_\w+)_[0-9a-f]{8}$/;
/** Comments in styles, and declarations of content. */
const WRITTEN = /\/\*[\s\S]*?\*\/|\bcontent\s*:(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|[^;}"'])*/g;

/**
 * Searches a finished page once more, as a reader and as a program see it: texts across marks, attributes, the styles' own
 * words. A name that is also a word counts but where the framework or the program says that word.
 * @returns the places where a name still stands, empty where there is none
 */
export function searchHtml(html: string, finder: NameFinder, published: ReadonlySet<string>): Place[] {
  const search = new PageSearch(finder, published);
  const withoutCode = html.replace(
    /<(style|script)\b([^>]*)>([\s\S]*?)<\/\1>/g,
    (_, tag: string, head: string, code: string) => {
      search.code(tag, code);
      return `<${tag}${head}></${tag}>`;
    },
  );
  search.page(withoutCode);
  return once(search.places);
}

/** Searches what was read back from a finished PDF. The HTML, which it was printed from, was searched for names that are words. */
export function searchPdf(texts: readonly ContentText[], finder: NameFinder): Place[] {
  const places = texts.flatMap(({ where, text }) =>
    finder
      .inText(text)
      .filter(({ from, to }) => !isWord(text.slice(from, to)))
      .map(({ person }) => ({ where: where ?? 'its text', instead: person.as })),
  );
  return once(places);
}

/**
 * Searches what was read back from a finished Word file, line by line; a name that is also a word counts as in the page.
 * @param addresses where links lead, and what places and parts are called
 */
export function searchWord(
  texts: readonly ContentText[],
  addresses: readonly string[],
  finder: NameFinder,
  published: ReadonlySet<string>,
): Place[] {
  const inTexts = texts.flatMap(({ where, text }) => {
    const search = new PageSearch(finder, published);
    for (const line of text.split('\n')) search.line(line);
    return search.places.map((place) => ({ ...place, where: where ?? 'its text' }));
  });
  const inAddresses = addresses
    .map((address) => decode(address.replace(DIGEST, '$1')))
    .flatMap((address) => [...finder.inText(address), ...finder.inPath(address)])
    .map(({ person }) => ({ where: 'a link or a place', instead: person.as }));
  return once([...inTexts, ...inAddresses]);
}

class PageSearch {
  readonly places: Place[] = [];
  readonly #finder: NameFinder;
  readonly #published: readonly string[];
  #anchor = '';

  constructor(finder: NameFinder, published: ReadonlySet<string>) {
    this.#finder = finder;
    this.#published = [...published].map(squeezed);
  }

  page(html: string): void {
    let line = '';
    for (const { from, to, kind, isInline } of htmlParts(html, isInlineInPage)) {
      const part = html.slice(from, to);
      if (kind === 'text') {
        line += part;
        this.#text(part, ({ from: at, to: end }) => isWord(part.slice(at, end)) && !this.#isPublished(part, at, end));
      } else {
        if (!isInline) {
          this.#line(line);
          line = '';
        }
        if (kind === 'tag') this.#attributes(part);
        else this.#note(this.#finder.inText(part), `a comment${this.#near()}`);
      }
    }
    this.#line(line);
  }

  /** A line of text alone. */
  line(line: string): void {
    this.#text(line, ({ from, to }) => !isWord(line.slice(from, to)) || !this.#isPublished(line, from, to));
  }

  /** Of styles, what they write on the page and what people wrote beside them; fonts are called like people. */
  code(tag: string, code: string): void {
    if (tag === 'script') this.#note(this.#finder.inText(code), 'a script');
    const said = tag === 'style' ? (code.match(WRITTEN) ?? []).join('\n') : '';
    const read = said.replace(/\\([0-9a-f]{1,6}) ?/gi, (_, hex: string) => character(Number.parseInt(hex, 16)));
    this.#note(
      this.#finder.inText(read).filter(({ from, to }) => !isWord(read.slice(from, to))),
      'the styles',
    );
  }

  #line(line: string): void {
    this.#text(line, ({ from, to }) => !isWord(line.slice(from, to)));
  }

  #text(text: string, counts: (match: NameMatch) => boolean): void {
    if (text.trim() !== '') this.#note(this.#finder.inText(text).filter(counts), `the text${this.#near()}`);
  }

  #attributes(tag: string): void {
    for (const { name, value } of attributesOf(tag)) {
      if (UNREAD.test(name) || value.startsWith('data:')) continue;
      const text = decode(unescapeText(value));
      const inText = this.#finder
        .inText(text)
        .filter(({ from, to }) => !(isWord(text.slice(from, to)) && this.#isPublished(text, from, to)));
      const found = ADDRESS.test(name) ? [...inText, ...this.#finder.inPath(text)] : inText;
      this.#note(found, `the attribute ${name}${this.#near()}`);
      if (name === 'id' && found.length === 0) this.#anchor = value;
    }
  }

  /** A month in a date, or alone as on an axis, and words of the framework. */
  #isPublished(part: string, from: number, to: number): boolean {
    const word = part.slice(from, to);
    if (/^\s+(?:\d{4}|to )/.test(part.slice(to)) && /(?:^|\d|to|,)\s*$/.test(part.slice(0, from))) return true;
    const whole = squeezed(unescapeText(part));
    if (whole === word && MONTHS.has(word.toLowerCase())) return true;
    return this.#published.some((text) => text.includes(word) && whole.includes(text));
  }

  #near(): string {
    return this.#anchor === '' ? '' : ` of #${this.#anchor}`;
  }

  #note(found: readonly NameMatch[], where: string): void {
    for (const { person } of found) this.places.push({ where, instead: person.as });
  }
}

function character(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** A place that two readings found is one. */
function once(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [`${place.instead} ${place.where}`, place])).values()];
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
