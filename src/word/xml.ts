import { SaxesParser } from 'saxes';
import { Refusal } from '../text/refusal.js';

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
};

/**
 * Reads XML of a file that anybody can have made: nothing outside it is fetched, no entity of its own is put in, and what is
 * nested or long beyond all documents is refused.
 * @param part what the file calls it, for the message
 * @throws Refusal where it is not well-formed, or beyond the bounds
 */
export function parseXml(xml: string, part: string): XmlElement {
  const top: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [top];
  const prefixes = new Map<string, string>();
  let count = 0;
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw damaged(part, error);
  });
  parser.on('opentag', ({ name, attributes }) => {
    count += 1;
    if (open.length > DEEPEST || count > MOST_ELEMENTS) throw damaged(part);
    for (const [key, value] of Object.entries(attributes))
      if (key.startsWith('xmlns:')) prefixes.set(key.slice(6), PREFIXES[value] ?? key.slice(6));
    const element = { name: renamed(name, prefixes), attributes: renamedKeys(attributes, prefixes), children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const take = (text: string): void => {
    open.at(-1)?.children.push(text);
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.write(xml).close();
  return top.children.find((child): child is XmlElement => typeof child !== 'string') ?? top;
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

function damaged(part: string, cause?: unknown): Refusal {
  const message = `The Word file cannot be read: ${part} in it is damaged.`;
  return new Refusal('DamagedWordFile', message, 'Open it in Word, save it under another name, and try again.', {
    cause,
  });
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
