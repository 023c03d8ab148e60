import { coverStage, firstWord, type LinkedPortfolio, type StageInFramework, type Tick } from '../coverage/index.js';
import { checklistsOf } from '../framework/index.js';
import { readDocument } from '../portfolio/document.js';
import { addInItem, addToSection, appendToLine, setTask } from '../portfolio/edit-body.js';
import type { ListItem, PortfolioDocument } from '../portfolio/model.js';
import { linkTo } from '../portfolio/paths.js';
import { groupBy } from '../text/group-by.js';
import { markdownText, oneLine } from '../text/one-line.js';
import { Refusal } from '../text/refusal.js';
import { suggestion } from '../text/suggest.js';
import { dated } from './dated.js';
import { createFile, rewriteFile } from './files.js';
import { stageFile } from './stage-file.js';

/** What to tick, or to untick, and the entry that shows it. */
export interface Ticking {
  /** Ids of skills, and of their points. */
  skills: readonly string[];
  ticked: boolean;
  /** The entry in which the skill was used, to be linked behind it. */
  entry: PortfolioDocument | null;
  /** YYYY-MM-DD, for a file that has no date. */
  date: string;
  /** Only find out which files it would be. */
  dryRun?: boolean | undefined;
}

/**
 * The skills and points that are meant: by their ids, or all skills of a checklist by its.
 * @throws Refusal for an id that the stage does not have
 */
export function readSkills(texts: readonly string[], { framework, stage }: StageInFramework): string[] {
  const checklists = checklistsOf(framework, stage);
  if (checklists.length === 0)
    throw new Refusal('NotUsable', `${stage.title} has no checklist.`, 'Choose another stage with --stage.');
  const skills = checklists
    .flatMap((checklist) => checklist.skills.flatMap((skill) => [skill, ...skill.points]))
    .map(({ id }) => id);
  const ids = texts
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter(Boolean);
  return [
    ...new Set(
      ids.flatMap((id) => {
        const whole = checklists.find((checklist) => checklist.id === id);
        if (whole) return whole.skills.map((skill) => skill.id);
        const known = skills.find((skill) => skill.toLowerCase() === id.toLowerCase());
        if (known !== undefined) return [known];
        const lists = `The checklists are: ${checklists.map((one) => one.id).join(', ')}.`;
        throw new Refusal(
          'UnknownId',
          `There is no skill \`${id}\` on the checklists of ${stage.title}.`,
          suggestion(id, skills, lists),
        );
      }),
    ),
  ];
}

/**
 * Ticks skills in the file that names each; one that no task names is added. A stage without a checklist gets one.
 * @returns the paths of the files that were written
 */
export async function tick(
  root: string,
  linked: LinkedPortfolio,
  place: StageInFramework,
  ticking: Ticking,
): Promise<string[]> {
  const { checklistDocument } = coverStage(linked, place);
  const chosen = tickable(linked, place).filter(({ id }) => ticking.skills.includes(id));
  if (checklistDocument === null) {
    const text = stageFile('checklist', place.framework, place.stage);
    const folder = `stages/${place.stage.id}`;
    const path = `${folder}/checklist.md`;
    return [
      createFile(root, folder, 'checklist', '.md', tickedText(text, chosen, ticking, path, place), ticking.dryRun),
    ];
  }
  const byFile = groupBy(chosen, ({ item }) => item?.document.path ?? checklistDocument.path);
  for (const [path, own] of byFile)
    await rewriteFile(root, path, (raw) => tickedText(raw, own, ticking, path, place), ticking.dryRun);
  return [...byFile.keys()];
}

/** A skill or a point of one, with where its task goes that no file has yet. */
interface Tickable extends Tick {
  id: string;
  statement: string;
  checklist: string;
  /** The skill that a point is of. */
  skill: string | null;
}

function tickable(linked: LinkedPortfolio, place: StageInFramework): Tickable[] {
  return coverStage(linked, place).skills.flatMap(({ skill, checklist, points, ticked, item }) => [
    { id: skill.id, statement: skill.statement, checklist, skill: null, ticked, item },
    ...points.map(({ point, ...tick }) => ({
      id: point.id,
      statement: point.statement,
      checklist,
      skill: skill.id,
      ticked: tick.ticked,
      item: tick.item ?? item,
    })),
  ]);
}

/** @returns the checklist with the skills ticked, as a person would by hand */
function tickedText(
  raw: string,
  chosen: readonly Tickable[],
  ticking: Ticking,
  path: string,
  place: StageInFramework,
): string {
  const text = chosen.reduce((before, one) => {
    const title = checklistsOf(place.framework, place.stage).find(({ id }) => id === one.checklist)?.title ?? '';
    const there = taskIn(before, one.id) === null ? withTask(before, one, title) : before;
    const line = taskIn(there, one.id)?.line ?? 0;
    const marked = setTask(there, line, ticking.ticked);
    return ticking.entry && ticking.ticked ? withLink(marked, line, ticking.entry, path) : marked;
  }, raw);
  return text === raw ? raw : dated(text, ticking.date);
}

/** The last task that names a skill. */
function taskIn(raw: string, skill: string): ListItem['at'] | null {
  const items = readDocument('', raw).document?.facts.items ?? [];
  return items.findLast(({ checked, text }) => checked !== null && firstWord(text) === skill)?.at ?? null;
}

/** A point below the task of its skill; else below the heading of its checklist, else below the last heading. */
function withTask(raw: string, { id, statement, skill }: Tickable, title: string): string {
  const task = `- [ ] ${markdownText(oneLine(`${id} ${statement}`))}`;
  const above = skill === null ? null : taskIn(raw, skill);
  if (above !== null) return addInItem(raw, above, task);
  const headings = readDocument('', raw).document?.facts.headings ?? [];
  const heading = headings.find(({ text }) => text === title) ?? headings.at(-1);
  return addToSection(raw, heading?.at.line ?? null, task);
}

function withLink(raw: string, line: number, entry: PortfolioDocument, path: string): string {
  const way = linkTo(path, entry.path);
  const current = readDocument('', raw).document?.text.split('\n')[line - 1] ?? '';
  if (current.includes(`](${way})`)) return raw;
  const title = markdownText(oneLine(entry.frontMatter.title?.value ?? entry.path));
  const end = current.trimEnd();
  const before = end.endsWith(')') ? ', ' : /[.!?:]$/.test(end) ? ' ' : ': ';
  return appendToLine(raw, line, `${before}[${title}](${way})`);
}
