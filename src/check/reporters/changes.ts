import { OWN_FOLDER } from '../../framework/own/index.js';
import { CONFIG_PATH } from '../../portfolio/find.js';
import { printable } from '../../text/quoted.js';
import type { CheckResult, Finding } from '../model.js';
import { closing, fileBlocks, type TextOptions } from './text.js';

/** What is different between two checks of a portfolio. */
export interface Changes {
  appeared: Finding[];
  /** Mended. */
  gone: Finding[];
  /** Not found any more, because the file or the stage cannot be judged at the moment. */
  pending: Finding[];
  /** What cannot be read, so that nothing can be said of the rest; null: all can be judged. */
  unread: string | null;
}

/**
 * Compares two checks. A finding that only moved, because lines came or went before it, is the same; one whose file cannot be
 * read now, as while somebody types, is not mended.
 */
export function changesBetween(before: CheckResult, after: CheckResult): Changes {
  const unreadable = new Set(after.findings.filter(isUnreadable).map(({ file }) => file));
  const judged = new Set(after.stages.map(({ framework, stage }) => `${framework.id}/${stage.id}`));
  const went = without(before.findings, after.findings);
  const isLost = ({ framework, stage }: Finding): boolean => stage !== null && !judged.has(`${framework}/${stage}`);
  const hides = (finding: Finding): boolean => isSettings(finding.file) && finding.severity === 'error';
  const unread = went.some(isLost) ? (after.findings.find(hides)?.file ?? null) : null;
  const waits = (finding: Finding): boolean =>
    unread !== null || (unreadable.has(finding.file) && !isUnreadable(finding));
  const appeared = without(after.findings, before.findings);
  return {
    appeared: unread === null ? appeared : appeared.filter(({ file }) => isSettings(file)),
    gone: went.filter((finding) => !waits(finding) && !isLost(finding)),
    pending: went.filter(waits),
    unread,
  };
}

/** Where the stages come from: without it there is nothing to hold a portfolio against. */
function isSettings(file: string): boolean {
  return file === CONFIG_PATH || file.startsWith(`${OWN_FOLDER}/`);
}

/** Of a file that is not read to its end, or counts for nothing, the rest is not known. */
function isUnreadable({ rule, severity }: Finding): boolean {
  return severity === 'error' && STOPS_READING.has(rule);
}

const STOPS_READING: ReadonlySet<string> = new Set([
  'read/yaml',
  'read/merge',
  'read/front-matter',
  'read/kind',
  'read/unreadable',
  'read/too-large',
  'read/too-much-markup',
]);

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
  { appeared, gone, unread }: Changes,
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
    unread === null
      ? closing(after, paint)
      : `${paint.error(`${unread} cannot be read at the moment`)}, so nothing is said of the rest.\n`,
  ].join('\n');
}
