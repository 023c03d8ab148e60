import { firstWord, linkedFile, type SkillCoverage } from '../../coverage/index.js';
import { checklistsOf, officialWords } from '../../framework/index.js';
import type { FrameworkSkill } from '../../framework/model.js';
import type { ListItem, PortfolioDocument } from '../../portfolio/model.js';
import { folderOf } from '../../portfolio/paths.js';
import type { Code, Text } from '../text.js';
import type { BuildContext } from './context.js';
import { entriesNaming } from './entries-naming.js';
import type { EntryReference, Prose } from './pieces.js';
import type { StageShown } from './stage-shown.js';
import type { StatementRow } from './stage-table.js';

export interface ChecklistSection {
  id: Code;
  title: Text;
  definition: Text | null;
  skills: ChecklistSkill[];
  /** Skills that say nothing, where their rows are left out. */
  leftOut: Code[];
}

export interface ChecklistSkill extends StatementRow {
  points: { id: Code; statement: Text; ticked: boolean }[];
  ticked: boolean;
  /** What the mentor wrote beside it, with its links. */
  words: Prose[];
  /** Entries that name the skill and are not linked in those words. */
  entries: EntryReference[];
}

/** The stage's checklists: which skills are ticked, and where the mentor used them. */
export function buildChecklists(context: BuildContext, shown: StageShown): ChecklistSection[] {
  const { framework, stage } = shown.place;
  const users = entriesNaming(context, shown, 'skills');
  return checklistsOf(framework, stage).map((checklist) => ({
    id: checklist.id,
    title: shown.word(checklist.title),
    definition: shown.word(checklist.definition),
    skills: checklist.skills.map((skill) => {
      const coverage = shown.coverage.skills.find((one) => one.skill === skill) ?? null;
      return buildSkill(context, shown, skill, coverage, users.get(skill.id) ?? []);
    }),
    leftOut: [],
  }));
}

/** What the checklist's file says beside the tasks that name a skill. */
export function buildChecklistNotes(context: BuildContext, { id, coverage }: StageShown): Prose | null {
  const document = coverage.checklistDocument;
  if (!document) return null;
  const listed = coverage.skills.flatMap(({ item }) =>
    item?.document === document ? [item.item, ...nestedItems(document, item.item)] : [],
  );
  return context.prose.titledBody(document, `${id} checklist`, { level: 3, listed });
}

function buildSkill(
  context: BuildContext,
  shown: StageShown,
  skill: FrameworkSkill,
  coverage: SkillCoverage | null,
  users: readonly EntryReference[],
): ChecklistSkill {
  const task = coverage?.item ?? null;
  const items = task ? [task.item, ...nestedItems(task.document, task.item)] : [];
  const linked = task ? linkedPaths(context, task.document, items) : new Set<string>();
  const { framework } = shown.place;
  return {
    id: skill.id,
    anchor: context.anchors.of('skills', shown, framework.id, skill.id) ?? '',
    title: shown.word(skill.title),
    statement: shown.word(skill.statement),
    points: skill.points.map(({ id, statement }) => ({
      id,
      statement: shown.word(statement),
      ticked: coverage?.points.find(({ point }) => point.id === id)?.ticked ?? false,
    })),
    sought: officialWords(skill).map(shown.word),
    ticked: coverage?.ticked ?? false,
    words: task
      ? items.flatMap((item) => {
          const named = [skill, ...skill.points].find(({ id }) => id === firstWord(item.text)) ?? skill;
          const own = (words: string): string => withoutLead(words, named);
          return context.prose.item(task.document, item, `${shown.id} checklist`, own) ?? [];
        })
      : [],
    entries: users.filter((entry) => !linked.has(entry.id)),
  };
}

/** A word ends before anything but these. */
const LETTER = /[\p{L}\p{N}]/uy;
const BETWEEN = /[\s:.,;–—-]*/y;

/** The mentor's own words: our file has the id of a skill or point before them, and perhaps its title and statement. */
function withoutLead(
  words: string,
  { id, title, statement }: { id: string; title?: string | undefined; statement: string },
): string {
  if (!hasWord(words, id, 0)) return words;
  let at = 0;
  for (const text of [id, title, statement]) {
    if (text !== undefined && hasWord(words, text, at)) at += text.length;
    BETWEEN.lastIndex = at;
    BETWEEN.test(words);
    at = BETWEEN.lastIndex;
  }
  return words.slice(at);
}

function hasWord(words: string, text: string, at: number): boolean {
  LETTER.lastIndex = at + text.length;
  return words.startsWith(text, at) && !LETTER.test(words);
}

export function nestedItems({ facts }: PortfolioDocument, item: ListItem): ListItem[] {
  const inside = new Set([facts.items.indexOf(item)]);
  return facts.items.filter((other, index) => {
    if (other.parent === null || !inside.has(other.parent)) return false;
    inside.add(index);
    return true;
  });
}

/** Anchors of the entries that some items link. */
function linkedPaths(context: BuildContext, document: PortfolioDocument, items: readonly ListItem[]): Set<string> {
  const folder = folderOf(document.path);
  const lines = new Set(items.flatMap(({ at }) => range(at.line, at.endLine)));
  return new Set(
    document.facts.links
      .filter(({ at }) => lines.has(at.line))
      .flatMap(({ url }) => linkedFile(url, folder, context.linked.portfolio) ?? [])
      .flatMap((path) => context.entries.get(path)?.id ?? []),
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
