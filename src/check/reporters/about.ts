import type { Rule } from '../model.js';

/** What a report says beside the result: whose it is, and by what it was made. */
export interface About {
  /** Name of the portfolio's folder. */
  portfolio: string;
  /** The stage in portfolio.yaml, or null. */
  stage: string | null;
  /** Version of mentor. */
  version: string;
  /** The rules that ran. */
  rules: readonly Rule[];
  /** Where the portfolio lies in its repository, with `/` and without one at the end; '' for its top folder. */
  base: string;
}

/** @returns a path of the portfolio as one of the repository */
export function fromBase(base: string, file: string): string {
  return base === '' ? file : `${base}/${file}`;
}

/** @returns rule id -> what several findings of it are called together, for the rules that say */
export function pluralsOf(rules: readonly Rule[]): Map<string, string> {
  return new Map(rules.flatMap(({ id, plural }) => (plural ? [[id, plural] as const] : [])));
}
