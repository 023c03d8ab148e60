import { formatPatch, OMIT_HEADERS, type StructuredPatch, structuredPatch } from 'diff';

/** More changed lines than this, and the text is shown as replaced whole: to find the least difference would take minutes. */
const MOST_CHANGES = 4000;

/**
 * @returns the difference between two texts in the unified format, as `diff -u` and git print it; '' where there is none
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const options = { context: 3, maxEditLength: MOST_CHANGES };
  const patch =
    structuredPatch(path, path, before, after, undefined, undefined, options) ?? replaced(path, before, after);
  return `--- ${path}\n+++ ${path}\n${formatPatch(patch, OMIT_HEADERS)}`;
}

function replaced(path: string, before: string, after: string): StructuredPatch {
  const gone = structuredPatch(path, path, before, '').hunks[0]?.lines ?? [];
  const fresh = structuredPatch(path, path, '', after).hunks[0]?.lines ?? [];
  const count = (lines: readonly string[]): number => lines.filter((line) => !line.startsWith('\\')).length;
  const hunk = { oldStart: 1, oldLines: count(gone), newStart: 1, newLines: count(fresh), lines: [...gone, ...fresh] };
  return { oldFileName: path, newFileName: path, oldHeader: undefined, newHeader: undefined, hunks: [hunk] };
}
