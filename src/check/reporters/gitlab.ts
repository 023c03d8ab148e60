import { jsonText } from '../../text/json-text.js';
import type { CheckResult, Severity } from '../model.js';
import { type About, fromBase, pluralsOf } from './about.js';
import { byFile, type FindingGroup, groupFindings } from './group.js';

const SEVERITIES: Record<Severity, string> = { error: 'major', missing: 'minor', warning: 'info' };

/**
 * @returns a Code Quality report, which GitLab shows in a merge request and beside its lines, ended by a newline.
 * A finding without a line stands at the first of its file, for every entry must have one.
 */
export function gitlabReport(result: CheckResult, about: About): string {
  const plurals = pluralsOf(about.rules);
  const groups = [...byFile(result.findings).values()].flatMap((own) => groupFindings(own, plurals));
  const seen = new Map<string, number>();
  return jsonText(groups.map((group) => entry(group, about, seen)));
}

function entry({ first, message }: FindingGroup, about: About, seen: Map<string, number>): object {
  const { rule, severity, file, hint, line } = first;
  const words = JSON.stringify([rule, file, message]);
  const before = seen.get(words) ?? 0;
  seen.set(words, before + 1);
  return {
    check_name: rule,
    description: `${message}. ${hint}`,
    fingerprint: fingerprint(`${words} ${before}`),
    severity: SEVERITIES[severity],
    location: { path: fromBase(about.base, file), lines: { begin: line ?? 1 } },
  };
}

/** GitLab tells by it which findings are new: it stays when lines move. FNV-1a, twice, as 16 hexadecimal digits. */
function fingerprint(text: string): string {
  return [0x811c9dc5, 0x01000193].map((basis) => fnv(text, basis)).join('');
}

function fnv(text: string, basis: number): string {
  let hash = basis;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
