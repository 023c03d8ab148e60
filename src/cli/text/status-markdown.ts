import {
  CONTACT_KINDS,
  type LinkedPortfolio,
  type PortfolioStatus,
  type StageCoverage,
  type StageStatus,
} from '../../coverage/index.js';
import { markdownText, oneLine } from '../../scaffold/index.js';

/** @returns where a portfolio stands, as Markdown with tables: for an issue, a mail or a wiki */
export function statusMarkdown(
  status: PortfolioStatus,
  stages: readonly StageCoverage[],
  { portfolio }: LinkedPortfolio,
): string {
  const { name, school } = portfolio.config.mentor;
  const who = [name, school].flatMap((part) => (part ? text(part) : [])).join(', ');
  const blocks = stages.flatMap((coverage, index) =>
    status.stages[index] ? stageBlocks(status.stages[index], coverage) : [],
  );
  const next = status.next.map((step, index) => `${index + 1}. ${text(step.text)}\n   \`${step.command}\``);
  const steps = next.length > 0 ? ['## Next', next.join('\n')] : [];
  return `${[`# Portfolio${who ? `: ${who}` : ''}`, ...blocks, ...steps].join('\n\n')}\n`;
}

function stageBlocks(own: StageStatus, coverage: StageCoverage): string[] {
  const { criteria, stage, framework, questions, signOffs } = coverage;
  const { unrated = 0, ...levels } = own.ratings;
  const answered = questions.filter((one) => one.answered).length;
  const facts = [
    ...(coverage.selfAssessment
      ? [
          `Ratings: ${Object.entries(levels)
            .map(([level, number]) => `${number} ${level}`)
            .join(', ')}, ${unrated} unrated`,
        ]
      : []),
    ...(own.skills.of > 0 ? [`Skills: ${own.skills.done} of ${own.skills.of}`] : []),
    ...(questions.length > 0 ? [`Key questions answered: ${answered} of ${questions.length}`] : []),
    ...(own.hours > 0 ? [`Hours: ${own.hours}`] : []),
    ...(own.credits > 0 ? [`Credits: ${own.credits}`] : []),
  ];
  return [
    `## ${text(stage.title)} (${text(framework.title)}): ${own.state}`,
    ...table(
      ['Criterion', 'Statement', 'State', 'Entries', 'Evidence'],
      criteria.map(({ criterion, state, entries, evidence }) => [
        criterion.id,
        criterion.statement,
        state,
        String(entries.length),
        String(evidence.length),
      ]),
    ),
    ...(facts.length > 0 ? [facts.map((fact) => `- ${fact}`).join('\n')] : []),
    ...table(
      ['Agreement', 'Period', 'Until', ...CONTACT_KINDS, 'State'],
      own.contacts.periods.map((period) => [
        period.agreement,
        period.period,
        period.until ?? '',
        ...CONTACT_KINDS.map((kind) => `${period[kind].made} of ${period[kind].agreed}`),
        period.overdue ? 'overdue' : period.met ? 'met' : 'open',
      ]),
    ),
    ...table(
      ['Target', 'Due', 'State'],
      own.targets.map(({ text: what, due, done, overdue }) => [
        what,
        due ?? '',
        done ? 'done' : overdue ? 'overdue' : 'open',
      ]),
    ),
    ...table(
      ['To answer', 'By', 'Comment'],
      own.comments.toAnswer.map(({ on, name, text: words }) => [
        on.criterion ??
          on.item ??
          (on.file === null ? 'the stage' : `${on.file}${on.line === null ? '' : `:${on.line}`}`),
        name ?? '',
        words,
      ]),
    ),
    ...table(
      ['Sign-off', 'State', 'Name', 'Date'],
      signOffs.map(({ role }, index) => [
        role.title,
        `${own.signOffs[index]?.state ?? 'open'}${own.signOffs[index]?.holds === false ? ', changed since' : ''}`,
        own.signOffs[index]?.name ?? '',
        own.signOffs[index]?.date ?? '',
      ]),
    ),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => text(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [[line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')];
}

const text = (value: string): string => markdownText(oneLine(value));
