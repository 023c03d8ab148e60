import { applyEdits } from '../text/edit.js';
import { LineIndex, lineEnd } from '../text/position.js';
import { Refusal } from '../text/refusal.js';
import { normalise, readDocument } from './document.js';

const TASK = /^([\s>]*(?:[-*+]|\d+[.)])\s+\[)([ xX])\]/;

/**
 * Ticks a task or takes its tick away; the file is otherwise the same.
 * @param line of the task, from 1
 * @throws Refusal where no task stands on the line
 */
export function setTask(raw: string, line: number, ticked: boolean): string {
  const text = normalise(raw);
  const start = new LineIndex(text).offsetOfLine(line);
  const match = TASK.exec(text.slice(start, lineEnd(text, start)));
  if (!match)
    throw new Refusal('Refusal', `No task stands on line ${line}.`, 'A task is a line such as `- [ ] mentoring.1 …`.');
  if ((match[2] !== ' ') === ticked) return raw;
  const from = start + (match[1]?.length ?? 0);
  return applyEdits(raw, [{ from, to: from + 1, insert: ticked ? 'x' : ' ' }]);
}

/** Adds paragraphs to the end of a file, which ends with one line end then. */
export function withParagraphs(raw: string, paragraphs: readonly string[]): string {
  const end = raw.includes('\r\n') ? '\r\n' : '\n';
  return [raw.trimEnd(), ...paragraphs.map((one) => one.replaceAll('\n', end))].join(end + end) + end;
}

/** Adds text to the end of a line, before any white space there. @param line from 1 */
export function appendToLine(raw: string, line: number, addition: string): string {
  const text = normalise(raw);
  const start = new LineIndex(text).offsetOfLine(line);
  const at = start + text.slice(start, lineEnd(text, start)).trimEnd().length;
  return applyEdits(raw, [{ from: at, to: at, insert: addition }]);
}

/** Adds an item below those that lie in another. @param line of the other item, from 1 @param endLine its last line */
export function addInItem(raw: string, { line, endLine }: { line: number; endLine: number }, item: string): string {
  const text = normalise(raw);
  const lines = new LineIndex(text);
  const start = lines.offsetOfLine(line);
  const at = lineEnd(text, lines.offsetOfLine(endLine));
  const [, before = '', bullet = ''] = /^([\s>]*)([-*+]|\d+[.)])?/.exec(text.slice(start)) ?? [];
  return applyEdits(raw, [{ from: at, to: at, insert: `\n${before}${' '.repeat(bullet.length + 1)}${item}` }]);
}

/**
 * Adds a paragraph or a list at the end of a section, before the next heading of any depth.
 * @param heading line of the heading, from 1; null: the part of the body before its first heading
 */
export function addToSection(raw: string, heading: number | null, block: string): string {
  const text = normalise(raw);
  const document = readDocument('', text).document;
  if (!document) {
    const message = 'The file has no front-matter with a kind.';
    throw new Refusal('Refusal', message, 'It begins with a line `---`, then `kind: …`.');
  }
  const lines = new LineIndex(text);
  const next = document.facts.headings.find(({ at }) => heading === null || at.line > heading);
  const end = next ? lines.offsetOfLine(next.at.line) : text.length;
  const start = heading === null ? document.bodyOffset : lineEnd(text, lines.offsetOfLine(heading));
  const kept = start + text.slice(start, end).trimEnd().length;
  const before = kept === document.bodyOffset ? (text[kept - 1] === '\n' ? '\n' : '\n\n') : gap(text, kept, block);
  const after = next ? '\n\n' : '\n';
  return applyEdits(raw, [{ from: kept, to: end, insert: `${before}${block.trimEnd()}${after}` }]);
}

/** An item goes right below the last item of a list; everything else has an empty line before it. */
function gap(text: string, at: number, block: string): string {
  const last = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^\s*[-*+] /.test(last) && /^[-*+] /.test(block) ? '\n' : '\n\n';
}
