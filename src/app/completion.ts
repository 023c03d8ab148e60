import { coverStage, isJournalEntry, type LinkedPortfolio, type StageCoverage } from '../coverage/index.js';
import { listBuiltInFrameworks } from '../framework/index.js';
import { KINDS, type PortfolioDocument, printable, stemOf } from '../portfolio/index.js';
import { frameworksHere } from './frameworks.js';
import { openPortfolio } from './open-portfolio.js';
import type { World } from './world.js';

/** A word that fits, and what it is. */
export interface Candidate {
  value: string;
  about: string;
}

type FromPortfolio = (linked: LinkedPortfolio, coverage: StageCoverage | null) => Candidate[];

const stated = ({ id, statement }: { id: string; statement: string }): Candidate => ({ value: id, about: statement });
const titled = ({ id, title }: { id: string; title: string }): Candidate => ({ value: id, about: title });

const criteria: FromPortfolio = (_, coverage) => coverage?.criteria.map(({ criterion }) => stated(criterion)) ?? [];
const skills: FromPortfolio = (_, coverage) =>
  coverage?.skills.flatMap(({ skill }) => [skill, ...skill.points].map(stated)) ?? [];
const points: FromPortfolio = (_, coverage) => coverage?.selfAssessment?.points.map(({ point }) => stated(point)) ?? [];
const stages: FromPortfolio = ({ indexes }) => indexes.flatMap(({ framework }) => framework.stages.map(titled));
const standards: FromPortfolio = ({ indexes }) =>
  indexes.flatMap(({ standards: all }) =>
    [...all].map(([value, { standard, point }]) => ({
      value,
      about: point?.statement ?? standard.statement ?? standard.title ?? '',
    })),
  );
/** A name that would move the cursor is none to put into a command line. */
const documents =
  (isWanted: (document: PortfolioDocument) => boolean): FromPortfolio =>
  ({ portfolio }) =>
    portfolio.documents
      .filter(isWanted)
      .map(({ path, frontMatter }) => ({ value: stemOf(path), about: frontMatter.title?.value ?? path }))
      .filter(({ value }) => printable(value) === value);
const ofKind = (kind: string): FromPortfolio => documents((document) => document.kind === kind);

/** What can stand where: by the name of an option, or by a command and its argument. */
const FROM_PORTFOLIO: Record<string, FromPortfolio> = {
  criteria,
  criterion: criteria,
  skills,
  skill: skills,
  standards,
  standard: standards,
  for: points,
  stage: stages,
  dimensions: (_, coverage) => coverage?.dimensions.map(({ dimension }) => stated(dimension)) ?? [],
  question: (_, coverage) => coverage?.questions.map(({ question }) => stated(question)) ?? [],
  role: (_, coverage) => coverage?.signOffs.map(({ role }) => titled(role)) ?? [],
  agreement: ofKind('agreement'),
  with: documents(isJournalEntry),
  to: documents(isJournalEntry),
  entry: documents(isJournalEntry),
  'open <id>': documents(() => true),
  'rate <ratings>': (linked, coverage) =>
    points(linked, coverage).flatMap(
      ({ value, about }) =>
        coverage?.selfAssessment?.scale.levels.map(({ id }) => ({ value: `${value}=${id}`, about })) ?? [],
    ),
  'tick <skills>': skills,
  'sign <stage>': stages,
};

const FRAMEWORK_PLACES = ['framework', 'framework show <id>', 'framework wording <pack>', 'framework export <id>'];

/** The portfolio's own packs first, or those of the folder. */
async function frameworkIds(io: World): Promise<Candidate[]> {
  const { own } = await frameworksHere(io.cwd);
  return [...own.packs.map(({ framework }) => framework), ...listBuiltInFrameworks()].map(titled);
}

/** Candidates for an option's or an argument's value; none where it is a file, a text, or there is no portfolio here. */
export async function idsFor(place: string, io: World): Promise<Candidate[]> {
  if (FRAMEWORK_PLACES.includes(place)) return frameworkIds(io);
  if (place === 'new <kind>' || place === 'list <kind>')
    return KINDS.filter((kind) => kind !== 'sign-off').map((value) => ({ value, about: '' }));
  if (place === 'rule' || place === 'explain')
    return (await import('../check/index.js')).RULES.map(({ id, summary }) => ({ value: id, about: summary }));
  const find = Object.hasOwn(FROM_PORTFOLIO, place) ? FROM_PORTFOLIO[place] : undefined;
  if (!find) return [];
  try {
    const { linked } = await openPortfolio(undefined, io);
    return find(linked, linked.currentStage ? coverStage(linked, linked.currentStage) : null);
  } catch {
    return [];
  }
}
