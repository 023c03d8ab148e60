import { basename } from 'node:path/posix';
import type { DocumentModel, EvidenceItem } from '../document/model.js';
import { isProgram, isUndrawnPicture, mediaTypeOf } from '../evidence/kinds.js';
import { Speaker } from '../html/words/speaker.js';
import type { EvidenceFile, FileSort } from '../pdf/index.js';

/** More of a text than this is not set on the page. */
const MOST_TEXT = 40_000;

/**
 * The evidence that goes into the PDF behind the document: pages of PDFs, and whole what no page can show or shows in part.
 *
 * @param read gives a file's bytes by its path in the portfolio; null where it cannot be read
 */
export function appendixFiles(model: DocumentModel, read: (path: string) => Uint8Array | null): EvidenceFile[] {
  const speaker = new Speaker(model.language);
  return model.evidence.flatMap((item) => {
    const { id, label, kind, file, size } = item;
    if (file === null || !goesBehind(item)) return [];
    const title = String(speaker.text(item.title));
    const stamp = (page: number, of: number): string => String(speaker.say('appendix.stamp', { label, page, of }));
    const about = { id, label, title, name: basename(file), hasPages: kind === 'pdf', stamp };
    return [{ ...about, size: size ?? 0, read: () => read(file) }];
  });
}

function goesBehind({ kind, file, size }: EvidenceItem): boolean {
  if (kind === 'image') return isUndrawnPicture(file ?? '');
  return kind === 'text' ? (size ?? 0) > MOST_TEXT : kind !== 'web';
}

/** What the PDF is to know of a file by its name. */
export function sortOfFile(name: string): FileSort {
  return { type: mediaTypeOf(name), isProgram: isProgram(name) };
}
