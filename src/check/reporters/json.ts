import type { CheckResult } from '../model.js';

/** @returns the JSON of `check` (DESIGN 5), version 1, ended by a newline */
export function jsonReport(result: CheckResult, about: { portfolio: string; stage: string | null }): string {
  const { findings, summary } = result;
  return `${JSON.stringify({ version: 1, ...about, findings, summary }, null, 2)}\n`;
}
