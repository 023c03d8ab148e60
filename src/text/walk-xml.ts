const REFERENCES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What stands between `<` and `>`, or the text before the next tag. */
export type XmlPiece = { tag: string } | { text: string };

/** Marks in which a `>` ends nothing, and what ends them. */
const MARKS: readonly [begins: string, ends: string][] = [
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
];

/**
 * Goes through XML once, in time that grows with its length. Nothing outside it is fetched, and no entity of its own put in.
 * @returns false where a mark never ends: what is behind it was not looked at
 */
export function walkXml(xml: string, visit: (piece: XmlPiece) => void): boolean {
  for (let at = 0; at < xml.length; ) {
    const open = xml.indexOf('<', at);
    const text = xml.slice(at, open === -1 ? undefined : open);
    if (text !== '' && open !== -1) visit({ text: decodeXml(text) });
    if (open === -1) return text.trim() === '';
    const [begins, ends] = (xml[open + 1] === '!' && MARKS.find(([mark]) => xml.startsWith(mark, open))) || ['<', '>'];
    const close = ends === '>' ? tagEnd(xml, open) : xml.indexOf(ends, open + begins.length);
    if (close === -1) return false;
    if (ends === ']]>') visit({ text: xml.slice(open + begins.length, close) });
    else visit({ tag: xml.slice(open + 1, close) });
    at = close + ends.length;
  }
  return true;
}

/** Where a tag ends: a `>` between quotes is part of a value. */
function tagEnd(xml: string, open: number): number {
  const sign = /[>"']/g;
  for (let at = open; ; ) {
    sign.lastIndex = at;
    const found = sign.exec(xml);
    if (!found) return -1;
    if (found[0] === '>') return found.index;
    const end = xml.indexOf(found[0], found.index + 1);
    if (end === -1) return xml.indexOf('>', found.index);
    at = end + 1;
  }
}

/** Text of XML as it is meant. */
export function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w{2,4});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return REFERENCES[name] ?? whole;
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
