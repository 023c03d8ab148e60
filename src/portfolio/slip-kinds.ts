import { quoted } from '../text/quoted.js';

/** A way of missing Markdown by a hair. */
export interface Slip {
  pattern: RegExp;
  /** Sooner looked for than the pattern: a text without this has none of it. */
  sign?: RegExp;
  /** What of the match stands to be mended; all of it where left out. */
  part?: number;
  /** What of the match has to be a path. */
  path?: number;
  message: (match: RegExpExecArray) => string;
  hint: (match: RegExpExecArray) => string;
  fix?: (match: RegExpExecArray) => string;
}

const SIGN = '(?:[^()\\n<>]|\\([^()\\n<>]*\\))';
/** Something that a file or an address is called, and a remark such as `(and/or)` is not: a folder at its start, an ending, a scheme. */
export const PATH =
  /^(?:\.{1,2}[/\\]|(?:journal|evidence|stages|agreements)[/\\]|[a-z]:\\)|\.[a-z][a-z0-9]{1,4}(?:#.*|\s+"[^"]*")?$|^#\S+$|^(?:https?:|mailto:)\S+$/i;
/** What stands between the brackets of a link that needs no mending. */
const UNSPACED = '(?:[^()\\s<>]|\\([^()\\s<>]*\\))*';
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

const noList = ([, mark = '']: RegExpExecArray): string =>
  `Unexpected \`${mark.trim()}\`: Markdown makes no list from it, and the lines run into each other`;

/** A letter or a small Roman number, as Word counts with. */
const LETTERED = '\\(?(?:[a-z]|[ivx]{2,4})[.)][^\\S\\n]+';

/** Lines with tabs, as they come out of a spreadsheet, as a table: apart from what stands beside it. */
function tableOf({ 0: lines, index, input }: RegExpExecArray): string {
  const rows = lines.split('\n').map((line) => line.split('\t').map((cell) => cell.trim().replaceAll('|', '\\|')));
  const width = Math.max(...rows.map((cells) => cells.length));
  const [head = [], ...rest] = rows.map((cells) => Array.from({ length: width }, (_, at) => cells[at] ?? ''));
  const table = [head, head.map(() => '---'), ...rest].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const [before, after] = [input.slice(0, index), input.slice(index + lines.length)];
  return `${/\S[^\S\n]*\n$/.test(before) ? '\n' : ''}${table}${/^[^\S\n]*\n[^\S\n]*\S/.test(after) ? '\n' : ''}`;
}

export const SLIPS: readonly Slip[] = [
  {
    pattern: /^ {0,3}(#{2,6}|#(?=[A-Z][^\s#]*[^\S\n]+\S)(?!.*[.?!][^\S\n]*$))(?=[^#\s])(.*)$/dgm,
    part: 1,
    message: ([line]) => `Unexpected ${quoted(line.trim())}: without a space it is not a heading`,
    hint: ([, marks = '', words = '']) => `Write \`${marks} ${words.slice(0, 30)}\`.`,
    fix: ([, marks = '']) => `${marks} `,
  },
  {
    sign: new RegExp(SPACE),
    pattern: new RegExp(`^[ \\t]*(?:> ?)*(?:#{1,6}|[-*+]|\\d{1,9}[.)]|>)(${SPACE}+)(?=\\S)`, 'dgm'),
    part: 1,
    message: () => 'Unexpected no-break space, expected an ordinary space: the mark before it is taken for text',
    hint: () =>
      'It looks like a space, but Markdown does not treat it as one: delete it and press the space bar (with Alt or Option, it types the other).',
    fix: () => ' ',
  },
  {
    pattern: /^[ \t]*([•▪◦‣●○·\uf0a7\uf0b7\uf0d8]|[o–—§Øüvq](?=\t|[ \u00a0]{2}))[^\S\n]+(?=\S)/dgm,
    part: 1,
    message: noList,
    hint: () => 'Begin each point with a hyphen and a space.',
    fix: () => '-',
  },
  {
    pattern: new RegExp(
      `^[ \\t]*(${LETTERED})(?:(?=.*\\n[ \\t]*${LETTERED})|(?<=^[ \\t]*${LETTERED}.*\\n.*))(?=\\S)`,
      'dgm',
    ),
    part: 1,
    message: noList,
    hint: () => 'Begin each point with a hyphen and a space.',
    fix: ([, mark = '']) => `- ${mark.trim()} `,
  },
  {
    sign: /\t/,
    pattern: /^(?!\(?\w{1,4}[.)]\s|(?:\W|[a-z])[ \t])[^\s>#|][^\t\n]*\t[^\n]*(?:\n[^\n]*\t[^\n]*)+/dgm,
    message: () => 'Unexpected tabs between words: they make no table, and the lines run into each other',
    hint: () => 'Write `|` between the cells, and below the first line `|---|---|`; `mentor check --fix` does it.',
    fix: tableOf,
  },
  {
    pattern: new RegExp(`\\]\\((?!${UNSPACED}\\))(?=[^\\n<>]*\\s)(${SIGN}*)\\)`, 'dg'),
    part: 1,
    path: 1,
    message: ([, path = '']) => `Unexpected space in the path ${quoted(path)}: it is shown as it is typed`,
    hint: ([, path = '']) =>
      `Put the path between \`<\` and \`>\`, as \`(${enclosed(path)})\`, or write %20 for each space.`,
    fix: ([, path = '']) => enclosed(path),
  },
  {
    sign: /[)\]]\[/,
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
    sign: /\][^\S\n]+\(/,
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
    sign: /[☐☑☒]/,
    pattern: /^[ \t]*(?:> ?)*((?:[-*+] )?([☐☑☒])(?:[^\S\n]|\u200b)*)(?=\S)/dgm,
    part: 1,
    message: asTyped,
    hint: ([, , box = '']) => `Write a task as \`${task(box !== '☐')}\`.`,
    fix: ([, , box = '']) => `${task(box !== '☐')} `,
  },
  {
    sign: /\{[.#:]/,
    pattern: /(?:(?<=[\])*_`])|[ \t])(\{[.#:][^{}\n]*\})[ \t]*$/dgm,
    part: 1,
    message: ([, mark = '']) => `Unexpected ${quoted(mark)}: it is shown as it is typed`,
    hint: () => 'Take it out: it belongs to another program.',
  },
  {
    sign: /:::/,
    pattern: /^ {0,3}:{3,}.*$/dgm,
    message: ([line]) => `Unexpected ${quoted(line.trim())}: it is shown as it is typed`,
    hint: () =>
      'Boxes from other programs mean nothing here: take the line out, or begin each line of the box with `>`.',
  },
  {
    sign: /\\[npc]|\[_?TOC|\[toc/,
    pattern: /^ {0,3}(?:\\(?:newpage|pagebreak|clearpage)\b.*|\[(?:TOC|toc|\[_TOC_\])\][ \t]*)$/dgm,
    message: ([line]) => `Unexpected ${quoted(line.trim())}: it is shown as it is typed`,
    hint: () => 'Take it out: the document makes its own table of contents and its own pages.',
  },
];
