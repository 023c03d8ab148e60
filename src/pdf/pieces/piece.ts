import { createHash } from 'node:crypto';
import { BEGINS_BARE, BEGINS as BEGINS_LANGUAGE } from '../join/joined-tags.js';
import type { Block } from './blocks.js';
import type { Element } from './elements.js';
import { BEGINS, BLOCK, RESUMED, RESUMED_CSS } from './resumed.js';

/** Where a document is divided. */
export interface Cut {
  readonly block: Block;
  /** Whether the document itself asks for a new page there. */
  readonly forced: boolean;
  /** What the counters of the style sheets have come to. */
  readonly counters: Readonly<Record<string, number>>;
}

/** A document that is printed in pieces. */
export interface Divided {
  readonly html: string;
  readonly body: Element;
  /** A digest of what stands before what its body holds: styles and fonts, a third of what decides where a piece ends. */
  readonly head: string;
  /** The ids that links of the document lead to. */
  readonly linked: ReadonlySet<string>;
}

export function dividedOf(html: string, body: Element): Divided {
  const head = createHash('sha256').update(html.slice(0, body.inner)).digest('hex');
  return { html, body, head, linked: linksIn(html) };
}

/**
 * One piece of a document, as a document: what goes on in it is open, what ends later is closed, and what links lead to is named,
 * so that those to other pieces are links all the same. The heads of all pieces are those of the document.
 *
 * @param cut where it begins; null: with the document
 * @param end where it ends; null: with the document
 */
export function pieceOf({ html, body, linked }: Divided, cut: Cut | null, end: Cut | null): string {
  const to = end?.block.from ?? body.innerEnd;
  const own = cut ? beginning(html, cut) + html.slice(cut.block.element.inner, to) : html.slice(body.inner, to);
  const begun = `${before(html, body, cut)}${own}`;
  return `${html.slice(0, body.inner)}${begun}${end ? closed(html, end.block) : ''}${unshown(piecesCss(cut), begun, own, linked)}</body></html>`;
}

/** A stretch of a document as a document that is asked where its pages begin, with what the counters have come to before it. */
export interface Stretch {
  readonly markup: string;
  readonly counters: Cut['counters'];
}

/**
 * @param cut where it begins; null: with the document
 * @param blocks where it may be divided, the first where it begins
 * @param next what follows the last of them, of which there is the beginning; undefined: the end of the document
 */
export function stretchOf(
  { html, body }: Divided,
  cut: Cut | null,
  blocks: readonly Block[],
  next: Block | undefined,
): Stretch {
  const marked = blocks.map((block, index) => {
    const tag = cut?.block === block ? beginning(html, cut) : tagOf(html, block);
    const to = blocks[index + 1]?.from ?? next?.from ?? body.innerEnd;
    return withAttributes(tag, BLOCK) + html.slice(block.element.inner, to);
  });
  const begun = cut ? before(html, body, cut) : html.slice(body.inner, blocks[0]?.from);
  const css = `<style>${piecesCss(cut)}body{display:none}</style>`;
  const end = next ? `${withAttributes(tagOf(html, next), BLOCK)}</${next.element.name}>${closed(html, next)}` : '';
  const markup = `${html.slice(0, body.inner)}${begun}${marked.join('')}${end}${css}</body></html>`;
  return { markup, counters: cut?.counters ?? {} };
}

/** All that decides how a document looks from a cut to a place behind it. */
export function seenFrom({ html, body, head }: Divided, cut: Cut | null, to: number): string {
  const begun = cut ? `${cut.forced}${piecesCss(cut)}${resumed(html, cut)}` : '';
  return [head, begun, html.slice(cut?.block.from ?? body.inner, to)].join(BETWEEN);
}

const BETWEEN = '\0';

/** What has to stand in front of a piece that does not begin with the document. */
function before(html: string, body: Element, cut: Cut | null): string {
  return cut ? `${drawingsOf(html, body)}${resumed(html, cut)}` : '';
}

/** Drawings that others use are not shown where they stand. */
function drawingsOf(html: string, body: Element): string {
  return body.children
    .map(({ name, from, to }) => (name === 'svg' ? html.slice(from, to) : ''))
    .filter((drawing) => drawing.includes('<symbol'))
    .join('');
}

/** The tags of what is open, and signs of what came before: style sheets ask what something follows. */
function resumed(html: string, { block }: Cut): string {
  const { open, element } = block;
  const tags = open.slice(1).map((holder, index, { length }) => {
    const tag = withAttributes(
      html.slice(holder.from, holder.inner),
      `${RESUMED}${index === length - 1 ? ' data-innermost' : ''}`,
    );
    return `${signsOf(html, earlierIn(open[index], holder))}${tag}`;
  });
  return `${tags.join('')}${signsOf(html, earlierIn(open.at(-1), element))}`;
}

/** The tags that end what is open, and signs of the parts to come. */
function closed(html: string, { open, element }: Block): string {
  const tags = open.slice(1).map(({ name, children }, index) => {
    const next = open[index + 2] ?? element;
    const from = children.indexOf(next) + (next === element ? 0 : 1);
    return `${name === 'main' ? signsOf(html, children.slice(from)) : ''}</${name}>`;
  });
  return tags.toReversed().join('');
}

/** What came before among the parts; elsewhere the last of it is enough. */
function earlierIn(holder: Element | undefined, element: Element): readonly Element[] {
  const earlier = holder?.children.slice(0, holder.children.indexOf(element)) ?? [];
  return holder?.name === 'main' ? earlier : holder?.name === 'section' ? earlier.slice(-1) : [];
}

/** Elements without what they hold, which are not shown. */
function signsOf(html: string, elements: readonly Element[]): string {
  return elements
    .map(({ from, inner, name }) => {
      const tag = html.slice(from, inner).replace(/\sid="[^"]*"/, '');
      return `${withAttributes(tag, 'data-before')}</${name}>`;
    })
    .join('');
}

/** The tag of the block that a piece begins with. */
function beginning(html: string, { block, forced }: Cut): string {
  const tag = html.slice(block.from, block.element.inner);
  const language = languageIn(tag);
  const around =
    [...html.slice(0, block.open[0]?.inner).matchAll(/<html\b[^>]*\slang="([^"]*)"/gi)].at(-1)?.[1] ?? 'en';
  const inherited = block.open.reduce((lang, { from, inner }) => languageIn(html.slice(from, inner)) ?? lang, around);
  const marked = language === undefined ? `${inherited}${BEGINS_BARE}` : `${language}${BEGINS_LANGUAGE}`;
  const bare = tag.replace(/\slang="[^"]*"/, '');
  return withAttributes(bare, `lang="${marked}"${forced ? '' : ` ${BEGINS}`}`);
}

/** The tag that a block begins with. */
export function tagOf(html: string, { element }: Block): string {
  return html.slice(element.from, element.inner);
}

function languageIn(tag: string): string | undefined {
  return /\slang="([^"]*)"/.exec(tag)?.[1];
}

function withAttributes(tag: string, attributes: string): string {
  return tag.replace(/^<[^\s/>]+/, (start) => `${start} ${attributes}`);
}

/** The style sheet of a piece. The counters go on from where they were. */
function piecesCss(cut: Cut | null): string {
  const counters = Object.entries(cut?.counters ?? {});
  if (counters.length === 0) return RESUMED_CSS;
  return `${RESUMED_CSS}[data-innermost]{counter-set:${counters.map(([name, value]) => `${name} ${value}`).join(' ')}!important}`;
}

/**
 * Elements that are not shown: the style sheet; one for each id of another piece that a link of this one leads to, without which the browser makes no
 * link of it; and a link to each id of this piece that any link leads to, without which it does not say where that is.
 *
 * @param markup of the piece, with what was open before it
 * @param own what of it is in no other piece
 */
function unshown(css: string, markup: string, own: string, linked: ReadonlySet<string>): string {
  const there = idsIn(markup);
  const elsewhere = [...linksIn(markup), ...labelsIn(markup)].filter((id) => !there.has(id));
  const places = [...new Set(elsewhere)].map((id) => `<i id="${id}">-</i>`);
  const links = [...idsIn(own)].filter((id) => linked.has(id)).map((id) => `<a href="#${id}"></a>`);
  return `<div style="display:none!important"><style>${css}</style>${places.join('')}${links.join('')}</div>`;
}

function idsIn(markup: string): Set<string> {
  return new Set([...markup.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id ?? ''));
}

/** The ids that the links of some markup lead to, as they are written there. */
function linksIn(markup: string): Set<string> {
  return new Set([...markup.matchAll(/<a\b[^<>]*?\shref="#([^"]+)"/g)].map(([, id]) => id ?? ''));
}

function labelsIn(markup: string): Set<string> {
  return new Set([...markup.matchAll(/\saria-labelledby="([^"]+)"/g)].flatMap(([, ids]) => (ids ?? '').split(/\s+/)));
}
