import type { StageCoverage } from '../../coverage/index.js';
import { printable } from '../../text/quoted.js';
import type { CheckResult, CheckSummary, Severity } from '../model.js';
import { type About, pluralsOf } from './about.js';
import { byFile, type FindingGroup, groupFindings } from './group.js';
import { lookedAt } from './text.js';

/** GitHub refuses a comment of more than 65,536 characters; GitLab takes a million. */
const LONGEST = 60_000;
/** A report this short stands open. */
const FEW = 10;

const ICONS: Record<Severity, string> = { error: '❌', missing: '⬜', warning: '⚠️' };

/** @returns the report as a comment for a pull request: the counts, where each stage stands, findings by file to unfold */
export function markdownReport(result: CheckResult, about: About): string {
  const { summary, findings, stages, only } = result;
  const head = [
    `<!-- mentor check ${escaped(about.portfolio)} -->`,
    `## ${only ? partOf(only, summary) : stateOf(summary)}`,
    '',
    ...table(['Errors', 'Missing', 'Warnings', 'Accepted'], [countsOf(summary)]),
    '',
    ...stageTable(stages),
  ];
  const plurals = pluralsOf(about.rules);
  const blocks = [...byFile(findings)].map(([file, own]) =>
    fileBlock(file, groupFindings(own, plurals), findings.length <= FEW),
  );
  return `${[...head, ...fitting(blocks, LONGEST - head.join('\n').length)].join('\n').trimEnd()}\n`;
}

function partOf(only: readonly string[], { errors, missing, warnings, accepted }: CheckSummary): string {
  const found = errors + missing + warnings + accepted;
  return `${lookedAt(only)}: ${found === 0 ? 'nothing found' : `${found} found`}`;
}

function stateOf({ complete, ready }: CheckSummary): string {
  if (complete) return 'Portfolio: complete';
  return ready ? 'Portfolio: ready to hand in, only the university is owed' : 'Portfolio: not ready yet';
}

function countsOf({ errors, missing, warnings, accepted }: CheckSummary): string[] {
  return [errors, missing, warnings, accepted].map(String);
}

function stageTable(stages: readonly StageCoverage[]): string[] {
  const rows = stages.map(({ stage, framework, criteria, selfAssessment, skills, signOffs }) => [
    `${plain(stage.title)} (${plain(framework.id)})`,
    share(criteria.filter(({ state }) => state === 'evidenced').length, criteria.length),
    selfAssessment
      ? share(selfAssessment.points.filter(({ level }) => level !== null).length, selfAssessment.points.length)
      : '',
    share(skills.filter(({ ticked }) => ticked).length, skills.length),
    share(signOffs.filter(({ state }) => state !== 'open' && state !== 'returned').length, signOffs.length),
  ]);
  if (rows.length === 0) return [];
  return [...table(['Stage', 'Criteria with evidence', 'Points rated', 'Skills ticked', 'Signed'], rows), ''];
}

function share(done: number, of: number): string {
  return of === 0 ? '' : `${done} of ${of}`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)];
}

function fileBlock(file: string, groups: readonly FindingGroup[], open: boolean): string {
  const count = groups.reduce((sum, { findings }) => sum + findings.length, 0);
  return [
    `<details${open ? ' open' : ''}><summary>${code(file)}: ${count}</summary>`,
    '',
    ...groups.map(groupLine),
    '',
    '</details>',
    '',
  ].join('\n');
}

function groupLine({ first, findings, message }: FindingGroup): string {
  const place = first.line === null || findings.length > 1 ? '' : ` line ${first.line}`;
  return `- ${ICONS[first.severity]} ${first.severity}${place}: ${plain(message)}<br>${plain(first.hint)} (${code(first.rule)})`;
}

/** As many whole blocks as there is room for, and how many are left out. */
function fitting(blocks: readonly string[], room: number): string[] {
  const shown: string[] = [];
  let left = room;
  for (const block of blocks) {
    if (block.length + 1 > left) break;
    left -= block.length + 1;
    shown.push(block);
  }
  const hidden = blocks.length - shown.length;
  return hidden === 0
    ? shown
    : [...shown, `and ${hidden} more ${hidden === 1 ? 'file' : 'files'}: run \`mentor check\`.`];
}

/**
 * A message as Markdown that says just that: what stands in backticks becomes code, everything else plain text.
 * What a message quotes comes from the portfolio, and must make no link, picture, table cell or mention.
 */
function plain(text: string): string {
  return text.replace(/`([^`]*)`|[^`]+|`/g, (whole, inside: string | undefined) =>
    inside === undefined ? literal(whole) : code(inside),
  );
}

function code(text: string): string {
  return `<code>${literal(text)}</code>`;
}

/** Addresses and mentions are found in text after it is read, so a comment cuts them. */
function literal(text: string): string {
  return escaped(text)
    .replace(/@|:(?=\/\/)/g, '$&<!-- -->')
    .replace(/www(?=\.)/gi, '$&<!-- -->');
}

function escaped(text: string): string {
  return printable(text).replace(/[&<>"`*_[\]{}()|~#!\\]/g, (character) => `&#${character.charCodeAt(0)};`);
}
