import { decodeText } from '../text/decode-text.js';
import { decodeXml } from '../text/walk-xml.js';
import { readZip, type ZipEntry } from '../zip/bounded.js';
import { type ByteSource, inMemory } from './bytes.js';
import { contentOf, type Found, textAt } from './findings.js';
import { isProgramPart, isProgramProperty, isProgramStyle, targetsOf } from './office-words.js';
import { readableTexts } from './readable.js';
import { readHeld, type Within } from './within.js';
import { documentText, strippedXml, writtenAttributes } from './xml-text.js';

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
 * @param within where it lies
 */
export async function readOffice(source: ByteSource, within: Within): Promise<Found> {
  const entries = readZip(source);
  if (entries === null) return { unread: 'it is damaged' };
  if (entries.some(({ isEncrypted, ...entry }) => isEncrypted || isLocked(entry))) return { unread: 'it is encrypted' };
  const found: Found[] = [{ texts: textAt('the name of a file in it', namesOfFiles(entries)) }];
  const xml = { left: MOST_XML };
  let left = MOST_TEXT;
  for (const entry of entries) {
    if (within.budget.left < 0) break;
    const content = await entryContent(entry, within, xml);
    left -= (content.texts ?? []).reduce((sum, { text }) => sum + text.length, 0);
    found.push(left < 0 ? { unread: TOO_LONG } : content);
  }
  return contentOf(...found);
}

/** Pictures and files in it may be called as they were on somebody's disk; programs number what they name themselves. */
function namesOfFiles(entries: readonly Pick<ZipEntry, 'name'>[]): string {
  const held = entries.flatMap(({ name }) => /(?:^|\/)(?:media|embeddings|Pictures)\/([^/]+)$/.exec(name)?.[1] ?? []);
  return held.filter((name) => !/^(?:image|oleObject|Microsoft_\w+?)\d*\.\w+$/.test(name)).join('\n');
}

/** OpenDocument packs each part encrypted, and says so in its list of parts. */
function isLocked({ name, read }: Pick<ZipEntry, 'name' | 'read'>): boolean {
  return name === 'META-INF/manifest.xml' && (read()?.includes('encryption-data') ?? false);
}

/** Parts that hold what a program sets, and nothing of what people wrote. */
const STATIC = /^(?:word\/(?:styles|settings|numbering|fontTable|webSettings|theme\/.*)\.xml|\[Content_Types\]\.xml)$/;
/** Addresses within a file and out of it: where links lead, what places and parts are called. */
const ADDRESSES = /\sw:(?:name|anchor)="([^"]*)"/g;
export const ADDRESS = 'a link or a place';

/**
 * Reads every part of a Word file that this program made: its texts with their runs joined, the names of its tables,
 * addresses, properties.
 * @param bytes at most what `readZip` unpacks
 */
export function readWholeOffice(bytes: Buffer): Found {
  const entries = readZip(inMemory(bytes));
  if (entries === null) return { unread: 'it is damaged' };
  const parts = entries.map(({ name }) => name).filter((name) => !isProgramPart(name));
  const names: Found = { texts: textAt(ADDRESS, parts.join('\n')) };
  const spoken = entries.filter(({ name }) => /\.(?:xml|rels)$/.test(name) && !STATIC.test(name));
  return contentOf(names, ...spoken.map(wholePart));
}

/** What a field is: a word of Word's own. Where it leads stands behind it. */
const FIELD = /(<w:instrText[^>]*>\s*)(?:TOC|PAGE|NUMPAGES|PAGEREF|HYPERLINK|REF|SEQ)\b/g;

function wholePart({ name, read }: ZipEntry): Found {
  const xml = read()?.toString('utf8').replace(FIELD, '$1');
  if (xml === undefined) return { unread: 'a part of it is damaged or too large' };
  if (name.endsWith('.rels')) return { texts: textAt(ADDRESS, targetsOf(xml).join('\n')) };
  const where = PROPERTIES.test(name) ? 'the properties' : (PARTS.find(([pattern]) => pattern.test(name))?.[1] ?? name);
  const captions = [...xml.matchAll(/<w:tblCaption w:val="([^"]*)"/g)].map(([, text = '']) => text);
  const addresses = [...xml.matchAll(ADDRESSES)].map(([, address = '']) => address);
  return {
    texts: [
      ...textAt(where, PROPERTIES.test(name) ? propertiesOf(xml) : documentText(xml)),
      ...textAt('the name of a table', captions.map(decodeXml).join('\n')),
      ...textAt(ADDRESS, [...new Set(addresses)].map(decodeXml).join('\n')),
    ],
  };
}

/** Characters of marked text in one file: 10,000 pages have as many. */
const MOST_XML = 24_000_000;
const MOST_TEXT = 8_000_000;
const TOO_LONG = 'it is too long';

/** Parts that say nothing but how things look, by names of fonts. */
const LOOKS = /^(?:(?:word|xl|ppt)\/theme\/.*|word\/fontTable|\[Content_Types\]|mimetype)(?:\.xml)?$/;
/** Parts that programs write in forms of their own: of printers, fonts and lines that were laid out. */
const SETTINGS = /printerSettings|layout-cache|\.(?:odttf|fntdata|ttf|otf|wdp)$/i;
/** Parts that name styles and formats, which somebody can have made. */
const STYLES = /^(?:word|xl)\/styles\w*\.xml$/;

async function entryContent(entry: ZipEntry, within: Within, xmlBudget: { left: number }): Promise<Found> {
  const { name } = entry;
  if (LOOKS.test(name) || name.endsWith('/')) return {};
  const bytes = entry.read();
  if (bytes === null) return { unread: 'a part of it is damaged or too large' };
  const xml = XML.test(name) ? decodeText(bytes) : null;
  xmlBudget.left -= xml?.length ?? 0;
  if (xmlBudget.left < 0) return { unread: TOO_LONG };
  if (xml !== null) return STYLES.test(name) ? styleNames(xml) : partContent(name, xml);
  return FILES.test(name) || !SETTINGS.test(name) ? readHeld(bytes, within) : readableTexts('another part', bytes);
}

function styleNames(xml: string): Found {
  const names = [...xml.matchAll(/<(?:w:name|w:aliases)\s[^<>]*w:val="([^"]*)"|\b(?:formatCode|name)="([^"]*)"/g)];
  return {
    texts: textAt(
      'the name of a style',
      names
        .map(([, word, sheet]) => decodeXml(word ?? sheet ?? ''))
        .filter((style) => !isProgramStyle(style))
        .join('\n'),
    ),
  };
}

/** Values that people give to properties, and their names. */
const PROPERTY = /\s(?:name|office:name|meta:name)="([^"]*)"/g;

function propertiesOf(xml: string): string {
  const lines = strippedXml(xml, PROPERTY).split('\n');
  return lines.filter((line) => !isProgramProperty(line.trim())).join('\n');
}

/** Left, centre, right, font and size in the head of a printed sheet. */
const HEADER_CODES = /&(?:[LCRPNDTAFGBIUS]|"[^"]*"|\d{1,3})/g;

function partContent(name: string, xml: string): Found {
  const part = PARTS.find(([pattern]) => pattern.test(name))?.[1];
  if (PROPERTIES.test(name)) return { texts: textAt('the properties', propertiesOf(xml)) };
  if (LINKS.test(name)) return { texts: textAt('a link', targetsOf(xml).join('\n')) };
  const plain = documentText(joinedCapitals(xml));
  const text = name.startsWith('xl/') ? plain.replace(HEADER_CODES, ' ') : plain;
  return { texts: textAt(part ?? 'another part', `${text}\n${writtenAttributes(xml)}`) };
}

/** A capital that is set over several lines stands in a paragraph of its own, before the rest of its word. */
function joinedCapitals(xml: string): string {
  if (!xml.includes('w:dropCap="')) return xml;
  const [first = '', ...others] = xml.split('</w:p>');
  let [text, before] = [first, first];
  for (const part of others) {
    const isCapital = /<w:p\b/.test(before) && /w:dropCap="(?:drop|margin)"/.test(before);
    text += isCapital && /^\s*<w:p\b[^>]*>/.test(part) ? part.replace(/^\s*<w:p\b[^>]*>/, '') : `</w:p>${part}`;
    before = part;
  }
  return text;
}
