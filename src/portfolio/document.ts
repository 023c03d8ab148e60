import { LineIndex } from '../text/position.js';
import { publicAddress } from '../text/public-address.js';
import { readFrontMatter } from './front-matter.js';
import { factsOf, type ParsedBody, parseBody } from './markdown-facts.js';
import { markdownSlips } from './markdown-slips.js';
import type { Link, MarkdownFacts, PortfolioDocument, ReadProblem } from './model.js';
import { readNearFacts } from './near-facts.js';
import { splitLink } from './paths.js';

/** A Markdown file as read: no document where it has no known kind. */
export interface DocumentResult {
  document: PortfolioDocument | null;
  problems: ReadProblem[];
}

/**
 * Reads one Markdown file. Never throws for its content.
 * @param raw the file's text, with whatever line endings it has
 */
export function readDocument(path: string, raw: string): DocumentResult {
  const text = normalise(raw);
  const lines = new LineIndex(text);
  const conflict = unfinishedMerge(path, text, lines);
  const { found, kind, frontMatter, bodyOffset, problems } = readFrontMatter(text, path, lines);
  if (conflict && conflict.offset < bodyOffset) return { document: null, problems: [conflict.problem] };
  if (conflict) problems.push(conflict.problem);
  if (kind === null) return { document: null, problems: notCounted(path, text, lines, found, problems) };
  const parsed = parseBody(text, bodyOffset, lines);
  const facts = factsOf(parsed);
  const near = readNearFacts(parsed);
  facts.links.push(...near.links);
  facts.images.push(...near.images);
  facts.leads = leadsAmong(facts);
  problems.push(...unparsedMarkup(parsed, path), ...markdownSlips(parsed, path));
  return { document: { path, kind, text, bodyOffset, frontMatter, facts }, problems };
}

function leadsAmong({ links, headings }: MarkdownFacts): Link[] {
  const anchors = new Set(['', ...headings.map(({ slug }) => slug)]);
  return links.filter(({ url }) =>
    url.startsWith('#')
      ? !anchors.has(splitLink(url)?.anchor ?? '')
      : splitLink(url) !== null || publicAddress(url) === null,
  );
}

/** What git could not merge and nobody has decided: read as settings it gives a dozen findings, as text none. */
export function unfinishedMerge(
  path: string,
  text: string,
  lines: LineIndex,
): { offset: number; problem: ReadProblem } | null {
  const found = findConflict(text);
  if (found === null) return null;
  const problem = {
    rule: 'read/merge',
    path,
    at: lines.position(...found),
    message: 'Unexpected marks of an unfinished merge: here are two versions of the same lines',
    hint: 'Keep what is right in each, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`.',
  };
  return { offset: found[0], problem };
}

/** Without BOM, lines ended by LF: what a seal and every position count from. */
export function normalise(raw: string): string {
  const text = raw.startsWith('\ufeff') ? raw.slice(1) : raw;
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
}

/** @returns the file's name without folder and ending */
export function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
}

/** What keeps a file from having a kind, and so is told alone. */
const SAYS_WHY: ReadonlySet<string> = new Set(['read/kind', 'read/front-matter', 'read/yaml', 'read/merge']);

function notCounted(
  path: string,
  text: string,
  lines: LineIndex,
  found: boolean,
  problems: ReadProblem[],
): ReadProblem[] {
  if (!path.startsWith('journal/') || problems.some((problem) => SAYS_WHY.has(problem.rule))) return problems;
  const start = text.length - text.trimStart().length;
  const end = text.indexOf('\n', start);
  const at = start === text.length ? null : lines.position(start, end === -1 ? text.length : end);
  return [...problems, { path, at, ...whyNotCounted(text, start, found), doubtful: true }];
}

function whyNotCounted(text: string, start: number, found: boolean): Pick<ReadProblem, 'rule' | 'message' | 'hint'> {
  const hint = 'Begin the file with `---`, `kind: entry`, `criteria: [ … ]`, `---`.';
  if (found)
    return { rule: 'read/kind', message: 'Unexpected front-matter without a `kind`: the file is not counted', hint };
  const rule = 'read/front-matter';
  if (start === text.length) return { rule, message: 'Unexpected empty file: it is not counted', hint };
  if (start > 0 && text.startsWith('---', start)) {
    return {
      rule,
      message: 'Unexpected empty line before `---`: the settings are not read, and the file is not counted',
      hint: 'Delete everything before the first `---`.',
    };
  }
  const dashes = /^[-–—―−]{1,3}[ \t]*$/m.exec(text.slice(start).split('\n', 1)[0] ?? '')?.[0];
  if (dashes !== undefined) {
    return {
      rule,
      message: `Unexpected \`${dashes.trim()}\`, expected three hyphens: the settings are not read, and the file is not counted`,
      hint: 'Type `---`; if the editor joins the hyphens to a dash, switch off smart punctuation.',
    };
  }
  return { rule, message: 'Unexpected file without front-matter: it is not counted', hint };
}

/** @returns what is left out of the facts and of the documents, or is not nested as it was written, so that neither takes minutes. */
function unparsedMarkup({ bounds: { deep, cut }, at }: ParsedBody, path: string): ReadProblem[] {
  const problems = [];
  if (deep !== null)
    problems.push({
      at: at(deep, deep + 1),
      message: 'Unexpected depth: a list or a quotation inside fifty others, which is not shown as such',
      hint: 'Remove marks or spaces at the beginning of the line.',
    });
  if (cut !== null)
    problems.push({
      at: at(cut, cut + 1),
      message:
        'Unexpected amount of marks and lines: what follows from here is not counted, and is not in the documents',
      hint: 'Split it into entries, or keep it as a file in evidence/ and link it.',
    });
  return problems.map((problem) => ({ rule: 'read/too-much-markup', path, ...problem }));
}

/** The lines that git leaves around what it could not merge, in this order. */
const MARKS = [/^<{7}(?: |$)/, /^={7}$/, /^>{7}(?: |$)/] as const;

/** @returns where a text has an unfinished merge: its first line, from offset to offset; or null */
function findConflict(text: string): [from: number, to: number] | null {
  if (!text.includes('<<<<<<<')) return null;
  let [at, seen, from, to] = [0, 0, 0, 0];
  for (const line of text.split('\n')) {
    if (MARKS[seen]?.test(line)) {
      if (seen === 0) [from, to] = [at, at + line.length];
      seen += 1;
      if (seen === MARKS.length) return [from, to];
    }
    at += line.length + 1;
  }
  return null;
}
