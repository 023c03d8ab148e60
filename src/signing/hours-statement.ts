import { hoursThatCount, type LinkedPortfolio, type StageCoverage } from '../coverage/index.js';
import { Refusal } from '../text/refusal.js';

/** What a statement of hours says, all of it from the portfolio. */
export interface HoursStatement {
  mentor: string;
  school: string | null;
  framework: string;
  stage: string;
  hours: number;
  demanded: number;
  /** First and last day that something was done, as YYYY-MM-DD. */
  from: string;
  until: string;
  activities: { date: string; title: string; hours: number }[];
}

/** Whether a stage asks for hours and for nobody's signature: then the hours are stated, and nobody recognises them. */
export function isStated({ stage, signOffs }: Pick<StageCoverage, 'stage' | 'signOffs'>): boolean {
  return signOffs.length === 0 && stage.requires.hours > 0;
}

/**
 * The hours of professional development that a stage asks for, once they are there.
 * @param today YYYY-MM-DD
 * @throws Refusal where hours are still open, or nobody knows whose they are
 */
export function hoursStatement(linked: LinkedPortfolio, coverage: StageCoverage, today: string): HoursStatement {
  const { stage, framework, timed } = coverage;
  const { mentor } = linked.portfolio.config;
  const demanded = stage.requires.hours;
  const hours = hoursThatCount(coverage, today);
  if (mentor.name === null) throw refused(stage.title, 'portfolio.yaml does not say whose portfolio it is');
  if (hours < demanded) throw refused(stage.title, `only ${hours} of ${demanded} hours are recorded`);
  const activities = timed
    .map((one) => ({
      date: one.frontMatter.date?.value ?? '',
      title: one.frontMatter.title?.value ?? one.path,
      hours: hoursThatCount({ stage, timed: [one] }, today),
    }))
    .filter((one) => one.hours > 0);
  const days = activities.map(({ date }) => date).filter(Boolean);
  return {
    mentor: mentor.name,
    school: mentor.school,
    framework: framework.title,
    stage: stage.title,
    hours,
    demanded,
    from: days[0] ?? '',
    until: days.at(-1) ?? '',
    activities,
  };
}

function refused(stage: string, why: string): Refusal {
  const hint = 'Hours count if they are in entries with some text, within the time that the framework sets.';
  return new Refusal('NotRecognised', `There is no statement of hours for ${stage} yet: ${why}.`, hint);
}
