import { withoutComments } from '../../text/without-comments.js';
import { type Anchor, said, type Text } from '../text.js';
import type { DocumentModel } from './document-model.js';
import type { Prose } from './pieces.js';
import type { StagePart } from './stage-parts.js';
import type { StageSection } from './stage-section.js';
import type { CriterionRow } from './stage-table.js';
import { unlinked } from './unlinked.js';

/** So few entries make a sheet that says where the mentor stands, not a portfolio. */
const SHEET = 3;
/** Fewer entries than this are seen at a glance, without a chart of them. */
const WORTH_A_MAP = 6;

/**
 * The document without what holds nothing: rows, columns and whole parts, each group of them named in one sentence. Nothing that
 * anybody wrote is left out, and no link leads to what is.
 */
export function withoutEmpty(model: DocumentModel): DocumentModel {
  const stages = model.stages.map(shortened);
  const kept = new Set(model.stages.flatMap((stage) => places(stage)));
  for (const place of stages.flatMap((stage) => places(stage))) kept.delete(place);
  const isSheet =
    model.cover.entries <= SHEET && stages.every(({ signOffs }) => signOffs.every(({ state }) => state === 'open'));
  return unlinked({ ...model, stages, isSheet }, kept);
}

/** Whether a file says anything beside its headings, its lists and what is set for its writer alone. */
function says(prose: Prose | null): boolean {
  const lines = withoutComments(prose?.markdown ?? '').split('\n');
  return lines.some((line) => /\S/.test(line) && !/^(?:#|\s*[-*+] |\s+|\s*\d+[.)] )/.test(line));
}

/** The anchors of a stage that a shorter form of it may not have. */
function places({
  anchors,
  table,
  checklists,
  selfAssessment,
  standards,
  reflection,
  signOffs,
}: StageSection): Anchor[] {
  return [
    ...Object.values(anchors),
    ...[...table.rows, ...table.dimensions, ...signOffs].map(({ anchor }) => anchor),
    ...checklists.flatMap(({ skills }) => skills.map(({ anchor }) => anchor)),
    ...(selfAssessment?.standards ?? []).map(({ anchor }) => anchor),
    ...standards.flatMap((set) => set.standards.map(({ anchor }) => anchor)),
    ...reflection.questions.map(({ anchor }) => anchor),
  ].filter((anchor) => anchor !== null);
}

function shortened(stage: StageSection): StageSection {
  const parts = {
    table: shortTable(stage.table),
    selfAssessment: shortRatings(stage.selfAssessment),
    checklists: stage.checklists.flatMap(shortChecklist),
    standards: stage.standards.map(citedAlone),
    reflection: answeredAlone(stage.reflection),
    signOffs: shortSignOffs(stage),
  };
  const isHeld: Record<StagePart, boolean> = {
    standing: true,
    table: parts.table.rows.length + parts.table.dimensions.length > 0,
    standards: true,
    selfAssessment: parts.selfAssessment !== null,
    checklists: parts.checklists.length > 0 || says(stage.checklistNotes),
    agreements: true,
    journal: stage.journal.length > 0,
    reflection: parts.reflection.text.length + parts.reflection.questions.length > 0,
    targets: stage.targets.targets.length + stage.targets.notes.length > 0,
    creditClaims: true,
    comments: true,
    signOffs: parts.signOffs.length > 0,
  };
  const names = Object.keys(stage.anchors) as StagePart[];
  const gone = names.filter((part) => stage.anchors[part] !== null && !isHeld[part]);
  const anchors = { ...stage.anchors, ...Object.fromEntries(gone.map((part) => [part, null])) };
  const empty = gone.map((part): Text => said(`part.${part}`));
  return { ...stage, ...parts, anchors, empty, standing: standingOf(stage, isHeld), map: mapOf(stage) };
}

function standingOf(
  { standing, ...stage }: StageSection,
  isHeld: Record<StagePart, boolean>,
): StageSection['standing'] {
  return {
    ...standing,
    ratings: isHeld.selfAssessment ? standing.ratings : [],
    unrated: isHeld.selfAssessment ? standing.unrated : 0,
    skills: standing.skills.done > 0 ? standing.skills : { done: 0, of: 0 },
    questions: standing.questions.answered > 0 ? standing.questions : { answered: 0, of: 0 },
    standards: standing.standards.filter(({ cited }) => cited > 0),
    next: nextOf({ standing, ...stage }),
  };
}

/** What is to be done next, the most useful first; nothing where every criterion is evidenced. */
function nextOf({ standing, table, reflection }: StageSection): Text[] {
  const claimed = table.rows.find(({ state }) => state === 'claimed');
  const open = table.rows.find(({ state }) => state === 'open');
  const { skills, unrated } = standing;
  const steps = [
    claimed && said('next.claimed', { id: claimed.id, statement: claimed.statement }),
    open && said('next.open', { id: open.id, statement: open.statement }),
    unrated > 0 && said('next.ratings', { n: unrated }),
    skills.done < skills.of && said('next.skills', { n: skills.of - skills.done }),
    reflection.text.length === 0 && said('next.reflection'),
  ];
  return standing.evidenced === standing.criteria.length ? [] : steps.filter((step) => !!step).slice(0, 3);
}

function mapOf({ map, journal }: StageSection): StageSection['map'] {
  if (map === null || journal.length < WORTH_A_MAP) return null;
  const rows = map.rows.filter(({ cells }) => cells.some(({ entries }) => entries > 0));
  const isSaying = rows.some(({ cells }) => cells.filter(({ entries }) => entries > 0).length > 1);
  return isSaying ? { ...map, rows } : null;
}

function shortTable(table: StageSection['table']): StageSection['table'] {
  const isHeld = ({ achieved, comments }: CriterionRow): boolean => achieved.length + comments.length > 0;
  const rows = table.rows.filter(isHeld);
  const columns = table.columns.map(({ kind }, index) => {
    if (kind === 'links') return rows.some(({ links }) => links.length > 0);
    if (kind !== 'standards') return true;
    return rows.some(
      (row) => row.suggested[index]?.length || row.achieved.some(({ standards }) => standards[index]?.length),
    );
  });
  const shown = <T>(list: readonly T[]): T[] => list.filter((_, index) => columns[index] ?? true);
  return {
    columns: shown(table.columns),
    rows: rows.map((row) => ({
      ...row,
      suggested: shown(row.suggested),
      rings: shown(row.rings),
      achieved: row.achieved.map((one) => ({ ...one, standards: shown(one.standards) })),
    })),
    dimensions: table.dimensions.filter(({ entries }) => entries.length > 0),
    leftOut: [
      ...table.rows.filter((row) => !isHeld(row)),
      ...table.dimensions.filter((one) => one.entries.length === 0),
    ].map(({ id }) => id),
  };
}

function shortRatings(section: StageSection['selfAssessment']): StageSection['selfAssessment'] {
  if (section === null) return null;
  const standards = section.standards.filter(
    ({ points, strengths, targets, actions, other }) =>
      strengths.length + targets.length + actions.length + other.length > 0 ||
      points.some(({ level, note, unknown, reviews }) => level || note || unknown || reviews.some((one) => one)),
  );
  return standards.length + section.notes.length === 0 ? null : { ...section, standards };
}

function shortChecklist(checklist: StageSection['checklists'][number]): StageSection['checklists'] {
  const skills = checklist.skills.filter(({ ticked, words, entries }) => ticked || words.length + entries.length > 0);
  if (skills.length === 0) return [];
  const leftOut = checklist.skills.filter((skill) => !skills.includes(skill)).map(({ id }) => id);
  return [{ ...checklist, skills, leftOut }];
}

function citedAlone(set: StageSection['standards'][number]): StageSection['standards'][number] {
  const standards = set.standards.filter(({ entries }) => entries.length > 0);
  return { ...set, standards, leftOut: set.standards.filter((one) => !standards.includes(one)).map(({ id }) => id) };
}

function answeredAlone(reflection: StageSection['reflection']): StageSection['reflection'] {
  const questions = reflection.questions.filter(({ answers }) => answers.length > 0);
  const leftOut = reflection.questions.filter((one) => !questions.includes(one)).map(({ id }) => id);
  return { ...reflection, questions, leftOut };
}

/** Room for a signature is worth printing once there is nothing left to show. */
function shortSignOffs({ signOffs, standing }: StageSection): StageSection['signOffs'] {
  const isBegun = signOffs.some(({ state }) => state !== 'open');
  return isBegun || standing.open === 0 ? signOffs : [];
}
