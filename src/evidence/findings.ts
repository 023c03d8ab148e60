import type { ContentText, FileContent } from '../portfolio/content.js';

/** What a reader of one part of a file found in it. */
export type Found = Partial<FileContent>;

/** A content with nothing in it but what is given. */
export function contentOf(...found: readonly Found[]): FileContent {
  return {
    texts: found.flatMap(({ texts = [] }) => texts),
    hasLocation: found.some(({ hasLocation }) => hasLocation),
    hasAuthor: found.some(({ hasAuthor }) => hasAuthor),
    unread: found.find(({ unread }) => unread)?.unread ?? null,
  };
}

/** A text, or none where it is blank. */
export function textAt(where: string, text: string): ContentText[] {
  const shown = text.replaceAll('\0', ' ').trim();
  return shown === '' ? [] : [{ where, text: shown }];
}
