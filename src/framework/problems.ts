import { didYouMean, WITH_HELP } from '../text/suggest.js';
import { danglingCrosswalks } from './crosswalks.js';
import { setNamed } from './defaults.js';
import { duplicateIds } from './duplicates.js';
import { listsOf, setsToRate } from './lists.js';
import type { Framework, PackLookup, PackProblem } from './model.js';
import type { Criterion, Pack, Stage } from './schema.js';
import { OWN_CRITERIA } from './stage.js';

type Path = PackProblem['path'];

/**
 * Looks for what a schema cannot see: ids given twice and references to nothing.
 * `framework` is the pack with its `sources` (what it uses and extends) merged in; paths are those of the pack.
 */
export function findProblems(
  pack: Pack,
  framework: Framework,
  sources: readonly Framework[],
  lookup: PackLookup,
): PackProblem[] {
  const check = new ReferenceCheck(framework);
  for (const [position, stage] of (pack.stages ?? []).entries()) check.stage(stage, ['stages', position]);
  for (const [position, role] of (pack.roles ?? []).entries())
    check.need('role', role.otherwise, ['roles', position, 'otherwise']);
  for (const [position, mode] of (pack.modes ?? []).entries())
    check.need('checklist', mode.checklist, ['modes', position, 'checklist']);
  for (const [position, { routes }] of (pack.modules ?? []).entries())
    check.all('route', routes, ['modules', position, 'routes']);
  for (const [row, { activities }] of (pack.comparison ?? []).entries())
    check.all('activity', activities, ['comparison', row, 'activities']);
  for (const [position, audit] of (pack.audits ?? []).entries()) check.audit(audit, ['audits', position]);
  return [
    ...duplicateIds(pack, sources),
    ...check.problems,
    ...circlesOfStages(pack, framework),
    ...danglingCrosswalks(pack, framework, lookup),
  ];
}

type Kind = 'standard' | 'checklist' | 'scale' | 'role' | 'stage' | 'activity' | 'module' | 'route';

const ids = (parts: readonly { id: string }[]): string[] => parts.map(({ id }) => id);

/** Gathers a problem for each id that the framework does not have. */
class ReferenceCheck {
  readonly problems: PackProblem[] = [];
  private readonly framework: Framework;
  private readonly known: Record<Kind, Set<string>>;

  constructor(framework: Framework) {
    this.framework = framework;
    const standards = framework['standard-sets'].flatMap((set) => set.standards);
    this.known = {
      standard: new Set(standards.flatMap((standard) => [standard.id, ...ids(standard.points)])),
      checklist: new Set(ids(listsOf(framework))),
      scale: new Set(ids(framework.scales)),
      role: new Set(ids(framework.roles)),
      stage: new Set(ids(framework.stages)),
      module: new Set(ids(framework.modules)),
      route: new Set(ids(framework.routes)),
      activity: new Set(framework.modes.flatMap((mode) => ids(mode.activities ?? []))),
    };
  }

  need(kind: Kind, id: string | undefined, path: Path): void {
    if (id === undefined || this.known[kind].has(id)) return;
    this.unknown(kind, id, [...this.known[kind]], path);
  }

  all(kind: Kind, list: readonly string[] | undefined, path: Path): void {
    for (const [position, id] of (list ?? []).entries()) this.need(kind, id, [...path, position]);
  }

  stage(stage: Stage, path: Path): void {
    this.need('stage', stage.subsumes, [...path, 'subsumes']);
    for (const [position, criterion] of (stage.criteria ?? []).entries())
      this.criterion(criterion, [...path, 'criteria', position]);
    this.all('checklist', stage.checklists, [...path, 'checklists']);
    this.all('module', stage.modules, [...path, 'modules']);
    for (const [position, { role }] of (stage['sign-off'] ?? []).entries())
      this.need('role', role, [...path, 'sign-off', position, 'role']);
    this.need('scale', stage['self-assessment']?.scale, [...path, 'self-assessment', 'scale']);
    this.rated(stage['self-assessment']?.set, [...path, 'self-assessment', 'set']);
    for (const [position, column] of (stage.columns ?? []).entries())
      this.set((typeof column === 'string' ? column : column.id).split('/')[1], [...path, 'columns', position]);
  }

  private criterion(criterion: Criterion, path: Path): void {
    this.all('standard', criterion.standards, [...path, 'standards']);
    for (const [position, point] of (criterion.points ?? []).entries())
      this.all('standard', point.standards, [...path, 'points', position, 'standards']);
  }

  audit({ set, scale }: NonNullable<Pack['audits']>[number], path: Path): void {
    this.need('scale', scale, [...path, 'scale']);
    this.rated(set, [...path, 'set']);
  }

  private set(name: string | undefined, path: Path): void {
    const sets = this.framework['standard-sets'];
    if (name !== undefined && !setNamed(sets, name)) this.unknown('standard set', name, ids(sets), path);
  }

  private rated(name: string | undefined, path: Path): void {
    const sets = setsToRate(this.framework);
    if (name === OWN_CRITERIA || sets.some(({ id }) => id === name)) return;
    if (name !== undefined && !setNamed(this.framework['standard-sets'], name))
      this.unknown('standard set or checklist', name, ids(sets), path);
  }

  private unknown(kind: string, id: string, there: readonly string[], path: Path): void {
    const help = this.problems.length < WITH_HELP ? didYouMean(id, there) : '.';
    const message = `There is no ${kind} \`${id}\` in this pack or the packs it uses${help}`;
    this.problems.push({ message, path });
  }
}

/** Stages that subsume each other in a circle, each circle once. */
function circlesOfStages(pack: Pack, framework: Framework): PackProblem[] {
  const below = new Map(framework.stages.map(({ id, subsumes }) => [id, subsumes]));
  const done = new Set<string>();
  return (pack.stages ?? []).flatMap(({ id }, position) => {
    const trail = new Set<string>();
    let next: string | undefined = id;
    while (next !== undefined && !done.has(next) && !trail.has(next)) {
      trail.add(next);
      next = below.get(next);
    }
    for (const passed of trail) done.add(passed);
    if (next === undefined || !trail.has(next)) return [];
    const walked = [...trail];
    const circle = [...walked.slice(walked.indexOf(next)), next].join(' -> ');
    const message = `The stages go round in a circle: ${circle}. Remove one \`subsumes\`.`;
    return [{ message, path: ['stages', position, 'subsumes'] }];
  });
}
