import { together } from '../../html/words/words.js';
import { bold, cell, joined, link, linkTo, paragraph, quiet, row, table, text } from '../blocks/make.js';
import type { Block, Cell, Inline, Paragraph, Row } from '../blocks/model.js';
import type { Achieved, CriteriaColumn, CriterionRow, DimensionRow, StageSection } from '../model.js';
import { type Context, partHeading, references, stateInWords, titled } from './context.js';

const WIDTHS: Readonly<Record<CriteriaColumn['kind'], number>> = {
  criterion: 24,
  'evidenced-by': 24,
  achieved: 48,
  standards: 14,
  links: 14,
};

/**
 * The programme's own table: for each criterion what was done, a row for each entry. Each row names its criterion, for a
 * cell through several rows is read badly aloud, and is cut where a page ends.
 */
export function criteriaBlocks(context: Context, { anchors, table: shown, title }: StageSection): Block[] {
  const { columns, rows, dimensions } = shown;
  const { say } = context.speaker;
  const blocks: Block[] = [partHeading(context, 'table', anchors)];
  if (rows.length > 0) {
    const kept = keptColumns(columns, rows);
    const widths = kept.map(({ column }) => WIDTHS[column.kind]);
    const heads = kept.map(({ column }) => column.title);
    const isForm = context.model.order === 'form';
    const set = rows.flatMap((one) => (isForm ? formRow(context, one, kept) : criterionRows(context, one, kept)));
    blocks.push(table(say('table.caption', { stage: title }), widths, heads, set, isForm ? 'form' : 'ruled'));
  }
  if (dimensions.length > 0) {
    const head = [say('dimensions.dimension'), say('dimensions.entries')];
    const set = dimensions.map((one) => dimensionRow(context, one));
    blocks.push(paragraph('Space', []), table(say('dimensions.caption', { stage: title }), [35, 65], head, set));
  }
  return blocks;
}

/** A column with its place among the columns of the programme's table. */
interface PlacedColumn {
  column: CriteriaColumn;
  at: number;
}

/** Columns that nobody put anything into are left out once something is achieved; before, they are there to be filled in. */
function keptColumns(columns: readonly CriteriaColumn[], rows: readonly CriterionRow[]): PlacedColumn[] {
  const placed = columns.map((column, at) => ({ column, at }));
  const isBegun = rows.some(({ achieved }) => achieved.length > 0);
  return isBegun ? placed.filter(({ column, at }) => isFilled(column.kind, at, rows)) : placed;
}

function isFilled(kind: CriteriaColumn['kind'], at: number, rows: readonly CriterionRow[]): boolean {
  if (kind === 'links') return rows.some(({ links }) => links.length > 0);
  if (kind !== 'standards') return true;
  return rows.some(
    ({ suggested, achieved }) =>
      (suggested[at] ?? []).length > 0 || achieved.some(({ standards: cited }) => (cited[at] ?? []).length > 0),
  );
}

function criterionRows(context: Context, criterion: CriterionRow, columns: readonly PlacedColumn[]): Row[] {
  const entries: readonly (Achieved | null)[] = criterion.achieved.length > 0 ? criterion.achieved : [null];
  return entries.map((entry, index) => {
    const cells = columns.map(({ column, at }) => {
      if (column.kind !== 'criterion')
        return columnCell(context, { criterion, column, at, entry, isFirst: index === 0 });
      return index === 0 ? criterionCell(context, criterion) : cell([quiet(criterion.id)], { isHead: true });
    });
    return row(cells, index === 0 ? [criterion.anchor] : []);
  });
}

/** As the programme's form has it: a row for each criterion, with all standards, and those ringed that an entry cites. */
function formRow(context: Context, criterion: CriterionRow, columns: readonly PlacedColumn[]): Row {
  const entries: readonly (Achieved | null)[] = criterion.achieved.length > 0 ? criterion.achieved : [null];
  const cells = columns.map(({ column, at }) => {
    if (column.kind === 'criterion') return criterionCell(context, criterion);
    if (column.kind === 'standards') return cell(rings(criterion.rings[at] ?? []));
    const shown = column.kind === 'links' ? entries.slice(0, 1) : entries;
    const blocks = shown.flatMap(
      (entry, index) => columnCell(context, { criterion, column, at, entry, isFirst: index === 0 }).blocks,
    );
    return cell(blocks);
  });
  return row(cells, [criterion.anchor]);
}

function rings(all: CriterionRow['rings'][number]): Inline[] {
  return joined(
    all.map(({ id, label, met }) => [
      met ? linkTo(id, label, { bold: true, ringed: true }) : text(together([label], ''), { quiet: true }),
    ]),
    ' ',
  );
}

function criterionCell({ speaker }: Context, { id, title, statement, points, state, comments }: CriterionRow): Cell {
  const blocks = [
    paragraph('Cell', [bold(id), text('  '), quiet(stateInWords(state, speaker))]),
    paragraph('Cell', [...titled(title), text(statement)]),
    ...points.map((point) => paragraph('Cell', [bold(point.id), text(together([' ', point.statement], ''))])),
    ...comments.map((comment) => paragraph('Cell', references([comment]))),
  ];
  return cell(blocks, { isHead: true });
}

interface Place {
  criterion: CriterionRow;
  column: CriteriaColumn;
  at: number;
  entry: Achieved | null;
  isFirst: boolean;
}

function columnCell(context: Context, { criterion, column, at, entry, isFirst }: Place): Cell {
  const { kind, withEntries } = column;
  const { say } = context.speaker;
  if (kind === 'links')
    return cell(
      isFirst
        ? criterion.links.map(({ title, statement }) => paragraph('Cell', together([title, statement], ': ')))
        : '',
    );
  if (kind === 'standards')
    return cell(standards(context, criterion.suggested[at] ?? [], entry?.standards[at] ?? [], isFirst));
  if (entry !== null) {
    const says = kind === 'achieved' ? achievedText(context, entry) : [];
    return cell([...says, ...(kind === 'evidenced-by' || withEntries ? [source(context, entry)] : [])]);
  }
  if (kind === 'achieved' && !withEntries) return cell('');
  const { hint } = criterion;
  const none = paragraph('Cell', [quiet(say('table.none'))]);
  return cell(
    kind === 'evidenced-by' && hint !== null ? [none, paragraph('Cell', [quiet(say('table.hint', { hint }))])] : [none],
  );
}

function standards(
  { speaker }: Context,
  suggested: CriterionRow['suggested'][number],
  cited: typeof suggested,
  isFirst: boolean,
): Inline[] {
  const shown = references(cited);
  if (!isFirst || suggested.length === 0) return shown;
  const gap: Inline[] = shown.length > 0 ? [{ kind: 'break' }] : [];
  return [...shown, ...gap, quiet(together([speaker.say('table.suggested'), ' '], '')), ...references(suggested)];
}

function achievedText(context: Context, { text: words, body }: Achieved): Block[] {
  if (words !== null) return [paragraph('Cell', words)];
  if (!body) return [];
  return context.setter.opening(body, { shift: 0, style: 'Cell' })?.blocks ?? [];
}

/** The entry, its day, and its evidence. */
function source({ speaker }: Context, { entry, evidence }: Achieved): Paragraph {
  const when = entry.date === null ? [] : [text(together([', ', speaker.shortDay(entry.date)], ''))];
  const shown = evidence.filter(({ id }) => id !== null);
  return paragraph('Cell', [
    link({ anchor: entry.id }, entry.title),
    ...when,
    ...(shown.length > 0 ? [text('  '), ...references(shown, ' ')] : []),
  ]);
}

function dimensionRow(context: Context, { id, anchor, title, statement, entries }: DimensionRow): Row {
  const done = entries.flatMap((entry): Block[] => [...achievedText(context, entry), source(context, entry)]);
  return row(
    [
      cell([bold(`${id} `), ...titled(title), text(statement)], { isHead: true }),
      cell(done.length > 0 ? done : [quiet(context.speaker.say('table.none'))]),
    ],
    [anchor],
  );
}
