import { jsonText } from '../../text/json-text.js';
import type { AcceptedFinding, CheckResult, Finding, Fix, Rule, Severity } from '../model.js';
import { type About, fromBase } from './about.js';

type Level = 'error' | 'warning' | 'note';

const LEVELS: Record<Severity, Level> = { error: 'error', missing: 'warning', warning: 'note' };

/**
 * @returns a SARIF 2.1.0 log (OASIS, 27 March 2020), ended by a newline. Accepted findings are in it as suppressed ones.
 */
export function sarifReport(result: CheckResult, about: About): string {
  const index = new Map(about.rules.map((rule, position) => [rule.id, position]));
  const shown = result.fixes.filter(({ isSecret }) => !isSecret);
  const fixes = new Map(shown.map((fix) => [placeKey(fix.rule, fix.file, fix.at.line, fix.at.column), fix]));
  const write = (finding: Finding): object => resultOf(finding, about, index, fixes);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'mentor', semanticVersion: about.version, rules: about.rules.map(descriptorOf) } },
        columnKind: 'utf16CodeUnits',
        results: [
          ...result.findings.map(write),
          ...result.accepted.map((finding) => ({ ...write(finding), suppressions: [suppressionOf(finding)] })),
        ],
      },
    ],
  };
  return jsonText(log);
}

function descriptorOf({ id, summary, docs, severity, suggests }: Rule): object {
  return {
    id,
    shortDescription: { text: summary },
    help: { text: docs, markdown: docs },
    defaultConfiguration: { level: LEVELS[severity], ...(suggests ? { enabled: false } : {}) },
    properties: { severity },
  };
}

function resultOf(
  finding: Finding,
  about: About,
  index: ReadonlyMap<string, number>,
  fixes: ReadonlyMap<string, Fix>,
): object {
  const { rule, severity, message, hint, file, line, column, owner, framework, stage, criterion, item } = finding;
  const ruleIndex = index.get(rule);
  const fix = line === null ? undefined : fixes.get(placeKey(rule, file, line, column));
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: withoutLinks(`${message}\n${hint}`) },
    locations: [{ physicalLocation: { artifactLocation: artifactOf(file, about), ...regionOf(finding) } }],
    ...(fix ? { fixes: [changeOf(fix, about)] } : {}),
    properties: { severity, owner, framework, stage, criterion, item },
  };
}

/** A finding about what is absent has no region: SARIF counts lines from 1. */
function regionOf({ line, column, endLine, endColumn }: Finding): object {
  if (line === null || column === null) return {};
  return { region: { startLine: line, startColumn: column, endLine: endLine ?? line, endColumn: endColumn ?? column } };
}

function changeOf({ file, at, text }: Fix, about: About): object {
  const deletedRegion = {
    startLine: at.line,
    startColumn: at.column,
    endLine: at.endLine,
    endColumn: at.endColumn,
  };
  const replacements = [{ deletedRegion, insertedContent: { text } }];
  return {
    description: { text: `Write ${withoutLinks(text)}` },
    artifactChanges: [{ artifactLocation: artifactOf(file, about), replacements }],
  };
}

function suppressionOf({ reason, inPlace }: AcceptedFinding): object {
  return { kind: inPlace ? 'inSource' : 'external', justification: reason };
}

/** Half a surrogate pair, which a file name of Windows can hold, has no place in an address. */
function artifactOf(file: string, about: About): { uri: string } {
  const path = fromBase(about.base, file).replace(/\p{Surrogate}/gu, '\ufffd');
  return { uri: path.split('/').map(encodeURIComponent).join('/') };
}

/** In a SARIF message `[text](target)` is a link (section 3.11.6); ours quote what people wrote and have none. */
function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}

function placeKey(rule: string, file: string, line: number, column: number | null): string {
  return JSON.stringify([rule, file, line, column]);
}
