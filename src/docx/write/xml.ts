import type { IXmlableObject } from 'docx';

/** Puts another value for an attribute's; the name of the element tells what it is for. */
export type Resolve = (element: string, attribute: string, value: string) => string;

type Node = string | number | boolean | { readonly [name: string]: unknown };

/** The library's description of an element as XML. */
export function xmlOf(described: IXmlableObject, resolve: Resolve): string {
  return nodeXml(described as Node, resolve);
}

function nodeXml(node: Node, resolve: Resolve): string {
  if (typeof node !== 'object') return escapeXml(String(node));
  return Object.entries(node)
    .map(([name, content]) => elementXml(name, content, resolve))
    .join('');
}

/** An element holds a list of attributes, texts and elements, or one of these alone. */
function elementXml(name: string, content: unknown, resolve: Resolve): string {
  const parts = Array.isArray(content) ? content : [content];
  let attributes = '';
  let inner = '';
  for (const part of parts) {
    if (part === null || part === undefined) continue;
    if (typeof part === 'object' && '_attr' in part) attributes += attributesXml(name, part._attr, resolve);
    else inner += nodeXml(part, resolve);
  }
  return inner === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${inner}</${name}>`;
}

function attributesXml(element: string, attributes: object, resolve: Resolve): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(resolve(element, name, String(value)))}"`)
    .join('');
}

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

function escapeXml(text: string): string {
  return /[&<>"\n]/.test(text) ? text.replace(/[&<>"\n]/g, (sign) => ESCAPED[sign] ?? sign) : text;
}
