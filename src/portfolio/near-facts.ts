import { slug } from 'github-slugger';
import { attributesOf, TAGS } from '../text/html-tags.js';
import { unescapeText } from '../text/markdown-text.js';
import { readWikiLink, WIKILINK } from '../text/near-markdown.js';
import { within } from './citations.js';
import { type ParsedBody, VERBATIM } from './markdown-facts.js';
import type { Image, Link } from './model.js';

/** The links and pictures of a body that are none in CommonMark, and are shown as such. */
export interface NearFacts {
  links: Link[];
  images: Image[];
}

/** Reads from a body what raw HTML shows and leads to, and Obsidian's links and embeds. */
export function readNearFacts(parsed: ParsedBody): NearFacts {
  const facts: NearFacts = { links: [], images: [] };
  const { body } = parsed;
  if (body.includes('<')) readHtml(parsed, facts);
  if (body.includes('[[')) readWikiLinks(parsed, facts);
  return facts;
}

function readHtml(parsed: ParsedBody, facts: NearFacts): void {
  parsed.tree.iterate({
    enter: ({ name, from, to }) => {
      if (name !== 'HTMLTag' && name !== 'HTMLBlock') return;
      for (const { 0: tag, index } of parsed.body.slice(from, to).matchAll(TAGS))
        readTag(tag, from + index, parsed, facts);
    },
  });
}

const SHOWING = /^<(img|a|video|audio|source|iframe|embed|object)(?![\w-])/i;

function readTag(tag: string, from: number, { body, at }: ParsedBody, { links, images }: NearFacts): void {
  const name = SHOWING.exec(tag)?.[1]?.toLowerCase();
  if (name === undefined) return;
  const attributes = new Map(attributesOf(tag).map(({ name: key, value }) => [key, unescapeText(value)]));
  const url = attributes.get(name === 'a' ? 'href' : name === 'object' ? 'data' : 'src');
  if (url === undefined) return;
  const to = from + tag.length;
  if (name === 'img') images.push({ url, alt: attributes.get('alt')?.trim() ?? '', at: at(from, to) });
  else links.push({ url, text: wordsBehind(body, to, name), at: at(from, to) });
}

/** More is no name for a link, and each of thousands of links could ask for all that follows. */
const MOST_WORDS = 2000;

/** The words of an element, from behind its first tag. */
function wordsBehind(body: string, from: number, name: string): string {
  const behind = body.slice(from, from + MOST_WORDS);
  const end = behind.indexOf(`</${name}`);
  return end === -1 ? '' : behind.slice(0, end).replace(TAGS, '').replace(/\s+/g, ' ').trim();
}

/** `[[entry]]`, but in code, in comments and in links. */
function readWikiLinks({ body, tree, at }: ParsedBody, { links, images }: NearFacts): void {
  const kept: [number, number][] = [];
  tree.iterate({
    enter: ({ name, from, to }) => void (VERBATIM.has(name) && name !== 'Image' && kept.push([from, to])),
  });
  const isKept = within(kept);
  for (const match of body.matchAll(WIKILINK)) {
    if (isKept(match.index)) continue;
    const { url, words, isPicture } = readWikiLink(match, slug);
    const place = at(match.index, match.index + match[0].length);
    if (isPicture) images.push({ url, alt: words, at: place });
    else links.push({ url, text: words, at: place });
  }
}
