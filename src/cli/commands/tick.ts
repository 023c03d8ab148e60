import type { Command } from 'commander';
import type { Skills, TickOptions } from '../../app/tick.js';
import type { SkillCoverage } from '../../coverage/index.js';
import { jsonText } from '../../text/json-text.js';
import { printableList } from '../../text/quoted.js';
import { Refusal } from '../../text/refusal.js';
import type { Io } from '../io.js';
import { addStageFileOptions } from '../options.js';

export function addTickCommand(program: Command, io: Io): void {
  const tick = program
    .command('tick')
    .summary('tick the skills you have used')
    .description("Shows the stage's skills for you to tick, or ticks those that you name.")
    .argument('[skills...]', 'skills or points of a skill, as coaching.1 or mentoring.9.2, or a whole checklist')
    .option('--with <entry>', 'link the entry in which you used them')
    .option('--untick', 'remove the tick');
  addStageFileOptions(tick)
    .addHelpText(
      'after',
      '\nExamples:\n  $ mentor tick\n  $ mentor tick coaching.1 coaching.8 --with joint-observation\n  $ mentor tick coaching.3 --untick\n',
    )
    .action(async (skills: string[], flags: TickOptions & { json?: true }) => {
      const { openSkills } = await import('../../app/tick.js');
      const open = await openSkills(flags, io);
      const named = open.named(skills);
      const paths = named.length > 0 ? await open.tick(named, !flags.untick) : await askAndTick(open, io);
      await tell(paths, open, flags, io);
    });
}

async function tell(
  paths: readonly string[],
  { standing }: Skills,
  { json, dryRun }: TickOptions & { json?: true },
  io: Io,
): Promise<void> {
  const skills = await standing();
  const ticks = Object.fromEntries(eachTick(skills).map(({ id, ticked }) => [id, ticked]));
  const done = skills.filter(({ ticked }) => ticked).length;
  const of = skills.length;
  if (json) io.out(jsonText({ version: 1, paths, skills: ticks, done, of }));
  else io.out(printableList(paths));
  if (dryRun) io.talk('Nothing was written.\n');
  else io.talk(`${done} of ${of} ticked.\nNext: ${done < of ? 'mentor tick' : 'mentor status'}\n`);
}

/** Skills, each followed by its points. */
function eachTick(skills: readonly SkillCoverage[]): { id: string; statement: string; ticked: boolean }[] {
  return skills.flatMap(({ skill, ticked, points }) => [
    { id: skill.id, statement: skill.statement, ticked },
    ...points.map(({ point, ticked: isTicked }) => ({ id: point.id, statement: point.statement, ticked: isTicked })),
  ]);
}

/** What is ticked and unticked in the list, both. @returns the files that were written */
async function askAndTick({ skills, tick }: Skills, io: Io): Promise<string[]> {
  if (!io.interactive) {
    const message = 'There is nobody to ask here, and no skill was named.';
    throw new Refusal('MissingArgument', message, `Name them: \`mentor tick ${skills[0]?.skill.id ?? 'coaching.1'}\`.`);
  }
  const prompts = await (await import('../ask/prompts.js')).loadPrompts(io);
  const ticks = eachTick(skills);
  const choices = ticks.map(({ id, statement, ticked }) => ({
    value: id,
    name: `${id} ${statement}`,
    checked: ticked,
  }));
  const chosen = await prompts.tick('Skills you have used (space to tick, Enter to write):', choices);
  const changed = (to: boolean): string[] =>
    ticks.filter(({ id, ticked }) => ticked !== to && chosen.includes(id) === to).map(({ id }) => id);
  const done = await tick(changed(true), true);
  return [...new Set([...done, ...(await tick(changed(false), false))])];
}
