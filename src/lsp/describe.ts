import type { FoundReference, Indexed, ReferenceKind } from '../framework/index.js';
import { shown } from './markdown.js';

/** What an id stands for, in the words of its framework. */
export interface Description {
  /** One line, plain. */
  statement: string;
  /** Where it belongs: a stage, a set, a checklist. Plain. */
  belongs: string;
  /** More of it, each a line of Markdown. */
  more: string[];
  source: Source | undefined;
}

interface Source {
  document?: string | undefined;
  section?: string | undefined;
  page?: string | number | undefined;
}

interface Statement {
  id: string;
  statement: string;
}

type Describe = { [K in ReferenceKind]: (item: Indexed[K]) => Description };

const plain = (statement: string, belongs: string, source?: Source): Description => {
  return { statement, belongs, more: [], source };
};

const DESCRIBE: Describe = {
  criteria: ({ stage, criterion, point }) => ({
    statement: point?.statement ?? criterion.statement,
    belongs: stage.title,
    more: [
      ...(point ? [] : pointsOf(criterion.points)),
      ...(criterion.hint && !point ? [`*Evidenced by:* ${shown(criterion.hint)}`] : []),
      ...(criterion.standards.length > 0 ? [`*Standards:* ${criterion.standards.map(shown).join(', ')}`] : []),
    ],
    source: point?.source ?? criterion.source,
  }),
  standards: ({ set, standard, point }) => ({
    statement: point?.statement ?? standard.statement ?? standard.title ?? standard.id,
    belongs: point ? `${set.title}, ${standard.id} ${standard.title ?? ''}`.trim() : set.title,
    more: [
      ...(standard.expects === 'post' ? ['*Expected of mentors past the threshold.*'] : []),
      ...(point ? [] : pointsOf(standard.points)),
    ],
    source: point?.source ?? standard.source ?? set.source,
  }),
  skills: ({ checklist, skill, point }) => ({
    statement: point?.statement ?? skill.statement,
    belongs: checklist.title,
    more: point ? [] : pointsOf(skill.points),
    source: point?.source ?? skill.source ?? checklist.source,
  }),
  questions: ({ stage, question }) => plain(question.statement, `${stage.title}, key question`, question.source),
  dimensions: ({ stage, dimension }) => plain(dimension.statement, stage.title, dimension.source),
  stages: ({ stage }) => plain(stage.title, 'stage', stage.source),
  roles: ({ role }) => plain(role.title, `signs for the ${role.side}`, role.source),
  levels: ({ scale, level }) => plain(join(level.title, level.meaning), scale.title ?? 'rating', scale.source),
  modules: ({ module }) => plain(`${module.title}, ${module.credits} credits`, 'module', module.source),
  routes: ({ route }) => plain(join(route.title, route.statement), 'route', route.source),
  phases: ({ phase }) => plain(join(phase.title, phase.statement), 'phase', phase.source),
  outlines: ({ outline }) => plain(join(outline.title, outline.note), outline.kind, outline.source),
  purposes: ({ purpose }) => plain(join(purpose.title, purpose.statement), 'purpose', purpose.source),
};

/** Puts what an id stands for into words. */
export function describe<K extends ReferenceKind>(kind: K, item: Indexed[K]): Description {
  return DESCRIBE[kind](item);
}

/** A description as Markdown, with the framework and the source. */
export function describedFully<K extends ReferenceKind>(kind: K, reference: Omit<FoundReference<K>, 'found'>): string {
  const { statement, belongs, more, source } = describe(kind, reference.item);
  const { framework } = reference;
  const stands = [source?.document ?? framework.source?.document, source?.section, page(source)].flatMap(
    (part) => part ?? [],
  );
  return [
    `**${shown(reference.id)}** ${shown(statement)}`,
    ...more,
    `${shown(belongs)} · ${shown(framework.title)} (\`${framework.id}\`)`,
    ...(stands.length > 0 ? [`*Source:* ${shown(stands.join(', '))}`] : []),
  ].join('\n\n');
}

function page(source: Source | undefined): string | undefined {
  return source?.page === undefined ? undefined : `p. ${source.page}`;
}

function pointsOf(points: readonly Statement[]): string[] {
  return points.length === 0
    ? []
    : [points.map(({ id, statement }) => `- ${shown(id)} ${shown(statement)}`).join('\n')];
}

function join(title: string, more: string | undefined): string {
  return more === undefined ? title : `${title}: ${more}`;
}
