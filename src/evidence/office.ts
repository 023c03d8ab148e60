import { readZip, type ZipEntry } from '../zip/bounded.js';
import { type ByteSource, inMemory } from './bytes.js';
import { contentOf, type Found, textAt } from './findings.js';
import { readPhoto } from './photo.js';
import { readableTexts } from './readable.js';
import { decode, documentText, strippedXml, writtenAttributes } from './xml-text.js';

/** Parts of Word, PowerPoint, Excel and OpenDocument files that hold what people wrote, and what they are called. */
const PARTS: [RegExp, string][] = [
  [/^word\/document\d*\.xml$/, 'the text'],
  [/^word\/header\d*\.xml$/, 'a header'],
  [/^word\/footer\d*\.xml$/, 'a footer'],
  [/^word\/(comments\w*|people)\.xml$/, 'a comment'],
  [/^word\/(footnotes|endnotes)\.xml$/, 'a note'],
  [/^word\/glossary\/document\.xml$/, 'a building block'],
  [/^word\/diagrams\/data\d*\.xml$/, 'a diagram'],
  [/^ppt\/slides\/slide\d+\.xml$/, 'a slide'],
  [/^ppt\/notesSlides\/\w+\.xml$/, 'the notes'],
  [/^ppt\/(comments\/\w+|commentAuthors)\.xml$/, 'a comment'],
  [/^xl\/(sharedStrings|worksheets\/\w+)\.xml$/, 'the cells'],
  [/^xl\/(comments\w*|threadedComments\/\w+|persons\/\w+)\.xml$/, 'a comment'],
  [/^(content|styles)\.xml$/, 'the text'],
];
const PROPERTIES = /^(docProps\/(core|app|custom)\.xml|meta\.xml)$/;
const LINKS = /^(word|ppt|xl)\/.*_rels\/.*\.rels$/;
const XML = /\.(?:xml|rels|vml|rdf|html?)$/i;
const FILES =
  /\/(?:embeddings|media|attachedToolbars)\/|^(?:Pictures|Thumbnails|Object [^/]*|ObjectReplacements|media)\/|thumbnail/i;

/**
 * Reads what a Word, PowerPoint, Excel or OpenDocument file says, in every part: comments, properties, charts, the workbooks
 * behind them, pictures.
 * @param depth how many files it lies in
 */
export function readOffice(source: ByteSource, depth: number = 0): Found {
  const entries = readZip(source);
  if (entries === null) return { unread: 'it is damaged' };
  if (entries.some(({ isEncrypted }) => isEncrypted)) return { unread: 'it is encrypted' };
  return contentOf(...entries.map((entry) => entryContent(entry, depth)));
}

/** Parts that hold what a program sets, and nothing of what people wrote. */
const STATIC = /^(?:word\/(?:styles|settings|numbering|fontTable|webSettings|theme\/.*)\.xml|\[Content_Types\]\.xml)$/;
/** Addresses within a file and out of it: where links lead, what places and parts are called. */
const ADDRESSES = /\s(?:w:name|w:anchor|Target)="([^"]*)"/g;
export const ADDRESS = 'a link or a place';

/**
 * Reads every part of a Word file that this program made: its texts with their runs joined, the names of its tables,
 * addresses, properties.
 * @param bytes at most what `readZip` unpacks
 */
export function readWholeOffice(bytes: Buffer): Found {
  const entries = readZip(inMemory(bytes));
  if (entries === null) return { unread: 'it is damaged' };
  const names: Found = { texts: textAt(ADDRESS, entries.map(({ name }) => name).join('\n')) };
  const spoken = entries.filter(({ name }) => /\.(?:xml|rels)$/.test(name) && !STATIC.test(name));
  return contentOf(names, ...spoken.map(wholePart));
}

function wholePart({ name, read }: ZipEntry): Found {
  const xml = read()?.toString('utf8');
  if (xml === undefined) return { unread: 'a part of it is damaged or too large' };
  const where = PROPERTIES.test(name) ? 'the properties' : (PARTS.find(([pattern]) => pattern.test(name))?.[1] ?? name);
  const captions = [...xml.matchAll(/<w:tblCaption w:val="([^"]*)"/g)].map(([, text = '']) => text);
  const addresses = [...xml.matchAll(ADDRESSES)].map(([, address = '']) => address);
  return {
    texts: [
      ...textAt(where, PROPERTIES.test(name) ? strippedXml(xml) : documentText(xml)),
      ...textAt('the name of a table', captions.map(decode).join('\n')),
      ...textAt(ADDRESS, [...new Set(addresses)].map(decode).join('\n')),
    ],
  };
}

/** Parts that say nothing but how things look, by names of fonts and styles. */
const LOOKS =
  /^(?:word\/(?:styles\w*|fontTable|theme\/.*)|xl\/(?:styles|theme\/.*)|ppt\/theme\/.*|\[Content_Types\]|mimetype)(?:\.xml)?$/;

function entryContent(entry: ZipEntry, depth: number): Found {
  const { name } = entry;
  if (LOOKS.test(name) || name.endsWith('/')) return {};
  const bytes = entry.read();
  if (bytes === null) return { unread: 'a part of it is damaged or too large' };
  if (XML.test(name)) return partContent(name, bytes.toString('utf8'));
  return FILES.test(name) ? readEmbedded('a file in it', bytes, depth + 1) : readableTexts('another part', bytes);
}

/** Left, centre, right, font and size in the head of a printed sheet. */
const HEADER_CODES = /&(?:[LCRPNDTAFGBIUS]|"[^"]*"|\d{1,3})/g;

function partContent(name: string, xml: string): Found {
  const part = PARTS.find(([pattern]) => pattern.test(name))?.[1];
  if (PROPERTIES.test(name)) return { texts: textAt('the properties', strippedXml(xml)) };
  if (LINKS.test(name)) return { texts: textAt('a link', strippedXml(xml)) };
  const text = name.startsWith('xl/') ? documentText(xml).replace(HEADER_CODES, ' ') : documentText(xml);
  return { texts: textAt(part ?? 'another part', `${text}\n${writtenAttributes(xml)}`) };
}

/** Files within files within files are not followed. */
const DEEPEST = 2;
const PHOTO = /^(?:\xff\xd8|\x89PNG|RIFF[\s\S]{4}WEBP|II\*\0|MM\0\*|[\s\S]{4}ftyp)/;
const CANNOT = 'a file in it cannot be read';

/**
 * What a file inside another one says. Its first bytes tell what it is.
 * @param depth how many files it lies in
 */
export function readEmbedded(where: string, bytes: Buffer, depth: number): Found {
  const head = bytes.toString('latin1', 0, 12);
  if (head.startsWith('%PDF')) return { unread: CANNOT };
  if (PHOTO.test(head)) return placed(where, readPhoto(inMemory(bytes)));
  if (!head.startsWith('PK')) return readableTexts(where, bytes);
  return depth > DEEPEST ? { unread: CANNOT } : placed(where, readOffice(inMemory(bytes), depth));
}

function placed(where: string, found: Found): Found {
  return { ...found, texts: (found.texts ?? []).map(({ text }) => ({ where, text })) };
}
