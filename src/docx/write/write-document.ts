import {
  Document,
  type FileChild,
  Footer,
  Header,
  Packer,
  PageNumber,
  TextRun,
  Paragraph as WordParagraph,
} from 'docx';
import type { Speaker } from '../../html/words/speaker.js';
import { identityProperties, type WordIdentity } from '../../word/identity.js';
import { paragraph } from '../blocks/make.js';
import type { Block } from '../blocks/model.js';
import { anchorsOf, paragraphsOf, wordsOf } from '../blocks/walk.js';
import { estimatePages } from '../layout/estimate-pages.js';
import { Body } from './body.js';
import { Bookmarks } from './bookmarks.js';
import { cleanText } from './clean-text.js';
import { type Listed, listHeadings, writeContents } from './contents.js';
import { finish } from './finish.js';
import { Numbering } from './numbering.js';
import { LINE, PAGE } from './page.js';
import { ParagraphWriter } from './paragraphs.js';
import { Pictures, widthIn } from './pictures.js';
import { stylesFor } from './styles.js';
import { writeTable } from './tables.js';

/** What a file says of itself, and on each page. */
export interface FileFacts {
  title: string;
  author: string;
  description: string;
  speaker: Speaker;
  /** Of what the mentor wrote, which is most of it: what a speller reads it by. */
  textLanguage: string;
  /** The day of the document: not the clock, so that the same document gives the same bytes. */
  date: Date;
  /** The program that made it. */
  producer: string;
  header: string;
  /** What it says of where it comes from; null: nothing. */
  identity: WordIdentity | null;
  /** A cover has neither header nor footer. */
  hasCover: boolean;
  readFile: (path: string) => Uint8Array | null;
}

/** Writes the blocks as a Word file. The same blocks, facts and pictures give the same bytes. */
export async function writeDocument(content: readonly Block[], facts: FileFacts): Promise<Buffer> {
  const levels = content.find((block) => block.kind === 'contents')?.levels ?? 0;
  const { blocks, listed } = listHeadings(content, levels);
  const bookmarks = new Bookmarks(anchorsOf(blocks));
  const numbering = new Numbering();
  const pictures = new Pictures(facts.readFile, facts.speaker);
  for (const { list } of paragraphsOf(blocks)) if (list) numbering.place(list);
  const writer = new ParagraphWriter(bookmarks, numbering, pictures);
  const notes = writer.writeNotes(blocks);
  const pages =
    listed.length === 0
      ? new Map<string, number>()
      : estimatePages(blocks, listed, ({ path, width }, room) => pictures.height(path, widthIn(room, width)));
  const pageOf = (anchor: string): number | null => pages.get(anchor) ?? null;
  const body = new Body(writeBlocks(blocks, writer, (depth) => contents(listed, depth, bookmarks, pageOf)));
  const file = new Document({
    title: cleanText(facts.title),
    creator: cleanText(facts.author),
    description: cleanText(facts.description),
    lastModifiedBy: cleanText(facts.producer),
    revision: 1,
    styles: stylesFor(facts.textLanguage),
    numbering: numbering.options(),
    footnotes: notes,
    customProperties: facts.identity ? identityProperties(facts.identity, wordsIn(blocks)) : [],
    sections: [
      {
        properties: {
          page: { size: { width: PAGE.width, height: PAGE.height }, margin: PAGE.margin },
          titlePage: facts.hasCover,
        },
        headers: { default: header(facts.header) },
        footers: { default: footer(facts.speaker) },
        children: [body],
      },
    ],
  });
  return finish(await Packer.toBuffer(file), {
    ...facts,
    language: facts.speaker.language,
    media: pictures.media,
    body,
  });
}

function* wordsIn(blocks: readonly Block[]): Generator<string> {
  for (const { children } of paragraphsOf(blocks)) yield wordsOf(children);
}

function* writeBlocks(
  blocks: readonly Block[],
  writer: ParagraphWriter,
  contentsOf: (levels: number) => FileChild[],
): Generator<FileChild> {
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'contents') yield* contentsOf(block.levels);
    else if (block.kind === 'paragraph') yield writer.write(block, LINE, [], blocks[index - 1]?.kind === 'table');
    else {
      yield writeTable(block, LINE, writer);
      // Two tables in a row would be one, and a table cannot be the last thing of a file.
      if (blocks[index + 1]?.kind !== 'paragraph') yield writer.write(paragraph('Space', []), LINE);
    }
  }
}

function contents(
  listed: readonly Listed[],
  levels: number,
  bookmarks: Bookmarks,
  pageOf: (anchor: string) => number | null,
): FileChild[] {
  return listed.length === 0 ? [] : [writeContents(listed, levels, (anchor) => bookmarks.name(anchor), pageOf)];
}

function header(words: string): Header {
  return new Header({ children: [new WordParagraph({ style: 'Header', children: [new TextRun(cleanText(words))] })] });
}

function footer({ say }: Speaker): Footer {
  const fields: Readonly<Record<string, string>> = { page: PageNumber.CURRENT, pages: PageNumber.TOTAL_PAGES };
  const parts = String(say('page.of'))
    .split(/\{(page|pages)\}/)
    .map((part, index) => (index % 2 === 1 ? (fields[part] ?? '') : part));
  const run = new TextRun({ children: parts.filter((part) => part !== '') });
  return new Footer({ children: [new WordParagraph({ style: 'Footer', alignment: 'end', children: [run] })] });
}
