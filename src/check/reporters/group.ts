import { describeIds } from '../../framework/index.js';
import { addTo } from '../../text/group-by.js';
import type { Finding } from '../model.js';

/** Findings that are told together: one, or all of one rule in one file where each names only its item. */
export interface FindingGroup {
  first: Finding;
  findings: Finding[];
  message: string;
}

const FEWEST = 3;

/** @returns the findings of each file, in the order of the files */
export function byFile(findings: readonly Finding[]): Map<string, Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const own = files.get(finding.file);
    if (own) own.push(finding);
    else files.set(finding.file, [finding]);
  }
  return files;
}

/**
 * Draws together what differs only in the id it names, so that 21 unrated points are one line and not 21.
 * @param plurals rule id -> what several findings of it are called together
 */
export function groupFindings(findings: readonly Finding[], plurals: ReadonlyMap<string, string>): FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const [index, finding] of findings.entries()) {
    const named = finding.item ?? finding.criterion;
    const joins = named !== null && plurals.has(finding.rule);
    const key = joins ? `${finding.rule} ${finding.stage} ${finding.severity}` : String(index);
    addTo(groups, key, finding);
  }
  return [...groups.values()].flatMap((group) => tell(group, plurals));
}

function tell(group: Finding[], plurals: ReadonlyMap<string, string>): FindingGroup[] {
  const [first] = group;
  if (first === undefined) return [];
  if (group.length < FEWEST)
    return group.map((finding) => ({ first: finding, findings: [finding], message: finding.message }));
  const ids = describeIds(group.map((finding) => finding.item ?? finding.criterion ?? ''));
  return [{ first, findings: group, message: `${group.length} ${plurals.get(first.rule)}: ${ids}` }];
}
