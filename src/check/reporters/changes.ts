import { printable } from '../../text/wrap.js';
import type { CheckResult, Finding } from '../model.js';
import { closing, fileBlocks, type TextOptions } from './text.js';

/** What is different between two checks of a portfolio. */
export interface Changes {
  appeared: Finding[];
  gone: Finding[];
}

/** Compares two checks. A finding that only moved, because lines came or went before it, is the same. */
export function changesBetween(before: CheckResult, after: CheckResult): Changes {
  return { appeared: without(after.findings, before.findings), gone: without(before.findings, after.findings) };
}

/** The findings of one list that the other has not, each counted as often as it stands there. */
function without(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  const known = new Map<string, number>();
  for (const finding of others) known.set(keyOf(finding), (known.get(keyOf(finding)) ?? 0) + 1);
  return findings.filter((finding) => {
    const left = known.get(keyOf(finding)) ?? 0;
    known.set(keyOf(finding), left - 1);
    return left <= 0;
  });
}

function keyOf({ rule, severity, message, file, framework, stage, criterion, item }: Finding): string {
  return JSON.stringify([rule, severity, message, file, framework, stage, criterion, item]);
}

/**
 * @param at the time of day, as it is shown
 * @returns what a save changed: what is mended in a line each, what is new in full, and the counts
 */
export function changesReport(
  { appeared, gone }: Changes,
  after: CheckResult,
  at: string,
  options: TextOptions,
): string {
  const { paint } = options;
  const nothing = appeared.length + gone.length === 0 ? ', nothing changed' : '';
  return [
    paint.dim(`${at}${nothing}`),
    ...gone.map((finding) => `  ${paint.good('mended')}   ${printable(`${finding.file}: ${finding.message}`)}`),
    ...(gone.length > 0 && appeared.length > 0 ? [''] : []),
    ...fileBlocks(appeared, options),
    closing(after, paint),
  ].join('\n');
}
