import type { LinkedPortfolio } from '../../coverage/index.js';
import type { PortfolioConfig, PortfolioDocument } from '../../portfolio/model.js';
import { countOf } from '../../text/group-by.js';
import { type Code, joined, type Text, writtenOr } from '../text.js';
import type { StageShown } from './stage-shown.js';
import { wordingOf } from './wording.js';

export interface Cover {
  mentor: Text | null;
  school: Text | null;
  /** Role, subject and phase of the mentor. */
  work: Text | null;
  provider: Text | null;
  frameworks: Text[];
  stages: Text[];
  /** First and last day of the entries shown, as YYYY-MM-DD. */
  from: Code | null;
  until: Code | null;
  /** Days on which something was done, in order; each once for each entry. */
  days: Code[];
  /** The month (YYYY-MM) with the most entries, the first of several; null without days. */
  busiest: { month: Code; entries: number } | null;
  entries: number;
  evidence: number;
}

/** The cover. Its period comes from the entries' dates, never from the clock. */
export function buildCover(
  { portfolio }: LinkedPortfolio,
  stages: readonly StageShown[],
  entries: readonly PortfolioDocument[],
  evidence: number,
): Cover {
  const days = entries.flatMap(({ frontMatter }) => frontMatter.date?.value ?? []).sort();
  const shown = stages.map(({ place }) => place.framework);
  const frameworks = shown.length > 0 ? shown : portfolio.frameworks;
  const titles = new Map(frameworks.map((one) => [one.title, wordingOf(one)(one.title)]));
  return {
    mentor: writtenOr(portfolio.config.mentor.name),
    school: writtenOr(portfolio.config.mentor.school),
    work: workOf(portfolio.config.mentor),
    provider: writtenOr(portfolio.config.provider),
    frameworks: [...titles.values()],
    stages: stages.map(({ place, word }) => word(place.stage.title)),
    from: days[0] ?? null,
    until: days.at(-1) ?? null,
    days,
    busiest: busiestOf(days),
    entries: entries.length,
    evidence,
  };
}

function workOf({ role, subject, phase }: PortfolioConfig['mentor']): Text | null {
  const said = [role, subject, phase].flatMap((text) => writtenOr(text) ?? []);
  return said.length > 0 ? joined(said, ', ') : null;
}

/** @param days in order */
function busiestOf(days: readonly string[]): Cover['busiest'] {
  const counts = countOf(days.map((day) => day.slice(0, 7)));
  const [first, ...others] = [...counts].map(([month, entries]) => ({ month, entries }));
  return first ? others.reduce((most, one) => (one.entries > most.entries ? one : most), first) : null;
}
