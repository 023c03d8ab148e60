import { type OpenPortfolio, openAgain, openPortfolio, workingStage } from '../../app/open-portfolio.js';
import { today } from '../../app/world.js';
import { coverStage, isJournalEntry, type SkillCoverage, type StageInFramework } from '../../coverage/index.js';
import { findDocument, readSkills, tick } from '../../scaffold/index.js';
import { Refusal } from '../../text/refusal.js';
import type { Io } from '../io.js';
import type { TickFlags } from './tick.js';

/** Ticks what is named, else shows the skills to tick. */
export async function runTick(texts: readonly string[], flags: TickFlags, io: Io): Promise<void> {
  const open = await openPortfolio(flags.portfolio, io);
  const { root, linked } = open;
  const place = workingStage(linked, flags.stage);
  const named = readSkills(texts, place);
  const entries = linked.portfolio.documents.filter(isJournalEntry);
  const entry = flags.with === undefined ? null : findDocument(entries, flags.with, io.cwd, root);
  const date = today(io);
  const paths =
    named.length > 0
      ? await tick(root, linked, place, { skills: named, ticked: !flags.untick, entry, date })
      : await askAndTick(open, place, flags, io);
  const now = await openAgain({ root }, place, io);
  const { skills } = coverStage(now.linked, now.place);
  const undone = skills.filter(({ ticked }) => !ticked).length;
  if (flags.json)
    io.out(
      `${JSON.stringify({ version: 1, paths, skills: Object.fromEntries(skills.map(({ skill, ticked }) => [skill.id, ticked])), done: skills.length - undone, of: skills.length }, null, 2)}\n`,
    );
  else io.out(paths.map((path) => `${path}\n`).join(''));
  if (!flags.quiet)
    io.err(
      `${skills.length - undone} of ${skills.length} ticked.\nNext: ${undone > 0 ? 'mentor tick' : 'mentor status'}\n`,
    );
}

/** What is ticked and unticked in the list, both, with the files that were written. */
async function askAndTick(
  { root, linked }: OpenPortfolio,
  place: StageInFramework,
  flags: TickFlags,
  io: Io,
): Promise<string[]> {
  const { skills } = coverStage(linked, place);
  if (!io.interactive || !flags.input)
    throw new Refusal(
      'MissingArgument',
      'Nobody can be asked here, and no skill is named.',
      `Name them: \`mentor tick ${skills[0]?.skill.id ?? 'coaching.1'}\`.`,
    );
  const prompts = await (await import('../ask/prompts.js')).loadPrompts(io);
  const choices = skills.map(({ skill, ticked }) => ({
    value: skill.id,
    name: `${skill.id} ${skill.statement}`,
    checked: ticked,
  }));
  const chosen = await prompts.tick('Skills you have used (space to tick, Enter to write):', choices);
  const changed = (ticked: boolean): string[] =>
    skills.filter((one) => isChanged(one, chosen, ticked)).map(({ skill }) => skill.id);
  const date = today(io);
  const done = await tick(root, linked, place, { skills: changed(true), ticked: true, entry: null, date });
  const now = await openAgain({ root }, place, io);
  const undone = await tick(root, now.linked, now.place, { skills: changed(false), ticked: false, entry: null, date });
  return [...new Set([...done, ...undone])];
}

function isChanged({ skill, ticked }: SkillCoverage, chosen: readonly string[], to: boolean): boolean {
  return ticked !== to && chosen.includes(skill.id) === to;
}
