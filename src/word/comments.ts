import { dayOf } from './changes.js';
import type { WordComment } from './model.js';
import type { WordParts } from './parts.js';
import type { Stretch } from './runs.js';
import { attribute, elementsIn, textIn, type XmlElement } from './xml.js';

interface Extended {
  isResolved: boolean;
  /** The paragraph of the comment that it replies to. */
  parent: string | null;
}

/**
 * The comments of a file in their order, with where they stand. Where the file does not say which reply to which
 * (LibreOffice, Google Docs), those on the very same words are one talk.
 */
export function readComments(parts: WordParts, stretches: ReadonlyMap<string, Stretch>): WordComment[] {
  const extended = parts.read('commentsExtended.xml');
  const more = extendedBy(extended);
  const byParagraph = new Map<string, string>();
  const comments = elementsIn(parts.read('comments.xml') ?? undefined, 'w:comment').map((element) => {
    const paragraphs = elementsIn(element, 'w:p');
    const id = attribute(element, 'w:id') ?? '';
    const last = paragraphs.at(-1)?.attributes['w14:paraId'] ?? '';
    byParagraph.set(last, id);
    return { ...commentOf(element, id, paragraphs, stretches.get(id)), more: more.get(last) };
  });
  const threaded = comments.map(({ more: said, ...comment }) => ({
    ...comment,
    isResolved: said?.isResolved ?? false,
    parent: byParagraph.get(said?.parent ?? '') ?? null,
  }));
  return extended ? threaded : byStretch(threaded);
}

function extendedBy(extended: XmlElement | null): Map<string, Extended> {
  return new Map(
    elementsIn(extended ?? undefined, 'w15:commentEx').map((one) => [
      attribute(one, 'w15:paraId') ?? '',
      { isResolved: /^(?:1|true)$/.test(attribute(one, 'w15:done') ?? ''), parent: attribute(one, 'w15:paraIdParent') },
    ]),
  );
}

function commentOf(
  element: XmlElement,
  id: string,
  paragraphs: readonly XmlElement[],
  stretch: Stretch | undefined,
): Omit<WordComment, 'parent' | 'isResolved'> {
  return {
    id,
    author: (attribute(element, 'w:author') ?? '').trim(),
    date: dayOf(attribute(element, 'w:date')),
    text: paragraphs.map(wordsOf).join('\n').trim(),
    quote: stretch?.quote.trim() ?? '',
    at: stretch?.at ?? null,
  };
}

function wordsOf(element: XmlElement): string {
  if (element.name === 'w:t') return textIn(element);
  if (element.name === 'w:br' || element.name === 'w:tab') return ' ';
  return elementsIn(element).map(wordsOf).join('');
}

function byStretch(comments: readonly WordComment[]): WordComment[] {
  const first = new Map<string, string>();
  return comments.map((comment) => {
    if (comment.at === null || comment.quote === '') return comment;
    const key = `${comment.at.place.paragraph} ${comment.quote}`;
    const parent = first.get(key) ?? null;
    if (parent === null) first.set(key, comment.id);
    return { ...comment, parent };
  });
}
