import {
  CONTACT_KINDS,
  type CriterionCoverage,
  type LinkedPortfolio,
  type PeriodStatus,
  type PortfolioStatus,
  progressWords,
  type StageCoverage,
  type StageStatus,
  saysYes,
} from '../../coverage/index.js';
import type { Paint } from '../../text/paint.js';
import { printable } from '../../text/quoted.js';
import { describeIds } from '../../text/suggest.js';
import { shortened, wrap } from '../../text/wrap.js';

export interface StatusTextOptions {
  paint: Paint;
  /** Columns. */
  width: number;
}

const MARKS = { evidenced: '✓', claimed: '~', open: '·' } as const;
const LABEL = 12;
const BAR = 20;
const MOST_COMMENTS = 5;
const MOST_TARGETS = 3;
/** Lines of a step; what it names has the rest. */
const MOST_LINES = 2;

/** @returns where a portfolio stands, for one screen: nothing in it is said by colour alone */
export function statusText(
  status: PortfolioStatus,
  stages: readonly StageCoverage[],
  { portfolio }: LinkedPortfolio,
  options: StatusTextOptions,
): string {
  const { name, school } = portfolio.config.mentor;
  const who = [name, school].flatMap((part) => (part ? printable(part) : [])).join(', ');
  const blocks = stages.flatMap((coverage, index) => {
    const own = status.stages[index];
    return own ? [stageBlock(own, coverage, index === 0, options)] : [];
  });
  const none = 'No stage yet: write `stage:` in portfolio.yaml; `mentor framework list` names the stages.';
  return `${[...(who ? [options.paint.bold(who)] : []), ...(blocks.length > 0 ? blocks : [none]), nextBlock(status, options)].join('\n\n')}\n`;
}

function stageBlock(own: StageStatus, coverage: StageCoverage, whole: boolean, options: StatusTextOptions): string {
  const { paint } = options;
  const { framework, stage } = coverage;
  const progress = progressWords(coverage);
  const unsealed = coverage.signOffs.some((one) => saysYes(one) && one.latest?.frontMatter.seal === undefined);
  const uncertified = own.state === 'recognised' && unsealed ? '; no seal, so no certificate' : '';
  const state = paint.bold(`${stage.title}: ${own.state}`);
  const head = [
    `${state}${progress === null ? '' : `, ${progress}`}${uncertified}`,
    paint.dim(`${framework.title} (${framework.id})`),
  ];
  const parts = [
    [...head, '', ...barLines(own, coverage, options)],
    ...(whole
      ? [
          [...criteriaLines(coverage, options), ...signOffLines(own, coverage)],
          contactLines(own),
          targetLines(own, options),
          commentLines(own, options),
        ]
      : []),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function barLines(
  own: StageStatus,
  { criteria, questions, dimensions, stage, reflected }: StageCoverage,
  { paint }: StatusTextOptions,
): string[] {
  const count = (state: CriterionCoverage['state']): number => criteria.filter((one) => one.state === state).length;
  const { unrated = 0, ...levels } = own.ratings;
  const rated = Object.values(levels).reduce((sum, number) => sum + number, 0);
  const answered = questions.filter((one) => one.answered).length;
  const shown = dimensions.filter(({ entries }) => entries.length > 0).length;
  const lines = [
    bar(
      'Criteria',
      count('evidenced'),
      criteria.length,
      `${count('evidenced')} of ${criteria.length} evidenced, ${count('claimed')} claimed, ${count('open')} open`,
      paint,
    ),
    bar(
      'Ratings',
      rated,
      rated + unrated,
      `${Object.entries(levels)
        .map(([level, number]) => `${number} ${level}`)
        .join(', ')}, ${unrated} unrated`,
      paint,
    ),
    bar('Skills', own.skills.done, own.skills.of, `${own.skills.done} of ${own.skills.of} ticked`, paint),
    bar('Dimensions', shown, dimensions.length, `${shown} of ${dimensions.length} shown`, paint),
    bar('Questions', answered, questions.length, `${answered} of ${questions.length} key questions answered`, paint),
  ];
  const asked = (done: number, demanded: number): string => (demanded > 0 ? `${done} of ${demanded}` : String(done));
  if (stage.requires.reflection !== 'none')
    lines.push(`${'Reflection'.padEnd(LABEL)}${reflected ? 'written' : 'not written yet'}`);
  if (own.hours > 0 || stage.requires.hours > 0)
    lines.push(`${'Hours'.padEnd(LABEL)}${asked(own.hours, stage.requires.hours)}`);
  if (own.credits > 0 || stage.requires.credits > 0)
    lines.push(`${'Credits'.padEnd(LABEL)}${asked(own.credits, stage.requires.credits)}`);
  const { made, periods } = own.contacts;
  const agreed = periods.length > 0 && periods.every(({ met }) => met) ? ', all that was agreed' : '';
  if (made > 0) lines.push(`${'Contacts'.padEnd(LABEL)}${made} meetings, observations and reports${agreed}`);
  return lines.filter((line) => line !== '');
}

/** A bar that is full only when all is done, and empty only when nothing is. */
function bar(label: string, done: number, of: number, words: string, paint: Paint): string {
  if (of === 0) return '';
  const inner = Math.min(BAR - 1, Math.max(1, Math.round((done / of) * BAR)));
  const full = done === 0 ? 0 : done === of ? BAR : inner;
  const drawn = '█'.repeat(full) + '░'.repeat(BAR - full);
  return `${label.padEnd(LABEL)}${done === of ? paint.good(drawn) : paint.missing(drawn)}  ${words}`;
}

/** What each state means, and the criteria that are in it: one line each, so that all fits on a screen. */
function criteriaLines({ criteria }: StageCoverage, { paint, width }: StatusTextOptions): string[] {
  const states = [
    ['evidenced', 'shown by an entry with evidence', paint.good],
    ['claimed', 'an entry without evidence', paint.warning],
    ['open', 'no entry yet', paint.missing],
  ] as const;
  return states.flatMap(([state, meaning, colour]) => {
    const ids = criteria.flatMap((one) => (one.state === state ? [one.criterion.id] : []));
    if (ids.length === 0) return [];
    const [first = '', ...rest] = wrap(`${describeIds(ids)}: ${meaning}`, width - LABEL - 2);
    return [
      `${colour(MARKS[state])} ${state.padEnd(LABEL - 2)}${first}`,
      ...rest.map((line) => ' '.repeat(LABEL) + line),
    ];
  });
}

function contactLines({ contacts }: StageStatus): string[] {
  if (contacts.periods.every(({ met }) => met)) return [];
  const name = (period: PeriodStatus): string =>
    `${period.agreement}: ${period.period || 'period'}${period.until ? `, to ${period.until}` : ''}`;
  return [
    'Contacts agreed',
    ...contacts.periods.map((period) => {
      const counts = CONTACT_KINDS.filter((kind) => period[kind].agreed > 0 || period[kind].made > 0);
      const words = counts.map((kind) => `${kind} ${period[kind].made} of ${period[kind].agreed}`).join(', ');
      return `${period.overdue ? '!' : period.met ? '✓' : '·'} ${printable(name(period))}\n    ${words || 'none'}${period.overdue ? '; overdue' : ''}`;
    }),
  ];
}

function targetLines({ targets }: StageStatus, { width }: StatusTextOptions): string[] {
  if (targets.length === 0) return [];
  return [
    'Targets',
    ...targets.slice(0, MOST_TARGETS).map(({ text, due, done, overdue }) => {
      const when = done ? 'done' : due === null ? 'no date' : `${due}${overdue ? ', overdue' : ''}`;
      return `${done ? '✓' : overdue ? '!' : '·'} ${when.padEnd(19)}  ${shortened(printable(text), width - 23)}`;
    }),
    ...(targets.length > MOST_TARGETS ? [`  and ${targets.length - MOST_TARGETS} more`] : []),
  ];
}

/** The open ones, as far as one screen takes them. */
function commentLines({ comments }: StageStatus, { width }: StatusTextOptions): string[] {
  if (comments.open === 0) return [];
  const shown = comments.toAnswer.slice(0, MOST_COMMENTS).flatMap(({ on, name, text }) => {
    const line = on.line === null ? '' : `:${on.line}`;
    const place = on.criterion ?? (on.file === null ? 'the stage' : `${on.file}${line}`);
    return [`! ${printable(`${place}, ${name ?? 'a reviewer'}`)}`, `    ${shortened(printable(text), width - 4)}`];
  });
  const more = comments.open - MOST_COMMENTS;
  return ['Comments to answer', ...shown, ...(more > 0 ? [`  and ${more} more`] : [])];
}

function signOffLines(own: StageStatus, { signOffs }: StageCoverage): string[] {
  if (signOffs.length === 0) return [];
  return signOffs.map(({ role, state }, index) => {
    const { name = null, date = null, holds = true } = own.signOffs[index] ?? {};
    const who = [name, date].flatMap((part) => (part ? printable(part) : [])).join(', ');
    const mark = state === 'open' ? '·' : state === 'returned' || !holds ? '!' : '✓';
    return `${mark} ${role.title}: ${state === 'open' ? 'not signed' : state}${who ? ` (${who})` : ''}${holds ? '' : ', but changed since'}`;
  });
}

function nextBlock({ next }: PortfolioStatus, { paint, width }: StatusTextOptions): string {
  if (next.length === 0) return 'Nothing is left to do here.';
  const steps = next.map(({ text, command }, index) => {
    const room = (width - 3) * MOST_LINES - 4;
    const [first = '', ...rest] = wrap(shortened(printable(text), room), width - 3).slice(0, MOST_LINES);
    return [`${index + 1}. ${first}`, ...rest.map((line) => `   ${line}`), `   ${paint.bold(command)}`].join('\n');
  });
  return [paint.bold('Next'), ...steps].join('\n');
}
