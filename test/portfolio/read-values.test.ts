import { describe, expect, test } from 'vitest';
import { emptyConfig, readConfig } from '../../src/portfolio/config.js';
import type { FieldName } from '../../src/portfolio/fields.js';
import { readDocument } from '../../src/portfolio/index.js';
import type { ReadProblem } from '../../src/portfolio/model.js';
import { readPeople } from '../../src/portfolio/people.js';

/** What was found, as `rule line:column-endColumn message`, and how to mend it where that is known. */
function told(problems: readonly ReadProblem[]): string[] {
  return problems.map(({ rule, at, message, fix }) => {
    const place = at ? ` ${at.line}:${at.column}-${at.endColumn}` : '';
    return `${rule}${place} ${message}${fix === undefined ? '' : ` => ${fix}`}`;
  });
}

/** A value without the places that are in it. */
const plain = (value: unknown): unknown =>
  value === undefined
    ? undefined
    : JSON.parse(JSON.stringify(value, (key, inner) => (key === 'at' || key === 'levelAt' ? undefined : inner)));

/** Reads front-matter; lines count from its first, which is the file's second. */
function read(yaml: string, field: FieldName): { value: unknown; told: string[] } {
  const { document, problems } = readDocument('notes/a.md', `---\n${yaml}\n---\n\nText.\n`);
  return { value: plain(document?.frontMatter[field]?.value), told: told(problems) };
}

describe('a value of the front-matter', () => {
  const link = (file: string | null, url: string | null = null): object => ({ file, url, caption: null, alt: null });
  const rating = (level: string, note: string | null = null): object => ({ point: 'MS1', level, note });
  const period = { period: '', until: null, discussions: 0, observations: 0, reports: 0, note: null };
  const target = { file: null, line: null, criterion: null, item: null };
  const ROWS: [yaml: string, field: FieldName, value: unknown, told?: string[]][] = [
    ['title: "  a  "', 'title', 'a'],
    ['title:', 'title', undefined],
    ['title: a\ntitle: b', 'title', 'a', ['read/duplicate-key 4:1-6 Unexpected second `title`']],
    ['title: a\ntitel: b', 'title', 'a', ['read/unknown-key 4:1-6 Unexpected key `titel`']],
    ['titel: b', 'title', undefined, ['read/unknown-key 3:1-6 Unexpected key `titel` => title']],
    ['x-a: 1\na-x: 1', 'title', undefined, ['read/unknown-key 4:1-4 Unexpected key `a-x`']],
    [
      'starts: 2026-01-01',
      'starts',
      '2026-01-01',
      ['read/unknown-key 3:1-7 Unexpected key `starts` in a file of kind entry'],
    ],
    ['fields:', 'fields', undefined],
    ['title: ~', 'title', undefined],
    ['title: 1.10', 'title', '1.10'],
    ['title: yes', 'title', 'yes'],
    [
      'title: Hour #2',
      'title',
      'Hour',
      [
        "read/cut-value 3:8-15 Unexpected `#2`: after a space, YAML takes `#` and what follows for a remark, so these words are lost => 'Hour #2'",
      ],
    ],
    ['stage: advanced #2', 'stage', 'advanced'],
    ['title: [a]', 'title', undefined, ['read/schema 3:8-11 Unexpected value of `title`, expected one text']],
    [
      'title: "C:\\Users"',
      'title',
      'C:\\Users"',
      ["read/yaml 3:8-18 Unexpected `\\` between double quotes => 'C:\\Users'"],
    ],
    [
      'title: {a: b: c}',
      'title',
      undefined,
      ["read/yaml 3:8-17 Unexpected second colon between brackets or braces => '{a: b: c}'"],
    ],
    [
      'title: a\n...\nhours: 2',
      'hours',
      undefined,
      ['read/yaml 4:1-4 Unexpected line between two settings: it ends them, and nothing after it is read'],
    ],
    ['title: a\n...', 'title', 'a'],
    ['title: {a: b}', 'title', undefined, ['read/schema 3:8-14 Unexpected value of `title`, expected one text']],
    ['date: 2024-02-29', 'date', '2024-02-29'],
    ['date: 2000-02-29', 'date', '2000-02-29'],
    ['date: 2026-04-30', 'date', '2026-04-30'],
    ['date: 2026-12-31', 'date', '2026-12-31'],
    ['date: 2026-01-01', 'date', '2026-01-01'],
    ['date:', 'date', undefined],
    ...[
      ['2026-02-29'],
      ['1900-02-29'],
      ['2026-04-31'],
      ['2026-06-31'],
      ['2026-09-31'],
      ['2026-11-31'],
      ['2024-02-30'],
      ['2026-01-32'],
      ['2026-01-00'],
      ['2026-00-10'],
      ['2026-13-01'],
      ['2026-1-1', '2026-01-01'],
      ['2026/3/12', '2026-03-12'],
      ['12 March 2026', '2026-03-12'],
      ['March 12th, 2026', '2026-03-12'],
      ['12 Mawrth 2026', '2026-03-12'],
      ['Dydd Iau, 12fed o Fawrth 2026', '2026-03-12'],
      ['2026-03-12T09:30:00.000Z', '2026-03-12'],
      ['12/03/2026 9.30am', '2026-03-12'],
      ['“2026-03-12”', '2026-03-12'],
      ['20260312', '2026-03-12'],
      ['202612'],
      ['Thursday, 12th of Sept. 26', '2026-09-12'],
      ['31 June 2026'],
      ['12 Ma 2026'],
      ['March 2026'],
      ['soon'],
      ['12/03/2026', '2026-03-12'],
      ['1.2.26', '2026-02-01'],
      ['31-12-2026', '2026-12-31'],
      ['31/02/2026'],
      ['12/03/126'],
    ].map(([written = '', meant]): [string, FieldName, unknown, string[]] => [
      `date: ${written}`,
      'date',
      undefined,
      [
        `read/date 3:7-${7 + written.length} Unexpected date \`${written}\`, expected a day that exists, such as 2026-03-12${meant ? ` => ${meant}` : ''}`,
      ],
    ]),
    ['hours: 1.5', 'hours', 1.5],
    ['hours: 1,5', 'hours', 1.5],
    ['hours: 2', 'hours', 2],
    ['hours:', 'hours', undefined],
    ['hours: 0', 'hours', 0],
    ['hours: two', 'hours', undefined, ['read/schema 3:8-11 Unexpected `hours: two`, expected a number']],
    ['hours: -1', 'hours', undefined, ['read/schema 3:8-10 Unexpected `hours: -1`, expected a number']],
    [
      `hours: ${'9'.repeat(400)}`,
      'hours',
      undefined,
      [`read/schema 3:8-408 Unexpected \`hours: ${'9'.repeat(52)}…\`, expected a number`],
    ],
    ['consent: given', 'consent', 'given'],
    ['consent:', 'consent', undefined],
    [
      'consent: Given',
      'consent',
      undefined,
      ['read/schema 3:10-15 Unexpected `consent: Given`, expected one of given, not-needed, missing'],
    ],
    ['people: [a, "b, c", ""]', 'people', [{ value: 'a' }, { value: 'b' }, { value: 'c' }]],
    ['people: ", a ,, b c ,"', 'people', [{ value: 'a' }, { value: 'b c' }]],
    ['people: " "', 'people', []],
    ['people: " a "', 'people', [{ value: 'a' }]],
    ['people: [~, 007]', 'people', [{ value: '007' }]],
    [
      'people: [a, [b], {c: d}]',
      'people',
      [{ value: 'a' }],
      ['13-16', '18-24'].map((at) => `read/schema 3:${at} Unexpected value of \`people\`, expected ids`),
    ],
    ['people: {a: b}', 'people', undefined, ['read/schema 3:9-15 Unexpected value of `people`, expected a list']],
    ['evidence: evidence/a.pdf', 'evidence', [link('evidence/a.pdf')]],
    [
      'evidence: [a.pdf, HTTPS://x.example/a, ftp://x]',
      'evidence',
      [link('a.pdf'), link(null, 'HTTPS://x.example/a'), link('ftp://x')],
    ],
    ['evidence: ["", ~]', 'evidence', []],
    ['evidence: " a.pdf "', 'evidence', [link('a.pdf')]],
    ['evidence: a.pdf # the plan', 'evidence', [link('a.pdf')]],
    ['evidence: https://x.example/a #b', 'evidence', [link(null, 'https://x.example/a')]],
    ['evidence:\n  - file: a.pdf # the plan', 'evidence', [link('a.pdf')]],
    [
      'criteria: {DM5, DM7}',
      'criteria',
      undefined,
      [
        'read/cut-value 3:12-20 Unexpected `DM5, DM7` between braces, where everything is `key: value`',
        'read/schema 3:11-21 Unexpected value of `criteria`, expected a list',
      ],
    ],
    [
      'evidence: Plan #2.pdf',
      'evidence',
      [link('Plan')],
      [
        "read/cut-value 3:11-22 Unexpected `#2.pdf`: after a space, YAML takes `#` and what follows for a remark, so these words are lost => 'Plan #2.pdf'",
      ],
    ],
    [
      'evidence:\n  - file: a.pdf\n    flie: b.pdf\n    captoin: B',
      'evidence',
      [link('a.pdf')],
      [
        'read/unknown-key 5:5-9 Unexpected key `flie` in `evidence`',
        'read/unknown-key 6:5-12 Unexpected key `captoin` in `evidence` => caption',
      ],
    ],
    [
      'evidence:\n  - {file: a.pdf, caption: A plan, alt: Two rows}',
      'evidence',
      [{ ...link('a.pdf'), caption: 'A plan', alt: 'Two rows' }],
    ],
    ['evidence: {url: https://x.example/a, caption: }', 'evidence', [link(null, 'https://x.example/a')]],
    [
      'evidence:\n  - {file: a.pdf, url: https://x.example/a}\n  - {caption: A}\n  - [a]',
      'evidence',
      [],
      [
        'read/schema 4:5-44 Unexpected value of `evidence`, expected either `file` or `url`',
        'read/schema 5:5-17 Unexpected value of `evidence`, expected either `file` or `url`',
        'read/schema 6:5-8 Unexpected value of `evidence`, expected a file or an address',
      ],
    ],
    [
      'evidence:\n  - file: a.pdf\n    caption: [Draft]\n    x-own: 1\n    pages: 3',
      'evidence',
      [link('a.pdf')],
      [
        'read/unknown-key 7:5-10 Unexpected key `pages` in `evidence`',
        'read/schema 5:14-21 Unexpected value of `caption`, expected one text',
      ],
    ],
    ['ratings:', 'ratings', []],
    ['ratings: {MS1: green}', 'ratings', [rating('green')]],
    ['ratings:\n  MS1: {rating: 1.10, note: " Why "}', 'ratings', [rating('1.10', 'Why')]],
    ['ratings:\n  MS1: {rating: }\n  MS2:', 'ratings', []],
    ['ratings:\n  ? [MS2]\n  : red\n  MS1: red', 'ratings', [rating('red')]],
    [
      'ratings:\n  MS1:\n    rating: red\n    nte: Why',
      'ratings',
      [rating('red')],
      ['read/unknown-key 6:5-8 Unexpected key `nte` in `ratings` => note'],
    ],
    [
      'ratings:\n  MS1: [green]\n  MS2: {note: a}\n  MS3: {rating: [red]}',
      'ratings',
      [],
      [
        'read/schema 4:8-15 Unexpected value of `ratings`, expected a rating',
        'read/schema 5:8-17 Unexpected value of `ratings`, expected a rating',
        'read/schema 6:8-23 Unexpected value of `ratings`, expected a rating',
      ],
    ],
    [
      'ratings: green',
      'ratings',
      undefined,
      ['read/schema 3:10-15 Unexpected `ratings: green`, expected a rating for each point'],
    ],
    [
      'ratings: [green]',
      'ratings',
      undefined,
      ['read/schema 3:10-17 Unexpected value of `ratings`, expected a rating for each point'],
    ],
    [
      'schedule:\n  - {period: Autumn, until: 2026-12-18, discussions: 3, observations: 1, reports: 007, note: By phone}',
      'schedule',
      [{ period: 'Autumn', until: '2026-12-18', discussions: 3, observations: 1, reports: 7, note: 'By phone' }],
    ],
    [
      'schedule:\n  - {discussions: three, observations: -1, reports: 1.5, until: soon}',
      'schedule',
      [period],
      [
        'read/date 4:65-69 Unexpected date `soon`, expected a day that exists, such as 2026-03-12',
        'read/schema 4:19-24 Unexpected `discussions: three`, expected a whole number',
        'read/schema 4:40-42 Unexpected `observations: -1`, expected a whole number',
        'read/schema 4:53-56 Unexpected `reports: 1.5`, expected a whole number',
      ],
    ],
    ['schedule:\n  - {period: , until: , discussions: }', 'schedule', [period]],
    [
      'schedule: {period: a}',
      'schedule',
      undefined,
      ['read/schema 3:11-22 Unexpected value of `schedule`, expected a list of periods'],
    ],
    ['schedule: [a]', 'schedule', [], ['read/schema 3:12-13 Unexpected `schedule: a`, expected a period']],
    ['on: DM5', 'on', { ...target, criterion: 'DM5' }],
    ['on: journal/a.md', 'on', { ...target, file: 'journal/a.md' }],
    ['on:', 'on', undefined],
    ['on: {file: a.md, line: 12}', 'on', { ...target, file: 'a.md', line: 12 }],
    ['on: {criterion: DM5, item: MS2.3}', 'on', { ...target, criterion: 'DM5', item: 'MS2.3' }],
    [
      'on: {file: [a.md], line: 1.5}',
      'on',
      target,
      [
        'read/schema 3:12-18 Unexpected value of `file`, expected one text',
        'read/schema 3:26-29 Unexpected `line: 1.5`, expected a whole number',
      ],
    ],
    [
      'on: [a]',
      'on',
      undefined,
      ['read/schema 3:5-8 Unexpected value of `on`, expected a file, a criterion or another id of the framework'],
    ],
    [
      'fields: {a: 1.10, b: 007, c: 2, d: yes, e: [~, x], f: {g: h}}',
      'fields',
      { a: '1.10', b: '007', c: 2, d: 'yes', e: [null, 'x'], f: { g: 'h' } },
    ],
  ];
  const KIND: Partial<Record<FieldName, string>> = {
    ratings: 'self-assessment',
    schedule: 'agreement',
    on: 'comment',
    fields: 'agreement',
  };
  test.each(ROWS)('%j', (yaml, field, value, wrong = []) => {
    const found = read(`kind: ${KIND[field] ?? 'entry'}\n${yaml}`, field);
    expect(found).toEqual({ value, told: wrong });
  });

  test('that is no day has the one that may be meant in its hint', () => {
    const hint = (date: string): string | undefined =>
      readDocument('a.md', `---\nkind: entry\ndate: ${date}\n---\n`).problems[0]?.hint;
    expect(hint('12/03/2026')).toBe('If the day comes first, it is `2026-03-12`.');
    expect(hint('12 March 2026')).toBe('Write `2026-03-12`.');
    expect(hint('soon')).toBe('Write year, month and day, with hyphens: 2026-03-12.');
  });

  test('says where each of it stands', () => {
    const { document } = readDocument(
      'notes/a.md',
      '---\nkind: agreement\nschedule:\n  - {period: a}\nevidence:\n  - {caption: c, file: a.pdf}\n  - {url: https://x.example}\n  - b.pdf\n---\n',
    );
    const places = (values: readonly { at: { line: number; column: number } }[] = []): string[] =>
      values.map(({ at }) => `${at.line}:${at.column}`);
    expect(places(document?.frontMatter.schedule?.value)).toEqual(['4:5']);
    expect(places(document?.frontMatter.evidence?.value)).toEqual(['6:24', '7:11', '8:5']);
    const coded = readDocument('a.md', '---\nkind: entry\npeople: ["b, c d", "e", f]\n---\n').document;
    expect(coded?.frontMatter.people?.value.map(({ at }) => [at.column, at.endColumn])).toEqual([
      [11, 12],
      [14, 17],
      [20, 23],
      [25, 26],
    ]);
    const rated = readDocument('a.md', '---\nkind: self-assessment\nratings:\n  MS1: {rating: red}\n---\n').document;
    const [first] = rated?.frontMatter.ratings?.value ?? [];
    expect([first?.at.column, first?.levelAt.column]).toEqual([3, 17]);
  });
});

test.each<[string, string]>([
  ['', 'read/front-matter Unexpected empty file: it is not counted'],
  [
    '\n---\nkind: entry\n---\n',
    'read/front-matter 2:1-4 Unexpected empty line before `---`: the settings are not read, and the file is not counted',
  ],
  ['---\ntitle: a\n---\n', 'read/kind 1:1-4 Unexpected front-matter without a `kind`: the file is not counted'],
  ['Text', 'read/front-matter 1:1-5 Unexpected file without front-matter: it is not counted'],
  [' \nText --- \nand more', 'read/front-matter 2:1-10 Unexpected file without front-matter: it is not counted'],
  [
    '\u2014\nkind: entry\n\u2014\n',
    'read/front-matter 1:1-2 Unexpected `\u2014`, expected three hyphens: the settings are not read, and the file is not counted',
  ],
  ['---\nkind: entry\n--- x\n', 'read/front-matter 3:1-6 Unexpected `--- x`, expected `---`'],
  ['---\nkind: entri\n---\n', 'read/kind 2:7-12 Unexpected kind `entri` => entry'],
])('a file of the journal that does not count says why: %j', (text, wrong) => {
  const { document, problems } = readDocument('journal/a.md', text);
  expect([document, told(problems)]).toEqual([null, [wrong]]);
});

describe('portfolio.yaml', () => {
  test('is read whole', () => {
    const { config, problems } = readConfig(
      'version: "1"\nid: abc\nmentor: {name: A. Fen, school: " Fen ", threshold: post, role: Head, phase: primary, subject: ""}\n' +
        'provider: Fen University\nframework: [ljmu-2016, ljmu-2007]\nstage: advanced\nlanguage: cy\ntheme: university\n' +
        'people: {head-teacher: B. Marsh, __proto__: x, other: }\nhidden: 3\nrules: {link/alt: off}\n' +
        'stages: {advanced: {rules: {link/alt: warning}}}\nignore: [drafts/, ./old, .., ""]\n' +
        'accept:\n  - {rule: link/alt, file: a.md, reason: decoration}\n  - {rule: link/alt, reason: all}\nx-own: [1]\n',
    );
    expect(told(problems)).toEqual([]);
    expect(plain(config)).toEqual({
      id: 'abc',
      mentor: { name: 'A. Fen', school: 'Fen', threshold: 'post', role: 'Head', phase: 'primary', subject: null },
      provider: 'Fen University',
      frameworks: [{ value: 'ljmu-2016' }, { value: 'ljmu-2007' }],
      stage: { value: 'advanced' },
      language: 'cy',
      theme: 'university',
      people: { 'head-teacher': 'B. Marsh' },
      hidden: 3,
      rules: { 'link/alt': 'off' },
      stageRules: [{ stage: { value: 'advanced' }, rules: { 'link/alt': 'warning' } }],
      places: {
        'people/head-teacher': plainPlace(9, [10, 22], [24, 32]),
        'rules/link/alt': plainPlace(11, [9, 17], [19, 22]),
        'stages/advanced/rules/link/alt': plainPlace(12, [29, 37], [39, 46]),
      },
      ignore: ['drafts', 'old'],
      accept: [
        { rule: 'link/alt', file: 'a.md', reason: 'decoration' },
        { rule: 'link/alt', file: null, reason: 'all' },
      ],
    });
  });

  function plainPlace(line: number, key: [number, number], value: [number, number]): object {
    const [k, v] = [key, value].map(([column, endColumn]) => ({ line, column, endLine: line, endColumn }));
    return { key: k, value: v };
  }

  test.each([
    'mentor:',
    'mentor: ~',
    'people:',
    'rules:',
    'stages:',
    'accept:',
    'ignore:',
    'hidden:',
    'stage:',
    'language:',
    'version:',
  ])('%s with nothing behind it says nothing', (line) => {
    const { config, problems } = readConfig(`framework: a\n${line}\n`);
    expect(told(problems)).toEqual([]);
    expect(plain(config)).toEqual({ ...emptyConfig(), frameworks: [{ value: 'a' }] });
  });

  test.each<[string, string[]]>([
    ['version: 2', ['read/schema 2:10-11 Unexpected value of `version`, expected 1']],
    ['mentor: A. Fen', ['read/schema 2:9-15 Unexpected value of `mentor`, expected a name and a school']],
    ['mentor: {nam: A}', ['read/unknown-key 2:10-13 Unexpected key `nam`']],
    ['mentor: {name: [A]}', ['read/schema 2:16-19 Unexpected value of `name`, expected one text']],
    [
      'mentor: {threshold: high}',
      ['read/schema 2:21-25 Unexpected value of `threshold`, expected one of `core`, `post`'],
    ],
    [
      'provider: Fen #2',
      [
        "read/cut-value 2:11-17 Unexpected `#2`: after a space, YAML takes `#` and what follows for a remark, so these words are lost => 'Fen #2'",
      ],
    ],
    [
      'people: {head-teacher: B #2\n }',
      [
        "read/cut-value 2:24-28 Unexpected `#2`: after a space, YAML takes `#` and what follows for a remark, so these words are lost => 'B #2'",
      ],
    ],
    ['stage: [a]', ['read/schema 2:8-11 Unexpected value of `stage`, expected one text']],
    ['stage: a # now', []],
    ['language: cy # now', []],
    ['ignore: a # now', []],
    ['stages: {advanced: {rules: }}', []],
    ['language: welsh', ['read/schema 2:11-16 Unexpected value of `language`, expected one of `en-GB`, `cy`']],
    ['hidden: 12345', ['read/schema 2:9-14 Unexpected value of `hidden`, expected a number']],
    ['hidden: x1', ['read/schema 2:9-11 Unexpected value of `hidden`, expected a number']],
    ['people: [a]', ['read/schema 2:9-12 Unexpected value of `people`, expected lines of the form `id: value`']],
    ['rules: {link/alt: [off]}', ['read/schema 2:19-24 Unexpected value of `rules`, expected one text']],
    ['stages: advanced', ['read/schema 2:9-17 Unexpected value of `stages`, expected stages with their `rules`']],
    [
      'stages: {advanced: on}',
      ['read/schema 2:10-18 Unexpected value of `stages`, expected stages with their `rules`'],
    ],
    ['stages: {advanced: {rule: {}}}', ['read/unknown-key 2:21-25 Unexpected key `rule`']],
    ['stages: {__proto__: x}', []],
    ['accept: link/alt', ['read/schema 2:9-17 Unexpected value of `accept`, expected a list']],
    ['accept: [link/alt]', ['read/schema 2:10-18 Unexpected value of `accept`, expected a rule and a reason']],
    ['accept: [{rule: link/alt}]', ['read/schema 2:10-26 Unexpected value of `accept`, expected a rule and a reason']],
    [
      'accept: [{reason: a, why: b}]',
      [
        'read/unknown-key 2:22-25 Unexpected key `why`',
        'read/schema 2:10-29 Unexpected value of `accept`, expected a rule and a reason',
      ],
    ],
    [
      'mentor: {name: A, B}',
      [
        "read/cut-value 2:16-20 Unexpected `B` after a comma: between braces, a comma ends the value, so these words are lost => 'A, B'",
      ],
    ],
    ['other: 1', ['read/unknown-key 2:1-6 Unexpected key `other`']],
  ])('%s', (line, wrong) => {
    expect(told(readConfig(`framework: a\n${line}\n`).problems)).toEqual(wrong);
  });

  test.each(['', '# nothing yet\n', 'framework:\n', 'framework: []\n', 'stage: a\n'])(
    '%j follows no framework',
    (text) => {
      expect(told(readConfig(text).problems)).toEqual(['read/schema Unexpected end: no `framework`']);
    },
  );

  test('that does not parse is told for that alone', () => {
    expect(told(readConfig('- a\n').problems)).toEqual([
      'read/yaml 1:1-1 Unexpected text, expected lines of the form `key: value`',
    ]);
    const merge = readConfig('<<<<<<< HEAD\nstage: a\n=======\nstage: b\n>>>>>>> other\n');
    expect([merge.problems.map(({ rule }) => rule), merge.config]).toEqual([['read/merge'], emptyConfig()]);
  });
});

test('private.yaml of another version says so', () => {
  expect(told(readPeople('version: 2\npeople:\n').problems)).toEqual([
    'read/schema 1:10-11 Unexpected value of `version`, expected 1',
  ]);
});

test.each<[string, string[], string[]]>([
  ['also: "Jo, Joey ,"', ['Jo', 'Joey'], []],
  ['also: ["Fen, Jo", J.]', ['Fen, Jo', 'J.'], []],
  ['also: [[Jo], J.]', ['J.'], ['2:34-38 Unexpected value of `also`, expected a list of names']],
  ['also: {Jo: J.}', [], ['2:33-41 Unexpected value of `also`, expected one text']],
  ['anycase: often', [], ['2:36-41 Unexpected value of `anycase`, expected one of: true, false, yes, no']],
  ['kind: [school]', [], ['2:33-41 Unexpected value of `kind`, expected one text']],
  ['as: [A]', [], ['2:31-34 Unexpected value of `as`, expected one text']],
])('private.yaml with %s', (part, also, wrong) => {
  const { people, problems } = readPeople(`people:\n  - {name: Jo Fen, id: a, ${part}}\n`);
  expect(people.map((person) => person.also)).toEqual([also]);
  expect(told(problems)).toEqual(wrong.map((one) => `read/schema ${one}`));
});
