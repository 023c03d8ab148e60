import type { Element, ElementContent, Root, RootContent } from 'hast';
import type { Prose } from '../../document/model.js';
import { MARK } from '../mark.js';
import { markInProse } from '../words/marks.js';
import type { Speaker } from '../words/speaker.js';
import { cite } from './cite.js';
import { HeadingLevels, headingDepth, wordsOf } from './headings.js';
import type { Links } from './link-map.js';
import { resolveLink } from './links.js';
import { element, lonePicture, PictureSetter, type PlacedPicture } from './pictures.js';
import { saidNode } from './said.js';
import { widthOf } from './wide.js';

/** Scripts that run from right to left: only a text that has them says so on its paragraphs. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const DIRECTED = new Set(['p', 'li', 'td', 'th', 'blockquote', 'h3', 'h4', 'h5', 'h6', 'figcaption', 'summary']);

/**
 * Text of so many letters is two to three lines long, in whatever theme. Chromium parts three lines after the second, though a line must
 * not stand alone at the head of a page, so the style sheet keeps such paragraphs whole.
 */
const SHORT = { least: 110, most: 315 };
const PARAGRAPHS = new Set(['p', 'li']);

const PLAYED = /^(?:video|audio|iframe|embed|object)$/;
const VERBATIM = new Set(['a', 'code', 'pre', 'kbd', 'samp']);

/**
 * Last step, on a tree that is clean already: ids get the text's prefix, headings their level, links and pictures their
 * places in the document. One walk over each text.
 * @returns the pictures to put in
 */
export function finish(root: Root, prose: Prose, links: Links, speaker: Speaker): PlacedPicture[] {
  const finisher = new Finisher(prose, links, speaker);
  finisher.children(root);
  return finisher.pictures.placed;
}

class Finisher {
  readonly pictures: PictureSetter;
  readonly #prose: Prose;
  readonly #links: Links;
  readonly #speaker: Speaker;
  readonly #levels: HeadingLevels;
  readonly #directed: boolean;
  readonly #ids = new Set<string>();
  /** How many elements around this place have text that is shown as it is. */
  #verbatim = 0;

  constructor(prose: Prose, links: Links, speaker: Speaker) {
    this.#speaker = speaker;
    this.#prose = prose;
    this.#links = links;
    this.#levels = new HeadingLevels(prose.level);
    this.#directed = RIGHT_TO_LEFT.test(prose.markdown);
    this.pictures = new PictureSetter(links, prose.path, speaker);
  }

  children(parent: Root | Element): void {
    const children = parent.children.flatMap((child: RootContent) => this.#node(child)) as ElementContent[];
    parent.children = children;
  }

  #node(node: RootContent): ElementContent[] {
    if (node.type === 'text') {
      if (node.value.includes(MARK)) node.value = node.value.replaceAll(MARK, '\ufffd');
      return this.#verbatim > 0 ? [node] : cite(node, this.#links, this.#prose.path, this.#speaker);
    }
    return node.type === 'element' ? this.#element(node) : [];
  }

  #element(node: Element): ElementContent[] {
    const { tagName } = node;
    if (tagName === 'img') return [this.pictures.set(node, false)];
    if (tagName === 'input') return inputOf(node, this.#speaker);
    if (PLAYED.test(tagName)) return this.#played(node);
    const picture = lonePicture(node);
    if (picture) return [this.#alone(picture)];
    this.#identify(node);
    const isVerbatim = VERBATIM.has(tagName);
    if (isVerbatim) this.#verbatim += 1;
    this.children(node);
    if (isVerbatim) this.#verbatim -= 1;
    if (this.#directed && DIRECTED.has(node.tagName)) node.properties['dir'] ??= 'auto';
    if (PARAGRAPHS.has(tagName) && isShort(node)) node.properties['className'] = ['short'];
    if (tagName === 'a') return this.#anchor(node);
    if (tagName === 'abbr') return [node, ...inBrackets(node)];
    if (tagName === 'td' || tagName === 'th') tidyCell(node);
    if (tagName === 'details') node.properties['open'] = true;
    return tagName === 'table' ? [scrolling(node, this.#speaker)] : [node];
  }

  /** A picture with a paragraph to itself; what is no picture of ours stays a paragraph. */
  #alone(picture: Element): ElementContent {
    const set = this.pictures.set(picture, true);
    return set.type === 'element' && set.tagName === 'figure' ? set : element('p', {}, [set]);
  }

  /** Headings at their level; every id begins with the text's prefix and stands once. */
  #identify(node: Element): void {
    const depth = headingDepth(node);
    if (depth !== null) node.tagName = `h${this.#levels.levelOf(depth)}`;
    const { id, ariaDescribedBy } = node.properties;
    if (ariaDescribedBy) node.properties['ariaDescribedBy'] = [`${this.#prose.prefix}footnote-label`];
    if (typeof id !== 'string') return;
    const own = this.#prose.prefix + id.replace(/^h-/, '');
    if (this.#ids.has(own)) delete node.properties['id'];
    else node.properties['id'] = own;
    this.#ids.add(own);
  }

  #anchor(node: Element): ElementContent[] {
    const { href, dataFootnoteRef, dataFootnoteBackref } = node.properties;
    const note = dataFootnoteRef !== undefined || dataFootnoteBackref !== undefined;
    if (note && typeof href === 'string' && /^#fn(?:ref)?-/.test(href)) {
      node.properties['href'] = `#${this.#prose.prefix}${href.slice(1)}`;
      return [node];
    }
    const title = inBrackets(node);
    const resolved = resolveLink(node, this.#links, this.#prose.path);
    const isBlank = wordsOf(node).trim() === '' && !title.length;
    if (isBlank && resolved && /^\w+:/.test(String(href)))
      resolved.children.push({ type: 'text', value: String(href) });
    return [...(resolved ? [resolved] : node.children), ...title];
  }

  /** Sound, film and pages of others play nowhere on paper: a link leads to where the document has them. */
  #played(node: Element): ElementContent[] {
    const source = node.children.find(
      (child): child is Element => child.type === 'element' && child.tagName === 'source',
    );
    const { src, data, title } = node.properties;
    const href = src ?? data ?? source?.properties['src'];
    const written = typeof href === 'string' ? href : '';
    const isHere = this.#links.link(written, this.#prose.path).kind === 'anchor';
    const name = isHere ? written.replace(/^.*\//, '') : '';
    const words = (typeof title === 'string' && title) || wordsOf(node).trim() || name;
    return words === '' ? [] : this.#anchor(element('a', { href: written }, [{ type: 'text', value: words }]));
  }
}

/** A title is seen by nobody who reads on paper: it stands behind its words, unless it says the same. */
function inBrackets(node: Element): ElementContent[] {
  const { title } = node.properties;
  delete node.properties['title'];
  if (typeof title !== 'string' || title.trim() === '' || title.trim() === wordsOf(node).trim()) return [];
  return [{ type: 'text', value: ` (${title.trim()})` }];
}

function isShort(node: Element): boolean {
  const { length } = wordsOf(node);
  return length >= SHORT.least && length <= SHORT.most && node.properties['className'] === undefined;
}

/** A box to tick as a word, and what was typed into any other field as its words. */
function inputOf(node: Element, speaker: Speaker): ElementContent[] {
  const { type, value, placeholder } = node.properties;
  if (type === 'checkbox' || type === 'radio') return [taskMark(node, speaker)];
  const words = [value, placeholder].find((one) => typeof one === 'string' && one !== '');
  return words === undefined || type === 'hidden' || type === 'password'
    ? []
    : [{ type: 'text', value: String(words) }];
}

/** A task's box as a word: no form stands in the document. */
function taskMark({ properties }: Element, { say }: Speaker): Element {
  const done = properties['checked'] !== undefined && properties['checked'] !== false;
  const word = say(done ? 'targets.done' : 'targets.to-do');
  return element('span', { className: ['task', done ? 'task-done' : 'task-open'] }, [saidNode(word)]);
}

function tidyCell(node: Element): void {
  const { align } = node.properties;
  delete node.properties['align'];
  if (align === 'right' || align === 'center') node.properties['className'] = [`align-${align}`];
  if (node.tagName !== 'th') return;
  if (node.children.length === 0) node.tagName = 'td';
  else node.properties['scope'] ??= 'col';
}

/** A table wider than the page scrolls inside its own frame, which the keyboard can reach. */
function scrolling(table: Element, { say }: Speaker): Element {
  const width = widthOf(rowsOf(table));
  if (width) table.properties['className'] = [width];
  const properties = {
    className: ['scroll'],
    role: 'group',
    tabIndex: 0,
    ariaLabel: say('table.scroll').pieces.map(markInProse).join(''),
  };
  return element('div', properties, [table]);
}

function rowsOf(node: Element): string[][] {
  const inner = node.children.filter((child) => child.type === 'element');
  if (node.tagName === 'tr') return [inner.map(wordsOf)];
  return inner.flatMap(rowsOf);
}
