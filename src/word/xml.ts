import { Refusal } from '../text/refusal.js';
import { decodeXml, walkXml } from '../text/walk-xml.js';

/** An element with its attributes and what is in it; names have the prefixes of `PREFIXES`, whatever the file calls them. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (XmlElement | string)[];
}

const DEEPEST = 400;
const MOST_ELEMENTS = 3_000_000;

/** The namespaces that are read; those of the transitional and the strict form of ISO/IEC 29500 say the same. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
};

/**
 * Reads XML of a file that anybody can have made: nothing outside it is fetched, no entity of its own is put in, and what is
 * nested or long beyond all documents is refused.
 * @param part what the file calls it, for the message
 * @throws Refusal where it is not well-formed, or beyond the bounds
 */
export function parseXml(xml: string, part: string): XmlElement {
  const builder = new TreeBuilder(part);
  const isWhole = walkXml(xml, (piece) => ('tag' in piece ? builder.tag(piece.tag) : builder.text(piece.text)));
  return builder.end(isWhole);
}

/** Puts tags and texts together as they come. */
class TreeBuilder {
  readonly #part: string;
  readonly #top: XmlElement = { name: '', attributes: {}, children: [] };
  readonly #open: { element: XmlElement; written: string }[] = [{ element: this.#top, written: '' }];
  readonly #prefixes = new Map<string, string>();
  #count = 0;

  constructor(part: string) {
    this.#part = part;
  }

  text(text: string): void {
    this.#open.at(-1)?.element.children.push(text);
  }

  tag(tag: string): void {
    if (tag.startsWith('?') || tag.startsWith('!--')) return;
    if (tag.startsWith('!')) throw damaged(this.#part);
    if (tag.startsWith('/')) this.#close(tag.slice(1).trim());
    else this.#begin(tag);
  }

  #close(name: string): void {
    if (this.#open.length === 1 || this.#open.pop()?.written !== name) throw damaged(this.#part);
  }

  #begin(tag: string): void {
    this.#count += 1;
    if (this.#open.length > DEEPEST || this.#count > MOST_ELEMENTS) throw damaged(this.#part);
    const isEmpty = tag.endsWith('/');
    const end = tag.search(/[\s/]/);
    const written = end === -1 ? tag : tag.slice(0, end);
    const attributes = end === -1 ? {} : attributesIn(tag.slice(end));
    if (tag.includes('xmlns:')) this.#name(attributes);
    const element = {
      name: renamed(written, this.#prefixes),
      attributes: renamedKeys(attributes, this.#prefixes),
      children: [],
    };
    this.#open.at(-1)?.element.children.push(element);
    if (!isEmpty) this.#open.push({ element, written });
  }

  #name(attributes: Readonly<Record<string, string>>): void {
    for (const [key, value] of Object.entries(attributes))
      if (key.startsWith('xmlns:')) this.#prefixes.set(key.slice(6), PREFIXES[value] ?? key.slice(6));
  }

  /** @returns the outermost element */
  end(isWhole: boolean): XmlElement {
    const [outer, ...others] = elementsIn(this.#top);
    if (!isWhole || this.#open.length > 1 || !outer || others.length > 0) throw damaged(this.#part);
    return outer;
  }
}

const ATTRIBUTE = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function attributesIn(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  ATTRIBUTE.lastIndex = 0;
  for (let found = ATTRIBUTE.exec(text); found; found = ATTRIBUTE.exec(text))
    attributes[found[1] as string] = decodeXml(found[2] ?? found[3] ?? '');
  return attributes;
}

function renamed(name: string, prefixes: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(':');
  if (colon === -1) return name;
  const prefix = name.slice(0, colon);
  const known = prefixes.get(prefix) ?? prefix;
  return known === prefix ? name : known + name.slice(colon);
}

function renamedKeys(
  attributes: Record<string, string>,
  prefixes: ReadonlyMap<string, string>,
): Record<string, string> {
  if (prefixes.get('w') === 'w') return attributes;
  return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [renamed(key, prefixes), value]));
}

function damaged(part: string): Refusal {
  const message = `The Word file cannot be read: ${part} in it is damaged.`;
  return new Refusal('DamagedWordFile', message, 'Open it in Word, save it under another name, and try again.');
}

/** The elements right in another, those of some names where any are given. */
export function elementsIn(element: XmlElement | undefined, ...names: string[]): XmlElement[] {
  const all = (element?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string');
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}

/** The first element right in another that has this name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name);
}

/** An attribute of an element: `w:val` unless another is asked for. */
export function attribute(element: XmlElement | undefined, key = 'w:val'): string | null {
  return element?.attributes[key] ?? null;
}

/** Whether a switch such as `<w:b/>` is there and not turned off. */
export function isOn(parent: XmlElement | undefined, name: string): boolean {
  const found = childOf(parent, name);
  return found !== undefined && !/^(?:0|false|off|none)$/.test(attribute(found) ?? '');
}

/** All text in an element. */
export function textIn(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

/** Of two ways to say the same, for newer and for older programs, the first. */
export function chosen(alternatives: XmlElement): XmlElement {
  return childOf(alternatives, 'mc:Choice') ?? childOf(alternatives, 'mc:Fallback') ?? alternatives;
}
