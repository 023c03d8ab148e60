import { changeOf } from './changes.js';
import type { WordChange, WordLink, WordParagraph, WordRun } from './model.js';
import { signOf, signsOf } from './signs.js';
import { attribute, childOf, chosen, elementsIn, isOn, textIn, type XmlElement } from './xml.js';

const DRAWINGS = new Set(['w:drawing', 'w:pict', 'w:object']);

/** The words between the two marks of a comment. */
export interface Stretch {
  at: WordParagraph;
  quote: string;
}

/** Where each comment stands, by its id; one can go on through many paragraphs. */
export class Stretches {
  readonly found: Map<string, Stretch> = new Map();
  readonly #open = new Set<string>();

  begin(id: string, at: WordParagraph): void {
    this.mark(id, at);
    this.#open.add(id);
  }

  end(id: string): void {
    this.#open.delete(id);
  }

  /** A comment on no words stands where its mark does. */
  mark(id: string, at: WordParagraph): void {
    if (!this.found.has(id)) this.found.set(id, { at, quote: '' });
  }

  add(text: string): void {
    for (const id of this.#open) {
      const stretch = this.found.get(id);
      if (stretch) stretch.quote += text;
    }
  }
}

/** What the reading of a paragraph needs of the rest of the file. */
interface Surroundings {
  notes: ReadonlyMap<string, string>;
  /** What is outside the file, by the names that it has in it. */
  addresses: ReadonlyMap<string, string>;
  /** Gets the comments that begin or end here. */
  stretches: Stretches;
  change: WordChange | null;
}

type Looks = Omit<WordRun, 'text'>;

/** Elements that only wrap runs. */
const WRAPPERS = new Set(
  `w:smartTag w:fldSimple w:customXml w:sdtContent w:dir w:bdo w:ins w:del w:moveFrom w:moveTo
`.split(/\s+/),
);

/**
 * Reads the runs of a paragraph into it, with its places and the stretches of comments.
 * @returns the content of text boxes that hang on it
 */
export function readRuns(element: XmlElement, paragraph: WordParagraph, surroundings: Surroundings): XmlElement[] {
  surroundings.stretches.add('\n');
  const reader = new RunReader(paragraph, surroundings);
  reader.read(element, surroundings.change);
  return reader.boxes;
}

class RunReader {
  readonly boxes: XmlElement[] = [];
  readonly #paragraph: WordParagraph;
  readonly #notes: ReadonlyMap<string, string>;
  readonly #addresses: ReadonlyMap<string, string>;
  readonly #stretches: Stretches;

  constructor(paragraph: WordParagraph, { notes, addresses, stretches }: Surroundings) {
    this.#paragraph = paragraph;
    this.#notes = notes;
    this.#addresses = addresses;
    this.#stretches = stretches;
  }

  read(parent: XmlElement, change: WordChange | null): void {
    for (const child of elementsIn(parent)) this.#child(child, change);
  }

  #child(child: XmlElement, change: WordChange | null): void {
    const { name } = child;
    if (name === 'w:r') this.#run(child, change);
    else if (name === 'w:sdt') this.#control(child, change);
    else if (name === 'w:hyperlink') this.#link(child, change);
    else if (name === 'mc:AlternateContent') this.read(chosen(child), change);
    else if (WRAPPERS.has(name)) this.read(child, changeOf(child) ?? change);
    else if (name === 'w:bookmarkStart') this.#paragraph.bookmarks.push(attribute(child, 'w:name') ?? '');
    else if (name === 'w:commentRangeStart') this.#stretches.begin(attribute(child, 'w:id') ?? '', this.#paragraph);
    else if (name === 'w:commentRangeEnd') this.#stretches.end(attribute(child, 'w:id') ?? '');
  }

  #link(link: XmlElement, change: WordChange | null): void {
    const { runs, links } = this.#paragraph;
    const before = runs.length;
    this.read(link, change);
    const words = runs.slice(before).map(({ text }) => text);
    const address = this.#addresses.get(attribute(link, 'r:id') ?? '');
    if (address !== undefined) links.push({ words: words.join('').trim(), address });
  }

  /** A content control: a box to tick says what it is, and what only asks to be filled in is no text. */
  #control(control: XmlElement, change: WordChange | null): void {
    const properties = childOf(control, 'w:sdtPr');
    const box = childOf(properties, 'w14:checkbox');
    if (box) {
      const isTicked = /^(?:1|true|on)$/.test(attribute(childOf(box, 'w14:checked'), 'w14:val') ?? '');
      this.#put(isTicked ? '☒' : '☐', { ...PLAIN, change });
    } else if (!isOn(properties, 'w:showingPlcHdr')) this.read(control, change);
  }

  /** Hidden letters are left where they are: nobody who looks at the file sees them. */
  #run(run: XmlElement, change: WordChange | null): void {
    const properties = childOf(run, 'w:rPr');
    if (isOn(properties, 'w:vanish')) return;
    const looks = { ...looksOf(properties), change };
    const fonts = childOf(properties, 'w:rFonts');
    const font = attribute(fonts, 'w:ascii') ?? attribute(fonts, 'w:hAnsi');
    for (const child of elementsIn(run)) this.#put(this.#textOf(child, font), looks);
  }

  #textOf(child: XmlElement, font: string | null): string {
    switch (child.name) {
      case 'w:t':
      case 'w:delText':
        return signsOf(font, textIn(child));
      case 'w:sym':
        return signOf(attribute(child, 'w:font') ?? '', Number.parseInt(attribute(child, 'w:char') ?? '', 16));
      case 'w:tab':
        return '\t';
      case 'w:br':
      case 'w:cr':
        return '\n';
      case 'w:noBreakHyphen':
        return '-';
      case 'w:fldChar':
        return legacyBox(child);
      case 'w:footnoteReference':
        return this.#note('f', child);
      case 'w:endnoteReference':
        return this.#note('e', child);
      case 'w:commentReference':
        this.#stretches.mark(attribute(child, 'w:id') ?? '', this.#paragraph);
        return '';
      case 'w:instrText':
        this.#paragraph.links.push(...linkOfField(textIn(child)));
        return '';
      default:
        this.#drawn(child);
        return '';
    }
  }

  #note(kind: string, reference: XmlElement): string {
    const text = this.#notes.get(kind + (attribute(reference, 'w:id') ?? ''));
    return text ? ` [${text}]` : '';
  }

  /** What has no text of its own is a picture or a shape; a line across the page is neither. */
  #drawn(element: XmlElement): void {
    const before = this.boxes.length;
    this.#boxesIn(element);
    const parts = element.name === 'mc:AlternateContent' ? elementsIn(chosen(element)) : [element];
    const isDrawn = parts.some(({ name }) => DRAWINGS.has(name)) && this.boxes.length === before;
    const isLine = elementsIn(element).some(({ attributes }) => attributes['o:hr'] !== undefined);
    if (isDrawn && !isLine) this.#paragraph.drawings += 1;
  }

  #boxesIn(element: XmlElement): void {
    if (element.name === 'w:txbxContent') this.boxes.push(element);
    else if (element.name === 'mc:AlternateContent') this.#boxesIn(chosen(element));
    else for (const child of elementsIn(element)) this.#boxesIn(child);
  }

  #put(text: string, looks: Looks): void {
    if (text === '') return;
    this.#paragraph.runs.push({ text, ...looks });
    if (looks.change?.kind !== 'inserted') this.#stretches.add(text);
  }
}

const PLAIN: Looks = { bold: false, strike: false, marked: false, change: null };

function looksOf(properties: XmlElement | undefined): Omit<Looks, 'change'> {
  const highlight = attribute(childOf(properties, 'w:highlight'));
  const fill = attribute(childOf(properties, 'w:shd'), 'w:fill') ?? 'auto';
  return {
    bold: isOn(properties, 'w:b'),
    strike: isOn(properties, 'w:strike') || isOn(properties, 'w:dstrike'),
    marked:
      (highlight !== null && !/^(?:none|white)$/.test(highlight)) ||
      !/^(?:auto|FFFFFF)$/i.test(fill) ||
      isOn(properties, 'w:bdr'),
  };
}

/** Where a field leads that is a link. */
function linkOfField(instruction: string): WordLink[] {
  const address = /^\s*HYPERLINK\s+"([^"]+)"/i.exec(instruction)?.[1];
  return address === undefined ? [] : [{ words: '', address }];
}

/** The box of an old form: what was ticked, else what it began with. */
function legacyBox(field: XmlElement): string {
  const box = childOf(childOf(field, 'w:ffData'), 'w:checkBox');
  if (!box) return '';
  const state = childOf(box, 'w:checked') ? 'w:checked' : 'w:default';
  return isOn(box, state) ? '☒' : '☐';
}
