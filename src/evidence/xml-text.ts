import { decodeXml, walkXml } from '../text/walk-xml.js';

/** Attributes whose values people write or read. */
const SPOKEN = /(?:^|[\s:])(?:author|initials|descr|title|tooltip|creator|Target|href)="([^"]*)"/g;

/**
 * All text of an XML file, and the attributes that people write; each element on a line of its own.
 * @param attribute finds values in a tag; left out: those of all attributes
 */
export function strippedXml(xml: string, attribute = /="([^"]*)"/g): string {
  const parts: string[] = [];
  walkXml(xml, (piece) => {
    if ('text' in piece) parts.push(piece.text.trim() === '' ? '' : piece.text);
    else parts.push('\n', ...attributesOf(piece.tag, attribute));
  });
  return parts.join('').replace(/\n{2,}/g, '\n');
}

/**
 * The text that an Office or OpenDocument part shows. A word may be cut into several runs, so runs of a paragraph are
 * joined without a space. What is deleted but tracked is text too, and so are the authors of comments.
 */
export function documentText(xml: string): string {
  const parts: string[] = [];
  const loose: string[] = [];
  let depth = 0;
  const isOffice = /<(?:\w+:)?t[\s>]/.test(xml);
  walkXml(xml, (piece) => {
    if ('text' in piece) {
      if (!isOffice || depth > 0) parts.push(piece.text);
      else if (/\p{L}/u.test(piece.text)) loose.push(`\n${piece.text}`);
      return;
    }
    const [, closes = '', name = '', empty = ''] = /^(\/?)([\w:.-]+)[\s\S]*?(\/?)$/.exec(piece.tag) ?? [];
    if (/^(?:\w+:)?(?:t|delText|instrText)$/.test(name) && empty === '') depth += closes === '' ? 1 : -1;
    parts.push(turnOf(piece.tag), ...breakFor(name, closes !== '' || empty !== ''), ...attributesOf(piece.tag, SPOKEN));
  });
  return [...parts, ...loose].join('').replace(/\n{3,}/g, '\n\n');
}

/** Attributes that name fonts and the file's own parts. */
const UNWRITTEN =
  /^xml:|font|typeface|ascii|hansi|eastasia|xmlns|panose|lang$|(?:^|:)cs$|style$|rsid|schema|uri$|^Type$|^Content/i;

/** The values of attributes that somebody can have written: names of sheets, bookmarks, series, people. */
export function writtenAttributes(xml: string): string {
  const values = new Set<string>();
  walkXml(xml, (piece) => {
    if (!('tag' in piece) || piece.tag.startsWith('?')) return;
    for (const [, name = '', double, single] of piece.tag.matchAll(/(?<![\w:.-])([\w:.-]+)=(?:"([^"]*)"|'([^']*)')/g)) {
      const value = double ?? single ?? '';
      if (value.length > 1 && /\p{L}/u.test(value) && !UNWRITTEN.test(name)) values.add(decodeXml(value));
    }
  });
  return [...values].join('\n');
}

const IN_LINE = new Set(
  'a abbr b bdi bdo cite code del em font i ins kbd mark q s small span strong sub sup tspan u wbr'.split(' '),
);

/** What a reader sees of HTML or SVG: words run across marks inside a line, and nothing else. In time that grows with its length. */
export function markupText(markup: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < markup.length) {
    const open = markup.indexOf('<', at);
    if (open === -1) break;
    const tag = /^<(?:[!?]|\/?([a-z][\w:-]{0,20}))/i.exec(markup.slice(open, open + 24));
    const isComment = markup.startsWith('<!--', open);
    const close = tag ? markup.indexOf(isComment ? '-->' : '>', open) : open;
    if (close === -1) break;
    parts.push(markup.slice(at, tag ? open : open + 1));
    if (tag && !isComment && !IN_LINE.has(tag[1]?.toLowerCase() ?? '')) parts.push('\n');
    parts.push(turnOf(markup.slice(open + 1, close)));
    at = close + (isComment ? 3 : 1);
  }
  return parts.join('') + markup.slice(at);
}

/** @returns the sign of Unicode that turns the reading as a tag does, or ends that (UAX 9, RLO and PDF) */
function turnOf(tag: string): string {
  if (/^\/(?:\w+:)?bdo$/i.test(tag)) return '\u202c';
  return /\brtl\b/i.test(tag) && /^(?:\w+:)?bdo\s|-override\b/i.test(tag) ? '\u202e' : '';
}

/** Paragraphs, cells and line breaks end a line, tabs and spaces are a space. */
function breakFor(name: string, ends: boolean): string[] {
  const local = name.slice(name.indexOf(':') + 1);
  if (ends && /^(?:p|h|br|cr|line-break|tc|si|row|comment|table-cell|list-item)$/.test(local)) return ['\n'];
  return ends && /^(?:tab|s|noBreakHyphen)$/.test(local) ? [' '] : [];
}

function attributesOf(tag: string, pattern: RegExp): string[] {
  if (!tag.includes('"')) return [];
  return [...tag.matchAll(pattern)].flatMap(([, value = '']) => (value === '' ? [] : [`\n${decodeXml(value)}\n`]));
}
