import {
  FileChild,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  Run,
  Tab,
  TextRun,
  type Paragraph as WordParagraph,
  type XmlComponent,
} from 'docx';
import type { Block, Paragraph as OurParagraph } from '../blocks/model.js';
import { headingLevel, wordsOf } from '../blocks/walk.js';
import { cleanText } from './clean-text.js';
import { element } from './controls.js';
import { LINE } from './page.js';

/** A heading that the list of contents shows. */
export interface Listed {
  level: number;
  words: string;
  anchor: string;
}

/** The headings down to a level, each with a place of its own to lead to. */
export function listHeadings(blocks: readonly Block[], levels: number): { blocks: Block[]; listed: Listed[] } {
  const listed: Listed[] = [];
  const placed = blocks.map((block) => {
    const level = block.kind === 'paragraph' ? headingLevel(block) : null;
    if (block.kind !== 'paragraph' || level === null || level > levels) return block;
    const anchor = block.anchors[0] ?? `heading-${listed.length + 1}`;
    listed.push({ level, words: wordsOf(block.children).trim(), anchor });
    return block.anchors.length > 0 ? block : ({ ...block, anchors: [anchor] } satisfies OurParagraph);
  });
  return { blocks: placed, listed };
}

class Outer extends FileChild {
  constructor(children: readonly XmlComponent[]) {
    super('w:sdt');
    this.root.push(...children);
  }
}

/**
 * Word's own list of contents, with its lines and pages filled in: it reads without being updated, and Word asks nothing on
 * opening. Each number is a field of its own, so LibreOffice sets what it finds itself, and Word does when it updates fields.
 * @param pageOf where a place is reckoned to stand
 */
export function writeContents(
  listed: readonly Listed[],
  levels: number,
  nameOf: (anchor: string) => string,
  pageOf: (anchor: string) => number | null,
): FileChild {
  const lines = listed.map(({ level, words, anchor }, index): WordParagraph => {
    const name = nameOf(anchor);
    const children = [new TextRun(cleanText(words)), ...pageField(name, pageOf(anchor))];
    const line = new InternalHyperlink({ anchor: name, children });
    const begin = index === 0 ? begins(levels) : [];
    const end = index === listed.length - 1 ? [field('end')] : [];
    return new Paragraph({ style: `TOC${level}`, tabStops: [LEADER], children: [...begin, line, ...end] });
  });
  return new Outer([galleryProperties(), element('w:sdtContent', {}, lines)]);
}

const LEADER = { type: 'right', position: LINE, leader: 'dot' } as const;

function begins(levels: number): ParagraphChild[] {
  const instruction = element('w:instrText', {}, [` TOC \\o "1-${levels}" \\h \\z `]);
  return [field('begin'), new Run({ children: [instruction] }), field('separate')];
}

function pageField(name: string, page: number | null): ParagraphChild[] {
  if (page === null) return [];
  const instruction = element('w:instrText', { 'xml:space': 'preserve' }, [` PAGEREF ${name} \\h `]);
  const number = new TextRun(String(page));
  return [
    new TextRun({ children: [new Tab()] }),
    field('begin'),
    new Run({ children: [instruction] }),
    field('separate'),
    number,
    field('end'),
  ];
}

function field(type: 'begin' | 'separate' | 'end'): Run {
  return new Run({ children: [element('w:fldChar', { 'w:fldCharType': type })] });
}

/** Shows the button "Update table" in Word. */
function galleryProperties(): XmlComponent {
  const gallery = element('w:docPartGallery', { 'w:val': 'Table of Contents' });
  const unique = element('w:docPartUnique', {});
  return element('w:sdtPr', {}, [element('w:docPartObj', {}, [gallery, unique])]);
}
