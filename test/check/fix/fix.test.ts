import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkFiles } from '../../../src/check/check-example.js';
import { check } from '../../../src/check/engine.js';
import { type Fixed, fixPortfolio } from '../../../src/check/fix/fix.js';
import { planEdits } from '../../../src/check/fix/plan.js';
import type { CheckResult } from '../../../src/check/model.js';
import { RULES } from '../../../src/check/rules/index.js';
import { type FileSet, filesInMemory } from '../../../src/portfolio/index.js';
import { applyEdits } from '../../../src/text/edit.js';
import { runs } from '../../support/amount.js';
import { growth, NEARLY_LINEAR } from '../../support/growth.js';

const CONFIG = 'version: 1\nframework: ljmu-2007\nstage: developing\n';
const checkFiles = async (files: FileSet): Promise<CheckResult> =>
  check(linkFiles(files), RULES, { today: '2026-06-01' });
const fixFiles = (texts: Record<string, string>): Promise<Fixed> =>
  fixPortfolio(filesInMemory({ 'portfolio.yaml': CONFIG, ...texts }), checkFiles);
const fixed = async (entry: string): Promise<string> =>
  (await fixFiles({ 'journal/a.md': entry })).files.texts.get('journal/a.md') ?? '';
const entry = (frontMatter: string): string =>
  `---\nkind: entry\n${frontMatter}\n---\n\nWe met on 12/03/2026, see dm5.\n`;

describe('safe fixes', () => {
  test.each([
    ['a date written day first', 'date: 12/03/2026', 'date: 2026-03-12'],
    ['a date in quotes, which stay', "date: '12/03/2026'", "date: '2026-03-12'"],
    ['a criterion in small letters', 'criteria: [dm5, DM7]', 'criteria: [DM5, DM7]'],
    ['two in one text', 'criteria: "dm5, dm7"', 'criteria: "DM5, DM7"'],
    ['a key in other words nearby', 'criterai: [DM5]', 'criteria: [DM5]'],
    ['a key, and then what it says', 'criterai: [dm5]', 'criteria: [DM5]'],
    [
      'with the comments as they are',
      'date: 1.2.2026   # a Sunday\n# criteria: dm5',
      'date: 2026-02-01   # a Sunday\n# criteria: dm5',
    ],
  ])('%s', async (_, before, after) => {
    expect(await fixed(entry(before))).toBe(entry(after));
  });

  test.each([
    ['evidence/board.jpg', 'evidence/Board.JPG', 'evidence/Board.JPG'],
    ['evidence/the board.jpg', 'evidence/The board.jpg', '<../evidence/The board.jpg>'],
    ["'evidence/jo''s board.jpg'", "evidence/Jo's board.jpg", "<../evidence/Jo's board.jpg>"],
  ])('an evidence path gets the capitals of its file: %s', async (wrong, right, linked) => {
    const file = linked.replace(/^<\.\.\/|>$/g, '');
    const link = linked.startsWith('<') ? linked : `../${linked}`;
    const text = (listed: string, shown: string): string =>
      `---\nkind: entry\ncriteria: DM5\nevidence: ${listed}\n---\n\n![B](${shown})\n`;
    const { files } = await fixFiles({ [file]: 'JFIF', 'journal/a.md': text(wrong, link.toLowerCase()) });
    expect(files.texts.get('journal/a.md')).toBe(text(right, link));
  });

  const body = async (words: string): Promise<string> =>
    (await fixed(`---\nkind: entry\ncriteria: [DM5]\n---\n\n${words}\n`)).split('\n').slice(5, -1).join('\n');

  test.each([
    ['•\tOne\no\tTwo\n\uf0b7 Three\n–\tFour', '-\tOne\n-\tTwo\n- Three\n-\tFour'],
    ['##Heading ##\n\n#Plan #2 of two', '## Heading ##\n\n# Plan #2 of two'],
    ['☐ one\n☒ two\n- [✓] three\n- [v] four\n-[ ] five', '- [ ] one\n- [x] two\n- [x] three\n- [x] four\n- [ ] five'],
    ['[plan] (../evidence/my plan.pdf)', '[plan](<../evidence/my plan.pdf>)'],
    ['(plan)[evidence/plan], [site] (https://a.example/b)', '[plan](evidence/plan), [site](https://a.example/b)'],
    ['a. One\nb. Two', '- a. One\n- b. Two'],
    ['§\tOne\nØ\u00a0\u00a0Two', '-\tOne\n- Two'],
    ['We:\nWho\tDay\nShe\ta|b\tx', 'We:\n\n| Who | Day |  |\n| --- | --- | --- |\n| She | a\\|b | x |'],
  ])('marks that are near Markdown become it: %j', async (before, after) => {
    expect(await body(before)).toBe(after);
  });

  test.each([
    'the [new] (2019/20) scheme',
    '[sic] (and/or so)',
    '(Lane)[and/or] then',
    '[1](his/her own)',
    'o two',
    '§ 3 is so',
    '1.\tOne\n2.\tTwo',
    'a. alone',
    'so\tand so',
    '#Mentoring is our word of the year.',
  ])('prose is left as prose: %s', async (words) => {
    expect(await body(words)).toBe(words);
  });

  test('of what two frameworks, stages or keys might be, none is taken', async () => {
    const config = 'version: 1\nframework: ljmu-2017\nstage: developing\n';
    const text = entry('criteria: [DM5]\nstart: 9am');
    const { changed } = await fixFiles({ 'portfolio.yaml': config, 'journal/a.md': text });
    expect(changed.size).toBe(0);
  });

  test.each([
    ['what is no day of the calendar', 'date: 30/02/2026'],
    ['an id that is only near one', 'criteria: [DM55]'],
    ['a key that would then stand twice', 'criteria: [DM5]\ncriterai: [DM7]'],
  ])('leaves %s alone', async (_, frontMatter) => {
    expect(await fixed(entry(frontMatter))).toBe(entry(frontMatter));
  });

  test('names with commas become a list of names, and not one of them in quotes before the rest', async () => {
    const entryOf = (list: string): string => `---\nkind: entry\ncriteria: DM5\nevidence: ${list}\n---\n\nWe met.\n`;
    const { files } = await fixFiles({
      'evidence/Plan, Year 9.pdf': '%PDF',
      'evidence/notes.pdf': '%PDF',
      'journal/a.md': entryOf('evidence/Plan, Year 9.pdf and evidence/notes.pdf'),
    });
    expect(files.texts.get('journal/a.md')).toBe(entryOf("['evidence/Plan, Year 9.pdf', evidence/notes.pdf]"));
  });

  test('evidence whose name Windows cannot hold gets another, also where it is named', async () => {
    const { files, renamed } = await fixFiles({
      'evidence/What now?.pdf': '%PDF-1.7',
      'evidence/Week: 3./aux.pdf': '%PDF-1.7',
      'evidence/Photo.JPG': 'one',
      'evidence/photo.jpg': 'two',
      'evidence/in use|.pdf': '%PDF-1.7',
      'journal/a.md':
        "---\nkind: entry\ncriteria: DM5\nevidence: ['evidence/What now?.pdf', evidence/photo.jpg]\n---\n\n[a](../evidence/What%20now%3F.pdf#page=2) ![b](<../evidence/Week: 3./aux.pdf>)\n[[in use|.pdf]]\n",
    });
    expect(files.texts.get('journal/a.md')).toBe(
      "---\nkind: entry\ncriteria: DM5\nevidence: ['evidence/What now.pdf', evidence/photo-2.jpg]\n---\n\n[a](../evidence/What%20now.pdf#page=2) ![b](<../evidence/Week - 3/aux-file.pdf>)\n[[in use|.pdf]]\n",
    );
    expect(Object.fromEntries(renamed)).toEqual({
      'evidence/What now.pdf': 'evidence/What now?.pdf',
      'evidence/Week - 3/aux-file.pdf': 'evidence/Week: 3./aux.pdf',
      'evidence/photo-2.jpg': 'evidence/photo.jpg',
      'evidence/in use.pdf': 'evidence/in use|.pdf',
    });
  });

  test('what is signed keeps its name, and what goes by a name that cannot be changed', async () => {
    const files = filesInMemory({
      'portfolio.yaml': CONFIG,
      'evidence/aux.pdf': '%PDF-1.7',
      'evidence/nul.pdf': '%PDF-1.7',
      'journal/a.md': '---\nkind: entry\ncriteria: DM5\nevidence: evidence/aux.pdf\n---\n\nSee [[nul.pdf]].\n',
    });
    const { renamed, signed } = await fixPortfolio(files, checkFiles, new Set(['evidence/aux.pdf']));
    expect({ renamed: [...renamed], signed }).toEqual({ renamed: [], signed: ['evidence/aux.pdf'] });
  });

  test('one fix that would do harm keeps no other from being made', async () => {
    const before = entry('date: 12/03/2026\ncriteria: [DM5]\ncriterai: [DM7]');
    expect(await fixed(before)).toBe(before.replace('12/03/2026', '2026-03-12'));
  });

  test('what somebody accepted is left alone', async () => {
    const accepted = `---\nkind: entry\ndate: 12/03/2026\n---\n\n<!-- mentor-accept read/date: as she wrote it -->\nWe met.\n`;
    expect(await fixed(accepted)).toBe(accepted);
  });

  test('a file that is not UTF-8 is left alone', async () => {
    const files = filesInMemory({ 'portfolio.yaml': CONFIG, 'journal/a.md': entry('date: 12/03/2026') });
    const troubles = new Map([['journal/a.md', { kind: 'encoding', detail: '' } as const]]);
    expect((await fixPortfolio({ ...files, troubles }, checkFiles)).changed.size).toBe(0);
  });

  test('what somebody has signed is left alone, and said', async () => {
    const before = entry('date: 12/03/2026');
    const files = filesInMemory({ 'portfolio.yaml': CONFIG, 'journal/a.md': before, 'journal/b.md': before });
    const { changed, signed } = await fixPortfolio(files, checkFiles, new Set(['journal/a.md', 'journal/c.md']));
    expect([[...changed.keys()], signed]).toEqual([['journal/b.md'], ['journal/a.md']]);
  });

  test('a second run finds nothing to fix, and the result is that of the fixed portfolio', async () => {
    const first = await fixFiles({ 'journal/a.md': entry('date: 12/03/2026\ncriterai: [dm5]') });
    expect(first.count).toBe(3);
    const second = await fixPortfolio(first.files, checkFiles);
    expect([second.count, second.changed.size]).toEqual([0, 0]);
    expect(second.result.findings).toEqual(first.result.findings);
    expect(first.result.fixes).toEqual([]);
  });
});

const lineEnd = fc.constantFrom('\n', '\r\n');
const bom = fc.constantFrom('', '\ufeff');
const value = fc.constantFrom('12/03/2026', '2026-03-12', '1.2.2026', 'soon', '30/02/2026');
/** Begins with a word, so that nothing begins that only looks like Markdown, which a fix would mend too. */
const prose = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => `We ${text}`);

/** What slips are made of, in texts and in settings. */
const BODY =
  'a|Bee|9| |\n|\n\n|##|#|-|- |1.|[ ]|[x]|[✓]|☐|☒|•|o\t|[|](|](../evidence/a b.pdf)|)|(|[a] (b.pdf)|(a)[b.pdf]|<|>|`|```\n|\u00a0|{.c}|[^1]|[^1]: n|Dear ';
const TITLE = 'a|B|9| |: |:|#| #|"|\'|[|]|{|}|,|- |&|*|!|>|%|@|`|\\|?|~|é|😀|=';
const slips = (pieces: string): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...pieces.split('|')), { minLength: 1, maxLength: 10 }).map((parts) => parts.join(''));
/** But for the ticks, which are letters once and signs afterwards. */
const lettersOf = (text: string): string => (text.match(/[\p{L}\p{N}]/gu) ?? []).join('').replace(/[xo]/g, '');

describe('whatever the file', () => {
  test('fixes lose no letter, put none elsewhere, and find nothing to do a second time', async () => {
    const some = RULES.filter(({ id }) => /^(?:read|link)\//.test(id));
    const look = async (files: FileSet): Promise<CheckResult> =>
      check(linkFiles(files), some, { today: '2026-06-01', texts: files.texts });
    await fc.assert(
      fc.asyncProperty(slips(TITLE), slips(BODY), async (title, body) => {
        const before = `---\nkind: entry\ncriteria: DM5\ntitle: ${title}\n---\n\n${body}\n`;
        const set = filesInMemory({ 'portfolio.yaml': CONFIG, 'evidence/a b.pdf': '%PDF', 'journal/a.md': before });
        const { files } = await fixPortfolio(set, look);
        expect(lettersOf(files.texts.get('journal/a.md') ?? '')).toBe(lettersOf(before));
        expect((await fixPortfolio(files, look)).changed.size).toBe(0);
      }),
      { numRuns: runs(400) },
    );
  });

  test('everything but the replaced stretches is the same to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(bom, lineEnd, value, prose, prose, async (mark, end, date, comment, body) => {
        const before =
          mark +
          ['---', 'kind: entry', `date: ${date}   # ${comment.replace(/[\r\n]/g, ' ')}`, '---', '', body, ''].join(end);
        const files = filesInMemory({ 'portfolio.yaml': CONFIG, 'journal/a.md': before });
        const edits = planEdits(files.texts, (await checkFiles(files)).fixes).get('journal/a.md') ?? [];
        const after = (await fixPortfolio(files, checkFiles)).files.texts.get('journal/a.md') ?? '';
        const [start] = edits;
        if (!start) expect(after).toBe(before);
        else {
          const at = before.indexOf(date);
          expect(edits).toHaveLength(1);
          expect(Buffer.from(after.slice(0, at))).toEqual(Buffer.from(before.slice(0, at)));
          expect(Buffer.from(after.slice(at + start.insert.length))).toEqual(
            Buffer.from(before.slice(at + date.length)),
          );
        }
      }),
      { numRuns: runs(150) },
    );
  });
});

test('many values of one file are fixed in a straight line', () => {
  const fixed = (size: number): string => {
    const text = 'am1\n'.repeat(size);
    const fixes = Array.from({ length: size }, (_, at) => ({
      rule: 'link/unknown',
      file: 'a.md',
      at: { line: at + 1, column: 1, endLine: at + 1, endColumn: 4 },
      text: 'AM1',
      isSecret: false,
    }));
    return applyEdits(text, planEdits(new Map([['a.md', text]]), fixes).get('a.md') ?? []);
  };
  expect(fixed(3)).toBe('AM1\nAM1\nAM1\n');
  expect(growth(fixed, 3000)).toBeLessThan(NEARLY_LINEAR);
});
