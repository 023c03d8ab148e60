import type { SyntaxNode } from '@lezer/common';
import { quoted } from '../text/quoted.js';
import { within } from './citations.js';
import { hiddenWords } from './hidden-words.js';
import type { ParsedBody } from './markdown-facts.js';
import type { ReadProblem } from './model.js';

/** Where a text is not read as Markdown at all, or was read as what it says. */
const SETTLED: ReadonlySet<string> = new Set(
  'InlineCode FencedCode CodeBlock Comment CommentBlock HTMLBlock HTMLTag Link Image Autolink URL'.split(' '),
);

/** A way of missing Markdown by a hair. */
interface Slip {
  pattern: RegExp;
  /** What of the match stands to be mended; all of it where left out. */
  part?: number;
  /** What of the match has to be a path. */
  path?: number;
  message: (match: RegExpExecArray) => string;
  hint: (match: RegExpExecArray) => string;
  fix?: (match: RegExpExecArray) => string;
}

/** Something that a file or an address is called, and a remark such as `(and/or)` is not: a folder at its start, an ending, a scheme. */
const SIGN = '(?:[^()\\n<>]|\\([^()\\n<>]*\\))';
const PATH =
  /^(?:\.{1,2}[/\\]|(?:journal|evidence|stages|agreements)[/\\]|[a-z]:\\)|\.[a-z][a-z0-9]{1,4}(?:#.*|\s+"[^"]*")?$|^#\S+$|^(?:https?:|mailto:)\S+$/i;
const SPACE = '[\\u00a0\\u2000-\\u200b\\u202f\\u3000]';

/** A path between the marks that let it hold spaces, a title behind it left where it is. */
function enclosed(written: string): string {
  const [, path = '', title = ''] = /^(.*?)(\s+"[^"]*")?$/.exec(written.trim()) ?? [];
  return `<${path.replaceAll('\\', '/')}>${title}`;
}

/** A link whose two pairs of brackets are not the ones it needs. */
function turned([, round, square, path = '']: RegExpExecArray): string {
  return `[${round ?? square}](${/\s/.test(path) ? enclosed(path) : path})`;
}

const task = (isDone: boolean): string => `- [${isDone ? 'x' : ' '}]`;

const asTyped = ([, mark = '']: RegExpExecArray): string => `Unexpected \`${mark.trim()}\`: it is shown as it is typed`;

const SLIPS: readonly Slip[] = [
  {
    pattern: /^ {0,3}(#{2,6}|#(?=[A-Z][^\s#]*[^\S\n]+\S)(?!.*[.?!][^\S\n]*$))(?=[^#\s])(.*)$/dgm,
    part: 1,
    message: ([line]) => `Unexpected ${quoted(line.trim())}: without a space it is not a heading`,
    hint: ([, marks = '', words = '']) => `Write \`${marks} ${words.slice(0, 30)}\`.`,
    fix: ([, marks = '']) => `${marks} `,
  },
  {
    pattern: new RegExp(`^[ \\t]*(?:> ?)*(?:#{1,6}|[-*+]|\\d{1,9}[.)]|>)(${SPACE}+)(?=\\S)`, 'dgm'),
    part: 1,
    message: () => 'Unexpected no-break space, expected an ordinary space: the mark before it is taken for text',
    hint: () =>
      'It looks like a space, but Markdown does not treat it as one: delete it and press the space bar (with Alt or Option, it types the other).',
    fix: () => ' ',
  },
  {
    pattern: /^[ \t]*([•▪◦‣●○·\uf0a7\uf0b7\uf0d8]|[o–—](?=\t))[^\S\n]+(?=\S)/dgm,
    part: 1,
    message: ([, mark = '']) =>
      `Unexpected \`${mark}\`: Markdown makes no list from it, and the lines run into each other`,
    hint: () => 'Begin each point with a hyphen and a space.',
    fix: () => '-',
  },
  {
    pattern: new RegExp(`\\]\\((?=[^\\n<>]*\\s)(${SIGN}*)\\)`, 'dg'),
    part: 1,
    path: 1,
    message: ([, path = '']) => `Unexpected space in the path ${quoted(path)}: it is shown as it is typed`,
    hint: ([, path = '']) =>
      `Put the path between \`<\` and \`>\`, as \`(${enclosed(path)})\`, or write %20 for each space.`,
    fix: ([, path = '']) => enclosed(path),
  },
  {
    pattern: new RegExp(
      `(?:\\(([^()\\n]+)\\)|\\[([^\\[\\]\\n]+)\\])\\[(${SIGN.replaceAll('()', '()\\[\\]')}*)\\]`,
      'dg',
    ),
    path: 3,
    message: ([link]) => `Unexpected ${quoted(link)}: the brackets of a link are \`[words](file)\``,
    hint: (match) => `Write \`${turned(match)}\`.`,
    fix: turned,
  },
  {
    pattern: new RegExp(`\\[([^\\[\\]\\n]+)\\][^\\S\\n]+\\((${SIGN}*)\\)`, 'dg'),
    path: 2,
    message: ([link]) => `Unexpected space in the link ${quoted(link)}: it is shown as it is typed`,
    hint: () => 'Take out the space between the two brackets.',
    fix: ([, words = '', path = '']) => `[${words}](${path})`,
  },
  {
    pattern: /^[ \t]*(?:> ?)*(-|\d{1,2}[.)])(?=\p{Lu}\p{L}*[ ,]\S)/dgmu,
    part: 1,
    message: ([, mark = '']) =>
      `Unexpected \`${mark}\` without a space: it is not a list, and the lines run into each other`,
    hint: ([, mark = '']) => `Write a space after \`${mark}\`.`,
    fix: ([, mark = '']) => `${mark} `,
  },
  {
    pattern: /^[ \t]*(?:> ?)*(?![-*+] \[[ xX]\])((?:[-*+] ?)?\[ ?([xXv✓✔√]?) ?\])(?=[^\S\n]+\S)/dgm,
    part: 1,
    message: asTyped,
    hint: ([, , tick = '']) => `Write a task as \`${task(tick !== '')}\`.`,
    fix: ([, , tick = '']) => task(tick !== ''),
  },
  {
    pattern: /^[ \t]*(?:> ?)*((?:[-*+] )?([☐☑☒])(?:[^\S\n]|\u200b)*)(?=\S)/dgm,
    part: 1,
    message: asTyped,
    hint: ([, , box = '']) => `Write a task as \`${task(box !== '☐')}\`.`,
    fix: ([, , box = '']) => `${task(box !== '☐')} `,
  },
  {
    pattern: /(?:(?<=[\])*_`])|[ \t])(\{[.#:][^{}\n]*\})[ \t]*$/dgm,
    part: 1,
    message: ([, mark = '']) => `Unexpected ${quoted(mark)}: it is shown as it is typed`,
    hint: () => 'Take it out: it belongs to another program.',
  },
  {
    pattern: /^ {0,3}:{3,}.*$/dgm,
    message: ([line]) => `Unexpected ${quoted(line.trim())}: it is shown as it is typed`,
    hint: () =>
      'Boxes from other programs mean nothing here: take the line out, or begin each line of the box with `>`.',
  },
  {
    pattern: /^ {0,3}(?:\\(?:newpage|pagebreak|clearpage)\b.*|\[(?:TOC|toc|\[_TOC_\])\][ \t]*)$/dgm,
    message: ([line]) => `Unexpected ${quoted(line.trim())}: it is shown as it is typed`,
    hint: () => 'Take it out: the document makes its own table of contents and its own pages.',
  },
];

/** A note's text, and a place that cites one. */
const NOTE = /^ {0,3}(?:> ?)*(\[\^([^\]\s]+)\]:)/gm;

/**
 * What of a body would not be seen, or be seen as it was typed. The unified parser of the documents keeps the words of both
 * where it can (src/html/markdown/keep-words.ts).
 */
export function markdownSlips(parsed: ParsedBody, path: string): ReadProblem[] {
  const { body, at } = parsed;
  const stretches = settled(parsed);
  const slips = SLIPS.flatMap((slip) => {
    const isSettled = within(stretches);
    return [...body.matchAll(slip.pattern)].flatMap((match): ReadProblem[] => {
      if (slip.path !== undefined && !PATH.test(match[slip.path] ?? '')) return [];
      const [from, to] = stretchOf(match, slip.part);
      if (isSettled(match.index) || isSettled(from)) return [];
      const [message, hint, fix] = [slip.message(match), slip.hint(match), slip.fix?.(match)];
      return [
        { rule: 'read/near-markdown', path, at: at(from, to), message, hint, ...(fix === undefined ? {} : { fix }) },
      ];
    });
  });
  return [...slips, ...uncitedNotes(parsed, path, within(stretches)), ...hiddenWords(parsed, path)];
}

function stretchOf(match: RegExpExecArray, part: number | undefined): [from: number, to: number] {
  const own = part === undefined ? undefined : match.indices?.[part];
  if (own) return own;
  const from = match.index + match[0].length - match[0].trimStart().length;
  return [from, from + match[0].trim().length];
}

function settled({ tree, body }: ParsedBody): [from: number, to: number][] {
  const stretches: [number, number][] = [];
  tree.iterate({
    enter: ({ name, from, to, node }) => void (SETTLED.has(name) && !isOpen(node, body) && stretches.push([from, to])),
  });
  return stretches;
}

/** Words in brackets that lead nowhere: the parser takes them for a link before it knows of a definition. */
function isOpen(node: SyntaxNode, body: string): boolean {
  if ((node.name !== 'Link' && node.name !== 'Image') || node.getChild('URL')) return false;
  const label = node.getChild('LinkLabel');
  return label === null || body.slice(label.from, label.to).includes('/');
}

function uncitedNotes({ body, at }: ParsedBody, path: string, isSettled: (offset: number) => boolean): ReadProblem[] {
  if (!body.includes('[^')) return [];
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
