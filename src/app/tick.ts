import { coverStage, isJournalEntry, type SkillCoverage } from '../coverage/index.js';
import { findDocument, readSkills, tick as tickSkills } from '../scaffold/index.js';
import { openAgain, openPortfolio, workingStage } from './open-portfolio.js';
import { today, type World } from './world.js';

/** Which checklists are meant. */
export interface TickOptions {
  portfolio?: string;
  /** Left out: the one in portfolio.yaml. */
  stage?: string;
  /** The entry in which the skills were used, to be linked behind them. */
  with?: string;
  /** Take the ticks away. */
  untick?: boolean;
  /** Only find out what would be written. */
  dryRun?: boolean;
}

/** The checklists of a stage, being ticked. */
export interface Skills {
  skills: SkillCoverage[];
  /** The ids of what is named. @throws Refusal for one that the stage does not have */
  named: (texts: readonly string[]) => string[];
  /** @returns the files that were written, in the portfolio */
  tick: (skills: readonly string[], ticked: boolean) => Promise<string[]>;
  /** How they stand now. */
  standing: () => Promise<SkillCoverage[]>;
}

/** @throws Refusal where there is no such stage or entry */
export async function openSkills(options: TickOptions, world: World): Promise<Skills> {
  const { root, linked } = await openPortfolio(options.portfolio, world);
  let now = { linked, place: workingStage(linked, options.stage) };
  let isWritten = false;
  const again = async (): Promise<typeof now> => {
    if (isWritten) now = await openAgain({ root }, now.place, world);
    isWritten = false;
    return now;
  };
  const entries = linked.portfolio.documents.filter(isJournalEntry);
  const entry = options.with === undefined ? null : findDocument(entries, options.with, world.cwd, root);
  const { dryRun } = options;
  return {
    skills: coverStage(linked, now.place).skills,
    named: (texts) => readSkills(texts, now.place),
    tick: async (skills, ticked) => {
      const { linked: current, place } = await again();
      isWritten = !dryRun;
      return tickSkills(root, current, place, { skills, ticked, entry, date: today(world), dryRun });
    },
    standing: async () => {
      const { linked: current, place } = await again();
      return coverStage(current, place).skills;
    },
  };
}
