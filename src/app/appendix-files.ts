import { basename } from 'node:path/posix';
import { isBeyondPage } from '../document/beyond-page.js';
import type { DocumentModel } from '../document/model.js';
import { isProgram, mediaTypeOf } from '../evidence/kinds.js';
import { Speaker } from '../html/words/speaker.js';
import type { EvidenceFile, FileSort } from '../pdf/index.js';

/**
 * The evidence that goes into the PDF behind the document: pages of PDFs, and whole what no page can show or shows in part.
 *
 * @param read gives a file's bytes by its path in the portfolio; null where it cannot be read
 */
export function appendixFiles(model: DocumentModel, read: (path: string) => Uint8Array | null): EvidenceFile[] {
  const speaker = new Speaker(model.language);
  return model.evidence.flatMap((item) => {
    const { id, label, kind, file, size } = item;
    if (file === null || !isBeyondPage(item)) return [];
    const title = String(speaker.text(item.title));
    const stamp = (page: number, of: number): string => String(speaker.say('appendix.stamp', { label, page, of }));
    const about = { id, label, title, name: basename(file), hasPages: kind === 'pdf', stamp };
    return [{ ...about, size: size ?? 0, read: () => read(file) }];
  });
}

/** What the PDF is to know of a file by its name. */
export function sortOfFile(name: string): FileSort {
  return { type: mediaTypeOf(name), isProgram: isProgram(name) };
}
