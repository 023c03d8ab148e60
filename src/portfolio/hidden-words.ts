import { TAGS } from '../text/html-tags.js';
import type { ParsedBody } from './markdown-facts.js';
import type { ReadProblem } from './model.js';

const UNSEEN = /^<(script|style|template|svg|math|iframe|embed|object)(?![\w-])/i;
/** Elements that show a page or a file of somebody else, and have no words of their own. */
const FRAMES = /^(?:iframe|embed|object)$/i;

/** @returns words that nobody sees: behind a comment without an end, and in elements that are no text. */
export function hiddenWords({ body, tree, at }: ParsedBody, path: string): ReadProblem[] {
  const problems: ReadProblem[] = [];
  if (!body.includes('<')) return problems;
  const ends = lastEnds(body);
  const add = (from: number, to: number, message: string, hint: string, isFrame = false): void => {
    const problem = { rule: 'read/hidden-words', path, at: at(from, to), message, hint };
    problems.push({ ...problem, ...(isFrame ? { doubtful: true as const } : {}) });
  };
  tree.iterate({
    enter: ({ name, from, to }) => {
      const text = name === 'CommentBlock' || name.startsWith('HTML') ? body.slice(from, to) : '';
      if (name === 'CommentBlock' && !text.includes('-->'))
        add(
          from,
          from + 4,
          'Unexpected comment without an end: nothing after it is shown',
          'Put `-->` where the comment ends.',
        );
      if (!name.startsWith('HTML')) return;
      for (const { 0: tag, index } of text.matchAll(TAGS)) {
        const element = UNSEEN.exec(tag)?.[1];
        if (element === undefined) continue;
        const [start, end] = [from + index, from + index + tag.length];
        if (FRAMES.test(element))
          add(start, end, `Unexpected \`<${element}>\`: nothing plays or opens inside the document`, FRAME_HINT, true);
        else if ((ends.get(element.toLowerCase()) ?? -1) > start)
          add(start, end, `Unexpected \`<${element}>\`: what is inside it is not text, and is left out`, ELEMENT_HINT);
      }
    },
  });
  return problems;
}

const FRAME_HINT = 'Write a link in its place, as `[the lesson](https://…)`.';
const ELEMENT_HINT = 'Write its words as text, or put it into evidence/ as a file.';

/** Where the last end tag of each element begins. */
function lastEnds(body: string): Map<string, number> {
  return new Map([...body.matchAll(/<\/([a-z]+)/gi)].map(({ 1: name = '', index }) => [name.toLowerCase(), index]));
}
