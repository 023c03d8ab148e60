import { ParseSpeeds, PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import type { Joined } from '../join/join.js';
import { type RawObjects, referenceIn, takePieceApart } from '../join/raw-piece.js';
import { NOTHING, type Piece, readPiece } from '../join/read-piece.js';
import { packTags, withAllTagsApart } from '../join/tags-apart.js';
import { Unread } from './unread.js';

export interface Printed {
  readonly pdf: PDFDocument;
  /** What the file holds beside the tags. */
  readonly unread: Unread;
  readonly tags: Joined['tags'];
  /** In their order, unread. */
  readonly pages: readonly PDFRef[];
  /** The number of the list of bookmarks, if there is one. */
  readonly outline: number | undefined;
}

/**
 * Reads what Chromium printed: the catalog at once, other objects when they are asked for, and the tags, nine tenths of all, never.
 *
 * @param printed a file, or what was joined of several
 */
export async function readPrinted(printed: Uint8Array | Joined): Promise<Printed> {
  const file = printed instanceof Uint8Array ? joinedOf(printed) : printed;
  // One that is written in another way than the browser does gives no objects, and is read whole.
  const begun = printed instanceof Uint8Array && file.texts.size === 0 ? printed : catalogOf(file);
  const pdf = await PDFDocument.load(begun, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  const { context } = pdf;
  context.largestObjectNumber = Math.max(context.largestObjectNumber, file.used.objects);
  const unread = new Unread(file, context);
  const [tree, outline] = ['Pages', 'Outlines'].map((key) => referenceIn(file.texts.get(file.root) ?? '', key));
  const pages = tree === undefined ? pdf.getPages().map(({ ref }) => ref) : [...pagesBelow(file.texts, tree)];
  return { pdf, unread, tags: file.tags, pages, outline };
}

/** The pages below a node of the tree of pages (ISO 32000-1, 7.7.3). */
function* pagesBelow(texts: RawObjects['texts'], node: number): Generator<PDFRef> {
  const kids = /\/Kids \[([^\]]*)\]/.exec(texts.get(node) ?? '')?.[1];
  if (kids === undefined) yield PDFRef.of(node);
  else for (const [, kid] of kids.matchAll(/(\d+) 0 R/g)) yield* pagesBelow(texts, Number(kid));
}

/** Packs the tags beside what follows. */
function joinedOf(printed: Uint8Array): Joined {
  const raw = withAllTagsApart(takePieceApart(printed));
  const tags = packTags(raw.tags, NOTHING).then(({ groups }) => groups);
  return { ...readPiece(raw, NOTHING, new Map()), tags: [tags] };
}

/** A file with nothing in it but the catalog, and what the file says of itself. */
function catalogOf({ texts, root, info }: Piece): Buffer {
  const objects = [root, info].map((number) => `${number} 0 obj\n${texts.get(number)}\nendobj\n`);
  return Buffer.from(
    `%PDF-1.7\n${objects.join('')}trailer\n<</Root ${root} 0 R\n/Info ${info} 0 R>>\n%%EOF\n`,
    'latin1',
  );
}
