import { type NextStep, progressWords, type StageCoverage } from '../../coverage/index.js';
import { PEOPLE_PATH } from '../../portfolio/people.js';
import type { Paint } from '../../text/paint.js';
import { printable } from '../../text/quoted.js';
import { describeIds } from '../../text/suggest.js';
import { wrap } from '../../text/wrap.js';
import type { CheckResult, Finding, Severity } from '../model.js';
import { byFile, type FindingGroup, groupFindings } from './group.js';
import { suggestionBlock } from './suggestions.js';

export interface TextOptions {
  paint: Paint;
  /** Columns of the terminal. */
  width: number;
  /** The summary only. */
  quiet: boolean;
  /** Every suggestion, not only those of the first entries. */
  allSuggestions?: boolean;
  /** Text of a file of the portfolio, to show the line that a finding points at. */
  sourceOf: (path: string) => string | null;
  /** Rule id -> what several findings of it are called together. */
  plurals: ReadonlyMap<string, string>;
}

const INDENT = '  ';
const MARK_WIDTH = 9;

/**
 * @param next what to do next, most useful first
 * @returns the report for a person at a terminal: findings by file, where each stage stands, the next steps, the sum
 */
export function textReport(result: CheckResult, options: TextOptions, next: readonly NextStep[] = []): string {
  return [
    ...(options.quiet ? [] : fileBlocks(result.findings, options)),
    ...result.stages.map((stage) => stageBlock(stage, options.paint)),
    ...(options.quiet ? [] : suggestionBlock(result.suggestions, { ...options, all: options.allSuggestions === true })),
    ...(options.quiet ? [] : nextBlock(next, options)),
    closing(result, options.paint),
  ].join('\n');
}

function* nextBlock(next: readonly NextStep[], { paint, width }: TextOptions): Iterable<string> {
  if (next.length === 0) return;
  const steps = next.flatMap(({ text, command }) => [
    ...wrap(printable(text), Math.min(width, 120) - INDENT.length).map((line) => INDENT + line),
    `${INDENT}${INDENT}${paint.bold(command)}`,
  ]);
  yield [paint.bold('Next'), ...steps, ''].join('\n');
}

/** Findings by file, each block ended by an empty line. */
export function* fileBlocks(findings: readonly Finding[], given: TextOptions): Iterable<string> {
  const options = { ...given, width: Math.min(Math.max(given.width, 40), 120) };
  const told = new Set<string>();
  for (const [file, own] of byFile(findings)) {
    const groups = groupFindings(own, options.plurals);
    const lines =
      options
        .sourceOf(file)
        ?.replace(/^\ufeff/, '')
        .split('\n') ?? [];
    yield [
      options.paint.bold(printable(file)),
      ...groups.flatMap((group) => groupLines(group, lines, options, told)),
      '',
    ].join('\n');
  }
}

/** @param told the hints given already: what mends the first of many mends them all, and need be said once */
function groupLines(
  { first, findings, message }: FindingGroup,
  lines: readonly string[],
  options: TextOptions,
  told: Set<string>,
): string[] {
  const { paint, width } = options;
  const room = width - INDENT.length - MARK_WIDTH;
  const pad = ' '.repeat(INDENT.length + MARK_WIDTH);
  const place = first.line === null || findings.length > 1 ? '' : `${first.line}:${first.column} `;
  const [head = '', ...rest] = wrap(printable(`${place}${message}`), room);
  const words = `${first.rule} ${first.hint}`;
  const hint = told.has(words) ? [] : [...wrap(printable(first.hint), room), `(${first.rule})`];
  told.add(words);
  return [
    `${INDENT}${mark(first.severity, paint)}${head}`,
    ...rest.map((line) => pad + line),
    ...(findings.length > 1 ? [] : excerpt(first, lines, options, pad)),
    ...hint.map((line) => pad + paint.dim(line)),
  ];
}

function mark(severity: Severity, paint: Paint): string {
  return paint[severity](severity.padEnd(MARK_WIDTH));
}

/** The line that the finding points at, its text underlined. */
function excerpt(finding: Finding, lines: readonly string[], { width, paint }: TextOptions, pad: string): string[] {
  if (finding.line === null || finding.column === null || isSecret(finding)) return [];
  const source = lines[finding.line - 1];
  if (source === undefined || source.trim() === '') return [];
  const room = width - pad.length - 2;
  const start = Math.max(0, finding.column - 1 - Math.max(0, Math.floor(room / 2)));
  const shift = source.length > room ? start : 0;
  const shown = printable(source.replace(/\r$/, '').slice(shift, shift + room));
  const from = finding.column - 1 - shift;
  const sameLine = finding.endLine === finding.line && finding.endColumn !== null;
  const length = Math.max(1, (sameLine ? (finding.endColumn ?? 0) - finding.column : source.length) || 1);
  const line = ' '.repeat(Math.max(0, from)) + '^'.repeat(Math.max(1, Math.min(length, shown.length - from)));
  return [`${pad}${paint.dim('|')} ${shown}`, `${pad}${paint.dim('|')} ${paint[finding.severity](line)}`];
}

/** The line of a private finding says what must not be printed. */
function isSecret({ rule, file }: Finding): boolean {
  return rule.startsWith('private/') || file === PEOPLE_PATH;
}

function stageBlock(coverage: StageCoverage, paint: Paint): string {
  const rows = [...stageRows(coverage)].map(([name, value]) => `${INDENT}${name.padEnd(12)}${value}`);
  const progress = progressWords(coverage);
  const head = paint.bold(`${coverage.stage.title} (${coverage.framework.id})`);
  return [progress === null ? head : `${head}: ${progress}`, ...rows, ''].join('\n');
}

function* stageRows(coverage: StageCoverage): Iterable<[string, string]> {
  const { criteria, selfAssessment, skills, targets, signOffs, questions } = coverage;
  const evidenced = criteria.filter(({ state }) => state === 'evidenced').length;
  const claimed = criteria.filter(({ state }) => state === 'claimed').length;
  if (criteria.length > 0) {
    yield [
      'criteria',
      `${evidenced} of ${criteria.length} with evidence${claimed > 0 ? `, ${claimed} claimed without` : ''}`,
    ];
  }
  if (selfAssessment) {
    yield [
      'ratings',
      `${selfAssessment.points.filter(({ level }) => level !== null).length} of ${selfAssessment.points.length} points rated`,
    ];
  }
  if (skills.length > 0) yield ['skills', `${skills.filter(({ ticked }) => ticked).length} of ${skills.length} ticked`];
  yield [
    'reflection',
    reflectionText(coverage.reflected, questions.filter(({ answered }) => answered).length, questions.length),
  ];
  yield ['targets', String(targets.length)];
  for (const [index, { role, state }] of signOffs.entries()) {
    yield [index === 0 ? 'sign-offs' : '', `${role.title}: ${state === 'open' ? 'not yet' : state}`];
  }
}

function reflectionText(reflected: boolean, answered: number, questions: number): string {
  const written = reflected ? 'written' : 'not yet';
  return questions > 0 ? `${written}, ${answered} of ${questions} key questions answered` : written;
}

/** The counts, and whether the portfolio can be handed in, or of some rules alone what they found; ended by a newline. */
export function closing({ summary, only }: CheckResult, paint: Paint): string {
  const { errors, missing, warnings, accepted, ready, complete } = summary;
  if (only && errors + missing + warnings + accepted === 0)
    return `${paint.good(`${lookedAt(only)}: nothing found.`)}\n`;
  const counts = [
    paint.error(`${errors} ${errors === 1 ? 'error' : 'errors'}`),
    paint.missing(`${missing} missing`),
    paint.warning(`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`),
  ];
  const sum = `${counts.join(', ')}${accepted > 0 ? `, ${accepted} accepted` : ''}.`;
  if (only) return `${lookedAt(only)}: ${sum}\n`;
  const state = complete ? 'Complete.' : ready ? 'Ready to hand in: only the university is owed.' : 'Not ready yet.';
  return `${sum} ${ready ? paint.good(state) : state}\n`;
}

/** What a check of some rules alone looked at. */
export function lookedAt(only: readonly string[]): string {
  return only.length > 3 ? `${only.length} rules` : describeIds(only);
}
