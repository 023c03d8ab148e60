import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import type { CheckResult } from '../../../src/check/model.js';
import { markdownReport } from '../../../src/check/reporters/markdown.js';
import { rule as criterion } from '../../../src/check/rules/complete/criterion.js';
import { rule as date } from '../../../src/check/rules/read/date.js';
import { aboutOf, checkFiles, findingOf, resultOf } from '../in-memory.js';
import { HOSTILE, HOSTILE_RESULT } from './hostile.js';

const RULES = [criterion, date];
const ENTRY =
  '---\nkind: entry\ndate: 12/03/2026\ncriteria: [DM1, DM2, DM3, DM4, DM5, DM6, DM7, DM8, DM9, DM10]\n---\n\nWe met.\n';
const report = (result: CheckResult): string => markdownReport(result, aboutOf(RULES));

function nodesOf(markdown: string): Nodes[] {
  const nodes: Nodes[] = [];
  const processor = unified().use(remarkParse).use(remarkGfm);
  visit(processor.runSync(processor.parse(markdown)) as Nodes, (node: Nodes) => {
    nodes.push(node);
  });
  return nodes;
}

describe('markdown', () => {
  test('is a table of counts, one of the stage, and the findings of each file to unfold', () => {
    const result = checkFiles({ 'journal/a.md': ENTRY }, RULES);
    expect(report(result)).toMatchInlineSnapshot(`
      "<!-- mentor check my-portfolio -->
      ## Portfolio: not ready yet

      | Errors | Missing | Warnings | Accepted |
      | --- | --- | --- | --- |
      | 1 | 1 | 0 | 0 |

      | Stage | Criteria with evidence | Points rated | Skills ticked | Signed |
      | --- | --- | --- | --- | --- |
      | Developing Mentor (ljmu-2007) | 0 of 11 |  | 0 of 10 | 0 of 2 |

      <details open><summary><code>journal</code>: 1</summary>

      - ⬜ missing: No entry shows DM11: Reflects critically on their own practice and that of others, to develop as a professional<br>Add the id to the criteria of an entry that shows it, or write one: <code>mentor new entry --criteria DM11</code>. (<code>complete/criterion</code>)

      </details>

      <details open><summary><code>journal/a.md</code>: 1</summary>

      - ❌ error line 3: Unexpected date <code>12/03/2026</code>, expected a day that exists, such as 2026-03-12<br>If the day comes first, it is <code>2026-03-12</code>. (<code>read/date</code>)

      </details>
      "
    `);
  });

  test('what is quoted makes no link, picture, mention, table cell or element of its own', () => {
    const nodes = nodesOf(report(HOSTILE_RESULT));
    expect(nodes.filter(({ type }) => /^(link|image|code|inlineCode|emphasis|strong|footnote)/.test(type))).toEqual([]);
    const html = nodes.flatMap((node) => (node.type === 'html' ? [node.value] : [])).join('');
    expect(
      html.replace(/<!-- (mentor check my-portfolio )?-->|<\/?(details|summary|code)( open)?>|<br>/g, ''),
    ).not.toContain('<');
    expect(nodes.filter(({ type }) => type === 'tableCell')).toHaveLength(8);
    expect(report(HOSTILE_RESULT)).not.toMatch(/@(?!<)/);
  });

  test('says in words what the signs mean', () => {
    for (const severity of ['error', 'missing', 'warning'] as const)
      expect(report(resultOf([findingOf({ severity })]))).toContain(`${severity} line 3`);
  });

  test('fits into a comment however much is found, and says how much is left out', () => {
    const findings = Array.from({ length: 2000 }, (_, index) =>
      findingOf({ file: `journal/${index}.md`, hint: HOSTILE }),
    );
    const text = report(resultOf(findings));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/and 1\d{3} more files: run `mentor check`\.\n$/);
    expect(text.match(/<details/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });

  test('a few findings stand open, many are folded', () => {
    const few = report(resultOf(Array.from({ length: 10 }, () => findingOf({}))));
    const many = report(resultOf(Array.from({ length: 11 }, () => findingOf({}))));
    expect([few.includes('<details open>'), many.includes('<details open>')]).toEqual([true, false]);
  });
});
