import { cell, heading, joined, link, paragraph, quiet, row, table } from '../blocks/make.js';
import type { Block } from '../blocks/model.js';
import type { StageSection } from '../model.js';
import { type Context, partHeading } from './context.js';

/** The standards that the entries cite. */
export function standardsBlocks(context: Context, { anchors, standards }: StageSection): Block[] {
  const { say } = context.speaker;
  const head = [say('standards.standard'), '', say('standards.entries')];
  const sets = standards.flatMap(({ title, standards: list }): Block[] => [
    heading(context.part + 1, title),
    table(
      title,
      [14, 68, 18],
      head,
      list.map(({ id, anchor, statement, entries }) => {
        const cited = entries.map((entry) => [link({ anchor: entry.id }, String(entry.number))]);
        return row(
          [
            cell(id, { isHead: true }),
            cell(statement ?? ''),
            cell(cited.length > 0 ? joined(cited, ', ') : [quiet(say('standards.none'))]),
          ],
          [anchor],
        );
      }),
    ),
  ]);
  return [
    partHeading(context, say('part.standards'), anchors.standards ?? ''),
    paragraph('Lead', say('standards.intro')),
    ...sets,
  ];
}
