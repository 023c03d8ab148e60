import type { SyntaxNode } from '@lezer/common';
import { mayBeginLine } from '../text/line-starts.js';
import { remember } from '../text/remember.js';
import { within } from './citations.js';
import { hiddenWords } from './hidden-words.js';
import type { ParsedBody } from './markdown-facts.js';
import type { ReadProblem } from './model.js';
import { PATH, SLIPS, type Slip } from './slip-kinds.js';

/** Where a text is not read as Markdown at all, or was read as what it says. */
const SETTLED: ReadonlySet<string> = new Set(
  'InlineCode FencedCode CodeBlock Comment CommentBlock HTMLBlock HTMLTag Link Image Autolink URL'.split(' '),
);

/** A note's text, and a place that cites one. */
const NOTE = /^ {0,3}(?:> ?)*(\[\^([^\]\s]+)\]:)/gm;

/**
 * What of a body would not be seen, or be seen as it was typed. The unified parser of the documents keeps the words of both
 * where it can (src/html/markdown/keep-words.ts).
 */
export function markdownSlips(parsed: ParsedBody, path: string): ReadProblem[] {
  const { body, at } = parsed;
  const slips = likelyIn(body).flatMap((slip) => {
    const matches = [...body.matchAll(slip.pattern)];
    if (matches.length === 0) return [];
    const isSettled = within(settled(parsed));
    return matches.flatMap((match): ReadProblem[] => {
      if (slip.path !== undefined && !PATH.test(match[slip.path] ?? '')) return [];
      const [from, to] = stretchOf(match, slip.part);
      if (isSettled(match.index) || isSettled(from)) return [];
      const [message, hint, fix] = [slip.message(match), slip.hint(match), slip.fix?.(match)];
      return [
        { rule: 'read/near-markdown', path, at: at(from, to), message, hint, ...(fix === undefined ? {} : { fix }) },
      ];
    });
  });
  return [...slips, ...uncitedNotes(parsed, path), ...hiddenWords(parsed, path)];
}

const AT_LINE = SLIPS.filter(({ sign, pattern }) => !sign && pattern.source.startsWith('^'));
/** Each begins where a line begins, so they are looked for there alone, and all at once: hardly a text has any. */
const ANY_AT_LINE = new RegExp(AT_LINE.map(({ pattern }) => `(?:${pattern.source.slice(1)})`).join('|'), 'muy');
const ANY_SIGN = new RegExp(SLIPS.flatMap(({ sign }) => sign?.source ?? []).join('|'));

/** The kinds that may be in a body; the others are not. */
function likelyIn(body: string): readonly Slip[] {
  const [hasSign, hasLine] = [ANY_SIGN.test(body), mayBeginLine(body, ANY_AT_LINE)];
  return SLIPS.filter((slip) => (slip.sign ? hasSign && slip.sign.test(body) : hasLine || !AT_LINE.includes(slip)));
}

function stretchOf(match: RegExpExecArray, part: number | undefined): [from: number, to: number] {
  const own = part === undefined ? undefined : match.indices?.[part];
  if (own) return own;
  const from = match.index + match[0].length - match[0].trimStart().length;
  return [from, from + match[0].trim().length];
}

const settled = remember(({ tree, body }: ParsedBody): [from: number, to: number][] => {
  const stretches: [number, number][] = [];
  tree.iterate({
    enter: (ref) => void (SETTLED.has(ref.name) && !isOpen(ref.node, body) && stretches.push([ref.from, ref.to])),
  });
  return stretches;
});

/** Words in brackets that lead nowhere: the parser takes them for a link before it knows of a definition. */
function isOpen(node: SyntaxNode, body: string): boolean {
  if ((node.name !== 'Link' && node.name !== 'Image') || node.getChild('URL')) return false;
  const label = node.getChild('LinkLabel');
  return label === null || body.slice(label.from, label.to).includes('/');
}

function uncitedNotes(parsed: ParsedBody, path: string): ReadProblem[] {
  const { body, at } = parsed;
  if (!body.includes('[^')) return [];
  const isSettled = within(settled(parsed));
  const cited = new Set([...body.matchAll(/\[\^([^\]\s]+)\](?!:)/g)].map(([, label = '']) => label.toLowerCase()));
  return [...body.matchAll(NOTE)].flatMap((match): ReadProblem[] => {
    const [whole, mark = '', label = ''] = match;
    const from = match.index + whole.length - mark.length;
    if (cited.has(label.toLowerCase()) || isSettled(match.index)) return [];
    const message = `Unexpected note \`[^${label}]\` that the text does not cite: it is shown where it stands`;
    const hint = `Put \`[^${label}]\` behind the words that it belongs to.`;
    return [{ rule: 'read/near-markdown', path, at: at(from, from + mark.length - 1), message, hint }];
  });
}
