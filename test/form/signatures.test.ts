import { describe, expect, test } from 'vitest';
import { planFiles, readForm } from '../../src/form/index.js';
import { datesIn } from '../../src/form/labels.js';
import type { FormReading } from '../../src/form/model.js';
import { readWord } from '../../src/word/index.js';
import { p, part, run, wordFile } from '../word/support.js';
import { framework, heading, stage, tbl, tc, tr } from './build-form.js';

const read = (body: string, parts: Record<string, string> = {}): FormReading =>
  readForm(readWord(wordFile(body, parts), 'form.docx'), framework, stage, {
    accepted: new Set(),
    isPrint: () => false,
  });
const line = (text: string): string => p(run(text));
const row = (...texts: string[]): string => tr(...texts.map((text) => tc(text)));

test.each<[string | null, ...string[]]>([
  ['2026-04-03', '3/4/26', '03.04.2026', '3 / 4 / 2026', '3-4-26', '2026-04-03', '3rd April 2026', '3 April, 2026'],
  [
    '2026-04-03',
    '3rd of April 2026',
    'Fri 3 Apr 2026',
    'Friday, 3 Apr. 2026',
    '03-Apr-26',
    'April 3rd, 2026',
    'Dated: 3 April 26',
  ],
  [null, '3rd April', 'April 2026', '31/02/2026', '2026-99-99', '3 Maybe 2026', '3/4'],
])('%s: %s %s %s', (day, ...texts) => {
  expect(texts.map((text) => [text, datesIn(text).days])).toEqual(texts.map((text) => [text, day ? [day] : []]));
  if (day) expect(texts.map((text) => datesIn(`M. Okafor, ${text}`).rest)).toEqual(texts.map(() => 'M. Okafor'));
});

describe('whose form it is, and who signed it', () => {
  const HEAD = heading('Head Teacher');
  const SIGNED = { name: 'M. Okafor', date: '2026-04-03', comment: [] as string[] };

  test.each<[string, string, object | null, string[]]>([
    ['name and date beside each other', tbl(row('Head Teacher: M. Okafor', 'Date: 3/4/26')), SIGNED, []],
    [
      'the date above the role’s words',
      tbl(row('Verification signature', 'Head Teacher:\nM. Okafor\n3 April 2026')),
      SIGNED,
      [],
    ],
    ['labels and answers in one row', HEAD + tbl(row('Name', 'M. Okafor', 'Date', '3/4/2026')), SIGNED, []],
    [
      'labels and answers in a row each',
      HEAD + tbl(row('Name', 'M. Okafor'), row('Date', '3/4/26'), row('Comments', 'Good')),
      { ...SIGNED, comment: ['Good'] },
      [],
    ],
    [
      'lines of text',
      HEAD + line('Name: M. Okafor') + line('Date: 3/4/26') + line('Comments: Good'),
      { ...SIGNED, comment: ['Good'] },
      [],
    ],
    [
      'two people',
      HEAD + tbl(row('Name', 'M. Okafor'), row('Signature', 'J. Bell'), row('Date', '3/4/26')),
      SIGNED,
      ['J. Bell'],
    ],
    ['one person twice', HEAD + tbl(row('Name', 'M. Okafor'), row('Signature', 'M. Okafor 3/4/26')), SIGNED, []],
    [
      'two days',
      HEAD + tbl(row('Name', 'M. Okafor'), row('Date', '3/4/26'), row('Date', '4/4/26')),
      SIGNED,
      ['4/4/26'],
    ],
    ['a day without its year', tbl(row('Signed', 'Head Teacher:\nM. Okafor 3rd April')), null, ['M. Okafor 3rd April']],
    [
      'a month where a day is asked for',
      HEAD + tbl(row('Name', 'M. Okafor'), row('Date', 'June')),
      null,
      ['June', 'M. Okafor'],
    ],
    [
      'words beside a role',
      tbl(row('Signed', 'Head Teacher:\nM. Okafor 3/4/26', 'by her deputy')),
      SIGNED,
      ['by her deputy'],
    ],
    [
      'lines to write on',
      HEAD + tbl(row('Signed', 'Head Teacher:\n_______ Date: __/__/____', 'Mentor Recognition Team: …………')),
      null,
      [],
    ],
  ])('%s', (_, body, signed, left) => {
    const reading = read(body);
    const files = planFiles(reading, { framework, stage, prefix: '', form: null });
    const written = files.filter(({ path }) => path.includes('sign-off'));
    expect(signed ? [...reading.signOffs.values()].map(({ place: __, ...one }) => one) : written).toEqual(
      signed ? [signed] : [],
    );
    const over = files.find(({ path }) => path === 'imported/left-over.md')?.body ?? '';
    expect([...over.matchAll(/^> (.*)$/gm)].map(([, text]) => text)).toEqual(left);
    expect(reading.mentor).toBeNull();
  });

  test.each<[string, string, (string | undefined)[], string[]]>([
    ['lines', line('Name: A. Mentor') + line('School: Fellgate High'), ['A. Mentor', 'Fellgate High'], []],
    ['one row', tbl(row('Name', 'A. Mentor', 'School', 'Fellgate High')), ['A. Mentor', 'Fellgate High'], []],
    ['a row with more', tbl(row('Name', 'A. Mentor', 'Date', '3/4/26')), ['A. Mentor', undefined], ['3/4/26']],
    [
      'a row each',
      tbl(row('Name of mentor:', 'A. Mentor'), row('School name', 'Fellgate High')),
      ['A. Mentor', 'Fellgate High'],
      [],
    ],
    ['two names', line('Name: A. Mentor') + line('Name: B. Mentor'), ['A. Mentor', undefined], ['B. Mentor']],
    ['nobody', line('Name: ________') + line('School: ..........') + line('Name: XX'), [undefined, undefined], []],
  ])('%s', (_, body, [mentor, school], left) => {
    const reading = read(body);
    expect([reading.mentor?.value, reading.school?.value]).toEqual([mentor, school]);
    expect(reading.left.map(({ text }) => text)).toEqual(left);
  });

  test('headers and footers say whose form it is, and are print otherwise', () => {
    const edges = {
      'word/header1.xml': part('w:hdr', line('Recognition form') + line('Name: A. Mentor\tSchool: Fellgate High')),
      'word/header2.xml': part('w:hdr', line('Name: A. Mentor')),
      'word/footer1.xml': part('w:ftr', tbl(row('Page 1 of 9', 'School: ______'))),
    };
    const alone = read(line(''), edges);
    expect([alone.mentor?.value, alone.school?.value, alone.left]).toEqual(['A. Mentor', 'Fellgate High', []]);
    const beside = read(line('Name: B. Mentor'), edges);
    expect([beside.mentor?.value, beside.left.map(({ place, text }) => [place, text])]).toEqual([
      'B. Mentor',
      [['header or footer', 'A. Mentor']],
    ]);
  });
});
