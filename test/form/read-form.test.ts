import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clearly, readForm, stagesOf } from '../../src/form/index.js';
import type { FormReading } from '../../src/form/model.js';
import { listBuiltInFrameworks, loadBuiltInFramework } from '../../src/framework/index.js';
import { readWord } from '../../src/word/index.js';
import { p, run, wordFile } from '../word/support.js';
import {
  criteria,
  framework,
  heading,
  MARKINGS,
  type Marking,
  points,
  printed,
  programmeForm,
  questions,
  row,
  skills,
  stage,
  standardIds,
  tbl,
  tc,
  tick,
  tr,
  truth,
} from './build-form.js';

const OPTIONS = { accepted: new Set<string>(), isPrint: () => false };
const read = (bytes: Buffer, options = OPTIONS): FormReading =>
  readForm(readWord(bytes, 'form.docx'), framework, stage, options);
const levels = ({ ratings }: FormReading): Record<string, string> =>
  Object.fromEntries([...ratings].map(([id, { value }]) => [id, value.level]));
const ticks = ({ skills: read }: FormReading): Record<string, boolean> =>
  Object.fromEntries([...read].map(([id, { value }]) => [id, value]));
const achieved = ({ entries }: FormReading): Record<string, string[]> =>
  Object.fromEntries([...entries].map(([id, entry]) => [id, entry.achieved]));
const standards = ({ entries }: FormReading): Record<string, string[]> =>
  Object.fromEntries([...entries].map(([id, entry]) => [id, entry.standards]));

/** Every value of the form, and nothing besides. */
function expectTruth(reading: FormReading): void {
  expect(reading.rows.filter(({ state }) => state !== 'sure')).toEqual([]);
  expect(levels(reading)).toEqual(truth.ratings);
  expect(ticks(reading)).toEqual(truth.skills);
  expect(achieved(reading)).toEqual(truth.achieved);
  expect(standards(reading)).toEqual(truth.standards);
  expect(reading.reviews.get('MS2')?.actions.map(({ value }) => value)).toEqual(['A of MS2 in our own words']);
  expect(reading.signOffs.get('head-teacher')).toMatchObject({
    name: 'M. Okafor',
    date: '2026-10-16',
    comment: ['She has made this a matter of the whole school.'],
  });
  expect([...reading.signOffs.keys()]).toEqual(['head-teacher']);
  expect([reading.reflection, reading.targets].map((said) => said.map(({ value }) => value))).toEqual([
    ['I listen longer than I did a year ago.'],
    ['Read two papers on feedback'],
  ]);
  expect([reading.mentor?.value, reading.school?.value, reading.answers.size]).toEqual([
    'Mentor A',
    'Fellgate High School',
    0,
  ]);
  expect(reading.left).toEqual([]);
}

const SAVED = join(import.meta.dirname, '../../fixtures/word/forms');

describe('the programme’s form, as people fill it in', () => {
  test.each(Object.entries(MARKINGS))('%s', (_, marking) => {
    expectTruth(read(programmeForm(marking)));
  });

  test.each(readdirSync(SAVED))('saved by LibreOffice: %s', (name) => {
    expectTruth(read(readFileSync(join(SAVED, name))));
  });

  const ticked = MARKINGS['typed ticks, controls, bold'] as Marking;

  test('a table in pieces, a row left out, a row of the mentor’s own', () => {
    const reading = read(
      programmeForm(ticked, { pieces: 3, leaveOut: 'AM11', extra: 'Supports teachers in their first two years' }),
    );
    const { AM11: _, ...rest } = truth.achieved;
    expect(achieved(reading)).toEqual(rest);
    expect(reading.left.map(({ text }) => text)).toEqual([
      'Supports teachers in their first two years\nSomething of my own',
    ]);
  });

  test('typing errors change nothing', () => {
    expect(levels(read(misspelt(programmeForm(ticked))))).toEqual(truth.ratings);
  });

  /** Every fourth long word of the rows loses a letter. */
  function misspelt(bytes: Buffer): Buffer {
    let count = 0;
    const spoil = (text: string): string =>
      text.replace(/\p{L}{6,}/gu, (word) => {
        count += 1;
        return count % 4 === 0 ? word.slice(0, 2) + word.slice(3) : word;
      });
    const file = readWord(bytes, 'form.docx');
    const tables = file.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
    const body = tables.map((table) =>
      tbl(
        ...table.rows.map(({ cells }) =>
          tr(
            ...cells.map(({ blocks }, index) => {
              const text = blocks
                .map((block) => (block.kind === 'paragraph' ? block.runs.map((one) => one.text).join('') : ''))
                .join('\n');
              return tc(index === 0 && text.startsWith('Here') ? spoil(text) : text);
            }),
          ),
        ),
      ),
    );
    return wordFile(body.join(p('')));
  }

  test('the framework and the stage are found by the rows', () => {
    const all = listBuiltInFrameworks().flatMap(({ id }) => loadBuiltInFramework(id) ?? []);
    const found = clearly(stagesOf(readWord(programmeForm(ticked), 'form.docx'), all));
    expect([found?.framework.id, found?.stage.id]).toEqual(['ljmu-2016', 'advanced']);
  });
});

describe('forms of other shapes', () => {
  const word = (level: string): string => `${level[0]?.toUpperCase()}${level.slice(1)}`;
  const ratingRows = (cell: (level: string) => string): string[] =>
    points.map((point) => tr(tc(row(point)), cell(truth.ratings[point.id] ?? '')));

  test('one column for the rating, in words, with a number in front of each row', () => {
    const rows = points.map((point, index) =>
      tr(tc(`${index + 1}`), tc(row(point)), tc(word(truth.ratings[point.id] ?? ''))),
    );
    expect(levels(read(wordFile(tbl(tr(tc('No.'), tc('Standard'), tc('Rating')), ...rows))))).toEqual(truth.ratings);
  });

  test('one cell with the three letters, one of them highlighted', () => {
    const letters = (level: string): string =>
      tc(
        p(
          ['red', 'amber', 'green']
            .map((one) => run(`${one[0]?.toUpperCase()} `, one === level ? '<w:highlight w:val="green"/>' : ''))
            .join(''),
        ),
      );
    expect(levels(read(wordFile(tbl(...ratingRows(letters)))))).toEqual(truth.ratings);
  });

  test('one cell with three boxes, and one cell that is coloured', () => {
    const boxes = (level: string): string =>
      tc(['red', 'amber', 'green'].map((one) => `${one === level ? '☒' : '☐'} ${word(one)}`).join('  '));
    expect(levels(read(wordFile(tbl(...ratingRows(boxes)))))).toEqual(truth.ratings);
    const pale: Record<string, string> = { red: 'FFCCCC', amber: 'FFE699', green: 'C6E0B4' };
    expect(levels(read(wordFile(tbl(...ratingRows((level) => tc('', { fill: pale[level] ?? '' }))))))).toEqual(
      truth.ratings,
    );
  });

  test('the standard in a merged cell, the three levels named in every row, the chosen one in bold', () => {
    const rows = points.map((point, index) =>
      tr(
        tc(point.standard, { merge: points[index - 1]?.standard === point.standard ? 'on' : 'first' }),
        tc(row(point)),
        ...['red', 'amber', 'green'].map((one) =>
          tc(p(run(word(one), one === truth.ratings[point.id] ? '<w:b/>' : ''))),
        ),
      ),
    );
    const head = tr(tc('Standard'), tc('Point'), tc('Red'), tc('Amber'), tc('Green'));
    expect(levels(read(wordFile(tbl(head, ...rows))))).toEqual(truth.ratings);
  });

  test('everything in the cells of one large table', () => {
    const inner = tbl(
      tr(tc('Point'), tc('Red'), tc('Amber'), tc('Green')),
      ...points.map((point) =>
        tr(tc(row(point)), ...['red', 'amber', 'green'].map((one) => tc(tick(one === truth.ratings[point.id])))),
      ),
    );
    expect(levels(read(wordFile(tbl(tr(tc(p(run('My form')) + inner + p('')))))))).toEqual(truth.ratings);
  });

  test('skills as a list with boxes, and with the tick in front', () => {
    const list = skills.map((skill) => p(run(`${truth.skills[skill.id] ? '☒' : '☐'} ${row(skill)}`))).join('');
    expect(ticks(read(wordFile(list)))).toEqual(truth.skills);
    const table = tbl(...skills.map((skill) => tr(tc(truth.skills[skill.id] ? '☑' : '☐'), tc(row(skill)))));
    expect(ticks(read(wordFile(table)))).toEqual(truth.skills);
  });

  test('a table for each criterion, with evidence, and typed codes', () => {
    const cards = criteria.map((criterion) =>
      tbl(
        tr(tc('Criterion'), tc(row(criterion))),
        tr(tc('Achieved'), tc((truth.achieved[criterion.id] ?? []).join('\n'))),
        tr(tc('Evidence'), tc('Minutes in the office')),
      ),
    );
    const reading = read(wordFile(cards.join(p(''))));
    expect(achieved(reading)).toEqual(truth.achieved);
    expect(reading.entries.get('AM3')?.evidence).toEqual(['Minutes in the office']);
    const table = tbl(
      tr(tc('Performance criteria'), tc('Achieved'), tc('Standards')),
      ...criteria.map((criterion) =>
        tr(tc(row(criterion)), tc('Done'), tc((truth.standards[criterion.id] ?? []).join(', '))),
      ),
    );
    expect(standards(read(wordFile(table)))).toEqual(truth.standards);
  });

  test('criteria and questions as headings, with what is said below them', () => {
    const body = [
      ...criteria.flatMap((criterion) => [
        heading(row(criterion)),
        ...(truth.achieved[criterion.id] ?? []).map((line) => p(run(line))),
      ]),
      ...questions.flatMap((question, index) => [
        heading(`${index + 1}. ${row(question)}?`),
        p(run(`Answer ${index + 1}`)),
      ]),
    ];
    const reading = read(wordFile(body.join('')));
    expect(achieved(reading)).toEqual(truth.achieved);
    expect([...reading.answers.values()].map(({ value }) => value)).toEqual(
      questions.map((_, index) => [`Answer ${index + 1}`]),
    );
  });

  test('roles in rows, with a column for each thing', () => {
    const table = tbl(
      tr(tc('Role'), tc('Name'), tc('Date'), tc('Comments')),
      tr(tc('Head teacher'), tc('M. Okafor'), tc('3 July 2026'), tc('I support this.')),
      tr(tc('Mentor recognition team'), tc(''), tc(''), tc('')),
    );
    expect([...read(wordFile(table)).signOffs]).toMatchObject([
      ['head-teacher', { name: 'M. Okafor', date: '2026-07-03', comment: ['I support this.'] }],
    ]);
  });
});

describe('nothing is guessed', () => {
  const [first] = points as [(typeof points)[number]];
  const rated = (...cells: string[]): FormReading =>
    read(
      wordFile(
        tbl(
          tr(tc('Point'), tc('Red'), tc('Amber'), tc('Green')),
          ...points
            .slice(0, 4)
            .map((point) => tr(tc(row(point)), ...(point === first ? cells : [tc(''), tc(''), tc('✓')]))),
        ),
      ),
    );

  test.each([
    ['two are ticked', [tc('✓'), tc(''), tc('✓')], 1],
    ['one is ticked and another shaded', [tc('✓'), tc(''), tc('', { fill: '00B050' })], 1],
    ['two of three are shaded', [tc('', { fill: 'FF0000' }), tc(''), tc('', { fill: '00B050' })], 1],
    ['words that are no mark', [tc('see the folder'), tc(''), tc('')], 1],
    ['nothing is marked', [tc(''), tc(''), tc('')], 0],
    ['boxes, none ticked', [tc('☐'), tc('☐'), tc('☐')], 0],
  ])('%s: no rating', (_, cells, left) => {
    const reading = rated(...cells);
    expect(reading.ratings.has(first.id)).toBe(false);
    expect(reading.ratings.size).toBe(3);
    expect(reading.left).toHaveLength(left);
  });

  test('codes without their letters, and a table in which nobody marked any', () => {
    const table = (cell: string): Buffer =>
      wordFile(
        tbl(
          tr(tc('Performance criteria'), tc('Achieved'), tc('Teaching')),
          ...criteria.slice(0, 3).map((criterion) => tr(tc(row(criterion)), tc('Done'), tc(cell))),
        ),
      );
    const typed = read(table('3 4 P1 2'));
    expect(Object.values(standards(typed)).flat()).toEqual([]);
    expect(typed.left).toHaveLength(3);
    const untouched = read(table(printed('teaching', () => '')));
    expect([Object.values(standards(untouched)).flat(), untouched.left]).toEqual([[], []]);
    expect(standardIds('teaching').length).toBeGreaterThan(8);
  });

  test('ticks and crosses in one column of skills: a cross can mean no', () => {
    const table = tbl(...skills.slice(0, 4).map((skill, index) => tr(tc(row(skill)), tc(index < 2 ? '✓' : 'x'))));
    const reading = read(wordFile(table));
    expect(ticks(reading)).toEqual({ [skills[0]?.id ?? '']: true, [skills[1]?.id ?? '']: true });
    expect(reading.left).toHaveLength(2);
  });

  test('a signature that names two people is left over', () => {
    const reading = read(wordFile(tbl(tr(tc('Head Teacher:\nM. Okafor and J. Bell 1/2/2026 3/4/2026')))));
    expect(reading.signOffs.get('head-teacher')).toMatchObject({ name: null, date: null });
    expect(reading.left).toHaveLength(1);
  });

  test('a row to confirm is left until somebody says so', () => {
    const words = (points[1]?.words ?? []).slice(0, 2).join(' ');
    const form = wordFile(
      tbl(
        tr(tc('Point'), tc('Red'), tc('Amber'), tc('Green')),
        ...points
          .slice(0, 5)
          .map((point, index) =>
            tr(tc(index === 1 ? `${words} among new people everywhere` : row(point)), tc(''), tc('✓'), tc('')),
          ),
      ),
    );
    const before = read(form);
    const open = before.rows.filter(({ state }) => state === 'left').map(({ item }) => item);
    expect(open).toEqual([points[1]?.id]);
    expect(before.ratings.has(points[1]?.id ?? '')).toBe(false);
    const after = read(form, { ...OPTIONS, accepted: new Set(open) });
    expect(levels(after)[points[1]?.id ?? '']).toBe('amber');
  });

  test('a change that is only suggested is not taken', () => {
    const [criterion] = criteria;
    const change = `<w:del w:author="R"><w:r><w:delText>one session</w:delText></w:r></w:del><w:ins w:author="R">${run('nine sessions')}</w:ins>`;
    const table = tbl(
      tr(tc('Performance criteria'), tc('Achieved')),
      tr(tc(criterion ? row(criterion) : ''), tc(p(run('Led ') + change))),
    );
    expect(achieved(read(wordFile(table)))).toEqual({ AM1: ['Led one session'] });
  });
});
