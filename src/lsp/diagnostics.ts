import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver';
import type { Finding, Severity } from '../check/index.js';
import { isTextPath } from '../portfolio/files.js';
import { CONFIG_PATH, type FileSet } from '../portfolio/index.js';
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

/**
 * Findings as an editor shows them, by the file that shows them. What is absent or no text stands at the top of
 * portfolio.yaml.
 * @param rulesPage address of the page on rules, or null
 */
export function diagnosticsOf(
  findings: readonly Finding[],
  { files, texts }: FileSet,
  rulesPage: string | null,
): Map<string, Diagnostic[]> {
  const byFile = new Map<string, Diagnostic[]>();
  const readable = new Set(files.flatMap(({ path, outside }) => (!outside && isTextPath(path) ? [path] : [])));
  for (const finding of findings) {
    const shown = readable.has(finding.file) ? finding.file : CONFIG_PATH;
    const diagnostics = byFile.get(shown) ?? [];
    byFile.set(shown, diagnostics);
    if (diagnostics.length > MOST_IN_A_FILE) continue;
    if (diagnostics.length === MOST_IN_A_FILE) diagnostics.push(andMore());
    else diagnostics.push(diagnosticOf(finding, shown, texts.get(shown) ?? '', rulesPage));
  }
  return byFile;
}

function diagnosticOf(finding: Finding, shown: string, text: string, rulesPage: string | null): Diagnostic {
  const { rule, severity, message, hint, owner, file, framework, stage, criterion, item } = finding;
  const data: FindingData = { severity, hint, owner, file, framework, stage, criterion, item };
  const where = shown === file ? '' : `${file}: `;
  return {
    range: rangeIn(finding, shown, text),
    severity: SEVERITY[severity],
    code: rule,
    ...(rulesPage === null ? {} : { codeDescription: { href: `${rulesPage}#${anchorOf(rule)}` } }),
    source: 'mentor',
    message: `${where}${message}\n${hint}`,
    data,
  };
}

/** A finding about a whole file, or about one that is absent, marks the first line. */
function rangeIn({ file, line, column, endLine, endColumn }: Finding, shown: string, text: string): Range {
  if (file === shown && line !== null && column !== null)
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
