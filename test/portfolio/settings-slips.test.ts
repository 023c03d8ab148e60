import { describe, expect, test } from 'vitest';
import { checkExample } from '../../src/check/check-example.js';
import { fixPortfolio } from '../../src/check/fix/fix.js';
import { RULES } from '../../src/check/rules/index.js';

const BODY = '---\n\nWe observed together.\n';

/** What `--fix` makes of a journal file, and the findings of group read before. */
async function mended(text: string): Promise<{ found: string[]; after: string; left: string[] }> {
  const files = { 'portfolio.yaml': 'version: 1\nframework: ljmu-2016\nstage: advanced\n', 'journal/a.md': text };
  const look = (texts: Record<string, string>) => checkExample({ files: texts }, RULES);
  const told = ({ findings }: ReturnType<typeof look>): string[] =>
    findings.flatMap(({ rule, file, line, column }) =>
      file === 'journal/a.md' && /^(?:read|link)\//.test(rule) ? [`${rule} ${line}:${column}`] : [],
    );
  const set = { files: [], texts: new Map(Object.entries(files)), troubles: new Map() };
  const fixed = await fixPortfolio(set, async ({ texts }) => look(Object.fromEntries(texts)));
  return { found: told(look(files)), after: fixed.files.texts.get('journal/a.md') ?? '', left: told(fixed.result) };
}

describe('a setting that loses words is found, and --fix brings them back', () => {
  const kept: [what: string, written: string, at: string, after: string][] = [
    [
      'a comma between braces',
      'evidence:\n  - {url: https://a.example/b, caption: One, two, three}',
      'read/cut-value 4:41',
      "caption: 'One, two, three'}",
    ],
    [
      'a comma and a colon',
      'evidence:\n  - {url: https://a.example/b, caption: Seats, before: after}',
      'read/cut-value 4:41',
      "caption: 'Seats, before: after'}",
    ],
    ['a # in a title', 'title: Year 9 #2: seats', 'read/cut-value 3:8', "title: 'Year 9 #2: seats'"],
    ['a # behind an apostrophe', "title: Jo's hour #2", 'read/cut-value 3:8', "title: 'Jo''s hour #2'"],
    [
      'a # in a caption',
      'evidence:\n  - url: https://a.example/b\n    caption: Plan #2',
      'read/cut-value 5:14',
      "caption: 'Plan #2'",
    ],
    ['a second colon', 'title: Meeting: Year 9', 'read/yaml 3:8', "title: 'Meeting: Year 9'"],
    ['quotes between quotes', 'title: "He said "no""', 'read/yaml 3:8', 'title: \'He said "no"\''],
    ['an apostrophe between quotes', "title: 'It's'", 'read/yaml 3:8', "title: 'It''s'"],
    ['a bracket before more', 'title: [draft] My talk', 'read/yaml 3:8', "title: '[draft] My talk'"],
    [
      'a colon in a caption',
      'evidence:\n  - url: https://a.example/b\n    caption: He said: wait',
      'read/yaml 5:14',
      "caption: 'He said: wait'",
    ],
    ['no space behind a colon', 'title:Joint observation', 'read/yaml 3:6', 'title: Joint observation'],
    ['a no-break space behind a colon', 'title:\u00a0Joint observation', 'read/yaml 3:7', 'title: Joint observation'],
    [
      'a thin space before an item',
      'evidence:\n\u2009 - https://a.example/b',
      'read/yaml 4:1',
      '  - https://a.example/b',
    ],
    ['a key with a capital', 'Title: Joint observation', 'read/unknown-key 3:1', 'title: Joint observation'],
    [
      'a misspelt key of a list',
      'evidence:\n  - {url: https://a.example/b, captoin: Plan}',
      'read/unknown-key 4:32',
      'caption: Plan',
    ],
    ['ids without a comma', 'criteria: AM1 AM2', 'link/criterion 3:11', 'criteria: AM1, AM2'],
    ['a day in words', 'date: 12 March 2026', 'read/date 3:7', 'date: 2026-03-12'],
    ['ids with a slash', 'criteria: AM1/AM2', 'link/criterion 3:11', 'criteria: AM1, AM2'],
    ['ids with another sign', 'criteria: [AM1; AM2 and AM3]', 'link/criterion 3:12', 'criteria: [AM1, AM2, AM3]'],
  ];
  test.each(kept)('%s', async (_, written, at, after) => {
    const result = await mended(`---\nkind: entry\n${written}\n${BODY}`);
    expect(result.found).toContain(at);
    expect(result.after).toContain(after);
    expect(result.left.filter((one) => !/no-criterion|no-stage/.test(one))).toEqual([]);
  });

  test('every key with a capital, the kind too, in one go', async () => {
    const { found, after } = await mended(`---\nKind: entry\nTitle: A\nDate: 2026-03-12\nCriteria: [AM1]\n${BODY}`);
    expect(found.filter((one) => one.startsWith('read/unknown-key'))).toHaveLength(4);
    expect(after).toContain('kind: entry\ntitle: A\ndate: 2026-03-12\ncriteria: [AM1]');
  });

  test('a note of a rating, and words that should have been one', async () => {
    const { found, after } = await mended(
      '---\nkind: self-assessment\nstage: advanced\nratings:\n  MS1.1: {rating: amber, note: Open, but nobody comes}\n  MS1.2: {rating: green, All open}\n---\n',
    );
    expect(found).toEqual(['read/cut-value 5:32', 'read/cut-value 6:26']);
    expect(after).toContain(
      "{rating: amber, note: 'Open, but nobody comes'}\n  MS1.2: {rating: green, note: All open}",
    );
  });
});

describe('what quotes would not mend, or might change, is left to the person', () => {
  test.each([
    ['a quote that is never closed', 'title: "Year 9'],
    ['a quote that may be too many', "title: 'It's about time"],
    ['a list', 'criteria: [AM1'],
    ['a text that goes on below', 'title: Year 9: rivers\n  and lakes'],
    ['a remark that may be none', 'title: Year 9: rivers # again'],
  ])('%s', async (_, written) => {
    const text = `---\nkind: entry\n${written}\n${BODY}`;
    const { found, after } = await mended(text);
    expect(found.filter((one) => one.startsWith('read/yaml'))).toHaveLength(1);
    expect(after).toBe(text);
  });
});

describe('what is no slip is let be', () => {
  test.each([
    ['a remark behind two spaces', 'title: Year 9  # ask again'],
    ['a remark behind an id', 'criteria: AM1 # the first'],
    ['quotes', "title: 'Year 9 #2'"],
    ['keys of other programs', 'tags: [a, b]\naliases: [c]\ncssclasses: wide\nlinter-yaml-title-alias: A'],
  ])('%s', async (_, written) => {
    const { found } = await mended(`---\nkind: entry\n${written}\n${BODY}`);
    expect(found.filter((one) => one.startsWith('read/'))).toEqual([]);
  });

  test('settings of a note that is none of ours', async () => {
    const { found } = await mended(
      '---\ntitle: Plan\ndate: 28 November 2026\nsubject: [maths, "a: b"]\nhours: two\n---\n\nPlan.\n',
    );
    expect(found).toEqual(['read/kind 1:1']);
  });
});

describe('an unfinished merge is one error, and the only one of its file', () => {
  test.each([
    [
      'between the settings',
      '---\nkind: entry\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> main\n---\n\nT\n',
      '3:1',
    ],
    [
      'with the base',
      '---\nkind: entry\ncriteria: AM1\n---\n\n<<<<<<< ours\na\n||||||| base\nb\n=======\nc\n>>>>>>> theirs\n',
      '6:1',
    ],
    [
      'around the whole file',
      '<<<<<<< HEAD\n---\nkind: entry\n---\n\nA\n=======\n---\nkind: entry\n---\n\nB\n>>>>>>> main\n',
      '1:1',
    ],
  ])('%s', async (_, text, at) => {
    const { found } = await mended(text);
    expect(found.filter((one) => one.startsWith('read/'))).toEqual([`read/merge ${at}`]);
  });
});
