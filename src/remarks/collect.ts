import { paragraphsIn, textOf, type WordChange, type WordFile, type WordParagraph } from '../word/index.js';
import { sameWords } from './comment-file.js';
import type { Remark } from './model.js';

/** The comments of a Word file, each with its replies, and what its tracked changes suggest. Comments without words are left out. */
export function remarksIn(file: WordFile): Remark[] {
  return numbered([...commentsIn(file), ...paragraphsIn(file.blocks).flatMap(changesIn)]);
}

function numbered(remarks: readonly Omit<Remark, 'nth'>[]): Remark[] {
  const counts = new Map<string, number>();
  return remarks.map((remark) => {
    const nth = (counts.get(sameWords(remark)) ?? 0) + 1;
    counts.set(sameWords(remark), nth);
    return { ...remark, nth };
  });
}

function commentsIn({ comments }: WordFile): Omit<Remark, 'nth'>[] {
  const parents = new Map(comments.map(({ id, parent }) => [id, parent]));
  const topOf = (id: string): string => {
    const seen = new Set<string>();
    let top = id;
    for (let next = parents.get(top); next && !seen.has(next); next = parents.get(next)) {
      seen.add(next);
      top = next;
    }
    return top;
  };
  return comments
    .filter(({ id }) => topOf(id) === id)
    .map(({ id, author, date, quote, text, isResolved, at }): Omit<Remark, 'nth'> => {
      const replies = comments.filter((one) => one.id !== id && topOf(one.id) === id && one.text !== '');
      const said = replies.map((one) => ({ author: one.author, date: one.date, text: one.text }));
      return { kind: 'comment', author, date, quote, text, replies: said, isResolved, at };
    })
    .filter(({ text, replies }) => text !== '' || replies.length > 0);
}

/** One remark for each person who changed a paragraph. */
function changesIn(paragraph: WordParagraph): Omit<Remark, 'nth'>[] {
  const people = new Map<string, WordChange>();
  for (const { change } of paragraph.runs) if (change) people.set(change.author, people.get(change.author) ?? change);
  return [...people].map(([author, { date }]) => ({
    kind: 'change',
    author,
    date,
    quote: textOf(paragraph).trim(),
    text: suggestionOf(paragraph, author),
    replies: [],
    isResolved: false,
    at: paragraph,
  }));
}

/**
 * Paragraphs that somebody typed into a file without tracking, or changed in it: those that were not there when it was made.
 * @param isKnown whether a paragraph was there
 */
export function typedIn(file: WordFile, isKnown: (text: string) => boolean): Remark[] {
  const paragraphs = paragraphsIn(file.blocks).filter(
    ({ isContents, runs }) => !isContents && runs.every(({ change }) => change === null),
  );
  const typed = paragraphs.flatMap((at): Omit<Remark, 'nth'>[] => {
    const text = textOf(at).trim();
    if (isKnown(text)) return [];
    return [{ kind: 'typed', author: '', date: null, quote: '', text, replies: [], isResolved: false, at }];
  });
  return numbered(typed);
}

/** The lines with boxes to choose from of which somebody has ticked any, each box in its order. */
export function choicesIn({ blocks }: WordFile): { at: WordParagraph; ticked: boolean[] }[] {
  return paragraphsIn(blocks).flatMap((at) => {
    const boxes = [...textOf(at).matchAll(/[☐☒]/g)].map(([sign]) => sign === '☒');
    return boxes.length > 1 && boxes.includes(true) ? [{ at, ticked: boxes }] : [];
  });
}

/** What somebody suggests: *the old words* → *the new ones*, change by change. */
function suggestionOf({ runs }: WordParagraph, author: string): string {
  const changes: { old: string; now: string }[] = [];
  let open: { old: string; now: string } | null = null;
  for (const { text, change } of runs) {
    if (change?.author !== author) {
      open = null;
      continue;
    }
    if (open === null) {
      open = { old: '', now: '' };
      changes.push(open);
    }
    if (change.kind === 'deleted') open.old += text;
    else open.now += text;
  }
  return changes.map(({ old, now }) => suggested(old.trim(), now.trim())).join('\n');
}

function suggested(old: string, now: string): string {
  if (old === '') return `suggests adding: “${now}”`;
  return now === '' ? `suggests leaving out: “${old}”` : `suggests: “${old}” → “${now}”`;
}
