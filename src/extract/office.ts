import { type ByteSource, inMemory } from './bytes.js';
import { contentOf, type Found, textAt } from './findings.js';
import { readPhoto } from './photo.js';
import { documentText, strippedXml } from './xml-text.js';
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

/**
 * Reads every part of a Word file that this program made: texts with their runs joined, all attributes, the names of parts.
 * @param bytes at most what `readZip` unpacks
 */
export function readWholeOffice(bytes: Buffer): Found {
  const entries = readZip(inMemory(bytes));
  if (entries === null) return { unread: 'it is damaged' };
  const names: Found = { texts: textAt('the names of its parts', entries.map(({ name }) => name).join('\n')) };
  return contentOf(names, ...entries.filter(({ name }) => /\.(?:xml|rels)$/.test(name)).map(wholePart));
}

function wholePart({ name, read }: ZipEntry): Found {
  const xml = read()?.toString('utf8');
  if (xml === undefined) return { unread: 'a part of it is damaged or too large' };
  const where = PARTS.find(([pattern]) => pattern.test(name))?.[1] ?? name;
  return { texts: [...textAt(where, documentText(xml)), ...textAt(where, strippedXml(xml))] };
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
