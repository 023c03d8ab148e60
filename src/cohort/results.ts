import type { CriterionState } from '../coverage/index.js';
import { attempt } from '../text/attempt.js';
import { byText } from '../text/by-text.js';
import { Refusal } from '../text/refusal.js';

/** Line 1 of a results file: by what, and of which part of the cohort, it was made. */
export interface ResultsHeader {
  v: 1;
  kind: 'cohort-results';
  /** Version of mentor. */
  tool: string;
  packs: Record<string, number>;
  /** The day that the rules took for today, YYYY-MM-DD. */
  day: string;
  /** `1/1`, or which of how many. */
  shard: string;
  /** How many lines follow. */
  portfolios: number;
}

/** What every line says, whether its portfolio could be read or not. */
interface AnyLine {
  /** As on the roster. */
  id: string;
  /** In the cohort's folder. */
  from: string;
  /** Of the bytes that came: `sha256:…`. */
  digest: string;
  /** The number under which it was received: `001`. */
  submission: string;
}

/** A portfolio that was read. Every key is always there. */
export interface ReadLine extends AnyLine {
  /** The id in portfolio.yaml; null where it has none. */
  portfolio: string | null;
  /** null where names are left out. */
  mentor: string | null;
  school: string | null;
  framework: string | null;
  stage: string | null;
  /** What the portfolio itself says it is (docs/portfolio.md): the mentor's and the school's side. */
  state: string | null;
  /** The day it was handed in, by its manifest. */
  date: string | null;
  criteria: Record<string, CriterionState>;
  counts: Record<CriterionState, number>;
  /** A number for each level of the scale, and `unrated`. */
  ratings: Record<string, number>;
  /** Points that somebody who signed rates otherwise than the mentor. */
  ratedOtherwise: number;
  /** Done, and of how many. */
  skills: [number, number];
  questions: [number, number];
  targets: number;
  hours: number;
  credits: number;
  /** Made, and how many periods of agreements are over and not met. */
  contacts: { made: number; overdue: number };
  /** What trainees, tutors and providers said of the mentor. */
  evaluations: number;
  signOffs: { role: string; state: string; date: string | null; seal: string }[];
  summary: { errors: number; missing: number; warnings: number; ready: boolean; complete: boolean };
  /** How many findings of each rule. */
  rules: Record<string, number>;
  /** What is not as the manifest says. */
  contradicts: { file: string; what: string }[];
  ok: true;
}

/** A portfolio that could not be read: it costs this line and nobody else's. */
export interface UnreadLine extends AnyLine {
  ok: false;
  /** `message` is the sentence to send back. */
  error: { code: string; message: string };
}

export type ResultLine = ReadLine | UnreadLine;

/**
 * What was said yes to, and is not what was seen. A portfolio that came back was changed on purpose.
 * @returns the roles, with the state of the seal
 */
export function brokenSeals({ signOffs }: ReadLine): { role: string; seal: string }[] {
  return signOffs.filter(
    ({ state, seal }) => (state === 'supported' || state === 'recognised') && seal !== 'intact' && seal !== 'none',
  );
}

export interface Results {
  header: ResultsHeader;
  lines: ResultLine[];
}

/** The file's text: the same lines give the same bytes, in whatever order they came. */
export function resultsText({ header, lines }: Results): string {
  const sorted = [...lines].sort(byId);
  return [{ ...header, portfolios: sorted.length }, ...sorted].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Whether a text is a results file, perhaps of another run. */
export function isResults(text: string): boolean {
  return (
    attempt(() => JSON.parse(text.split('\n', 1)[0] ?? '') as Partial<ResultsHeader> | null)?.kind === 'cohort-results'
  );
}

const byId = (a: { id: string }, b: { id: string }): number => byText(a.id, b.id);

/**
 * Reads a results file. A last line that a killed run left unfinished is left out where that is said to be all right.
 * @param path for messages
 * @throws Refusal BadResults
 */
export function readResults(path: string, text: string, mayBreakOff = false): Results {
  const [first = '', ...rest] = text.split('\n');
  const header = attempt(() => JSON.parse(first) as Partial<ResultsHeader> | null);
  if (header?.v !== 1 || header.kind !== 'cohort-results' || typeof header.packs !== 'object')
    throw bad(path, 'its first line does not say that it does');
  const lines = rest.flatMap((line, index): ResultLine[] => {
    if (line === '') return [];
    const data = attempt(() => JSON.parse(line) as Partial<ResultLine> | null);
    if (isLine(data)) return [data];
    if (mayBreakOff && index === rest.length - 1) return [];
    throw bad(path, `line ${index + 2} is not a result`);
  });
  return { header: header as ResultsHeader, lines };
}

function isLine(data: Partial<ResultLine> | null): data is ResultLine {
  if (typeof data?.id !== 'string' || typeof data.digest !== 'string') return false;
  return data.ok === true ? typeof data.criteria === 'object' : data.ok === false && typeof data.error === 'object';
}

function bad(path: string, why: string): Refusal {
  return new Refusal('BadResults', `${path} holds no results: ${why}.`, 'Make it again with `mentor cohort check`.');
}

/** Whether two runs would give the same line for the same bytes. */
export function isSameMaking(a: ResultsHeader, b: ResultsHeader): boolean {
  return a.tool === b.tool && a.day === b.day && samePacks(a, b);
}

function samePacks(a: ResultsHeader, b: ResultsHeader): boolean {
  const packs = ({ packs: all }: ResultsHeader): string => JSON.stringify(Object.entries(all).sort());
  return packs(a) === packs(b);
}

/**
 * Joins what shards made.
 * @param parts with the path of each, for messages
 * @param of how many there are; left out: as their first lines say
 * @param isPartial whether some may be missing
 * @throws Refusal where they do not belong together
 */
export function mergeResults(
  parts: readonly { path: string; results: Results }[],
  of: number | null,
  isPartial: boolean,
): { results: Results; missing: number[] } {
  const [first] = parts;
  if (!first) throw new Refusal('NothingToMerge', 'There is nothing to merge.', 'Give the files of the shards.');
  for (const { path, results } of parts) assertAlike(first, path, results.header);
  const count = of ?? Number(first.results.header.shard.split('/')[1]);
  const there = new Set(parts.map(({ results }) => results.header.shard));
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter((n) => !there.has(`${n}/${count}`));
  if (missing.length > 0 && !isPartial) {
    const hint = 'Make it with `mentor cohort check --shard`, or join what there is with --partial.';
    throw new Refusal('ShardMissing', `Shard ${missing.join(', ')} of ${count} is missing.`, hint);
  }
  const shard = missing.length === 0 ? '1/1' : `${count - missing.length} of ${count}`;
  const lines = joined(parts);
  return { results: { header: { ...first.results.header, shard, portfolios: lines.length }, lines }, missing };
}

function assertAlike(first: { path: string; results: Results }, path: string, header: ResultsHeader): void {
  const one = first.results.header;
  const differs =
    one.tool !== header.tool
      ? `mentor ${one.tool} and ${header.tool}`
      : !samePacks(one, header)
        ? 'different versions of packs'
        : one.day !== header.day
          ? `${one.day} and ${header.day} as today`
          : null;
  if (differs === null) return;
  const hint = 'Make them again with the same version, on the same day or with the same --day.';
  throw new Refusal('ShardsDiffer', `${first.path} and ${path} were made with ${differs}.`, hint);
}

function joined(parts: readonly { path: string; results: Results }[]): ResultLine[] {
  const lines = new Map<string, { line: string; path: string; data: ResultLine }>();
  for (const { path, results } of parts) {
    for (const data of results.lines) {
      const line = JSON.stringify(data);
      const before = lines.get(data.id);
      if (before && before.line !== line) {
        const message = `${before.path} and ${path} say different things about ${data.id}, submission ${data.submission}.`;
        throw new Refusal('ShardsContradict', message, 'Run the shards again on the same folder.');
      }
      lines.set(data.id, { line, path, data });
    }
  }
  return [...lines.values()].map(({ data }) => data);
}
