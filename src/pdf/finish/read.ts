import { ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib';
import type { Joined } from '../join/join.js';
import { packTags } from '../join/packed-objects.js';
import { takePieceApart } from '../join/raw-piece.js';
import { NOTHING, type Piece, readPiece } from '../join/read-piece.js';
import { Unread } from './unread.js';

export interface Printed {
  readonly pdf: PDFDocument;
  /** What the file holds beside the tags. */
  readonly unread: Unread;
  readonly tags: Joined['tags'];
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
  return { pdf, unread: new Unread(file, context), tags: file.tags };
}

/** Packs the tags beside what follows. */
function joinedOf(printed: Uint8Array): Joined {
  const piece = readPiece(takePieceApart(printed), NOTHING, new Map());
  const texts = new Map(piece.texts);
  return { ...piece, tags: [packTags(texts, piece.texts.keys())], texts };
}

/** A file with nothing in it but the catalog, and what the file says of itself. */
function catalogOf({ texts, root, info }: Piece): Buffer {
  const objects = [root, info].map((number) => `${number} 0 obj\n${texts.get(number)}\nendobj\n`);
  return Buffer.from(
    `%PDF-1.7\n${objects.join('')}trailer\n<</Root ${root} 0 R\n/Info ${info} 0 R>>\n%%EOF\n`,
    'latin1',
  );
}
