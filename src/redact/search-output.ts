import { FIXED_PLACES } from '../document/fixed-places.js';
import { pageScript } from '../html/page/page-script.js';
import type { Marks, Stretch } from '../html/words/marks.js';
import type { Piece } from '../html/words/words.js';
import type { ContentText, NameMatch, NameSearch } from '../portfolio/index.js';
import { attributesOf } from '../text/html-tags.js';
import { unescapeText } from '../text/markdown-text.js';
import { htmlParts, isInlineInPage } from './markdown/html-parts.js';
import type { Place } from './model.js';
import { decode, isWord } from './redactor.js';
import { saidInStyles } from './said-in-styles.js';

/** Attributes that hold nothing of the portfolio. */
const UNREAD = /^(?:class|style|d|viewbox|points|transform|scope|type|rel|role|xmlns|dir|width|height)$/;
const ADDRESS =
  /^(?:id|href|src|for|lang|download|name|aria-(?:labelledby|describedby|controls|details)|headers|data-(?!label).*)$/;

/** What our own page calls its places, signs, fields and notes for browsers: nobody of the portfolio is meant. */
const OURS: ReadonlySet<string> = new Set([
  ...FIXED_PLACES.flatMap((place) => [place, `#${place}`, `${place}-title`, `at_${place.replaceAll('-', '_')}`]),
  ...'none half full unrated tick box'.split(' ').flatMap((sign) => [`mark-${sign}`, `#mark-${sign}`]),
  ...'viewport referrer generator description color-scheme author words value top #top'.split(' '),
]);

/** Headings of parts are places of their own. */
const OF_PART = /-(?:title|map)(?=\s|$)/g;

/** A place in a Word file whose name was cut short, and the digest behind it: letters and digits that name nobody. */
const DIGEST = /^(at_\w+)_[0-9a-f]{8}$/;
/** What the head of a page says to a browser: how it is shown, and what it may do. */
const FOR_BROWSERS = /^<meta\s+(?:http-equiv|name="(?:viewport|color-scheme|generator|referrer)")/;

/**
 * Searches what is made once more, as a reader and as a program see it: texts across marks, attributes, the styles' own words.
 * What we and the frameworks say is known from where it was said, so a name that is also a word is a word there.
 */
export class OutputSearch {
  readonly #finder: NameSearch;
  /**
   * Names that stand where they name nobody, in small letters; and the words of ours around them in capitals, as some are set on paper.
   * What is read back from a file no longer tells whose words are whose.
   */
  readonly #elsewhere = new Set<string>();

  constructor(finder: NameSearch) {
    this.#finder = finder;
  }

  /**
   * @param page a finished page, with its marks
   * @returns the places where a name still stands, empty where there is none
   */
  page(page: string, marks: Marks): Place[] {
    const search = new PageSearch(this.#finder, this.#elsewhere, (part) => marks.read(part));
    const withoutCode = page.replace(
      /<(style|script)\b([^>]*)>([\s\S]*?)<\/\1>/g,
      (_, tag: string, head: string, code: string) => {
        search.code(tag, code);
        return `<${tag}${head}></${tag}>`;
      },
    );
    search.page(withoutCode);
    return once(search.places);
  }

  /** @param lines what is said in each paragraph of a Word file, before it is written */
  lines(lines: Iterable<readonly Piece[]>): Place[] {
    const search = new PageSearch(this.#finder, this.#elsewhere, (text) => ({ text, stretches: [] }));
    for (const pieces of lines) search.line(lineOf(pieces));
    return once(search.places).map((place) => ({ ...place, where: 'its text' }));
  }

  /** What was read back from a finished file. Names that are words were searched for before it was written. */
  readBack(texts: readonly ContentText[]): Place[] {
    const places = texts.flatMap(({ where, text }) =>
      this.#finder
        .inText(text)
        .filter(({ from, to }) => !isWord(text.slice(from, to)) && !this.#isElsewhere(text.slice(from, to)))
        .map(({ person }) => ({ where: where ?? 'its text', instead: person.as })),
    );
    return once(places);
  }

  #isElsewhere(name: string): boolean {
    return this.#elsewhere.has(name.toLowerCase()) || name.split(/\s+/).every((word) => this.#elsewhere.has(word));
  }

  /** @param addresses where links of a Word file lead, and what places and parts are called */
  addresses(addresses: readonly string[]): Place[] {
    const places = addresses
      .filter((address) => !OURS.has(address) && !/^at_heading_\d+$/.test(address))
      .map((address) => decode(address.replace(DIGEST, '$1')))
      .flatMap((address) => [...this.#finder.inText(address), ...this.#finder.inPath(address)])
      .map(({ person }) => ({ where: 'a link or a place', instead: person.as }));
    return once(places);
  }
}

/** A text, and which stretches of it are not the portfolio's. */
interface Read {
  text: string;
  stretches: readonly Stretch[];
}

function lineOf(pieces: readonly Piece[]): Read {
  const stretches: Stretch[] = [];
  let text = '';
  for (const { text: words, whose } of pieces) {
    if (whose !== 'theirs') stretches.push({ from: text.length, to: text.length + words.length, whose });
    text += words;
  }
  return { text, stretches };
}

class PageSearch {
  readonly places: Place[] = [];
  readonly #finder: NameSearch;
  readonly #elsewhere: Set<string>;
  readonly #read: (marked: string) => Read;
  #anchor = '';

  constructor(finder: NameSearch, elsewhere: Set<string>, read: (marked: string) => Read) {
    this.#finder = finder;
    this.#elsewhere = elsewhere;
    this.#read = read;
  }

  page(html: string): void {
    let line: string[] = [];
    for (const { from, to, kind, isInline } of htmlParts(html, isInlineInPage)) {
      const part = html.slice(from, to);
      if (kind === 'text') line.push(part);
      else {
        if (!isInline) {
          this.#whole(line);
          line = [];
        }
        if (kind === 'tag') this.#attributes(part);
        else this.#note(this.#finder.inText(part), `a comment${this.#near()}`);
      }
    }
    this.#whole(line);
  }

  line(line: Read): void {
    this.#text(line, () => true);
  }

  /** Our own script says nothing of anybody. */
  code(tag: string, code: string): void {
    if (tag === 'style') this.#styles(code);
    else if (code !== pageScript()) this.#note(this.#finder.inText(code), 'a script');
  }

  #styles(code: string): void {
    for (const text of saidInStyles(code)) {
      const read = this.#read(text);
      const found = this.#theirs(read, this.#finder.inText(read.text));
      this.#note(
        found.filter(({ from, to }) => !isWord(read.text.slice(from, to))),
        'the styles',
      );
    }
  }

  /** A line across marks, and what stands between them, where a name that is also a word is told from one. */
  #whole(parts: readonly string[]): void {
    const isWhole = parts.length < 2;
    for (const part of isWhole ? [] : parts) this.#text(this.#read(part), isWord);
    this.#text(this.#read(parts.join('')), (name) => isWhole || !isWord(name));
  }

  #text(read: Read, counts: (name: string) => boolean): void {
    for (const { from, to, whose } of read.stretches)
      if (whose === 'ours') this.#addInCapitals(read.text.slice(from, to));
    const found = this.#theirs(read, this.#finder.inText(read.text)).filter(({ from, to }) =>
      counts(read.text.slice(from, to)),
    );
    this.#note(found, `the text${this.#near()}`);
  }

  #addInCapitals(text: string): void {
    for (const [word] of text.toUpperCase().matchAll(/\p{Lu}{3,}/gu)) this.#elsewhere.add(word);
  }

  #attributes(tag: string): void {
    if (FOR_BROWSERS.test(tag)) return;
    for (const { name, value } of attributesOf(tag)) {
      if (UNREAD.test(name) || value.startsWith('data:') || (ADDRESS.test(name) && OURS.has(value))) continue;
      const { text, stretches } = this.#read(unescapeText(value.replace(OF_PART, '')));
      const read = { text: stretches.length > 0 ? text : decode(text), stretches };
      const inText = this.#theirs(read, this.#finder.inText(read.text));
      const found = ADDRESS.test(name) ? [...inText, ...this.#theirs(read, this.#finder.inPath(read.text))] : inText;
      this.#note(found, `the attribute ${name}${this.#near()}`);
      if (name === 'id' && found.length === 0) this.#anchor = value;
    }
  }

  /** Names but those in words of ours and of frameworks; in one of the portfolio's own only a name that is a word is one. */
  #theirs({ text, stretches }: Read, found: readonly NameMatch[]): NameMatch[] {
    return found.filter(({ from, to }) => {
      const name = text.slice(from, to);
      const isElsewhere = stretches.some(
        (stretch) => stretch.from <= from && to <= stretch.to && (stretch.whose !== 'own-framework' || isWord(name)),
      );
      if (isElsewhere) this.#elsewhere.add(name.toLowerCase());
      return !isElsewhere;
    });
  }

  #near(): string {
    return this.#anchor === '' ? '' : ` of #${this.#anchor}`;
  }

  #note(found: readonly NameMatch[], where: string): void {
    for (const { person } of found) this.places.push({ where, instead: person.as });
  }
}

/** A place that two readings found is one. */
function once(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [`${place.instead} ${place.where}`, place])).values()];
}
