import { inMemory } from '../../src/evidence/bytes.js';
import { readZip } from '../../src/zip/bounded.js';

/** One element of a part of a Word file. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
}

/** A Word file as another program reads it. */
export interface WordFile {
  parts: Map<string, Buffer>;
  document: Element;
  part: (name: string) => Element;
}

/** Unpacks a Word file and reads every part of it strictly: what is not well-formed throws. */
export function readDocx(bytes: Uint8Array | null): WordFile {
  if (bytes === null) throw new Error('no file');
  const parts = new Map(
    (readZip(inMemory(Buffer.from(bytes))) ?? []).map(({ name, read }) => [name, read() ?? Buffer.alloc(0)]),
  );
  const read = new Map<string, Element>();
  for (const [name, content] of parts)
    if (/\.(xml|rels)$/.test(name)) read.set(name, parse(content.toString('utf8'), name));
  const part = (name: string): Element => {
    const found = read.get(name);
    if (!found) throw new Error(`no part ${name}`);
    return found;
  };
  return { parts, document: part('word/document.xml'), part };
}

const NAME = '[A-Za-z_][\\w.:-]*';
const TOKEN = new RegExp(`<(/?)(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>|([^<]+)`, 'y');
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function parse(xml: string, part: string): Element {
  const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(xml);
  if (forbidden) throw new Error(`${part}: a character that XML forbids at ${forbidden.index}`);
  const body = xml.replace(/^<\?xml[^>]*\?>\s*/, '').trimEnd();
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < body.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(body);
    const current = open.at(-1);
    if (!match || !current) throw new Error(`${part}: not well-formed at ${from}: ${body.slice(from, from + 60)}`);
    const [, closes, name = '', attributes = '', empty, text] = match;
    if (text !== undefined) current.children.push(decode(text));
    else if (closes) {
      if (current.name !== name) throw new Error(`${part}: </${name}> closes <${current.name}>`);
      open.pop();
    } else {
      const element: Element = { name, attributes: attributesOf(attributes), children: [] };
      current.children.push(element);
      if (!empty) open.push(element);
    }
  }
  const [only, another] = root.children;
  if (open.length !== 1 || typeof only !== 'object' || another) throw new Error(`${part}: not one root element`);
  return only;
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(new RegExp(`(${NAME})="([^"]*)"`, 'g'))) {
    if (name in found) throw new Error(`attribute ${name} twice`);
    found[name] = decode(value);
  }
  return found;
}

function decode(text: string): string {
  return text.replace(/&([^;]*;)?/g, (whole, name: string | undefined) => {
    const code = /^#(\d+);$/.exec(name ?? '')?.[1];
    const character = code ? String.fromCodePoint(Number(code)) : ENTITIES[name?.slice(0, -1) ?? ''];
    if (character === undefined) throw new Error(`unknown reference ${whole}`);
    return character;
  });
}

/** Every element of a name below another, in the order of the file. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return child.name === name ? [child, ...all(child, name)] : all(child, name);
  });
}

/** The text of an element: of its runs, line breaks as line ends. */
export function textOf(element: Element): string {
  if (element.name === 'w:br') return '\n';
  if (element.name === 'w:t') return element.children.join('');
  return element.children.map((child) => (typeof child === 'string' ? '' : textOf(child))).join('');
}

/** A value below an element: `w:pPr/w:pStyle` as its `w:val`, or another attribute. */
export function readValue(element: Element, path: string, attribute = 'w:val'): string | undefined {
  let current: Element | undefined = element;
  for (const name of path.split('/'))
    current = current?.children.find((child): child is Element => typeof child === 'object' && child.name === name);
  return current?.attributes[attribute];
}

export interface Line {
  style: string;
  text: string;
  numId: string | undefined;
  level: string | undefined;
}

/** Every paragraph with its style and its place in a list. */
export function lines(element: Element): Line[] {
  return all(element, 'w:p').map((paragraph) => ({
    style: readValue(paragraph, 'w:pPr/w:pStyle') ?? 'Normal',
    text: textOf(paragraph),
    numId: readValue(paragraph, 'w:pPr/w:numPr/w:numId'),
    level: readValue(paragraph, 'w:pPr/w:numPr/w:ilvl'),
  }));
}

/** The order in which Word wants what an element holds (ISO/IEC 29500-1, annex A), as far as these files have it. */
const ORDER: Readonly<Record<string, string[]>> = ordered({
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing ind contextualSpacing jc outlineLvl rPr sectPr',
  'w:rPr':
    'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike noProof vanish color spacing kern position sz szCs highlight u effect bdr shd vertAlign rtl cs em lang',
  'w:tblPr': 'tblStyle bidiVisual tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption',
  'w:tcPr': 'tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection vAlign',
  'w:tbl': 'tblPr tblGrid tr',
  'w:tr': 'trPr tc',
  'w:style': 'name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr trPr tcPr tblStylePr',
  'w:tblStylePr': 'pPr rPr tblPr trPr tcPr',
  'w:tblBorders': 'top left bottom right insideH insideV',
  'w:tblCellMar': 'top left bottom right',
  'w:hdr': 'p tbl',
  'w:numPr': 'ilvl numId',
  'w:settings': 'displayBackgroundShape evenAndOddHeaders footnotePr endnotePr compat',
  'w:lvl': 'start numFmt suff lvlText lvlJc pPr rPr',
  'w:num': 'abstractNumId lvlOverride',
  'w:numbering': 'abstractNum num',
  'w:sdt': 'sdtPr sdtContent',
  'w:sectPr': 'headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid',
});

function ordered(lists: Record<string, string>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.split(' ')]));
}

function orderFaults(element: Element): string[] {
  const names = element.children.flatMap((child) => (typeof child === 'string' ? [] : [child.name.replace('w:', '')]));
  const places = names.map((name) => ORDER[element.name]?.indexOf(name) ?? 0);
  const wrong = places.some((place, index) => place < 0 || place < (places[index - 1] ?? 0));
  const below = element.children.flatMap((child) => (typeof child === 'string' ? [] : orderFaults(child)));
  return wrong ? [`${element.name} holds ${names.join(' ')}`, ...below] : below;
}

/**
 * What would make Word say that a file is damaged, or lead nowhere: links without their place, relationships that are not
 * there, lists that are not defined, places that stand twice, cells that end in a table.
 */
export function faultsOf({ parts, document, part }: WordFile): string[] {
  const faults: string[] = [];
  for (const name of parts.keys()) if (/^word\/\w+\.xml$/.test(name)) faults.push(...orderFaults(part(name)));
  faults.push(...packageFaults({ parts, part }), ...styleFaults(part('word/styles.xml')));
  const pictures = all(document, 'wp:docPr').map(({ attributes }) => attributes['id']);
  if (new Set(pictures).size !== pictures.length) faults.push('the number of a picture stands twice');
  const fields = all(document, 'w:fldChar').map(({ attributes }) => attributes['w:fldCharType']);
  if (fields.filter((type) => type === 'begin').length !== fields.filter((type) => type === 'end').length)
    faults.push('a field without its end');
  const names = all(document, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name'] ?? '');
  const numbers = all(document, 'w:bookmarkStart').map(({ attributes }) => attributes['w:id'] ?? '');
  if (new Set(names.map((name) => name.toLowerCase())).size !== names.length) faults.push('a place stands twice');
  if (new Set(numbers).size !== numbers.length) faults.push('the number of a place stands twice');
  for (const name of names) if (!/^[A-Za-z][\w]{0,39}$/.test(name)) faults.push(`no name of a place: ${name}`);
  for (const { attributes } of all(document, 'w:hyperlink')) {
    const anchor = attributes['w:anchor'];
    if (anchor !== undefined && !names.includes(anchor)) faults.push(`a link leads nowhere: ${anchor}`);
    if (anchor === undefined && !attributes['r:id']) faults.push('a link without an end');
  }
  const defined = new Set(all(part('word/numbering.xml'), 'w:num').map(({ attributes }) => attributes['w:numId']));
  for (const { numId } of lines(document))
    if (numId !== undefined && !defined.has(numId)) faults.push(`no list ${numId}`);
  const styles = new Set(all(part('word/styles.xml'), 'w:style').map(({ attributes }) => attributes['w:styleId']));
  for (const { style } of lines(document)) if (!styles.has(style)) faults.push(`no style ${style}`);
  for (const named of ['w:rStyle', 'w:tblStyle'])
    for (const { attributes } of all(document, named))
      if (!styles.has(attributes['w:val'])) faults.push(`no style ${attributes['w:val']}`);
  for (const { children } of all(document, 'w:t'))
    if (/[\t\n]/.test(children.join(''))) faults.push('a tab or a line end within a text');
  for (const cell of all(document, 'w:tc')) {
    const last = cell.children.at(-1);
    if (typeof last !== 'object' || last.name !== 'w:p') faults.push('a cell does not end in a paragraph');
  }
  for (const table of all(document, 'w:tbl')) {
    const columns = all(
      table.children.find((child): child is Element => typeof child === 'object' && child.name === 'w:tblGrid') ??
        table,
      'w:gridCol',
    ).length;
    const rows = table.children.filter((child): child is Element => typeof child === 'object' && child.name === 'w:tr');
    for (const row of rows) {
      const cells = row.children.filter(
        (child): child is Element => typeof child === 'object' && child.name === 'w:tc',
      );
      const spanned = cells.reduce((sum, cell) => sum + Number(readValue(cell, 'w:tcPr/w:gridSpan') ?? 1), 0);
      if (spanned !== columns) faults.push(`a row of ${spanned} cells in a table of ${columns} columns`);
    }
    if (columns === 0 || columns > 63) faults.push(`a table of ${columns} columns`);
  }
  return [...new Set(faults)];
}

type Package = Pick<WordFile, 'parts' | 'part'>;

/** Parts without a type, types without a part, and relationships that lead nowhere or are not there (ISO/IEC 29500-2). */
function packageFaults({ parts, part }: Package): string[] {
  const types = part('[Content_Types].xml');
  const endings = all(types, 'Default').map(({ attributes }) => attributes['Extension']);
  const named = all(types, 'Override').map(({ attributes }) => attributes['PartName']?.slice(1) ?? '');
  const faults = [...new Set(named)].length === named.length ? [] : ['the type of a part stands twice'];
  for (const name of parts.keys())
    if (name !== '[Content_Types].xml' && !named.includes(name) && !endings.includes(name.split('.').at(-1)))
      faults.push(`no type of ${name}`);
  for (const name of named) if (!parts.has(name)) faults.push(`a type of ${name}, which is not there`);
  for (const name of parts.keys()) if (name.endsWith('.rels')) faults.push(...relationFaults(name, { parts, part }));
  return faults;
}

function relationFaults(name: string, { parts, part }: Package): string[] {
  const owner = name.replace('_rels/', '').slice(0, -'.rels'.length);
  const folder = owner.slice(0, owner.lastIndexOf('/') + 1);
  const relations = all(part(name), 'Relationship').map(({ attributes }) => attributes);
  const known = new Set(relations.map(({ Id }) => Id));
  const used = owner === '' ? [] : [...JSON.stringify(part(owner)).matchAll(/"r:(?:id|embed|link)":"([^"]*)"/g)];
  const missing = used.filter(([, id]) => !known.has(id)).map(([, id]) => `no relationship ${id}`);
  const targets = relations.filter(({ TargetMode }) => TargetMode !== 'External');
  const gone = targets.filter(({ Target }) => !parts.has(folder + Target)).map(({ Target }) => `no part ${Target}`);
  return [...missing, ...gone, ...(known.size === relations.length ? [] : [`a relationship twice in ${name}`])];
}

/** Styles that are based on what is not there, or of another kind; kinds without their default. */
function styleFaults(styles: Element): string[] {
  const list = all(styles, 'w:style');
  const kinds = new Map(list.map(({ attributes }) => [attributes['w:styleId'], attributes['w:type']]));
  const faults = kinds.size === list.length ? [] : ['a style stands twice'];
  for (const style of list) {
    const { 'w:styleId': id, 'w:type': kind } = style.attributes;
    const base = readValue(style, 'w:basedOn');
    if (base !== undefined && kinds.get(base) !== kind) faults.push(`${id} is based on ${base}`);
  }
  for (const kind of ['paragraph', 'character', 'table', 'numbering'])
    if (list.filter(({ attributes }) => attributes['w:type'] === kind && attributes['w:default'] === '1').length !== 1)
      faults.push(`not one default style of kind ${kind}`);
  return faults;
}
