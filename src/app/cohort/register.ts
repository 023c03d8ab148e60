import { join } from 'node:path';
import { xlsxOf } from '../../cohort/board/xlsx.js';
import { dayAfter, readPeriod } from '../../cohort/period.js';
import type { Award, AwardEvent } from '../../cohort/register.js';
import { claimTable, type RegisterLine, registerLines, registerTable } from '../../cohort/register-tables.js';
import { awardPath, nextNumber, withEvent } from '../../cohort/register-write.js';
import { writeWhole } from '../../portfolio/write-file.js';
import { writeCsv } from '../../text/csv.js';
import { Refusal } from '../../text/refusal.js';
import { placeNamed, today, type World } from '../world.js';
import { assertMayWriteOver } from '../write-over.js';
import { reprint } from './award.js';
import { type CohortFiles, readCohortFiles } from './cohort-rows.js';
import { type CohortPlace, openCohort, readText } from './open-cohort.js';

export type RegisterFormat = 'csv' | 'xlsx' | 'claims';

export interface RegisterOptions extends CohortPlace {
  /** `6m`: only what ends within that time. */
  expiring?: string;
  format?: RegisterFormat;
  /** The file; left out: in out/. */
  out?: string;
}

/** Who is recognised. @returns the lines, and the file where a format is asked for */
export function showRegister(
  options: RegisterOptions,
  io: World,
): { lines: RegisterLine[]; file: string | null; troubles: string[] } {
  const files = readCohortFiles(openCohort(options, io));
  const { settings, people, root } = files.cohort;
  const expiring = options.expiring === undefined ? null : readPeriod(options.expiring);
  if (expiring === null && options.expiring !== undefined)
    throw new Refusal('BadPeriod', `Unexpected time \`${options.expiring}\`.`, 'Write it as 6m, 1y or 90 days.');
  const lines = registerLines(files.awards, today(io), settings.award.warn, expiring);
  const troubles = [...files.troubles, ...twice(files.awards)];
  if (!options.format) return { lines, file: null, troubles };
  const name = options.format === 'claims' ? 'claims.csv' : `register.${options.format}`;
  const file = options.out === undefined ? join(root, 'out', name) : placeNamed(io, options.out);
  const table = options.format === 'claims' ? claimTable(lines, people, settings.provider) : registerTable(lines);
  const made = options.format === 'xlsx' ? xlsxOf([{ name: 'Register', rows: table }]) : writeCsv(table);
  const head = typeof made === 'string' ? made.slice(0, made.indexOf('\n')) : 'PK';
  if (options.out !== undefined) assertMayWriteOver(file, (before) => before.startsWith(head), io);
  writeWhole(file, made);
  return { lines, file, troubles };
}

/** Two people who award at once, each in a copy of their own, can give the same number. */
function twice(awards: readonly Award[]): string[] {
  return awards.flatMap((one, at) => {
    const other = awards.findIndex(({ number }) => number === one.number);
    return other < at ? [`${one.number} was given to ${awards[other]?.id} and ${one.id}: correct one of them.`] : [];
  });
}

/** What happens to an award. */
export interface RegisterChange extends CohortPlace {
  what: 'withdraw' | 'renew' | 'correct';
  /** `advanced`, where somebody has several. */
  stage?: string;
  reason?: string;
  /** Id of a reviewer. */
  by?: string;
  /** With `renew`: until when; left out: as cohort.yaml says. */
  until?: string;
  /** With `correct`. */
  name?: string;
  school?: string;
  pdf?: boolean;
  browser?: string;
  dryRun?: boolean;
}

/**
 * Writes what happened to an award into its file. A certificate that says something else gets a number of its own, which
 * names the one it takes the place of.
 * @returns the file, and the certificate where a new one was made; both in the cohort's folder
 */
export async function changeRegister(
  id: string,
  change: RegisterChange,
  io: World,
): Promise<{ file: string; number: string; certificate: string | null }> {
  const files = readCohortFiles(openCohort(change, io));
  const award = findAward(files, id, change.stage);
  const { root, settings } = files.cohort;
  const day = today(io);
  const file = awardPath(award);
  const changes = changesOf(change, award, files, day);
  const event: AwardEvent = { date: day, what: EVENTS[change.what], by: change.by ?? '', reason: change.reason ?? '' };
  if (change.what === 'withdraw' && event.reason === '')
    throw new Refusal('NoReason', 'Withdrawing an award needs a reason.', 'Give it with --reason.');
  if (change.by !== undefined && !settings.reviewers.some((one) => one.id === change.by))
    throw new Refusal('UnknownReviewer', `There is no reviewer \`${change.by}\` in cohort.yaml.`);
  if (change.dryRun) {
    const number = changes.find(([key]) => key === 'number')?.[1] ?? award.number;
    return { file, number, certificate: null };
  }
  writeWhole(join(root, file), withEvent(readText(root, file), event, changes));
  const now = readCohortFiles(openCohort(change, io)).awards.find((one) => awardPath(one) === file) ?? award;
  const isPrinted = change.what !== 'withdraw' && change.pdf !== false;
  return { file, number: now.number, certificate: isPrinted ? await reprint(now, change, io) : null };
}

const EVENTS = { withdraw: 'withdrawn', renew: 'renewed', correct: 'corrected' } as const;

function findAward({ awards }: CohortFiles, id: string, stage: string | undefined): Award {
  const own = awards.filter((one) => one.id === id && (stage === undefined || one.stage === stage));
  const [only, another] = own;
  if (only && !another) return only;
  if (!only) {
    const message = `${id} is not in the register${stage ? ` for ${stage}` : ''}.`;
    throw new Refusal('NoAward', message, 'mentor cohort register lists everybody who is.');
  }
  const message = `${id} has ${own.map((one) => one.stage).join(' and ')}.`;
  throw new Refusal('SeveralAwards', message, 'Say which with --stage.');
}

function changesOf(
  change: RegisterChange,
  award: Award,
  { awards, cohort }: CohortFiles,
  day: string,
): [string | string[], string][] {
  if (change.what === 'withdraw') return [];
  const { valid, number: form } = cohort.settings.award;
  const taken = awards.flatMap((one) => [one.number, one.replaces].filter(Boolean));
  const number = nextNumber(form, day.slice(0, 4), taken);
  const anew: [string, string][] = [
    ['number', number],
    ['replaces', award.number],
  ];
  if (change.what === 'renew') {
    const from = award.until > day ? award.until : day;
    const until = change.until ?? (valid ? dayAfter(from, valid) : '');
    return [...anew, ['until', until]];
  }
  const { name, school } = change;
  if (!name && !school) {
    const message = 'There is nothing to correct.';
    throw new Refusal('NothingToCorrect', message, 'Give the right value with --name or --school.');
  }
  return [
    ...anew,
    ...(name ? [['name', name] as [string, string]] : []),
    ...(school ? [[['school', 'name'], school] as [string[], string]] : []),
  ];
}
