import { firstWord } from '../../coverage/index.js';
import type { ListItem, PortfolioDocument } from '../../portfolio/model.js';
import { addTo } from '../../text/group-by.js';
import { isAddress, normalLabel, STRAYS } from '../../text/near-markdown.js';
import { markdownText, oneLine } from '../../text/one-line.js';
import type { Ids } from './ids.js';
import type { Prose } from './pieces.js';
import { Cutter, type Slice } from './slices.js';

/** How deep headings stand and how the text is set. */
export interface ProseStyle {
  level: number;
  /** Items of lists whose words are shown in another place. */
  listed?: readonly ListItem[];
}

/** What `mentor init` calls the files of a stage: nobody's own words. */
const GIVEN_TITLE = /^(?:skills|reflection|self-assessment|targets for further development)$/i;

/** Definitions of links and footnotes: they hold for the whole file, wherever it is cut. */
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:[^\n]*(?:\n {4}[^\n]*)*/gm;

/** Turns stretches of documents into prose, and remembers where their headings went. */
export class ProseMaker {
  readonly #ids: Ids;
  readonly #cutters = new Map<string, Cutter>();
  readonly #anchors = new Map<string, [string, string][]>();
  readonly #used = new Set<string>();

  constructor(ids: Ids) {
    this.#ids = ids;
  }

  cutter(document: PortfolioDocument): Cutter {
    const known = this.#cutters.get(document.path);
    if (known) return known;
    const cutter = new Cutter(document);
    this.#cutters.set(document.path, cutter);
    return cutter;
  }

  /** The title and the whole body, or null where they say nothing. */
  titledBody(document: PortfolioDocument, id: string, style: ProseStyle): Prose | null {
    const body = this.body(document, id, style);
    const title = this.title(document, id, style);
    if (body === null || title === null) return body ?? title;
    const lines = body.listed?.map((line) => line + 2);
    return { ...body, markdown: `${title.markdown}\n\n${body.markdown}`, ...(lines ? { listed: lines } : {}) };
  }

  /** The title that somebody gave a file of a stage: its part of the document has a heading of its own. */
  title(document: PortfolioDocument, id: string, { level }: ProseStyle): Prose | null {
    const title = document.frontMatter.title?.value.trim() ?? '';
    return title === '' || GIVEN_TITLE.test(title) ? null : this.#bold(document, id, title, level);
  }

  /**
   * A heading in whose place the document has one of its own.
   * @param shown what stands there
   * @returns null where that says it already
   */
  heading(document: PortfolioDocument, id: string, words: string, shown: string, level: number): Prose | null {
    const said = new Set(wordsOf(shown));
    const own = shown.startsWith(firstWord(words)) ? words.slice(firstWord(words).length) : words;
    const isSaid = wordsOf(own).every((word) => said.has(word));
    return isSaid ? null : this.#bold(document, id, own.replace(/^[\s:.,;–—-]+/, ''), level);
  }

  #bold({ path }: PortfolioDocument, id: string, words: string, level: number): Prose {
    const markdown = `**${markdownText(oneLine(words))}**`;
    return { path, markdown, prefix: this.#prefix(id), slugs: [], level, form: 'block' };
  }

  /** The whole body, or null where it says nothing. */
  body(document: PortfolioDocument, id: string, style: ProseStyle): Prose | null {
    return document.facts.empty ? null : this.slice(document, this.cutter(document).body(), id, style);
  }

  slice(document: PortfolioDocument, slice: Slice, id: string, { level, listed }: ProseStyle): Prose {
    const { text } = document;
    const cut = slice.from > document.bodyOffset || slice.to < text.length;
    const prefix = this.#prefix(id);
    const anchors = slice.headings.map(({ slug }): [string, string] => [slug, prefix + slug]);
    addTo(this.#anchors, document.path, ...anchors);
    return {
      path: document.path,
      markdown: text.slice(slice.from, slice.to) + (cut ? strayDefinitions(document, slice) : ''),
      ...(cut ? { cited: citedAround(document, slice) } : {}),
      prefix,
      slugs: slice.headings.map(({ slug }) => slug),
      level,
      form: 'block',
      ...(listed ? { listed: listed.map(({ at }) => at.line - this.cutter(document).lineOf(slice) + 1) } : {}),
    };
  }

  /** A list item's own line of text without its task box, of which `own` keeps a part, or null where nothing is left. */
  item(document: PortfolioDocument, item: ListItem, id: string, own = (words: string): string => words): Prose | null {
    const written = this.cutter(document).textAt(item.at);
    const markdown = own(written.replace(/^\[[ xX]\]\s+/, '')).trim();
    if (markdown === '') return null;
    return { path: document.path, markdown, prefix: this.#prefix(id), slugs: [], level: 6, form: 'inline' };
  }

  /** Where the headings of a file are in the document. */
  anchorsOf(path: string): [string, string][] {
    return this.#anchors.get(path) ?? [];
  }

  /** The first text of a thing that has an anchor takes its anchor; every other text gets one of its own. */
  #prefix(id: string): string {
    const own = this.#ids.has(id) && !this.#used.has(id);
    this.#used.add(id);
    return `${own ? id : this.#ids.claim(`${id} text`)}--`;
  }
}

/** What stands in the text before and behind a part of it. */
function around({ text, bodyOffset }: PortfolioDocument, { from, to }: Slice): string[] {
  return [text.slice(bodyOffset, from), text.slice(to)];
}

function citedAround(document: PortfolioDocument, slice: Slice): string[] {
  if (!document.text.slice(slice.from, slice.to).includes(']:')) return [];
  return around(document, slice).flatMap((part) =>
    [...part.matchAll(/\[([^\]\n]+)\](?!:)/g)].map(([, label = '']) => normalLabel(label)),
  );
}

function strayDefinitions(document: PortfolioDocument, slice: Slice): string {
  if (!document.text.includes(']:', document.bodyOffset)) return '';
  const found = around(document, slice).flatMap((part) => part.match(DEFINITION)?.filter(isDefinition) ?? []);
  return found.length > 0 ? `\n\n${STRAYS}\n\n${found.join('\n\n')}\n` : '';
}

/** Not `[Mentor]: said so`, which is a line of its own part. */
function isDefinition(text: string): boolean {
  const [, label = '', url = ''] = /\[([^\]\n]+)\]:[ \t]*(\S*)/.exec(text) ?? [];
  return label.startsWith('^') || isAddress(url, label);
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
