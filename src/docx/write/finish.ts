import { pack, unpack, type ZipPart } from '../../zip/in-memory.js';
import type { Body } from './body.js';
import { moreStyles } from './table-styles.js';

/** What the finished file says of itself, and the pictures whose place a stand-in holds. */
export interface Finish {
  language: string;
  date: Date;
  /** Paths in the portfolio by the name that the library gave the picture. */
  media: ReadonlyMap<string, string>;
  readFile: (path: string) => Uint8Array | null;
  body: Body;
}

const MEDIA = 'word/media/';

/**
 * Goes through the library's file once more: the pictures themselves go in, every list of numbers begins anew on each level,
 * and what would be different each time (the clock, random numbers of links) becomes the same.
 */
export function finish(file: Buffer, options: Finish): Buffer {
  const names = new Map(
    [...options.media.keys()].map((name, index) => [name, `image${index + 1}${name.slice(name.lastIndexOf('.'))}`]),
  );
  const links = new Map<string, string>();
  return pack(finishedParts(unpack(file), options, names, links));
}

function* finishedParts(
  parts: readonly ZipPart[],
  options: Finish,
  names: ReadonlyMap<string, string>,
  links: Map<string, string>,
): Generator<ZipPart> {
  for (const { name, bytes } of parts) {
    if (name.startsWith(MEDIA)) yield picture(name.slice(MEDIA.length), options, names);
    else
      yield {
        name,
        bytes: Buffer.from(finishedXml(name, Buffer.from(bytes).toString('utf8'), options, names, links)),
        isPacked: false,
      };
  }
}

function picture(name: string, { media, readFile }: Finish, names: ReadonlyMap<string, string>): ZipPart {
  const bytes = readFile(media.get(name) ?? '');
  return { name: MEDIA + (names.get(name) ?? name), bytes: bytes ?? new Uint8Array(), isPacked: true };
}

function finishedXml(
  part: string,
  xml: string,
  { language, date, body }: Finish,
  names: ReadonlyMap<string, string>,
  links: Map<string, string>,
): string {
  if (part === 'docProps/core.xml') return withLanguage(withDate(xml, date), language);
  if (part === 'word/numbering.xml') return withStarts(xml);
  if (part === 'word/styles.xml') return withStyles(xml);
  const whole = part === 'word/document.xml' ? body.into(xml) : plainSeparators(xml);
  const steady = whole.replace(/\b(r:id|r:embed|Id)="rId([\w-]{12,})"/g, (_, key: string, id: string) => {
    const known = links.get(id) ?? `rIdLink${links.size + 1}`;
    links.set(id, known);
    return `${key}="${known}"`;
  });
  return part.endsWith('.rels')
    ? steady.replace(/Target="media\/([^"]+)"/g, (whole, name: string) => named(whole, name, names))
    : steady;
}

function named(whole: string, name: string, names: ReadonlyMap<string, string>): string {
  const now = names.get(name);
  return now === undefined ? whole : `Target="media/${now}"`;
}

function withDate(xml: string, date: Date): string {
  const day = date.toISOString().replace(/\.\d+Z$/, 'Z');
  return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}`);
}

function withLanguage(xml: string, language: string): string {
  return xml.replace(
    '</cp:coreProperties>',
    `<dc:language>${language.replace(/[^\w-]/g, '')}</dc:language></cp:coreProperties>`,
  );
}

/** The library lets a list begin anew on its first level only; a list within a list would go on from the one before. */
function withStarts(xml: string): string {
  return xml.replace(
    /<w:lvlOverride w:ilvl="0"><w:startOverride w:val="(\d+)"\/><\/w:lvlOverride>/g,
    (_, start: string) =>
      Array.from(
        { length: 9 },
        (__, level) => `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`,
      ).join(''),
  );
}

/** The library has no default style, and one of Word's character styles as a style of paragraphs. */
function withStyles(xml: string): string {
  return xml
    .replace(
      '<w:style w:type="paragraph" w:styleId="Normal">',
      '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">',
    )
    .replace(/<w:style w:type="paragraph" w:styleId="Strong">.*?<\/w:style>/s, '')
    .replace('</w:styles>', `${moreStyles()}</w:styles>`);
}

/** The line above the notes: the library puts the mark of a note in front of it. */
function plainSeparators(xml: string): string {
  const mark =
    /<w:r><w:rPr><w:rStyle w:val="\w+"\/><\/w:rPr><w:(?:foot|end)noteRef\/><\/w:r>(?=<w:r><w:(?:continuationS|s)eparator\/>)/g;
  return xml.replace(mark, '');
}
