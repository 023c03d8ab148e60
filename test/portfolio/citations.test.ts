import { describe, expect, test } from 'vitest';
import { findCitations } from '../../src/portfolio/citations.js';
import { readDocument } from '../../src/portfolio/index.js';

/** Each group as `[key|before|locator]`, `-` for a year alone, round brackets within a sentence. */
function found(text: string): string[] {
  return findCitations(text).map(({ bracketed, works }) => {
    const said = works.map(({ key, before, locator, yearOnly }) =>
      [`${yearOnly ? '-' : ''}${key}`, before, locator].join('|'),
    );
    return bracketed ? `[${said.join('; ')}]` : `(${said.join('; ')})`;
  });
}

describe('citations', () => {
  test.each([
    ['so [@lane2019].', ['[lane2019||]']],
    ['so [@lane2019, pp. 4-6; see @marsh:20.b, ch. 2]', ['[lane2019||pp. 4-6; marsh:20.b|see|ch. 2]']],
    ['Lane says so [-@lane2019 p. 4]', ['[-lane2019||p. 4]']],
    ['@lane2019 says so.', ['(lane2019||)']],
    ['as @lane2019 [p. 4] says', ['(lane2019||p. 4)']],
    ['as @lane2019 [the book] says', ['(lane2019||)']],
    ['[@å_1/2+3]', ['[å_1/2+3||]']],
    ['write to a.b@fen.example, [or b@fen.example]', []],
    ['\\@lane2019 and https://fen.example/@lane', []],
    ['[see no @ here; @lane]', ['(lane||)']],
    ['[one] [@a] @b, [@c]', ['[a||]', '(b||)', '[c||]']],
  ])('in %s', (text, groups) => {
    expect(found(text)).toEqual(groups);
  });

  test('of a document are those that a reader sees', () => {
    const body =
      'So [@a, p. 2] and @b.\n\n`[@c]` <!-- @d --> [@e](#x) [text @f][l] ![@g](x.png) <https://fen.example/@h>\n\n```\n@i\n```\n\n- **[@j]** and [see @k]\n\n[l]: #x\n[@m]: #x\n';
    const { document } = readDocument('journal/a.md', `---\nkind: entry\n---\n\n${body}`);
    const citations = document?.facts.citations ?? [];
    expect(citations.map(({ key, sure }) => `${key} ${sure}`)).toEqual(['a true', 'b false', 'j true', 'k false']);
    expect(citations[2]?.at).toEqual({ line: 13, column: 6, endLine: 13, endColumn: 8 });
  });
});
