const CONTEXT = 3;
/** Beyond this many lines on either side the middle is shown as replaced whole. */
const MOST_LINES = 2000;

type Line = [sign: ' ' | '-' | '+', text: string];

/**
 * @returns the difference between two texts in the unified format, as `diff -u` and git print it; '' where there is none
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const lines = compare(splitLines(before), splitLines(after));
  return [`--- ${path}`, `+++ ${path}`, ...hunks(lines).flatMap(hunkText), ''].join('\n');
}

/** The last line is marked where no line end follows it, so that such a change shows too. */
function splitLines(text: string): string[] {
  if (text === '') return [];
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  return last === '' ? lines : [...lines, `${last}\n\\ No newline at end of file`];
}

function compare(before: readonly string[], after: readonly string[]): Line[] {
  const length = Math.min(before.length, after.length);
  let start = 0;
  while (start < length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < length - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const [old, fresh] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const same = (lines: readonly string[]): Line[] => lines.map((line) => [' ', line]);
  return [...same(before.slice(0, start)), ...compareMiddle(old, fresh), ...same(before.slice(before.length - end))];
}

/** The longest common subsequence of the lines, by the table of its lengths. */
function compareMiddle(old: readonly string[], fresh: readonly string[]): Line[] {
  if (old.length > MOST_LINES || fresh.length > MOST_LINES)
    return [...old.map((line): Line => ['-', line]), ...fresh.map((line): Line => ['+', line])];
  const width = fresh.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = fresh.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] = old[i] === fresh[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      lines.push([' ', old[i] ?? '']);
      [i, j] = [i + 1, j + 1];
    } else if (i < old.length && (j === fresh.length || at(i + 1, j) >= at(i, j + 1)))
      lines.push(['-', old[i++] ?? '']);
    else lines.push(['+', fresh[j++] ?? '']);
  }
  return lines;
}

interface Hunk {
  /** Index of its first line in the old and in the new text. */
  oldStart: number;
  newStart: number;
  lines: Line[];
}

function hunks(lines: readonly Line[]): Hunk[] {
  const near = (index: number): boolean =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(([sign]) => sign !== ' ');
  const found: Hunk[] = [];
  let [oldLine, newLine, isOpen] = [0, 0, false];
  lines.forEach((line, index) => {
    const shown = near(index);
    if (shown && !isOpen) found.push({ oldStart: oldLine, newStart: newLine, lines: [] });
    if (shown) found.at(-1)?.lines.push(line);
    isOpen = shown;
    if (line[0] !== '+') oldLine += 1;
    if (line[0] !== '-') newLine += 1;
  });
  return found;
}

function hunkText({ oldStart, newStart, lines }: Hunk): string[] {
  const count = (sign: '+' | '-'): number => lines.filter(([own]) => own === ' ' || own === sign).length;
  const range = (start: number, length: number): string => `${length === 0 ? start : start + 1},${length}`;
  return [
    `@@ -${range(oldStart, count('-'))} +${range(newStart, count('+'))} @@`,
    ...lines.map(([sign, text]) => sign + text),
  ];
}
