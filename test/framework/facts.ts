import { checklistsOf, type Framework, type FrameworkStage } from '../../src/framework/index.js';
import { ids } from './built-in-packs.js';

/** What a pack holds, said as a person counts it on the page: the same shape as a pack of facts.yaml. */
export type Facts = Record<string, unknown>;

interface Pointed {
  id: string;
  points?: readonly { id: string }[];
}

/** `DM1-11`: ids that count up together; any others as they stand. */
function span(list: readonly string[]): string {
  const spans: { head: string; first: number; last: number; text: string }[] = [];
  for (const id of list) {
    const [, head = '', digits = ''] = /^(.*?)(\d+)$/.exec(id) ?? [];
    const before = spans.at(-1);
    if (before && digits && before.head === head && Number(digits) === before.last + 1) before.last += 1;
    else spans.push({ head, first: Number(digits), last: digits ? Number(digits) : Number.NaN, text: id });
  }
  return spans.map(({ text, first, last }) => (last > first ? `${text}-${last}` : text)).join(' ');
}

/** `MS1 (MS1.1-5)`: each with its points, those without any drawn together. */
function withPoints(parts: readonly Pointed[]): string {
  const runs: string[][] = [[]];
  const said: string[] = [];
  const close = (): void => {
    const run = runs.pop() ?? [];
    if (run.length > 0) said.push(span(run));
    runs.push([]);
  };
  for (const { id, points = [] } of parts) {
    if (points.length === 0) runs.at(-1)?.push(id);
    else {
      close();
      said.push(`${id} (${span(ids(points))})`);
    }
  }
  close();
  return said.join(' ');
}

/** The codes of each criterion that has some, a cell for each column of standards. */
function cells(framework: Framework, stage: FrameworkStage): Facts {
  const columns = stage.columns.flatMap(({ id }) => (id.startsWith('standards/') ? [id.slice(10)] : []));
  const sets = columns.map(
    (id) => new Set(ids(framework['standard-sets'].find((set) => set.id === id)?.standards ?? [])),
  );
  const rows = stage.criteria.flatMap(({ id, standards, points }): [string, unknown][] => {
    if (standards.length === 0) return [];
    const row = sets.map((set) => span(standards.filter((code) => set.has(code))) || 'none').join(' | ');
    const byPoint = points.flatMap((point) => (point.standards ? [`${point.id}: ${point.standards.join(' ')}`] : []));
    return [[id, byPoint.length > 0 ? [row, ...byPoint] : row]];
  });
  return Object.fromEntries(rows);
}

const known = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).filter(([, value]) => {
      if (value === undefined || value === '' || value === false) return false;
      return typeof value !== 'object' || value === null || Object.keys(value).length > 0;
    }),
  );

/** Demands beyond that what the stage lists is done. */
function demands(stage: FrameworkStage): string {
  const said = Object.entries(stage.requires).filter(
    ([key, value]) => value !== 'none' && value !== 0 && key !== 'hours-months',
  );
  return said.map(([key, value]) => `${key} ${value}`).join(', ');
}

function stageFacts(framework: Framework, stage: FrameworkStage): Facts {
  const roles = stage['sign-off'].map(({ role, comment }) => {
    const side = framework.roles.find(({ id }) => id === role)?.side;
    return `${role} (${side}${comment === 'optional' ? ', comment optional' : ''})`;
  });
  return known({
    subsumes: stage.subsumes,
    unverified: stage.unverified !== undefined,
    criteria: withPoints(stage.criteria),
    hints: stage.criteria.filter(({ hint }) => hint).length || undefined,
    cells: cells(framework, stage),
    links: Object.fromEntries(
      stage.criteria.flatMap(({ id, links }) =>
        links.length > 0 ? [[id, links.map(({ title }) => title).join('; ')]] : [],
      ),
    ),
    dimensions: span(ids(stage.dimensions)),
    columns: stage.columns.map(({ id }) => id).join(', '),
    checklists: checklistsOf(framework, stage)
      .map(({ id, from }) => `${id} of ${from}`)
      .join(', '),
    rated: stage['self-assessment'] && `${stage['self-assessment'].set} on ${stage['self-assessment'].scale}`,
    questions: span(ids(stage.reflection?.questions ?? [])),
    modules: stage.modules.join(', '),
    signs: roles.join(', '),
    aligned: stage.aligned.flatMap(({ to }) => to ?? []).join(', '),
    demands: demands(stage),
  });
}

const byId = <T extends { id: string }>(parts: readonly T[], say: (part: T) => unknown): Facts =>
  Object.fromEntries(parts.map((part) => [part.id, say(part)]));

function agreementFacts(agreement: Framework['agreements'][number]): Facts {
  return known({
    fields: ids(agreement.fields).join(', '),
    parties: agreement.parties.map(({ obligations, signs }) => `${span(ids(obligations))}${signs ? ', signs' : ''}`),
    objectives: agreement.objectives?.minimum,
    reports: ids(agreement.reports).join(', '),
    observations: agreement.observations.map((one) => `${one.id} ${one['per-year']} a year`).join(', '),
    'paid-hours': agreement['paid-hours'],
    schedules: byId(agreement.schedules, ({ periods }) =>
      periods.map(({ discussions, observations, reports }) => `${discussions}/${observations}/${reports}`).join(' '),
    ),
  });
}

/** What a pack holds, of its own; what it takes from others is in theirs. */
export function factsOf(framework: Framework): Facts {
  const own = <T extends { from: string }>(parts: readonly T[]): T[] =>
    parts.filter(({ from }) => from === framework.id);
  return known({
    status: framework.ended ? `${framework.status}, ended ${framework.ended}` : framework.status,
    sets: byId(own(framework['standard-sets']), ({ standards }) => withPoints(standards)),
    'post-threshold': span(
      own(framework['standard-sets']).flatMap(({ standards }) =>
        ids(standards.filter(({ expects }) => expects === 'post')),
      ),
    ),
    checklists: byId(own(framework.checklists), ({ skills }) =>
      skills.map(({ id, title, points }) => `${id} ${title}${points.length > 0 ? ` (${span(ids(points))})` : ''}`),
    ),
    scales: byId(own(framework.scales), ({ levels }) => ids(levels).join(', ')),
    roles: byId(own(framework.roles), ({ side, otherwise }) => (otherwise ? `${side}, else ${otherwise}` : side)),
    principles: own(framework.principles).map(({ title }) => title),
    modes: byId(own(framework.modes), ({ activities = [], learners = [], purposes = [] }) =>
      known({
        activities: activities.length,
        learners: learners.length || undefined,
        purposes: ids(purposes).join(', '),
      }),
    ),
    comparison:
      own(framework.modes).length > 0 ? framework.comparison.map(({ activities }) => activities.join(' ')) : [],
    agreements: byId(own(framework.agreements), agreementFacts),
    outlines: byId(own(framework.outlines), ({ kind, parts }) => `${kind}: ${ids(parts).join(', ')}`),
    purposes: ids(own(framework.purposes)).join(', '),
    media: ids(own(framework.media)).join(', '),
    observations: ids(own(framework['observation-kinds'])).join(', '),
    evaluators: ids(own(framework.evaluators)).join(', '),
    audits: byId(own(framework.audits), ({ set = 'what is named', scale }) => `${set} on ${scale}`),
    phases: ids(framework.phases).join(', '),
    routes: ids(framework.routes).join(', '),
    modules: byId(
      framework.modules,
      ({ title, credits, routes = [] }) => `${title}, ${credits} by ${routes.join(', ')}`,
    ),
    units: byId(framework.units, ({ kind }) => kind),
    stages: byId(framework.stages, (stage) => stageFacts(framework, stage)),
  });
}
