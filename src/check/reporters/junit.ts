import { printable } from '../../text/quoted.js';
import type { AcceptedFinding, CheckResult, Finding } from '../model.js';
import type { About } from './about.js';

/**
 * @returns JUnit XML as junit-10.xsd of the Jenkins xUnit plugin describes it, ended by a newline:
 * a suite for each rule, a failure for each finding, a passing test for a rule that found nothing.
 * Doubtful findings pass and say so in their output; accepted ones are skipped.
 */
export function junitReport(result: CheckResult, about: About): string {
  const suites = about.rules.map(({ id }) => suiteOf(id, result)).filter((suite) => suite.cases.length > 0);
  const failures = suites.reduce((sum, suite) => sum + suite.failures, 0);
  const tests = suites.reduce((sum, suite) => sum + suite.cases.length, 0);
  const counts = { tests: String(tests), failures: String(failures), errors: '0' };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    element('testsuites', { name: `mentor check: ${about.portfolio}`, ...counts }, suites.map(suiteText)),
    '',
  ].join('\n');
}

interface Suite {
  rule: string;
  failures: number;
  skipped: number;
  cases: string[];
}

function suiteOf(rule: string, { findings, accepted }: CheckResult): Suite {
  const found = findings.filter((finding) => finding.rule === rule);
  const skipped = accepted.filter((finding) => finding.rule === rule);
  const cases = [...found.map(foundCase), ...skipped.map(skippedCase)];
  return {
    rule,
    failures: found.filter(({ severity }) => severity !== 'warning').length,
    skipped: skipped.length,
    cases: cases.length > 0 ? cases : [element('testcase', { name: 'nothing found', classname: rule }, [])],
  };
}

function suiteText({ rule, failures, skipped, cases }: Suite): string {
  const counts = { tests: cases.length, failures, errors: 0, skipped };
  const written = Object.entries(counts).map(([key, count]) => [key, String(count)] as const);
  return element('testsuite', { name: rule, ...Object.fromEntries(written) }, cases);
}

function foundCase(finding: Finding): string {
  const { severity, message, hint, rule } = finding;
  const text = escapeXml(`${placeOf(finding)}\n${message}\n${hint}`);
  const outcome =
    severity === 'warning'
      ? `<system-out>${text}</system-out>`
      : `<failure${attributes({ type: severity, message })}>${text}</failure>`;
  return element('testcase', { name: `${placeOf(finding)} ${message}`, classname: rule }, [outcome]);
}

function skippedCase(finding: AcceptedFinding): string {
  const skipped = `<skipped${attributes({ message: `accepted: ${finding.reason}` })}/>`;
  return element('testcase', { name: `${placeOf(finding)} ${finding.message}`, classname: finding.rule }, [skipped]);
}

function placeOf({ file, line, column }: Finding): string {
  return printable(line === null ? file : `${file}:${line}:${column}`);
}

function element(name: string, about: Record<string, string>, children: readonly string[]): string {
  const open = `<${name}${attributes(about)}`;
  if (children.length === 0) return `${open}/>`;
  const inner = children.map((child) => child.replace(/^(?=\s*<)/gm, '  ')).join('\n');
  return `${open}>\n${inner}\n</${name}>`;
}

function attributes(about: Record<string, string>): string {
  return Object.entries(about)
    .map(([name, value]) => ` ${name}="${escapeXml(value).replace(/[\t\n\r]/g, ' ')}"`)
    .join('');
}

/** XML 1.0 has no way to write most control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
