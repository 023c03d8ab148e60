import { jsonText } from '../../text/json-text.js';
import type { CheckResult } from '../model.js';
import type { About } from './about.js';

/** @returns the JSON of `check` (docs/design.md, Findings), version 1, ended by a newline */
export function jsonReport(result: CheckResult, { portfolio, stage }: Pick<About, 'portfolio' | 'stage'>): string {
  const { findings, summary } = result;
  const suggestions = result.suggestions.map(({ file, at, ...said }) => ({ file, ...at, ...said }));
  return jsonText({ version: 1, portfolio, stage, findings, suggestions, summary });
}
