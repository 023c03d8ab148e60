import {
  checklistsOf,
  type Framework,
  type FrameworkStage,
  findStage,
  rolesOf,
  selfAssessmentOf,
} from '../../framework/index.js';
import { counted } from '../../text/counted.js';
import type { Paint } from '../../text/paint.js';
import { printable } from '../../text/quoted.js';
import { indented, wrap } from '../../text/wrap.js';

/** A line of a block: what it is known by, and what it says. */
interface Line {
  id: string;
  text: string;
  /** Belongs to the line before. */
  inner?: true;
}

/** Beyond this an id stands on a line of its own. */
const WIDEST_ID = 20;

/** @returns a framework for reading, whole: its stages, then all that they and other packs can name */
export function frameworkText(shown: Framework, paint: Paint, width: number): string {
  const framework = withoutControls(shown);
  const { id, title, version, status, ended, source, note } = framework;
  const past = status === 'historical' ? `, historical${ended === undefined ? '' : `, ended ${ended}`}` : '';
  const head = [
    paint.bold(title),
    paint.dim(`${id}, version ${version}${past}`),
    ...(source?.document ? wrap(`Source: ${source.document}`, width) : []),
    ...(note ? wrap(note, width) : []),
  ];
  const stages = framework.stages.map((stage) => stageBlock(framework, stage, paint, width));
  return `${[head.join('\n'), ...stages, ...partBlocks(framework, paint, width)].join('\n\n')}\n`;
}

/** A pack may come from anybody: nothing in it moves the cursor or turns the reading direction. */
export function withoutControls<T>(data: T): T {
  const clean = (_: string, value: unknown): unknown => (typeof value === 'string' ? printable(value) : value);
  return JSON.parse(JSON.stringify(data, clean)) as T;
}

function stageBlock(framework: Framework, stage: FrameworkStage, paint: Paint, width: number): string {
  const below = stage.subsumes === undefined ? null : findStage(framework, stage.subsumes);
  const said = [
    ...(below ? [`Builds on: ${below.title}`] : []),
    ...(stage.unverified ? [`Unverified: ${stage.unverified}`] : []),
    ...(stage.principle ? [`Principle: ${stage.principle}`] : []),
    ...(stage.descriptor ? [stage.descriptor] : []),
    ...(stage.knowledge.length > 0 ? [`Knowledge: ${stage.knowledge.join('; ')}`] : []),
    ...(stage['evidence-types'].length > 0 ? [`Evidence: ${stage['evidence-types'].join('; ')}`] : []),
  ];
  const lines: Line[] = [
    ...stage.criteria.flatMap((criterion) => [
      { id: criterion.id, text: withTitle(criterion) },
      ...criterion.points.map((point) => ({ id: point.id, text: point.statement, inner: true as const })),
      ...criterion.links.map((link) => ({ id: '', text: `Links to ${withTitle(link)}` })),
    ]),
    ...stage.dimensions.map((dimension) => ({ id: dimension.id, text: withTitle(dimension) })),
    ...(stage.reflection?.questions ?? []).map(({ id, statement }) => ({ id, text: statement })),
  ];
  return [
    paint.bold(`${stage.title} (${stage.id})`),
    ...said.flatMap((text) => indented(text, width)),
    ...block(lines, width),
    ...demands(framework, stage).flatMap((text) => indented(text, width)),
  ].join('\n');
}

function demands(framework: Framework, stage: FrameworkStage): string[] {
  const { requires } = stage;
  const assessment = selfAssessmentOf(framework, stage);
  const roles = rolesOf(framework, stage).map(({ role }) => role.title);
  const asked = [
    ...(requires.evidence === 'file' ? ['a file of evidence for each criterion'] : []),
    ...(requires.reflection === 'text' ? ['a reflection'] : []),
    ...someOf(requires.targets, 'target'),
    ...someOf(requires.hours, 'hour of development', 'hours of development'),
    ...someOf(requires.credits, 'credit'),
    ...someOf(requires.agreements, 'mentoring agreement'),
    ...(requires.references === 'none'
      ? []
      : [`references${requires.references === 'harvard' ? ' in Harvard style' : ''}`]),
  ];
  return [
    ...(assessment ? [`Rated: ${someOf(assessment.points.length, 'point')} of ${assessment.set.title}`] : []),
    ...checklistsOf(framework, stage).map(({ title, skills }) => `Ticked: ${title}, ${someOf(skills.length, 'skill')}`),
    ...(asked.length > 0 ? [`Asks for: ${asked.join(', ')}`] : []),
    ...(roles.length > 0 ? [`Signed by: ${roles.join(', then ')}`] : []),
  ];
}

const someOf = (count: number, one: string, many?: string): string[] =>
  count === 0 ? [] : [counted(count, one, many)];

function partBlocks(framework: Framework, paint: Paint, width: number): string[] {
  const titled = (title: string, lines: readonly Line[]): string[] =>
    lines.length === 0 ? [] : [[paint.bold(title), ...block(lines, width)].join('\n')];
  const named = (parts: readonly { id: string; title: string; statement?: string | undefined }[]): Line[] =>
    parts.map((part) => ({ id: part.id, text: withTitle(part) }));
  return [
    ...framework['standard-sets'].flatMap(({ id, title, standards }) =>
      titled(`${title} (${id})`, standards.flatMap(standardLines)),
    ),
    ...framework.checklists.flatMap(({ id, title, skills }) =>
      titled(`${title} (${id})`, skills.flatMap(standardLines)),
    ),
    ...framework.modes.flatMap((mode) => titled(`${mode.title} (${mode.id})`, modeLines(mode))),
    ...titled(
      'Compared',
      framework.comparison.map(({ theme, activities }) => ({ id: '', text: `${theme}: ${activities.join(', ')}` })),
    ),
    ...framework.agreements.flatMap(({ id, title, parties }) =>
      titled(
        `${title} (${id})`,
        parties.flatMap((party) => [
          { id: party.id, text: party.title },
          ...party.obligations.map((one) => ({ id: one.id, text: one.statement, inner: true as const })),
        ]),
      ),
    ),
    ...framework.outlines.flatMap(({ id, title, parts }) =>
      titled(
        `${title} (${id})`,
        parts.map((part) => ({ id: part.id, text: part.title })),
      ),
    ),
    ...titled(
      'Modules',
      framework.modules.map(({ id, title, credits }) => ({ id, text: `${title}, ${credits} credits` })),
    ),
    ...titled('Routes', named(framework.routes)),
    ...titled(
      'Units',
      framework.units.map(({ id, title, kind }) => ({ id, text: `${title} (${kind})` })),
    ),
    ...titled('Principles', named(framework.principles)),
    ...titled('Phases', named(framework.phases)),
    ...titled('Purposes', named(framework.purposes)),
    ...titled('Ways to meet', named(framework.media)),
    ...titled('Kinds of observation', named(framework['observation-kinds'])),
    ...titled('Who evaluates', named(framework.evaluators)),
    ...titled(
      'Audits',
      framework.audits.map(({ id, title, set, scale }) => ({
        id,
        text: `${title}: ${set ?? 'what the entry names'}, on ${scale}`,
      })),
    ),
  ];
}

/** What a mode is, who does it, where and when, what is done, and what the learners develop. */
function modeLines(mode: Framework['modes'][number]): Line[] {
  const said = (['purpose', 'who', 'where', 'when'] as const).flatMap((key) => {
    const text = mode[key];
    return text === undefined ? [] : [{ id: '', text: `${key.charAt(0).toUpperCase()}${key.slice(1)}: ${text}` }];
  });
  return [
    { id: '', text: mode.definition },
    ...said,
    ...(mode.purposes ?? []).map((one) => ({ id: one.id, text: withTitle(one) })),
    ...[...(mode.activities ?? []), ...(mode.learners ?? [])].map(({ id, statement }) => ({ id, text: statement })),
  ];
}

interface Standardlike {
  id: string;
  title?: string | undefined;
  statement?: string | undefined;
  points: readonly { id: string; statement: string }[];
}

function standardLines(part: Standardlike): Line[] {
  const points = part.points.map(({ id, statement }) => ({ id, text: statement, inner: true as const }));
  return [{ id: part.id, text: withTitle(part) }, ...points];
}

function withTitle({ title, statement }: { title?: string | undefined; statement?: string | undefined }): string {
  return [title, statement].filter((text) => text !== undefined).join(': ');
}

/** Lines in two columns: ids, and what they stand for. */
function block(lines: readonly Line[], width: number): string[] {
  const widths = lines.map(({ id, inner }) => id.length + (inner ? 2 : 0)).filter((length) => length <= WIDEST_ID);
  const column = Math.max(0, ...widths);
  return lines.flatMap(({ id, text, inner }) => {
    const label = `${inner ? '  ' : ''}${id}`;
    const [first = '', ...rest] = wrap(text, Math.max(20, width - column - 4));
    const below = rest.map((line) => `${' '.repeat(column + 4)}${line}`);
    if (label.length > column) return [`  ${label}`, `${' '.repeat(column + 4)}${first}`, ...below];
    return [`  ${label.padEnd(column)}  ${first}`.trimEnd(), ...below];
  });
}
