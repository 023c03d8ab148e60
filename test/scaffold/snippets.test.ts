import { describe, expect, test } from 'vitest';
import { KINDS, readDocument } from '../../src/portfolio/index.js';
import { editorFiles } from '../../src/scaffold/snippets.js';

interface Snippet {
  prefix: string;
  scope: string;
  description: string;
  body: string[];
}

const files = new Map(editorFiles('developing').map(({ path, text }) => [path, text]));
const snippets = JSON.parse(files.get('.vscode/mentor.code-snippets') ?? '{}') as Record<string, Snippet>;

/** The text that an editor writes when nothing is filled in. */
function expanded(body: readonly string[]): string {
  return `${body
    .join('\n')
    .replaceAll('$CURRENT_YEAR', '2026')
    .replaceAll('$CURRENT_MONTH', '03')
    .replaceAll('$CURRENT_DATE', '12')
    .replace(/\$\{\d+\|([^,|]*)[^}]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d/g, '')}\n`;
}

describe('snippets', () => {
  test.each(KINDS)('the one for %s gives a file that can be read as it stands', (kind) => {
    const { body, scope } = snippets[`mentor: ${kind}`] ?? { body: [], scope: '' };
    const { document, problems } = readDocument('journal/a.md', expanded(body));
    expect(problems).toEqual([]);
    expect(document?.kind).toBe(kind);
    expect(scope).toBe('markdown');
  });

  test('every stop has a number of its own, and the caret ends in one place', () => {
    for (const { body } of Object.values(snippets)) {
      const stops = [...body.join('\n').matchAll(/\$\{?(\d)/g)].map(([, stop]) => stop);
      expect(new Set(stops).size).toBe(stops.length);
    }
  });

  test('a comment that accepts a finding names a rule and a reason', () => {
    const { body } = snippets['mentor: accept a finding'] ?? { body: [] };
    const { document } = readDocument('a.md', `---\nkind: entry\n---\n\n${expanded(body)}`);
    expect(document?.facts.acceptances[0]).toMatchObject({ rule: 'link/alt', reason: 'why it is right as it is' });
  });

  test('the stage is the one the portfolio is at, and everything is JSON', () => {
    expect(snippets['mentor: reflection']?.body.join('\n')).toMatch(/stage: \$\{1:developing\}/);
    for (const text of files.values()) expect(() => JSON.parse(text)).not.toThrow();
  });
});
