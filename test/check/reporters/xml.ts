/** One element of a small, strictly read XML document. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

const NAMES = '[A-Za-z_][\\w.-]*';
const TOKEN = new RegExp(`<(/?)(${NAMES})((?:\\s+${NAMES}="[^"<]*")*)\\s*(/?)>|([^<]+)`, 'y');
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/**
 * Reads XML 1.0 as far as a JUnit report goes: elements, attributes in double quotes, text with the four references.
 * @throws on anything that is not well-formed, forbidden characters included
 */
export function parseXml(xml: string): XmlElement {
  const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(xml);
  if (forbidden) throw new Error(`a character that XML forbids at ${forbidden.index}`);
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '').trimEnd();
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < body.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(body);
    if (!match) throw new Error(`not well-formed at ${from}: ${body.slice(from, from + 40)}`);
    take(match, open);
  }
  const [only, another] = root.children;
  if (open.length !== 1 || !only || another || root.text.trim() !== '') throw new Error('not one root element');
  return only;
}

function take([, closes, name = '', attributes = '', empty, text]: RegExpExecArray, open: XmlElement[]): void {
  const current = open.at(-1);
  if (!current) throw new Error('text behind the root element');
  if (text !== undefined) current.text += decode(text);
  else if (closes) {
    if (current.name !== name) throw new Error(`</${name}> closes <${current.name}>`);
    open.pop();
  } else {
    const element: XmlElement = { name, attributes: readAttributes(attributes), children: [], text: '' };
    current.children.push(element);
    if (!empty) open.push(element);
  }
}

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w.-]+)="([^"]*)"/g)) {
    if (name in found) throw new Error(`attribute ${name} twice`);
    found[name] = decode(value);
  }
  return found;
}

function decode(text: string): string {
  if (text.includes(']]>')) throw new Error(']]> in text');
  return text.replace(/&([^;]*;)?/g, (whole, name: string | undefined) => {
    const character = ENTITIES[name?.slice(0, -1) ?? ''];
    if (character === undefined) throw new Error(`unknown reference ${whole}`);
    return character;
  });
}
