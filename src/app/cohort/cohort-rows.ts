import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Award, readAward } from '../../cohort/register.js';
import { type ResultLine, type ResultsHeader, readResults } from '../../cohort/results.js';
import { type Differing, differenceOf, frontMatterOf, type Review, readReview } from '../../cohort/review.js';
import { type CohortRow, cohortRow } from '../../cohort/rows.js';
import type { Decided, Dossier } from '../../cohort/standing.js';
import { mapsIn, readYaml, textIn, textsIn } from '../../cohort/yaml-file.js';
import { Refusal } from '../../text/refusal.js';
import { today, type World } from '../world.js';
import { everybody, namesIn, type OpenCohort, readText } from './open-cohort.js';

/** All that a cohort's files say, read once. */
export interface CohortFiles {
  cohort: OpenCohort;
  header: ResultsHeader | null;
  /** By id. */
  lines: ReadonlyMap<string, ResultLine>;
  reviews: readonly Review[];
  decided: readonly Decided[];
  /** Each reply, by `id/stage/submission`. */
  sent: ReadonlyMap<string, SentReply>;
  awards: readonly Award[];
  /** Ids that a moderation sample drew. */
  sampled: ReadonlySet<string>;
  /** Ids that a moderation sample was drawn from. */
  drawnFrom: ReadonlySet<string>;
  /** Files of the team's own that cannot be read: said, and the rest goes on. */
  troubles: string[];
}

/** A reply that was made. */
export interface SentReply {
  /** YYYY-MM-DD */
  date: string;
  /** The number of the certificate in it; '' where there was none, null where nobody wrote down whether there was. */
  certificate: string | null;
}

/** @throws Refusal where the results themselves cannot be read */
export function readCohortFiles(cohort: OpenCohort): CohortFiles {
  const { root } = cohort;
  const troubles: string[] = [];
  const results = join(root, 'out', 'results.jsonl');
  const { header, lines } = existsSync(results)
    ? readResults('out/results.jsonl', readFileSync(results, 'utf8'))
    : { header: null, lines: [] };
  const all = reviewFiles(root);
  const readAll = readerOf(root, troubles);
  const named = (folder: string): string[] =>
    namesIn(root, folder).flatMap((name) => (/\.ya?ml$/.test(name) ? [`${folder}/${name}`] : []));
  const ending = (name: RegExp): string[] => all.filter((path) => name.test(path));
  const sent = readAll(ending(/\/sent-\d+\.yaml$/), readSent);
  const samples = readAll(named('samples'), readYaml);
  return {
    cohort,
    header,
    lines: new Map(lines.map((line) => [line.id, line])),
    reviews: readAll(all.filter(isText), readReview),
    decided: readAll(ending(/\/sign-off-\d+\.md$/), readDecided),
    sent: new Map(sent),
    awards: readAll(named('register'), readAward),
    sampled: new Set(samples.flatMap((one) => mapsIn(one, 'drawn')).map((one) => textIn(one, 'id'))),
    drawnFrom: new Set(samples.flatMap((one) => textsIn(one, 'of')).map((line) => line.split(' ')[0] ?? '')),
    troubles,
  };
}

/** What readers left in Word lies in a folder beside. */
const isText = (path: string): boolean => path.endsWith('.md');

type ReadAll = <T>(paths: readonly string[], read: (path: string, text: string) => T | null) => T[];

/** Reads files of the team's own; one that cannot be read joins the troubles. */
const readerOf =
  (root: string, troubles: string[]): ReadAll =>
  (paths, read) =>
    paths.flatMap((path) => {
      try {
        const one = read(path, readText(root, path));
        return one === null ? [] : [one];
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        troubles.push(error.whole);
        return [];
      }
    });

/** Where two readers differ about the latest of somebody. What cannot be read is told by `mentor cohort status`. */
export function differingReaders({ root, received }: OpenCohort): Differing[] {
  const reviews = readerOf(root, [])(reviewFiles(root).filter(isText), readReview);
  return [...received].flatMap(([id, all]) => {
    const latest = all.at(-1)?.number;
    const own = reviews.filter((one) => one.id === id && one.submission === latest);
    return differenceOf(id, own) ?? [];
  });
}

/** Everybody's row, in the roster's order. */
export function rowsOf(files: CohortFiles, io: World): CohortRow[] {
  const { cohort } = files;
  const day = today(io);
  return everybody(cohort).map((person) => cohortRow(person, dossierOf(files, person.id), cohort.settings, day));
}

/** What is there of one person. */
export function dossierOf(files: CohortFiles, id: string): Dossier {
  const { cohort, lines, reviews, decided, sent, awards, sampled } = files;
  const latest = cohort.received.get(id)?.at(-1);
  const line = lines.get(id);
  const current = latest && line?.submission === latest.number ? line : null;
  const isOfLatest = (one: { id: string; submission: string }): boolean =>
    one.id === id && one.submission === latest?.number;
  const own = decided.find(isOfLatest) ?? null;
  const stage = current?.ok ? current.stage : own?.stage;
  const theirs = awards.filter((award) => award.id === id);
  return {
    submission: latest ? { number: latest.number, digest: current?.digest ?? null } : null,
    line: current,
    reviews: reviews.filter(isOfLatest),
    decided: own,
    sent: own ? (sent.get(`${id}/${own.stage}/${own.submission}`)?.date ?? null) : null,
    award: theirs.find((award) => award.stage === stage) ?? theirs.sort(byDay).at(-1) ?? null,
    isSampled: sampled.has(id),
  };
}

const byDay = (a: Award, b: Award): number => (a.awarded < b.awarded ? -1 : 1);

function reviewFiles(root: string): string[] {
  return namesIn(root, 'reviews').flatMap((id) =>
    namesIn(root, `reviews/${id}`).flatMap((stage) =>
      namesIn(root, `reviews/${id}/${stage}`).map((name) => `reviews/${id}/${stage}/${name}`),
    ),
  );
}

function readDecided(path: string, text: string): Decided {
  const [, id = '', stage = '', , submission = ''] =
    /^reviews\/([^/]+)\/([^/]+)\/(sign-off-(\d+))\.md$/.exec(path) ?? [];
  const { data } = frontMatterOf(path, text);
  return {
    id,
    stage,
    submission,
    path,
    decision: textIn(data, 'decision'),
    name: textIn(data, 'name'),
    date: textIn(data, 'date'),
  };
}

function readSent(path: string, text: string): [string, SentReply] {
  const [, id = '', stage = '', number = ''] = /^reviews\/([^/]+)\/([^/]+)\/sent-(\d+)\.yaml$/.exec(path) ?? [];
  const data = readYaml(path, text);
  const certificate = Object.hasOwn(data, 'certificate') ? textIn(data, 'certificate') : null;
  return [`${id}/${stage}/${number}`, { date: textIn(data, 'date'), certificate }];
}
