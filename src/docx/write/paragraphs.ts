import {
  BookmarkEnd,
  BookmarkStart,
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  type IParagraphOptions,
  type IRunOptions,
  type ParagraphChild,
  TextRun,
  Paragraph as WordParagraph,
} from 'docx';
import type { Inline, Marks, Paragraph } from '../blocks/model.js';
import { stretches } from '../prose/direction.js';
import type { Bookmarks } from './bookmarks.js';
import { cleanText } from './clean-text.js';
import type { Numbering } from './numbering.js';
import { pixels, STEP } from './page.js';
import type { Pictures } from './pictures.js';
import { COLOURS } from './styles.js';

type Notes = Record<string, { children: WordParagraph[] }>;

/** Writes paragraphs, and gathers the notes that stand in them. */
export class ParagraphWriter {
  readonly notes: Notes = {};
  readonly #bookmarks: Bookmarks;
  readonly #numbering: Numbering;
  readonly #pictures: Pictures;
  #noteCount = 0;

  constructor(bookmarks: Bookmarks, numbering: Numbering, pictures: Pictures) {
    this.#bookmarks = bookmarks;
    this.#numbering = numbering;
    this.#pictures = pictures;
  }

  /**
   * @param room width of the line, in twentieths of a point
   * @param anchors places that begin here beside its own
   */
  write(paragraph: Paragraph, room: number, anchors: readonly string[] = []): WordParagraph {
    const { children } = paragraph;
    const marks = [...anchors, ...paragraph.anchors].flatMap((anchor) => this.#mark(anchor));
    const inner = this.runs(children, pixels(room - STEP * paragraph.indent), paragraph.rightToLeft);
    return new WordParagraph({ ...this.#options(paragraph), children: [...marks, ...inner] });
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

  /** The place of an anchor: a mark without length, so that no two overlap. */
  #mark(anchor: string): ParagraphChild[] {
    const number = this.#bookmarks.number();
    const parts = [new BookmarkStart(this.#bookmarks.name(anchor), number), new BookmarkEnd(number)];
    return parts as unknown as ParagraphChild[];
  }

  #run(child: Inline, place: { room: number; rightToLeft: boolean; style: IRunOptions }): ParagraphChild[] {
    if (child.kind === 'text') return textRuns(child.text, { ...marksOf(child.marks), ...place.style });
    if (child.kind === 'break') return [new TextRun({ break: 1 })];
    if (child.kind === 'tab') return [new TextRun('\t')];
    if (child.kind === 'note') return [this.#note(child.paragraphs)];
    if (child.kind === 'picture') {
      const picture = this.#pictures.run(child.path, child.alt, place.room);
      return typeof picture === 'string' ? textRuns(picture, { color: COLOURS.quiet }) : [picture];
    }
    return this.#link(child, place);
  }

  #link(
    { to, children }: Extract<Inline, { kind: 'link' }>,
    place: { room: number; rightToLeft: boolean },
  ): ParagraphChild[] {
    const anchor = 'anchor' in to ? this.#bookmarks.find(to.anchor) : null;
    const leads = anchor !== null || 'href' in to;
    const inner = children.flatMap((child) =>
      this.#run(child, { ...place, style: leads ? { style: 'Hyperlink' } : {} }),
    );
    if (anchor !== null) return [new InternalHyperlink({ anchor, children: inner })];
    return 'href' in to ? [new ExternalHyperlink({ link: cleanText(to.href), children: inner })] : inner;
  }

  #note(paragraphs: readonly Paragraph[]): ParagraphChild {
    this.#noteCount += 1;
    const number = this.#noteCount;
    this.notes[String(number)] = {
      children: paragraphs.map(
        (paragraph) =>
          new WordParagraph({
            ...this.#options(paragraph),
            style: 'FootnoteText',
            children: [new TextRun(' '), ...this.runs(paragraph.children, 400)],
          }),
      ),
    };
    return new FootnoteReferenceRun(number);
  }
}

function textRuns(text: string, options: IRunOptions): ParagraphChild[] {
  return stretches(cleanText(text)).map(
    (part) => new TextRun({ ...options, ...(part.rightToLeft ? { rightToLeft: true } : {}), text: part.text }),
  );
}

function marksOf({ bold, italic, code, strike, underline, raised, quiet }: Marks): IRunOptions {
  return {
    ...(bold ? { bold } : {}),
    ...(italic ? { italics: italic } : {}),
    ...(code ? { style: 'CodeText' } : {}),
    ...(strike ? { strike } : {}),
    ...(underline ? { underline: {} } : {}),
    ...(raised === 'above' ? { superScript: true } : {}),
    ...(raised === 'below' ? { subScript: true } : {}),
    ...(quiet ? { color: COLOURS.quiet, bold: false } : {}),
  };
}
