import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isSameMaking, type ResultLine, type Results, type ResultsHeader, readResults } from '../../cohort/results.js';
import { attempt } from '../../text/attempt.js';
import { PASSING } from './check-pool.js';

/** What earlier runs found out, by id and digest, where the same run would find the same. */
export type KnownLines = ReadonlyMap<string, ResultLine>;

export const keyOf = ({ id, digest, submission }: { id: string; digest: string; submission: string }): string =>
  `${id} ${submission} ${digest}`;

/**
 * Lines that stand already: in the results of an earlier run, and in what a run that was stopped left behind.
 * @param header of this run. @param paths absolute
 */
export function knownLines(header: ResultsHeader, withNames: boolean, paths: readonly string[]): KnownLines {
  const known = new Map<string, ResultLine>();
  for (const path of paths.filter((one) => existsSync(one))) {
    const results = attempt((): Results => readResults(path, readFileSync(path, 'utf8'), true));
    if (!results || !isSameMaking(results.header, header)) continue;
    for (const line of results.lines) if (isLasting(line, withNames)) known.set(keyOf(line), line);
  }
  return known;
}

/** A line with a name, where none is wanted, is not taken up, nor one without where it is. */
function isLasting(line: ResultLine, withNames: boolean): boolean {
  if (!line.ok) return !PASSING.has(line.error.code);
  return withNames || line.mentor === null;
}

/** Keeps lines as they come, so that a run that is killed has not worked for nothing. */
export class ResultsPart {
  readonly #path: string;

  /** @param path absolute */
  constructor(path: string, header: ResultsHeader, known: Iterable<ResultLine>) {
    this.#path = path;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, [header, ...known].map((line) => `${JSON.stringify(line)}\n`).join(''));
  }

  add(line: ResultLine): void {
    appendFileSync(this.#path, `${JSON.stringify(line)}\n`);
  }

  /** Once all of it stands in the results. */
  remove(): void {
    rmSync(this.#path, { force: true });
  }
}
