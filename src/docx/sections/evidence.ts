import { sizeInWords } from '../../html/page/sizes.js';
import { type TextEvidence, textEvidence } from '../../html/page/text-evidence.js';
import { together, type Words } from '../../html/words/words.js';
import { publicAddress } from '../../text/public-address.js';
import { bold, cell, heading, lines, link, linkTo, paragraph, row, table, text } from '../blocks/make.js';
import type { Block, Inline, Row } from '../blocks/model.js';
import { columnWidths } from '../blocks/widths.js';
import type { EvidenceItem, JournalEntry } from '../model.js';
import { type Context, references } from './context.js';

/** The list of evidence, and behind it what no entry shows: pictures, texts and tables. */
export function evidenceBlocks(context: Context): Block[] {
  const { evidence } = context.model;
  if (evidence.length === 0) return [];
  const { say } = context.speaker;
  const head = ['', say('journal.evidence'), say('evidence.file'), say('evidence.used')];
  return [
    { ...heading(1, say('part.evidence'), ['evidence']), breakBefore: true },
    paragraph('Lead', say('evidence.intro')),
    table(
      say('part.evidence'),
      [9, 30, 33, 28],
      head,
      evidence.map((item) => evidenceRow(context, item)),
    ),
    ...evidence.flatMap((item) => exhibit(context, item)),
  ];
}

function evidenceRow(context: Context, item: EvidenceItem): Row {
  const { id, label, title, usedIn } = item;
  const used = references(usedIn, '; ');
  return row([cell(label, { isHead: true }), cell([bold(title)]), cell(whereItIs(context, item)), cell(used)], [id]);
}

function whereItIs({ speaker }: Context, { kind, file, url, size, fault }: EvidenceItem): Inline[] {
  const said = together([speaker.say(`type.${kind}`), ': '], '');
  const address = url === null ? null : publicAddress(url);
  if (address !== null) return [text(said), link({ href: address }, url ?? address)];
  const where = `${file ?? url ?? ''}${size === null ? '' : `, ${sizeInWords(size)}`}`;
  const trouble =
    fault === null ? [] : ['. ', speaker.say('evidence.fault'), ': ', speaker.say(`appendix.reason.${fault}`)];
  return [text(together([said, where, ...trouble], ''))];
}

/** The evidence of one entry that its text does not show: where it stands alone, the list of evidence is not there. */
export function exhibitsOf(context: Context, { id, evidence }: JournalEntry): Block[] {
  const items = context.model.evidence.filter((item) => evidence.some((shown) => shown.id === item.id));
  const elsewhere = items.filter(({ shownIn }) => shownIn?.id !== id);
  return elsewhere.flatMap((item) => exhibit(context, { ...item, shownIn: null }, [item.id]));
}

/** A piece of evidence itself, as far as it can stand in the document. */
function exhibit(context: Context, item: EvidenceItem, anchors: readonly string[] = []): Block[] {
  const { label, title, kind, file, shownIn, alt } = item;
  if (file === null || shownIn !== null) return [];
  const named = anchors.length > 0 ? text(label) : linkTo(item.id, label);
  const head = paragraph('Exhibit', [named, text(together([' ', title], ''))], { anchors: [...anchors] });
  if (kind === 'image') return [head, paragraph('Normal', [{ kind: 'picture', path: file, alt: alt ?? title }])];
  if (kind !== 'text' && kind !== 'table') return [];
  return [head, ...textBlocks(context, item, textEvidence(item, context.readFile(file), context.speaker))];
}

function textBlocks(context: Context, { id, file, title }: EvidenceItem, shown: TextEvidence): Block[] {
  const { markdown, plain, table: rows, note } = shown;
  const blocks: Block[] = [];
  if (markdown) {
    const prose = { path: file ?? '', markdown, prefix: `${id}--`, slugs: [], level: 3, form: 'block' as const };
    blocks.push(...context.setter.blocks(prose, { shift: 0, style: 'Normal' }));
  }
  if (plain) blocks.push(paragraph('Code', lines(plain.split(/\r\n|\r|\n/))));
  if (rows) blocks.push(dataTable(title, rows));
  return [...blocks, ...(note === null ? [] : [paragraph('Note', note)])];
}

function dataTable(title: Words, { head, rows }: NonNullable<TextEvidence['table']>): Block {
  const columns = Math.max(1, head.length, ...rows.map((cells) => cells.length));
  const filled = (cells: readonly string[]): string[] => Array.from({ length: columns }, (_, at) => cells[at] ?? '');
  const widths = columnWidths([filled(head), ...rows]);
  return table(
    title,
    widths,
    filled(head),
    rows.map((cells) => row(filled(cells).map((words) => cell(words)))),
  );
}
