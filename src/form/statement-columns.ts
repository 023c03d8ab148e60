import { groupBy } from '../text/group-by.js';
import type { WordBlock, WordCell } from '../word/index.js';
import { cellsOf, type GridCell, tablesIn } from './grid.js';
import type { FormItem, ItemKind } from './items.js';
import { Likeness } from './likeness.js';
import { tokensOf } from './tokens.js';

/** A row of the form that may be an item's: its cell, and the kind that its column holds. */
export interface StatementCell extends GridCell {
  kind: ItemKind;
}

const KINDS: readonly ItemKind[] = ['criterion', 'point', 'skill', 'question'];
/** A cell this like an item speaks for its column. */
export const LIKE = 0.45;
/** Of the cells of a column, how many have to speak for it. */
const SHARE = 0.3;

/**
 * The cells that hold statements: those of the columns in which many are like one kind of item. What stands beside them
 * are answers, and may be like any statement.
 */
export function statementCells(blocks: readonly WordBlock[], items: readonly FormItem[]): StatementCell[] {
  const judges = KINDS.map((kind) => {
    const own = items.filter((item) => item.kind === kind);
    return { kind, ids: new Set(own.map(({ id }) => id)), likeness: new Likeness(own, 'as written') };
  });
  return tablesIn(blocks).flatMap((table) => {
    const found = new Map(partsOf(cellsOf(table)).flatMap((part) => columnsOf(part, judges)));
    return cellsOf(table).flatMap((one) => {
      const kind = found.get(one.cell);
      return kind ? [{ ...one, kind }] : [];
    });
  });
}

/** Fewer rows than this are part of the rows around them. */
const FEWEST_ROWS = 5;

/**
 * Tables that stand right below each other are one to Word, and a form can be one table from top to bottom: rows that are
 * cut into the same cells belong together.
 */
function partsOf(cells: readonly GridCell[]): GridCell[][] {
  const parts = groupBy(cells, ({ row }) => row.cells.map(({ column, columns }) => `${column}+${columns}`).join(' '));
  const byRows = [...parts.values()].sort((a, b) => rowsIn(b) - rowsIn(a));
  const [largest = [], ...others] = byRows;
  const small = others.filter((part) => rowsIn(part) < FEWEST_ROWS);
  return [[...largest, ...small.flat()], ...others.filter((part) => !small.includes(part))];
}

const rowsIn = (part: readonly GridCell[]): number => new Set(part.map(({ row }) => row)).size;

interface Judge {
  kind: ItemKind;
  ids: ReadonlySet<string>;
  likeness: Likeness;
}

function columnsOf(part: readonly GridCell[], judges: readonly Judge[]): [WordCell, ItemKind][] {
  const written = part.filter(({ text }) => text !== '');
  const byColumn = groupBy(written, ({ cell }) => cell.column);
  const taken = new Set<ItemKind>();
  return [...byColumn.keys()]
    .sort((a, b) => a - b)
    .flatMap((column) => {
      const cells = byColumn.get(column) ?? [];
      const kind = kindOf(cells, judges, taken.size > 0 && rowsIn(part) > 2 ? 2 : 1);
      if (kind === null || (taken.has(kind) && kind !== 'skill')) return [];
      taken.add(kind);
      return cells.map(({ cell }): [WordCell, ItemKind] => [cell, kind]);
    });
}

/**
 * The kind that most of the cells are like, where enough of them are.
 * @param fewest of them: beside a column of statements one remark that sounds like an item makes no other
 */
function kindOf(cells: readonly GridCell[], judges: readonly Judge[], fewest: number): ItemKind | null {
  const said = cells.map(({ text }) => ({ code: codeOf(text), words: tokensOf(text) }));
  const votes = judges.map(({ kind, ids, likeness }) => {
    const found = said.filter(({ code, words }) => ids.has(code) || (likeness.bestOf(words)?.score ?? 0) >= LIKE);
    return { kind, votes: found.length };
  });
  const best = votes.reduce((a, b) => (b.votes > a.votes ? b : a));
  return best.votes >= fewest && best.votes >= SHARE * cells.length ? best.kind : null;
}

/** The word in front, which may be a code. */
export const codeOf = (text: string): string => text.trim().split(/[\s:]/, 1)[0] ?? '';
