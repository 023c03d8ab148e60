import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver';
import type { Finding, Severity } from '../check/index.js';
import { Concealer } from '../check/private/conceal.js';
import { isTextPath } from '../portfolio/files.js';
import { CONFIG_PATH, type FileSet, type Portfolio } from '../portfolio/index.js';
import { rangeOf } from './place.js';

const SEVERITY: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  missing: DiagnosticSeverity.Warning,
  warning: DiagnosticSeverity.Information,
};

/** An editor that gets more for one file is slow and helps nobody. */
const MOST_IN_A_FILE = 300;

/** What a diagnostic carries for the code actions: how to mend it, and whose it is. */
export type FindingData = Pick<
  Finding,
  'severity' | 'hint' | 'owner' | 'file' | 'framework' | 'stage' | 'criterion' | 'item'
>;

/** The paths that findings show otherwise, since a real name is in them: as shown, to the path itself. */
export function concealedPaths(portfolio: Portfolio): ReadonlyMap<string, string> {
  if (portfolio.people.length === 0) return new Map();
  const concealer = new Concealer(portfolio);
  const pairs = [...portfolio.files.keys()].map((path): [string, string] => [concealer.path(path), path]);
  return new Map(pairs.filter(([shown, path]) => shown !== path && !portfolio.files.has(shown)));
}

/**
 * Findings as an editor shows them, by the file that shows them. What is absent or no text stands at the top of
 * portfolio.yaml.
 * @param rulesPage address of the page on rules, or null
 * @param concealed files by the path that findings give them
 */
export function diagnosticsOf(
  findings: readonly Finding[],
  { files, texts }: FileSet,
  rulesPage: string | null,
  concealed: ReadonlyMap<string, string> = new Map(),
): Map<string, Diagnostic[]> {
  const byFile = new Map<string, Diagnostic[]>();
  const readable = new Set(files.flatMap(({ path, outside }) => (!outside && isTextPath(path) ? [path] : [])));
  for (const finding of findings) {
    const path = concealed.get(finding.file) ?? finding.file;
    const shown = readable.has(path) ? path : CONFIG_PATH;
    const diagnostics = byFile.get(shown) ?? [];
    byFile.set(shown, diagnostics);
    if (diagnostics.length > MOST_IN_A_FILE) continue;
    if (diagnostics.length === MOST_IN_A_FILE) diagnostics.push(andMore());
    else {
      const isThere = shown === path;
      diagnostics.push(diagnosticOf(finding, isThere, texts.get(shown) ?? '', rulesPage));
    }
  }
  return byFile;
}

/** @param isThere whether the file that shows it is the one it speaks of */
function diagnosticOf(finding: Finding, isThere: boolean, text: string, rulesPage: string | null): Diagnostic {
  const { rule, severity, message, hint, owner, file, framework, stage, criterion, item } = finding;
  const data: FindingData = { severity, hint, owner, file, framework, stage, criterion, item };
  const where = isThere ? '' : `${file}: `;
  return {
    range: rangeIn(finding, isThere, text),
    severity: SEVERITY[severity],
    code: rule,
    ...(rulesPage === null ? {} : { codeDescription: { href: `${rulesPage}#${anchorOf(rule)}` } }),
    source: 'mentor',
    message: `${where}${message}\n${hint}`,
    data,
  };
}

/** A finding about a whole file, or about one that is absent, marks the first line. */
function rangeIn({ line, column, endLine, endColumn }: Finding, isThere: boolean, text: string): Range {
  if (isThere && line !== null && column !== null)
    return rangeOf({ line, column, endLine: endLine ?? line, endColumn: endColumn ?? column });
  const end = text.search(/\r?\n|$/);
  return { start: { line: 0, character: 0 }, end: { line: 0, character: end } };
}

/** The anchor of a rule's heading in docs/rules.md, as GitHub makes them. */
function anchorOf(rule: string): string {
  return rule.replace('/', '');
}

function andMore(): Diagnostic {
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Information,
    source: 'mentor',
    message: `More than ${MOST_IN_A_FILE} findings in this file: \`mentor check\` shows them all.`,
  };
}
