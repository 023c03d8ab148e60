import type { CheckResult, CheckSummary, Finding, Severity } from '../check/index.js';
import { byFile, type FindingGroup, groupFindings } from '../check/reporters/group.js';
import type { Places } from './places.js';

/** What stands beside the page. */
export interface Panel {
  summary: CheckSummary;
  files: PanelFile[];
  /** How many more there are than are shown. */
  left: number;
}

export interface PanelFile {
  file: string;
  findings: PanelFinding[];
}

export interface PanelFinding {
  rule: string;
  severity: Severity;
  message: string;
  hint: string;
  /** From 1; null for what is absent, and for several findings told as one. */
  line: number | null;
  /** Where the document shows it; null where it does not. */
  anchor: string | null;
}

/** More than anybody reads beside a page; `mentor check` tells all. */
const MOST_SHOWN = 400;

/**
 * @param plurals rule id -> what several findings of it are called together
 * @param places null while there is no page
 */
export function panelOf(
  { findings, summary }: CheckResult,
  plurals: ReadonlyMap<string, string>,
  places: Places | null,
): Panel {
  const files: PanelFile[] = [];
  let shown = 0;
  let left = 0;
  for (const [file, own] of byFile(findings)) {
    const groups = groupFindings(own, plurals);
    const room = groups.slice(0, MOST_SHOWN - shown);
    shown += room.length;
    left += groups.length - room.length;
    if (room.length > 0) files.push({ file, findings: room.map((group) => toldOf(group, places)) });
  }
  return { summary, files, left };
}

function toldOf({ first, findings, message }: FindingGroup, places: Places | null): PanelFinding {
  const { rule, severity, hint } = first;
  return { rule, severity, message, hint, line: lineOf(first, findings), anchor: places?.of(first) ?? null };
}

function lineOf({ line }: Finding, { length }: readonly Finding[]): number | null {
  return length > 1 ? null : line;
}
