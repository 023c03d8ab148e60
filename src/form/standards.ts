import type { FrameworkStandardSet } from '../framework/model.js';
import { remember } from '../text/remember.js';
import { paragraphsIn, type WordCell, type WordParagraph, type WordRun } from '../word/index.js';

/** The standards that a cell names; null where its codes could mean more than one thing. */
export type StandardsRead = string[] | null;

type Look = 'marked' | 'bold' | 'strike';

/** A code as it stands in a cell. */
interface Token {
  text: string;
  look: Record<Look, boolean>;
}

/**
 * How the standards of a table are marked: the look that some codes have beside others that have not; null where none
 * stands out, so that the codes themselves are the answer.
 */
export function markingOf(cells: readonly WordCell[]): Look | null {
  const tokens = cells.map((cell) => tokensIn(cell));
  const looks: readonly Look[] = ['marked', 'strike', 'bold'];
  return (
    looks.find((look) =>
      tokens.some((one) => one.some((token) => token.look[look]) && one.some((token) => !token.look[look])),
    ) ?? null
  );
}

/**
 * The standards of a cell in which all codes of a set are printed and some are marked, or in which some are typed. A code
 * typed without its letters could be another's, and is not taken.
 */
export function standardsIn(
  cell: WordCell,
  sets: readonly FrameworkStandardSet[],
  marking: Look | null,
  isRowMarked: boolean,
  isPrint: (line: string) => boolean,
): StandardsRead {
  const tokens = tokensIn(cell, isPrint);
  if (tokens.length === 0) return [];
  const printed = sets.map((set) => printedIn(tokens, set)).find((ids) => ids !== null);
  if (printed) {
    if (marking === null || !isRowMarked) return [];
    return printed.filter(
      (_, index) => isKept(tokens[index]) && (marking === 'strike' || tokens[index]?.look[marking]),
    );
  }
  const codes = sets.flatMap((set) => set.standards.map(({ id }) => id));
  const found = tokens.filter(isKept).map(({ text }) => codes.find((id) => squash(id) === squash(text)) ?? null);
  return found.includes(null) ? null : found.filter((id) => id !== null);
}

/** What is struck out was taken back, however the others are marked. */
const isKept = (token: Token | undefined): boolean => token?.look.strike === false;

/** Whether any code of a row is marked: a row in which nobody marked anything names no standard. */
export function hasMarks(cells: readonly WordCell[], marking: Look | null): boolean {
  return marking !== null && cells.some((cell) => tokensIn(cell).some(({ look }) => look[marking]));
}

/** The codes of the set in order, where the cell prints each of them: by number, the letters only where they change. */
function printedIn(tokens: readonly Token[], set: FrameworkStandardSet): string[] | null {
  const ids = set.standards.map(({ id }) => id);
  if (tokens.length !== ids.length || ids.length < 2) return null;
  const isAll = ids.every((id, index) => {
    const text = tokens[index]?.text ?? '';
    return squash(text) === squash(id) || text === /\d+$/.exec(id)?.[0];
  });
  return isAll ? ids : null;
}

const squash = (id: string): string => id.toLowerCase().replace(/[^\p{L}\p{N}/]+/gu, '');

/** Codes may be cut into runs anywhere, so letters are joined first and parted at spaces, commas and lines. */
function tokensIn(cell: WordCell, isPrint: (line: string) => boolean = () => false): Token[] {
  return tokenLines(cell).flatMap(({ text, tokens }) => (isPrint(text) ? [] : tokens));
}

const tokenLines: (cell: WordCell) => { text: string; tokens: Token[] }[] = remember(({ blocks }) =>
  paragraphsIn(blocks)
    .flatMap(lettersByLine)
    .map((line) => ({ text: wordOf(line).trim(), tokens: tokensOfLine(line) })),
);

function tokensOfLine(line: readonly Letter[]): Token[] {
  const words: Letter[][] = [[]];
  for (const one of line) {
    if (/[\s,;|•]/.test(one.letter)) words.push([]);
    else words.at(-1)?.push(one);
  }
  return words.flatMap((word): Token[] => {
    const [first] = word;
    if (!first) return [];
    const { marked, bold, strike } = first.run;
    return [{ text: wordOf(word), look: { marked, bold, strike } }];
  });
}

const wordOf = (letters: readonly Letter[]): string => letters.map(({ letter }) => letter).join('');

interface Letter {
  letter: string;
  run: WordRun;
}

function lettersByLine({ runs }: WordParagraph): Letter[][] {
  const lines: Letter[][] = [[]];
  for (const run of runs.filter(isThere))
    for (const letter of run.text) {
      if (letter === '\n') lines.push([]);
      else lines.at(-1)?.push({ letter, run });
    }
  return lines;
}

const isThere = ({ change }: WordRun): boolean => change?.kind !== 'inserted';
