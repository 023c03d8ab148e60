import type { Framework } from '../../framework/model.js';
import { writeCsv } from '../../text/csv.js';
import { type ExchangeReport, Remarks } from '../report.js';
import { treeOf } from '../tree.js';
import { COLUMNS } from './columns.js';
import { RowWriter } from './write-rows.js';

/** A framework as Moodle's competency CSV, and what Moodle has no place for. */
export interface WrittenMoodle {
  text: string;
  report: ExchangeReport;
}

/** What stands on each level of the tree, in Moodle's words. */
const TAXONOMY = 'domain,competency,indicator,indicator';

/** Moodle takes no framework without a scale. */
const DEFAULT_SCALE = ['Not yet', 'Shown'];

/** Writes a framework as Moodle's competency CSV. A spreadsheet opens it, and takes no text in it for a formula. */
export function writeMoodle(framework: Framework): WrittenMoodle {
  const remarks = new Remarks();
  const tree = treeOf(framework, remarks, ['scales']);
  const writer = new RowWriter(tree, remarks);
  const { id, title, note, licence, source, version } = framework;
  const description = [
    note,
    source?.document && `Source: ${source.document}`,
    `Licence: ${licence}`,
    `Version: ${version}`,
  ];
  const scale = scaleOf(framework, remarks);
  writer.head({
    id,
    name: title,
    description: description.filter(Boolean).join('\n\n'),
    scale: scale.join(','),
    scaleConfiguration: JSON.stringify([{ scaleid: '1' }, { id: scale.length, scaledefault: 1, proficient: 1 }]),
    taxonomy: TAXONOMY,
  });
  for (const root of tree.roots) writer.part(root, '');
  if (framework.status === 'historical') remarks.lost('status', 'that the framework is historical', id);
  for (const { from, to } of framework.crosswalks)
    remarks.lost('crosswalks', 'crosswalks to other frameworks', `${from} - ${to}`);
  const header = COLUMNS.map(([, name]) => name);
  const rows = writer.rows.map((row) => COLUMNS.map(([key]) => row[key]));
  const text = writeCsv([header, ...rows]);
  return { text, report: remarks.report() };
}

function scaleOf({ id, scales }: Framework, remarks: Remarks): string[] {
  const [first, ...others] = scales;
  for (const scale of others) remarks.lost('scales', 'scales other than the first', scale.id);
  if (!first) {
    remarks.repaired('no-scale', `Moodle needs a scale: it was given ${DEFAULT_SCALE.join(', ')}`, id);
    return DEFAULT_SCALE;
  }
  if (first.levels.some((level) => Object.keys(level).some((key) => key !== 'id' && key !== 'title')))
    remarks.lost('scales.levels', 'what the levels of the scale mean: only their names are kept', first.id);
  return first.levels.map(({ title }) => title.replaceAll(',', ';').replace(/\s+/g, ' '));
}
