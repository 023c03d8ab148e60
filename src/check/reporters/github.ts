import type { CheckResult, CheckSummary, Finding } from '../model.js';
import { SEVERITIES } from '../model.js';
import { type About, fromBase, pluralsOf } from './about.js';
import { byFile, type FindingGroup, groupFindings } from './group.js';

const COMMANDS = { error: 'error', missing: 'warning', warning: 'notice' } as const;

/**
 * @returns a workflow command a line, which GitHub Actions shows as annotations beside the files, and a closing line.
 * GitHub shows ten of a kind for a step: so the gravest come first, and findings that belong together are one.
 */
export function githubReport(result: CheckResult, about: About): string {
  const plurals = pluralsOf(about.rules);
  const groups = [...byFile(result.findings).values()].flatMap((own) => groupFindings(own, plurals));
  const lines = SEVERITIES.flatMap((severity) =>
    groups.filter(({ first }) => first.severity === severity).map((group) => annotation(group, about)),
  );
  return [...lines, closing(result.summary), ''].join('\n');
}

function annotation({ first, findings, message }: FindingGroup, about: About): string {
  const place = findings.length === 1 ? placeOf(first, about) : {};
  const where = 'file' in place ? '' : `${fromBase(about.base, first.file)}: `;
  const properties = Object.entries({ ...place, title: first.rule }).map(([key, value]) => `${key}=${property(value)}`);
  return `::${COMMANDS[first.severity]} ${properties.join(',')}::${data(`${where}${message}\n${first.hint}`)}`;
}

/** Columns count only where the text ends on the line it begins. */
function placeOf({ file, line, column, endLine, endColumn }: Finding, about: About): Record<string, string> {
  if (line === null || column === null) return {};
  const columns = endLine === line && endColumn !== null ? { col: `${column}`, endColumn: `${endColumn}` } : {};
  return { file: fromBase(about.base, file), line: String(line), endLine: String(endLine ?? line), ...columns };
}

function closing({ errors, missing, warnings, accepted }: CheckSummary): string {
  return `${errors} errors, ${missing} missing, ${warnings} warnings, ${accepted} accepted`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
