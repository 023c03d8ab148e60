import { checklistsOf, rolesOf, selfAssessmentOf } from '../../framework/index.js';
import type { FrameworkStage } from '../../framework/model.js';
import { termLine } from '../../trust/seal.js';
import type { LinkedPortfolio, StageInFramework } from '../link.js';

/**
 * What a sign-off of a stage is given for, by content and line by line (docs/seal.md): where and for whom, the stage with
 * everything it lists, who signs it in which order, what it requires. The wording is the one in force, overlays and all.
 */
export function termsOf({ portfolio }: LinkedPortfolio, place: StageInFramework): string[] {
  const { mentor, provider } = portfolio.config;
  const { framework, stage } = place;
  return [
    ...line('school', mentor.school),
    ...line('provider', provider),
    ...line('framework', framework.title),
    ...line('stage', stage.title),
    ...line('descriptor', stage.descriptor),
    ...criteria(stage),
    ...stage.dimensions.flatMap(({ id, title, statement }) => line('dimension', id, title, statement)),
    ...checklists(place),
    ...selfAssessment(place),
    ...(stage.reflection?.questions ?? []).flatMap(({ id, statement }) => line('question', id, statement)),
    ...rolesOf(framework, stage).flatMap(({ role, signOff }, index) =>
      line('role', String(index + 1), role.id, role.side, role.title, `comment ${signOff.comment ?? 'optional'}`),
    ),
    ...Object.entries(stage.requires).flatMap(([what, value]) => line('requires', what, String(value))),
  ];
}

function criteria({ criteria: all }: FrameworkStage): string[] {
  return all.flatMap(({ id, title, statement, points }) => [
    ...line('criterion', id, title, statement),
    ...(points ?? []).flatMap((point) => line('point', point.id, point.statement)),
  ]);
}

function checklists({ framework, stage }: StageInFramework): string[] {
  return checklistsOf(framework, stage).flatMap(({ id, title, skills }) => [
    ...line('checklist', id, title),
    ...skills.flatMap((skill) => line('skill', skill.id, skill.statement)),
  ]);
}

function selfAssessment({ framework, stage }: StageInFramework): string[] {
  const asked = selfAssessmentOf(framework, stage);
  if (asked === null) return [];
  return [
    ...asked.set.standards.flatMap(({ id, statement }) => line('standard', id, statement)),
    ...asked.points.flatMap(({ id, statement }) => line('point', id, statement)),
    ...asked.scale.levels.flatMap(({ id, title }) => line('level', id, title)),
  ];
}

function line(what: string, ...words: (string | null | undefined)[]): string[] {
  const said = termLine(words.join(' '));
  return said === '' ? [] : [`${what} ${said}`];
}

/** What of the terms is no longer, and what was not yet; where only the order differs, both are all of them. */
export function changedTerms(signed: readonly string[], now: readonly string[]): { signed: string[]; now: string[] } {
  if (signed.join('\n') === now.join('\n')) return { signed: [], now: [] };
  const gone = without(signed, now);
  const come = without(now, signed);
  return gone.length + come.length === 0 ? { signed: [...signed], now: [...now] } : { signed: gone, now: come };
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return lines.filter((one) => !known.has(one));
}
