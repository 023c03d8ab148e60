import { diffArrays, diffWordsWithSpace } from 'diff';
import { withoutComments } from '../text/without-comments.js';
import { escapeHtml } from './escape-html.js';

/** More changes than these, and the text is shown as replaced whole: to find the least difference would take minutes. */
const MOST_PARAGRAPHS = 2000;
/** Of one paragraph; a file may have hundreds. */
const MOST_WORDS = 400;

/** Some words, struck where they went and marked where they came. */
export function changedWords(before: string, after: string): string {
  if (before === '' || after === '') return struck(before) + added(after);
  const words = diffWordsWithSpace(before, after, { maxEditLength: MOST_WORDS });
  if (!words) return replaced(before, after);
  let [shown, gone, came] = ['', '', ''];
  for (const [index, { value, added: isNew, removed }] of words.entries()) {
    // A blank between two words that changed is no word that stayed: what is replaced is read in one piece.
    const isBetween = value.trim() === '' && gone + came !== '' && index < words.length - 1;
    if (removed || isBetween) gone += value;
    if (isNew || isBetween) came += value;
    if (removed || isNew || isBetween) continue;
    shown += replaced(gone, came) + escapeHtml(value);
    [gone, came] = ['', ''];
  }
  return shown + replaced(gone, came);
}

function replaced(before: string, after: string): string {
  return [struck(before.trim() && before), added(after.trim() && after)].join('');
}

/**
 * The paragraphs of a file that are not as they were, each with its words struck and added; a line of its head is a paragraph.
 * Its title is said elsewhere, and where a link leads is not shown.
 */
export function changedParagraphs(before: string, after: string): string[] {
  const [were, are] = [paragraphsOf(before), paragraphsOf(after)];
  const changes = diffArrays(were, are, { maxEditLength: MOST_PARAGRAPHS }) ?? [
    { value: were, removed: true, added: false },
    { value: are, removed: false, added: true },
  ];
  const shown: string[] = [];
  let gone: string[] = [];
  const flush = (came: readonly string[]): void => {
    for (let at = 0; at < Math.max(gone.length, came.length); at += 1)
      shown.push(changedWords(gone[at] ?? '', came[at] ?? ''));
    gone = [];
  };
  for (const { value, removed, added: isNew } of changes) {
    if (removed) gone = [...gone, ...value];
    else flush(isNew ? value : []);
  }
  flush([]);
  return shown;
}

export function struck(text: string): string {
  return text === '' ? '' : `<del>${escapeHtml(text)}</del>`;
}

export function added(text: string): string {
  return text === '' ? '' : `<ins>${escapeHtml(text)}</ins>`;
}

function paragraphsOf(text: string): string[] {
  const [, head = '', body = ''] =
    /^(?:---\n([\s\S]*?)\n---[ \t]*(?:\n|$))?([\s\S]*)$/.exec(text.replace(/\r\n?/g, '\n')) ?? [];
  const blocks = body.split(/\n[ \t]*\n/).flatMap((block) => block.split(/\n(?=[ \t]*(?:[-*+]|\d+[.)]) )/));
  const told = head.split('\n').filter((line) => !line.startsWith('title:'));
  return [...told, ...blocks].map(withoutMarks).filter(Boolean);
}

/** What a reader sees of some Markdown: the words of a link, a box that is ticked or is not. */
function withoutMarks(markdown: string): string {
  return withoutComments(markdown)
    .replace(/(?<!!)\[([^\][]+)\]\([^()\s]*\)/g, '$1')
    .replace(/^(\s*)[-*+] \[x\] /i, '$1☑ ')
    .replace(/^(\s*)[-*+] \[ \] /, '$1☐ ')
    .replace(/\*\*|^#{1,6} /g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
