import {
  BookmarkEnd,
  BookmarkStart,
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  type IParagraphOptions,
  type IRunOptions,
  type ParagraphChild,
  Tab,
  TextRun,
  Paragraph as WordParagraph,
} from 'docx';
import type { Block, Inline, Marks, Paragraph } from '../blocks/model.js';
import { notesOf } from '../blocks/walk.js';
import { stretches } from '../prose/direction.js';
import type { Bookmarks } from './bookmarks.js';
import { cleanText } from './clean-text.js';
import { blank, box } from './controls.js';
import type { Numbering } from './numbering.js';
import { pixels, STEP } from './page.js';
import { type Pictures, widthIn } from './pictures.js';
import { COLOURS } from './styles.js';

/** Styles with space above them. */
const SPACED = /^(?:Heading\d|Exhibit|Code|Rule|Space)$/;
/** Twentieths of a point. */
const BELOW_TABLE = 200;

type Notes = Record<string, { children: WordParagraph[] }>;

/** Writes paragraphs, and gathers the notes that stand in them. */
export class ParagraphWriter {
  readonly #bookmarks: Bookmarks;
  readonly #numbering: Numbering;
  readonly #pictures: Pictures;
  readonly #notes = new Map<Inline, number>();

  constructor(bookmarks: Bookmarks, numbering: Numbering, pictures: Pictures) {
    this.#bookmarks = bookmarks;
    this.#numbering = numbering;
    this.#pictures = pictures;
  }

  /** All notes, before the text that they stand in: the library asks for them first. */
  writeNotes(blocks: readonly Block[]): Notes {
    const notes: Notes = {};
    for (const note of notesOf(blocks)) {
      const number = this.#notes.size + 1;
      this.#notes.set(note, number);
      const children = note.paragraphs.map(
        (paragraph) =>
          new WordParagraph({
            ...this.#options(paragraph),
            style: 'FootnoteText',
            children: [new TextRun(' '), ...this.runs(paragraph.children, 400)],
          }),
      );
      notes[String(number)] = { children };
    }
    return notes;
  }

  /**
   * @param room width of the line, in twentieths of a point
   * @param anchors places that begin here beside its own
   * @param isBelowTable stands off from the table above it, which has no space of its own
   */
  write(
    paragraph: Paragraph,
    room: number,
    anchors: readonly string[] = [],
    isBelowTable: boolean = false,
  ): WordParagraph {
    const { children } = paragraph;
    const marks = [...anchors, ...paragraph.anchors].map((anchor) => this.#mark(anchor));
    const inner = this.runs(children, pixels(room - STEP * paragraph.indent), paragraph.rightToLeft);
    const spacing = isBelowTable && !SPACED.test(paragraph.style) ? { spacing: { before: BELOW_TABLE } } : {};
    const [begins, ends] = [marks.map(({ begin }) => begin), marks.map(({ end }) => end).toReversed()];
    const marked = [...begins, ...inner, ...ends] as unknown as ParagraphChild[];
    return new WordParagraph({ ...this.#options(paragraph), ...spacing, children: marked });
  }

  runs(children: readonly Inline[], room: number, rightToLeft = false): ParagraphChild[] {
    return children.flatMap((child) => this.#run(child, { room, rightToLeft, style: {} }));
  }

  #options({ style, list, indent, breakBefore, keepNext, rightToLeft, align }: Paragraph): IParagraphOptions {
    return {
      ...(style === 'Normal' ? {} : { style }),
      ...(list ? { numbering: this.#numbering.place(list) } : {}),
      ...(list === null && indent > 0 ? { indent: { left: STEP * indent } } : {}),
      ...(breakBefore ? { pageBreakBefore: true } : {}),
      ...(keepNext ? { keepNext: true } : {}),
      ...(rightToLeft ? { bidirectional: true } : {}),
      ...(align === 'start' ? {} : { alignment: align }),
    };
  }

  /** The place of an anchor, around the words of its paragraph: programs drop a mark without length where a comment begins. */
  #mark(anchor: string): { begin: BookmarkStart; end: BookmarkEnd } {
    const number = this.#bookmarks.number();
    return { begin: new BookmarkStart(this.#bookmarks.name(anchor), number), end: new BookmarkEnd(number) };
  }

  #run(child: Inline, place: { room: number; rightToLeft: boolean; style: IRunOptions }): ParagraphChild[] {
    if (child.kind === 'text') return textRuns(child.text, { ...marksOf(child.marks), ...place.style });
    if (child.kind === 'break') return [new TextRun({ break: 1 })];
    if (child.kind === 'tab') return [new TextRun('\t')];
    if (child.kind === 'box') return [box(child.ticked)];
    if (child.kind === 'blank') return [blank(String(child.prompt))];
    if (child.kind === 'note') return [new FootnoteReferenceRun(this.#notes.get(child) ?? 0)];
    if (child.kind === 'picture') {
      const picture = this.#pictures.run(child.path, child.alt, widthIn(place.room, child.width));
      return typeof picture === 'string' ? textRuns(picture, { color: COLOURS.quiet }) : [picture];
    }
    return this.#link(child, place);
  }

  #link(
    { to, children }: Extract<Inline, { kind: 'link' }>,
    place: { room: number; rightToLeft: boolean },
  ): ParagraphChild[] {
    // A picture in a link would need an address of its own, which a place in the document has not.
    const isPicture = children.some(({ kind }) => kind === 'picture');
    const anchor = 'anchor' in to && !isPicture ? this.#bookmarks.find(to.anchor) : null;
    const leads = anchor !== null || 'href' in to;
    const inner = children.flatMap((child) =>
      this.#run(child, { ...place, style: leads ? { style: 'Hyperlink' } : {} }),
    );
    if (anchor !== null) return [new InternalHyperlink({ anchor, children: inner })];
    return 'href' in to ? [new ExternalHyperlink({ link: cleanText(to.href), children: inner })] : inner;
  }
}

function textRuns(text: string, options: IRunOptions): ParagraphChild[] {
  return stretches(cleanText(text)).map(
    (part) =>
      new TextRun({ ...options, ...(part.rightToLeft ? { rightToLeft: true } : {}), children: withTabs(part.text) }),
  );
}

/** A tab within a text is a sign of its own in Word. */
function withTabs(text: string): (string | Tab)[] {
  return text
    .split('\t')
    .flatMap((part, index) => (index === 0 ? [part] : [new Tab(), part]))
    .filter((part) => part !== '');
}

function marksOf({ bold, italic, code, strike, underline, marked, ringed, raised, quiet }: Marks): IRunOptions {
  return {
    ...(bold ? { bold } : {}),
    ...(italic ? { italics: italic } : {}),
    ...(code ? { style: 'CodeText' } : {}),
    ...(strike ? { strike } : {}),
    ...(underline ? { underline: {} } : {}),
    // The library's second mark, for other scripts, is none that Word knows.
    ...(marked ? { highlight: 'yellow', highlightComplexScript: false } : {}),
    ...(ringed ? { border: { style: 'single', size: 6, space: 0, color: COLOURS.ink } } : {}),
    ...(raised === 'above' ? { superScript: true } : {}),
    ...(raised === 'below' ? { subScript: true } : {}),
    ...(quiet ? { color: COLOURS.quiet, bold: false } : {}),
  };
}
