import { isProgram, isUndrawnPicture, mediaTypeOf } from '../evidence/kinds.js';
import type { DocumentModel, EvidenceItem } from '../html/index.js';
import type { EvidenceFile, FileSort } from '../pdf/index.js';

/** More of a text than this is not set on the page. */
const MOST_TEXT = 40_000;

/**
 * The evidence that goes into the PDF behind the document: pages of PDFs, and whole what no page can show or shows in part.
 *
 * @param read gives a file's bytes by its path in the portfolio; null where it cannot be read
 */
export function appendixFiles(model: DocumentModel, read: (path: string) => Uint8Array | null): EvidenceFile[] {
  return model.evidence.flatMap((item) => {
    const { id, label, title, name, kind, file, size } = item;
    if (file === null || !goesBehind(item)) return [];
    return [{ id, label, title, name, hasPages: kind === 'pdf', size: size ?? 0, read: () => read(file) }];
  });
}

function goesBehind({ kind, name, size }: EvidenceItem): boolean {
  if (kind === 'image') return isUndrawnPicture(name);
  return kind === 'text' ? (size ?? 0) > MOST_TEXT : kind !== 'web';
}

/** What the PDF is to know of a file by its name. */
export function sortOfFile(name: string): FileSort {
  return { type: mediaTypeOf(name), isProgram: isProgram(name) };
}
