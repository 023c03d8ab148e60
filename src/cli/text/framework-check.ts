import type { CheckedPack } from '../../app/framework-check.js';
import type { Framework } from '../../framework/index.js';
import type { OwnProblem } from '../../framework/own/index.js';
import { counted } from '../../text/counted.js';
import type { Paint } from '../../text/paint.js';
import { printable } from '../../text/quoted.js';
import { indented } from '../../text/wrap.js';

/** More than these nobody reads at a terminal; JSON has them all. */
const MOST_SHOWN = 50;

/** `{version: 1, file, pack, problems: [{severity, message, hint, file, line, column, endLine, endColumn}], summary}` */
export function packJson({ file, framework, problems }: CheckedPack): object {
  const told = problems.map(({ doubtful, message, hint, at }) => ({
    severity: doubtful ? 'warning' : 'error',
    message,
    hint,
    file,
    line: at?.line ?? null,
    column: at?.column ?? null,
    endLine: at?.endLine ?? null,
    endColumn: at?.endColumn ?? null,
  }));
  const errors = told.filter(({ severity }) => severity === 'error').length;
  return {
    version: 1,
    file,
    pack: framework?.id ?? null,
    problems: told,
    summary: { errors, warnings: told.length - errors },
  };
}

/** @returns each problem with its place and how to mend it, and a last line that says it all */
export function packText({ file, framework, problems }: CheckedPack, paint: Paint, width: number): string {
  const shown = problems.slice(0, MOST_SHOWN).flatMap(({ at, message, hint, doubtful }) => {
    const place = at ? `${file}:${at.line}:${at.column}` : file;
    const mark = doubtful ? paint.warning('warning') : paint.error('error');
    const said = indented(printable(hint), width).map((line) => paint.dim(line));
    return [`${paint.bold(place)} ${mark}`, ...indented(printable(message), width), ...said];
  });
  const more = problems.length - MOST_SHOWN;
  if (more > 0) shown.push(`… and ${more} more; --json has them all.`);
  return `${[...shown, closing(file, framework, problems)].join('\n')}\n`;
}

function closing(file: string, framework: Framework | null, problems: readonly OwnProblem[]): string {
  const errors = problems.filter(({ doubtful }) => !doubtful).length;
  const warnings = counted(problems.length - errors, 'warning');
  if (errors > 0) return `${counted(errors, 'error')}, ${warnings}.`;
  const holds = framework ? `: ${describe(framework)}` : '';
  return problems.length > 0 ? `Nothing is broken, ${warnings}${holds}.` : `${file} is right${holds}.`;
}

function describe({ id, stages }: Framework): string {
  const criteria = stages.reduce((sum, stage) => sum + stage.criteria.length, 0);
  return `\`${id}\` has ${counted(stages.length, 'stage')} and ${counted(criteria, 'criterion', 'criteria')}`;
}
