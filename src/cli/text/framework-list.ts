import type { FrameworkSummary } from '../../framework/index.js';
import type { Paint } from '../../text/paint.js';
import { wrap } from '../../text/wrap.js';

/** @returns one block a framework: id, title, and its stages with their number of criteria */
export function frameworkListText(frameworks: readonly FrameworkSummary[], paint: Paint, width: number): string {
  const blocks = frameworks.map((framework) => {
    const status =
      framework.status === 'historical' ? ` (historical${framework.ended ? `, ended ${framework.ended}` : ''})` : '';
    const stages = framework.stages
      .map(({ id, criteria }) => (criteria > 0 ? `${id} (${criteria} criteria)` : id))
      .join(', ');
    return [
      `${paint.bold(framework.id)}${paint.dim(status)}`,
      ...indented(framework.title, width, 2),
      ...indented(stages === '' ? 'Sets and checklists that other frameworks use.' : `Stages: ${stages}`, width, 2).map(
        (line) => paint.dim(line),
      ),
    ].join('\n');
  });
  return `${blocks.join('\n\n')}\n`;
}

function indented(text: string, width: number, by: number): string[] {
  return wrap(text, width - by).map((line) => ' '.repeat(by) + line);
}
