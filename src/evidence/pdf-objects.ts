import { inflateSync } from 'node:zlib';
import { inflatedUpTo } from '../pdf/viewer/unpacks-too-far.js';
import { inMemory } from './bytes.js';
import { contentOf, type Found, textAt } from './findings.js';
import { readPhoto } from './photo.js';
import { strippedXml } from './xml-text.js';

const WHERE = 'an object of the file';
const LARGEST_STREAM = 16 * 1024 * 1024;
/** What all streams together may unpack to. */
const LARGEST_WHOLE = 128 * 1024 * 1024;
const LONGEST_HEAD = 4000;
const STREAM = /\bstream\r?\n/g;
/** Programs of fonts, and the file's own tables of objects. */
const UNREAD =
  /\/Length[123]\b|\/Type1C\b|\/CIDFontType0C\b|\/OpenType\b|\/XRef\b|\/JPXDecode\b|\/JBIG2Decode\b|\/CCITTFaxDecode\b/;

/**
 * Reads what a PDF holds beside what its pages show: descriptions of pictures, layers, names of places, data of programs, older
 * versions, files and photos inside it. It goes through the bytes, so that nothing is missed that no page refers to any more.
 */
export function readPdfObjects(file: Buffer): Found {
  const text = file.toString('latin1');
  const found: Found[] = [];
  const plain: string[] = [];
  let [done, left] = [0, LARGEST_WHOLE];
  for (const { 0: mark, index } of text.matchAll(STREAM)) {
    if (index < done) continue;
    const start = index + mark.length;
    const end = text.indexOf('endstream', start);
    if (end === -1) break;
    plain.push(text.slice(done, index));
    const before = text.slice(Math.max(done, index - LONGEST_HEAD), index);
    const head = before.slice(Math.max(0, before.lastIndexOf(' obj')));
    done = end + 9;
    if (UNREAD.test(head)) continue;
    const bytes = unpacked(file.subarray(start, end), head, left);
    if (bytes === null) return contentOf(...found, { unread: 'a part of it is damaged or too large' });
    left -= bytes.length;
    found.push(streamContent(head, bytes));
  }
  plain.push(text.slice(done));
  return contentOf({ texts: textAt(WHERE, stringsIn(plain.join('\n'))) }, ...found);
}

/** The strings of the objects that a file has packed together: titles, addresses, descriptions, names of places and of files. */
export function packedStrings(file: Buffer): string {
  const text = file.toString('latin1');
  const found = [...text.matchAll(/\/Type \/ObjStm [^>]*>>\s*stream\r?\n/g)].map(({ 0: head, index }) =>
    stringsIn(inflateSync(file.subarray(index + head.length)).toString('latin1')),
  );
  return found.join('\n');
}

/** Empty for filters that hold pictures; null for more than may be unpacked. */
function unpacked(bytes: Buffer, head: string, left: number): Buffer | null {
  if (!/\/FlateDecode\b|\/Fl\b/.test(head)) return bytes;
  if (/\/Subtype\s*\/Image\b/.test(head) && !/\/DCTDecode\b/.test(head)) return Buffer.alloc(0);
  return inflatedUpTo(bytes, Math.min(LARGEST_STREAM, left));
}

function streamContent(head: string, bytes: Buffer): Found {
  if (/\/DCTDecode\b/.test(head)) return { ...readPhoto(inMemory(bytes)), hasAuthor: false };
  if (/\/EmbeddedFile\b/.test(head)) return {};
  const text = bytes.toString('latin1');
  if (/^\s*(?:\xef\xbb\xbf)?<[?\w]/.test(text)) return { texts: textAt(WHERE, strippedXml(bytes.toString('utf8'))) };
  if (/\/ObjStm\b/.test(head)) return { texts: textAt(WHERE, stringsIn(text)) };
  if (/\/PatternType\s+1\b/.test(head) && /\bT[jJ]\b|['"]\s/.test(text))
    return { unread: 'it holds words in a pattern' };
  const isScript = /\b(?:function|var|this\.|app\.)/.test(text.slice(0, 5000)) && !/\bendcmap\b|\bBT\b/.test(text);
  return { texts: textAt(WHERE, isScript ? text : stringsIn(markedContent(text))) };
}

/** What a stretch of a page stands for, where that is not what it shows. */
function markedContent(text: string): string {
  return (text.match(/\/(?:ActualText|Alt|E)\s*(?:\((?:\\[\s\S]|[^\\)])*\)|<[0-9A-Fa-f\s]*>)/g) ?? []).join('\n');
}

/** The strings of objects, but for the names of fonts; and what their places to jump to are called. */
function stringsIn(objects: string): string {
  const text = objects.replace(/\/(?:FontFamily|FontName|Registry|Ordering|DA)\s*\([^)]*\)/g, '');
  const literal = [...text.matchAll(/\(((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*)\)/g)].map(([, inner = '']) =>
    wordsOf(Buffer.from(unescaped(inner), 'latin1')),
  );
  const hex = [...text.matchAll(/<([0-9A-Fa-f\s]{2,})>/g)].map(([, digits = '']) =>
    wordsOf(Buffer.from(digits.replace(/\s/g, ''), 'hex')),
  );
  const places = [
    ...text.matchAll(
      /\/(?!(?:Dest|OpenAction)\b)([^\s/<>[\]()%]+)\s*(?:<<\s*\/D\s*)?\[\s*\d+\s+\d+\s+R\s*\/(?:XYZ|Fit)/g,
    ),
  ].map(([, name = '']) => name.replace(/#([0-9A-Fa-f]{2})/g, '%$1'));
  return [...new Set([...literal, ...hex, ...places])].join('\n');
}

/** UTF-16 and UTF-8 with their marks, else eight-bit letters. */
function wordsOf(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  if (bytes[0] === 0xef && bytes[1] === 0xbb) return bytes.toString('utf8');
  return bytes.toString('latin1');
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(text: string): string {
  return text.replace(/\\(?:([0-7]{1,3})|\r?\n|([\s\S]))/g, (_, octal?: string, sign?: string) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
    return sign === undefined ? '' : (ESCAPES[sign] ?? sign);
  });
}
