import { type ByteSource, inMemory } from './bytes.js';
import { contentOf, type Found, textAt } from './findings.js';
import { readPhoto } from './photo.js';
import { decode, documentText, strippedXml } from './xml-text.js';
import { readZip, type ZipEntry } from './zip.js';

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
const PICTURES = /^((word|ppt|xl)\/media|Pictures)\/.*\.(jpe?g|png|webp|tiff?|heic)$/i;

/** Reads what a Word, PowerPoint, Excel or OpenDocument file says, its comments, properties and pictures included. */
export function readOffice(source: ByteSource): Found {
  const entries = readZip(source);
  if (entries === null) return { unread: 'it is damaged' };
  if (entries.some(({ isEncrypted }) => isEncrypted)) return { unread: 'it is encrypted' };
  return contentOf(...entries.map(entryContent));
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

function entryContent(entry: ZipEntry): Found {
  const { name } = entry;
  const part = PARTS.find(([pattern]) => pattern.test(name));
  if (!part && !PROPERTIES.test(name) && !LINKS.test(name) && !PICTURES.test(name)) return {};
  const bytes = entry.read();
  if (bytes === null) return { unread: 'a part of it is damaged or too large' };
  if (PICTURES.test(name)) return { ...readPhoto(inMemory(bytes)), unread: null };
  const xml = bytes.toString('utf8');
  if (part) return { texts: textAt(part[1], documentText(xml)) };
  return { texts: textAt(PROPERTIES.test(name) ? 'the properties' : 'a link', strippedXml(xml)) };
}
