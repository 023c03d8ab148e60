import type { CheckResult } from '../model.js';
import type { About } from './about.js';

/** @returns the JSON of `check` (DESIGN 5), version 1, ended by a newline */
export function jsonReport(result: CheckResult, { portfolio, stage }: Pick<About, 'portfolio' | 'stage'>): string {
  const { findings, summary } = result;
  return `${JSON.stringify({ version: 1, portfolio, stage, findings, summary }, null, 2)}\n`;
}
