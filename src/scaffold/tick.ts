import { posix } from 'node:path';
import {
  coverStage,
  firstWord,
  type LinkedPortfolio,
  type SkillCoverage,
  type StageInFramework,
} from '../coverage/index.js';
import { checklistsOf } from '../framework/index.js';
import { readDocument } from '../portfolio/document.js';
import { addToSection, appendToLine, setTask } from '../portfolio/edit-body.js';
import type { PortfolioDocument } from '../portfolio/model.js';
import { markdownText, oneLine } from '../text/one-line.js';
import { Refusal } from '../text/refusal.js';
import { suggestion } from '../text/suggest.js';
import { dated } from './dated.js';
import { createFile, rewriteFile } from './files.js';
import { stageFile } from './stage-file.js';

/** What to tick, or to untick, and the entry that shows it. */
export interface Ticking {
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
 * The skills that are meant: by their ids, or all of a checklist by its.
 * @throws Refusal for an id that the stage does not have
 */
export function readSkills(texts: readonly string[], { framework, stage }: StageInFramework): string[] {
  const checklists = checklistsOf(framework, stage);
  if (checklists.length === 0)
    throw new Refusal('NotUsable', `${stage.title} has no checklist.`, 'Choose another stage with --stage.');
  const skills = checklists.flatMap((checklist) => checklist.skills.map(({ id }) => id));
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
  const { skills, checklistDocument } = coverStage(linked, place);
  const chosen = skills.filter(({ skill }) => ticking.skills.includes(skill.id));
  if (checklistDocument === null) {
    const text = stageFile('checklist', place.framework, place.stage);
    const folder = `stages/${place.stage.id}`;
    const path = `${folder}/checklist.md`;
    return [
      createFile(root, folder, 'checklist', '.md', tickedText(text, chosen, ticking, path, place), ticking.dryRun),
    ];
  }
  const byFile = groupByFile(chosen, checklistDocument.path);
  for (const [path, own] of byFile)
    await rewriteFile(root, path, (raw) => tickedText(raw, own, ticking, path, place), ticking.dryRun);
  return [...byFile.keys()];
}

function groupByFile(chosen: readonly SkillCoverage[], otherwise: string): Map<string, SkillCoverage[]> {
  const groups = new Map<string, SkillCoverage[]>();
  for (const one of chosen) {
    const path = one.item?.document.path ?? otherwise;
    groups.set(path, [...(groups.get(path) ?? []), one]);
  }
  return groups;
}

/** @returns the checklist with the skills ticked, as a person would by hand */
function tickedText(
  raw: string,
  skills: readonly SkillCoverage[],
  ticking: Ticking,
  path: string,
  place: StageInFramework,
): string {
  const text = skills.reduce((before, { skill, checklist }) => {
    const title = checklistsOf(place.framework, place.stage).find(({ id }) => id === checklist)?.title ?? '';
    const there = taskLine(before, skill.id) === null ? withTask(before, skill.id, skill.statement, title) : before;
    const line = taskLine(there, skill.id) ?? 0;
    const marked = setTask(there, line, ticking.ticked);
    return ticking.entry && ticking.ticked ? withLink(marked, line, ticking.entry, path) : marked;
  }, raw);
  return text === raw ? raw : dated(text, ticking.date);
}

/** The line of the last task that names a skill, from 1. */
function taskLine(raw: string, skill: string): number | null {
  const items = readDocument('', raw).document?.facts.items ?? [];
  return items.findLast(({ checked, text }) => checked !== null && firstWord(text) === skill)?.at.line ?? null;
}

/** Below the heading of its checklist, else below the last heading. */
function withTask(raw: string, id: string, statement: string, title: string): string {
  const headings = readDocument('', raw).document?.facts.headings ?? [];
  const heading = headings.find(({ text }) => text === title) ?? headings.at(-1);
  return addToSection(raw, heading?.at.line ?? null, `- [ ] ${markdownText(oneLine(`${id} ${statement}`))}`);
}

function withLink(raw: string, line: number, entry: PortfolioDocument, path: string): string {
  const way = encodeURI(posix.relative(posix.dirname(path), entry.path)).replace(/[()]/g, (mark) =>
    mark === '(' ? '%28' : '%29',
  );
  const current = readDocument('', raw).document?.text.split('\n')[line - 1] ?? '';
  if (current.includes(`](${way})`)) return raw;
  const title = markdownText(oneLine(entry.frontMatter.title?.value ?? entry.path));
  const end = current.trimEnd();
  const before = end.endsWith(')') ? ', ' : /[.!?:]$/.test(end) ? ' ' : ': ';
  return appendToLine(raw, line, `${before}[${title}](${way})`);
}
