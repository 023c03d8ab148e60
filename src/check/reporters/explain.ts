import { jsonText } from '../../text/json-text.js';
import type { Example, Rule } from '../model.js';

/** @returns a rule in words: what it asks, why, how grave it is, and an example of each kind */
export function explainText(rule: Rule): string {
  const [bad, good] = [rule.bad[0], rule.good[0]];
  return [
    `${rule.id} (${rule.suggests ? 'suggestion' : rule.severity})`,
    rule.summary,
    '',
    rule.docs,
    ...(bad ? ['', 'Found by it:', '', exampleText(bad)] : []),
    ...(good ? ['', 'Right:', '', exampleText(good)] : []),
    '',
  ].join('\n');
}

/** @returns the same for other programs: `{version: 1, rule: {id, severity, summary, docs, bad, good}}` */
export function explainJson({ id, severity, suggests, summary, docs, bad, good }: Rule): string {
  const rule = { id, severity: suggests ? null : severity, summary, docs, bad, good };
  return jsonText({ version: 1, rule });
}

function exampleText(example: Example): string {
  return Object.entries(example.files)
    .map(([path, text]) => `  ${path}\n${indent(text)}`)
    .join('\n');
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
}
