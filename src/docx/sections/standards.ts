import { cell, heading, joined, link, paragraph, quiet, row, table } from '../blocks/make.js';
import type { Block } from '../blocks/model.js';
import type { StageSection } from '../model.js';
import { type Context, partHeading } from './context.js';

/** The standards that the entries cite. */
export function standardsBlocks(context: Context, { anchors, standards }: StageSection): Block[] {
  const { say } = context.speaker;
  const head = [say('standards.standard'), '', say('standards.entries')];
  const sets = standards.flatMap(({ title, standards: list }): Block[] => {
    const rows = list.map(({ id, anchor, statement, entries }) => {
      const cited = entries.map((entry) => [link({ anchor: entry.id }, String(entry.number))]);
      const where = cited.length > 0 ? joined(cited, ', ') : [quiet(say('standards.none'))];
      return row([cell(id, { isHead: true }), cell(statement ?? ''), cell(where)], [anchor]);
    });
    return [heading(context.part + 1, title), table(title, [14, 68, 18], head, rows)];
  });
  return [partHeading(context, 'standards', anchors), paragraph('Lead', say('standards.intro')), ...sets];
}
