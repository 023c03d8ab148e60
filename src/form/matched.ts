import { textOf, type WordBlock, type WordParagraph } from '../word/index.js';
import type { FormItem } from './items.js';
import { withoutBox } from './marks.js';
import { matchRows, type RowMatch } from './match-rows.js';
import { type StatementCell, statementCells } from './statement-columns.js';
import { tokensOf } from './tokens.js';

/** A statement of a table, and what it was taken for. */
export interface Statement extends StatementCell {
  match: RowMatch | null;
}

/** The statements of the tables, each kind matched in the order of the form: down each column. */
export function matchedCells(blocks: readonly WordBlock[], items: readonly FormItem[]): Statement[] {
  const cells = statementCells(blocks, items);
  const matches = new Map<StatementCell, RowMatch>();
  for (const kind of new Set(cells.map((one) => one.kind))) {
    const own = cells.filter((one) => one.kind === kind);
    const texts = own.map(({ text }) => withoutBox(text));
    const ofKind = items.filter((item) => item.kind === kind);
    const found = matchRows(texts, ofKind);
    for (const [index, match] of found.entries()) {
      const cell = own[index];
      if (cell && match) matches.set(cell, match);
    }
  }
  return cells.map((cell) => ({ ...cell, match: matches.get(cell) ?? null }));
}

/** What somebody wrote below the words of a statement, in its own cell. */
export function linesBelow(text: string, { wordings }: FormItem): string[] {
  const words = wordings.flat();
  const isOfIt = (line: string): boolean => {
    const own = tokensOf(line);
    return own.filter((word) => words.includes(word)).length >= own.length / 2;
  };
  return text
    .split('\n')
    .slice(1)
    .filter((line) => /\p{L}/u.test(line) && !isOfIt(line));
}

/** Statements outside tables: key questions, and what no table holds. */
export function matchedLines(
  blocks: readonly WordBlock[],
  items: readonly FormItem[],
  cells: readonly Statement[],
): Map<WordParagraph, RowMatch> {
  const inTables = new Set(cells.flatMap(({ match }) => (match ? [match.item] : [])));
  const open = items.filter((item) => !inTables.has(item));
  const lines = blocks
    .filter((block) => block.kind === 'paragraph')
    .filter((line) => !line.isContents && textOf(line).trim() !== '');
  const texts = lines.map((line) => withoutBox(textOf(line)).replace(/^\d{1,2}[.)]\s+/, ''));
  const found = new Map<WordParagraph, RowMatch>();
  for (const kind of new Set(open.map((item) => item.kind))) {
    const ofKind = open.filter((item) => item.kind === kind);
    const matches = matchRows(texts, ofKind);
    for (const [index, match] of matches.entries()) {
      const line = lines[index];
      const earlier = line ? found.get(line) : undefined;
      if (line && match && (!earlier || earlier.score < match.score)) found.set(line, match);
    }
  }
  return found;
}
