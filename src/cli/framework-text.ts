import type { Paint } from '../check/reporters/paint.js';
import { wrap } from '../check/reporters/wrap.js';
import {
  checklistsOf,
  type Framework,
  type FrameworkStage,
  type FrameworkSummary,
  rolesOf,
  selfAssessmentOf,
} from '../framework/index.js';

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

/** @returns a framework for reading: each stage with its criteria, checklists, key questions and sign-offs */
export function frameworkText(framework: Framework, paint: Paint, width: number): string {
  const head = [paint.bold(framework.title), paint.dim(`${framework.id}, version ${framework.version}`)];
  const source = framework.source?.document ? indented(`Source: ${framework.source.document}`, width, 0) : [];
  const stages = framework.stages.map((stage) => stageText(framework, stage, paint, width));
  const parts = framework.stages.length > 0 ? stages : [partsText(framework, paint, width)];
  return `${[[...head, ...source].join('\n'), ...parts].join('\n\n')}\n`;
}

function stageText(framework: Framework, stage: FrameworkStage, paint: Paint, width: number): string {
  const lines = [paint.bold(`${stage.title} (${stage.id})`)];
  if (stage.unverified) lines.push(...indented(`Unverified: ${stage.unverified}`, width, 2));
  for (const criterion of stage.criteria) {
    lines.push(...item(criterion.id, criterion.statement, width));
    for (const point of criterion.points) lines.push(...item(`  ${point.id}`, point.statement, width));
  }
  const assessment = selfAssessmentOf(framework, stage);
  if (assessment)
    lines.push(...indented(`Self-assessment: ${assessment.points.length} points of ${assessment.set.title}`, width, 2));
  for (const checklist of checklistsOf(framework, stage)) {
    lines.push(...indented(`Checklist: ${checklist.title}, ${checklist.skills.length} skills`, width, 2));
  }
  for (const question of stage.reflection?.questions ?? []) lines.push(...item(question.id, question.statement, width));
  const roles = rolesOf(framework, stage).map(({ role }) => role.title);
  if (roles.length > 0) lines.push(...indented(`Signed by: ${roles.join(', then ')}`, width, 2));
  return lines.join('\n');
}

function partsText(framework: Framework, paint: Paint, width: number): string {
  const lines: string[] = [];
  for (const set of framework['standard-sets']) {
    lines.push(paint.bold(`${set.title} (${set.id})`));
    for (const standard of set.standards) {
      lines.push(...item(standard.id, standard.title ?? standard.statement ?? '', width));
      for (const point of standard.points) lines.push(...item(`  ${point.id}`, point.statement, width));
    }
  }
  for (const checklist of framework.checklists) {
    lines.push(paint.bold(`${checklist.title} (${checklist.id})`));
    for (const skill of checklist.skills) lines.push(...item(skill.id, skill.statement, width));
  }
  return lines.join('\n');
}

function item(id: string, statement: string, width: number): string[] {
  const room = Math.max(id.length, 6) + 4;
  const [first = '', ...rest] = wrap(statement, Math.max(20, width - room));
  return [`  ${id.padEnd(room - 2)}${first}`, ...rest.map((line) => ' '.repeat(room) + line)];
}

function indented(text: string, width: number, by: number): string[] {
  return wrap(text, width - by).map((line) => ' '.repeat(by) + line);
}
