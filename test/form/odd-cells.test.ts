import { describe, expect, test } from 'vitest';
import { readForm } from '../../src/form/index.js';
import type { FormReading } from '../../src/form/model.js';
import { readWord } from '../../src/word/index.js';
import { p, run, wordFile } from '../word/support.js';
import { criteria, framework, heading, points, questions, row, skills, stage, tbl, tc, tr } from './build-form.js';

const read = (body: string): FormReading =>
  readForm(readWord(wordFile(body), 'form.docx'), framework, stage, { accepted: new Set(), isPrint: () => false });
const left = (reading: FormReading): string[] => reading.left.map(({ text }) => text);
/** Shapes as Word draws them. */
const RING = '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:oval style="width:20pt"/></w:pict></w:r>';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const heads = (...texts: string[]): string => tr(...texts.map((text) => tc(text)));

describe('a rating is taken where one stands in the form, and what else is written in its row is left over', () => {
  const some = points.slice(0, 3);
  const [, second] = some.map(({ id }) => id);
  const others = ['red', 'green'];
  /** Three rows, of which the second has the cells in question. */
  const rated = (titles: string[], usual: (level: string) => string[], cells: string[]): FormReading => {
    const [first, , third] = some as [(typeof some)[0], (typeof some)[0], (typeof some)[0]];
    const [one = '', three = ''] = others;
    return read(
      tbl(
        heads('Point', ...titles),
        tr(tc(row(first)), ...usual(one)),
        tr(tc(row(some[1] as (typeof some)[0])), ...cells),
        tr(tc(row(third)), ...usual(three)),
      ),
    );
  };
  const RAG = ['Red', 'Amber', 'Green'];
  const inColumns = (level: string): string[] => RAG.map((one) => tc(one.toLowerCase() === level ? 'x' : ''));
  const word = (level: string): string[] => [tc(level)];
  const pale = (fill: string): string => p('', `<w:shd w:val="clear" w:fill="${fill}"/>`);

  test.each<[string, string[], (level: string) => string[], string[], string | null, string[]]>([
    [
      'remarks beside the columns',
      [...RAG, 'Comments'],
      (one) => [...inColumns(one), tc('')],
      [tc(''), tc('x'), tc(''), tc('I lead it')],
      'amber',
      ['I lead it'],
    ],
    [
      'remarks and no rating',
      [...RAG, 'Comments'],
      (one) => [...inColumns(one), tc('')],
      [tc(''), tc(''), tc(''), tc('To do')],
      null,
      ['To do'],
    ],
    [
      'remarks beside one cell',
      ['Rating', 'Comments'],
      (one) => [tc(one), tc('')],
      [tc('Amber'), tc('I lead it')],
      'amber',
      ['I lead it'],
    ],
    ['one mark over two columns', RAG, inColumns, [tc('x', { span: 2 }), tc('')], null, ['x']],
    ['a colour on the paragraph of a cell', RAG, inColumns, [tc(''), tc(pale('FFC000')), tc('')], 'amber', []],
    ['two people who agree', ['Self', 'Lead'], (one) => [tc(one), tc(one)], [tc('Amber'), tc('Amber')], 'amber', []],
    [
      'two people who do not',
      ['Self', 'Lead'],
      (one) => [tc(one), tc(one)],
      [tc('Amber'), tc('Red')],
      null,
      ['Amber | Red'],
    ],
    ['two levels in one cell', ['Rating'], word, [tc('Amber/Green')], null, ['Amber/Green']],
    ['all levels, none chosen', ['Rating'], word, [tc('Red / Amber / Green')], null, []],
    ['two people in one cell', ['Rating'], word, [tc('Green (AB)\nAmber (CD)')], null, ['Green (AB)\nAmber (CD)']],
    ['a coloured spot', ['Rating'], word, [tc('🟠')], 'amber', []],
    ['its id, in other letters', ['Rating'], word, [tc('AMBER!')], 'amber', []],
    ['a level and words behind it', ['Rating'], word, [tc('Amber – with help')], 'amber', []],
    ['a level in a sentence', ['Rating'], word, [tc('Between amber and green')], null, ['Between amber and green']],
    ['a letter and words', ['Rating'], word, [tc('A: with help')], null, ['A: with help']],
    ['a word that begins like a level', ['Rating'], word, [tc('Gr')], null, ['Gr']],
    ['boxes, two ticked', ['Rating'], word, [tc('☒ Red ☒ Amber ☐ Green')], null, ['☒ Red ☒ Amber ☐ Green']],
    ['the mark struck out', RAG, inColumns, [tc(''), tc(p(run('x', '<w:strike/>'))), tc('')], null, ['x']],
    [
      'half of the mark struck out',
      RAG,
      inColumns,
      [tc(''), tc(p(run('x', '<w:strike/>') + run('✓'))), tc('')],
      'amber',
      [],
    ],
    ['a mark and a sentence in another', RAG, inColumns, [tc('not yet there'), tc('x'), tc('')], 'amber', []],
    ['a tick, and crosses in all others', RAG, inColumns, [tc('✗'), tc('✓'), tc('✗')], 'amber', []],
    ['a tick and a cross', RAG, inColumns, [tc('✗'), tc('✓'), tc('')], null, ['✗ | ✓']],
    [
      'every level named, all but one struck out',
      RAG,
      inColumns,
      [tc(p(run('Red', '<w:strike/>'))), tc('Amber'), tc(p(run('Green', '<w:strike/>')))],
      'amber',
      [],
    ],
    ['a drawn ring', RAG, inColumns, [tc(''), tc(p(RING)), tc('')], null, ['[picture]']],
    ['a deep colour', ['Rating'], word, [tc('', { fill: 'C00000' })], 'red', []],
    ['a violet red', ['Rating'], word, [tc('', { fill: 'FF0040' })], 'red', []],
    ['orange', ['Rating'], word, [tc('', { fill: 'F4B083' })], 'amber', []],
    ['yellow', ['Rating'], word, [tc('', { fill: 'FFFF00' })], 'amber', []],
    ['a bluish green', ['Rating'], word, [tc('', { fill: '00B0A0' })], null, []],
    ['blue, which is no level here', ['Rating'], word, [tc('', { fill: '4472C4' })], null, []],
    ['violet', ['Rating'], word, [tc('', { fill: '7030A0' })], null, []],
    ['yellowish green', ['Rating'], word, [tc('', { fill: '92D050' })], 'green', []],
    ['grey', ['Rating'], word, [tc('', { fill: 'D9D9D9' })], null, []],
    ['two coloured spots', ['Rating'], word, [tc('🟢🔴')], null, ['🟢🔴']],
    ['a level beside a remembered one', ['Rating'], word, [tc('R')], 'red', []],
  ])('%s', (_, titles, usual, cells, level, written) => {
    const reading = rated(titles, usual, cells);
    expect(reading.ratings.get(second ?? '')?.value.level ?? null).toBe(level);
    expect(some.filter(({ id }) => id !== second).map(({ id }) => reading.ratings.get(id)?.value.level)).toEqual(
      others,
    );
    expect(
      left(reading).map((text) =>
        text
          .split('\n')
          .filter((line) => !line.startsWith('Here'))
          .join('\n'),
      ),
    ).toEqual(written);
  });

  test.each(['✓ with help', 'x\nwith help', '☒ – with help'])(
    'a mark with words is a rating with a note: %j',
    (said) => {
      const reading = rated(RAG, inColumns, [tc(''), tc(said), tc('')]);
      expect(reading.ratings.get(second ?? '')?.value).toEqual({ level: 'amber', note: 'with help' });
    },
  );

  test('a rating in front of its statement, where a remark stands behind it', () => {
    const [one, two, three] = some as [(typeof some)[0], (typeof some)[0], (typeof some)[0]];
    const rows = [one, two, three].map((point, index) =>
      tr(
        tc(`${index + 1}.`),
        tc('Group', { merge: index === 0 ? 'restart' : 'on' }),
        tc('Amber'),
        tc(row(point)),
        tc('why'),
      ),
    );
    const reading = read(tbl(heads('No.', 'Group', 'Rating', 'Point', 'Comments'), ...rows));
    expect([...reading.ratings.values()].map(({ value }) => value.level)).toEqual(['amber', 'amber', 'amber']);
    expect(left(reading)).toEqual(['why', 'why', 'why']);
  });

  test('a spot with words is a rating with a note', () => {
    const reading = rated(['Rating'], word, [tc('🟡 with help')]);
    expect(reading.ratings.get(second ?? '')?.value).toEqual({ level: 'amber', note: 'with help' });
  });

  test('two rows of one point that say different things: neither is taken', () => {
    const [one, two] = some as [(typeof some)[0], (typeof some)[0]];
    const rows = [
      [one, 'Green'],
      [one, 'Amber'],
      [one, 'Amber'],
      [two, 'Red'],
      [two, 'Red'],
    ] as const;
    const reading = read(
      tbl(heads('Point', 'Rating'), ...rows.map(([{ id }, level]) => tr(tc(`${id} it`), tc(level)))),
    );
    expect([...reading.ratings].map(([id, { value }]) => [id, value.level])).toEqual([[two.id, 'red']]);
    expect(left(reading)).toEqual(['Green', 'Amber', 'Amber'].map((level) => `${one.id} it\n${level}`));
  });

  test('a row of the mentor’s own is left over, whatever it is rated', () => {
    const own = tr(tc('Supports teachers in their second year'), tc('Green'));
    expect(left(read(tbl(heads('Point', 'Rating'), ...some.map((one) => tr(tc(row(one)), tc('Green'))), own)))).toEqual(
      ['Supports teachers in their second year\nGreen'],
    );
  });

  test('columns are those of the table before only where a table has no heads of its own', () => {
    const later = points.slice(5, 8);
    const table = (head: string[]): FormReading =>
      read(
        [
          tbl(heads('Point', ...RAG), ...some.map((one) => tr(tc(row(one)), ...inColumns('red')))),
          tbl(...head, ...later.map((one) => tr(tc(row(one)), tc(''), tc('x'), tc('')))),
        ].join(p('')),
      );
    expect(later.map(({ id }) => table([]).ratings.get(id)?.value.level)).toEqual(['amber', 'amber', 'amber']);
    const other = table([heads('Point', 'Discussed', 'Seen', 'Read')]);
    expect([other.ratings.size, other.left.length]).toEqual([3, 3]);
  });
});

describe('a skill is ticked where the form says so', () => {
  const some = skills.slice(0, 4);
  const struck = tc(p(run('✓', '<w:strike/>')));
  test.each<[string, string[], string[], boolean | null, string[]]>([
    ['a tick', ['Done'], [tc('✓')], true, []],
    ['a tick taken back', ['Done'], [struck], false, []],
    ['a tick below No', ['Yes', 'No'], [tc(''), tc('✓')], false, []],
    ['a tick below Yes', ['Yes', 'Not yet'], [tc('✓'), tc('')], true, []],
    ['a tick below each', ['Yes', 'No'], [tc('✓'), tc('✓')], null, ['Here']],
    ['a tick and a remark', ['Done', 'When'], [tc('✓'), tc('3/4/26')], true, ['3/4/26']],
    ['a cross among ticks', ['Done'], [tc('x')], null, ['Here']],
    ['a remark alone', ['Done'], [tc('in May')], null, ['in May']],
    ['a tick with a remark', ['Done'], [tc('✓ in May')], true, ['✓ in May']],
    ['yes, with a remark', ['Done'], [tc('Yes – in May')], true, ['Yes – in May']],
    ['no, with a remark', ['Done'], [tc('No – in May')], null, ['No – in May']],
    ['both printed, no coloured', ['', '', ''], [tc('Yes'), tc('No', { fill: '92D050' }), tc('why')], false, ['why']],
    ['both printed, yes in bold', ['', ''], [tc(p(run('Yes', '<w:b/>'))), tc('No')], true, []],
    ['both printed, yes struck out', ['', ''], [tc(p(run('Yes', '<w:strike/>'))), tc('No')], false, []],
    ['both printed with boxes', ['', ''], [tc('☐ Yes'), tc('☒ No')], false, []],
    ['both printed, none chosen', ['', ''], [tc('Yes'), tc('No')], false, []],
    ['both in one cell, no struck out', ['Done'], [tc(p(run('Yes / ') + run('No', '<w:strike/>')))], true, []],
    [
      'both in one cell, no highlighted',
      ['Done'],
      [tc(p(run('Y / ') + run('N', '<w:highlight w:val="yellow"/>')))],
      false,
      [],
    ],
  ])('%s', (_, titles, cells, value, written) => {
    const rows = some.map((one, index) =>
      tr(tc(row(one)), ...(index === 1 ? cells : titles.map((__, at) => tc(at === 0 ? '✓' : '')))),
    );
    const reading = read(tbl(heads('Skill', ...titles), ...rows));
    expect(some.map(({ id }) => reading.skills.get(id)?.value ?? null)).toEqual([true, value, true, true]);
    expect(left(reading).map((text) => (text.split(' ')[0] === 'Here' ? 'Here' : text))).toEqual(written);
  });
});

test('crosses below Yes and No are answers', () => {
  const rows = skills
    .slice(0, 4)
    .map((one, index) => tr(tc(row(one)), ...[0, 1].map((at) => tc(at === index % 2 ? 'x' : ''))));
  const reading = read(tbl(heads('Skill', 'Yes', 'No'), ...rows));
  expect([...reading.skills.values()].map(({ value }) => value)).toEqual([true, false, true, false]);
});

describe('what is written where a form has no cell for it', () => {
  const asked = questions.slice(0, 3);
  const said = 'We met at break and wrote it down';
  const answers = (reading: FormReading): string[][] => [...reading.answers.values()].map(({ value }) => value);
  const line = (text: string): string => p(run(text));
  const RAG = tr(...['Point', 'Red', 'Amber', 'Green'].map((text) => tc(text)));
  const rated = points.slice(0, 4).map((one) => tr(tc(row(one)), tc(''), tc('x'), tc('')));

  test.each([
    ['in the cell of the question', tbl(...asked.map((one) => tr(tc(`${row(one)}?\n${said}`))))],
    ['in the cell beside it', tbl(...asked.map((one) => tr(tc(`${row(one)}?`), tc(said))))],
    ['below the question', asked.map((one) => line(`${row(one)}?`) + line(said)).join('')],
    ['in a box below the question', asked.map((one) => line(`${row(one)}?`) + tbl(tr(tc(said)))).join('')],
  ])('an answer %s', (_, body) => {
    expect(answers(read(body))).toEqual(asked.map(() => [said]));
  });

  test('an answer in the row below the question', () => {
    const [one, two] = asked
      .map((question) => tr(tc(`${row(question)}?`), tc('')))
      .map((cells) => cells.replace(tc(''), ''));
    const table = tbl(tr(tc('Questions'), tc('')), one ?? '', tr(tc(said, { span: 2 })), two ?? '');
    expect(answers(read(table))).toEqual([[said]]);
  });

  test('a reflection in a box below its heading', () => {
    expect(
      read(heading('Critical reflection') + tbl(tr(tc(`${said}\nand more`)))).reflection.map(({ value }) => value),
    ).toEqual([said, 'and more']);
  });

  test('in a column before the criterion', () => {
    const rows = criteria.slice(0, 3).map((one) => tr(tc(said), tc(row(one)), tc('TS1'), tc('x')));
    const reading = read(tbl(heads('Achieved', 'Performance Criteria', 'Standards', 'Notes'), ...rows));
    expect([...reading.entries.values()].map(({ achieved }) => achieved)).toEqual([[said], [said], [said]]);
  });

  test('below the words of a criterion, in its cell', () => {
    const rows = criteria
      .slice(0, 3)
      .map((one, index) => tr(tc(`${row(one)}${index === 1 ? `\n${said}` : ''}`), tc('Done')));
    expect(left(read(tbl(tr(tc('Performance Criteria'), tc('Achieved')), ...rows)))).toEqual([said]);
  });

  test('across a table: a title is one where other rows follow, a remark is left over', () => {
    const next = points
      .filter(({ id }) => id.startsWith('MS2'))
      .slice(0, 3)
      .map((one) => tr(tc(row(one)), tc(''), tc('x'), tc('')));
    const across = (text: string): string => tr(tc(text, { span: 4 }));
    const [first = '', ...rest] = rated;
    const reading = read(
      tbl(RAG, first, across('Seen by Anna'), ...rest, across('The next standard'), ...next, across('Talked over')),
    );
    expect([reading.ratings.size, left(reading)]).toEqual([7, ['Seen by Anna', 'Talked over']]);
  });

  test('beside a table that lies in a cell', () => {
    const reading = read(tbl(tr(tc(line('Name: A. Mentor') + line('A remark') + tbl(RAG, ...rated) + p('')))));
    expect([reading.mentor?.value, reading.ratings.size, left(reading)]).toEqual(['A. Mentor', 4, ['A remark']]);
  });

  test('behind a statement in a list, and below one that nobody is sure of', () => {
    const list = points.slice(0, 3).map((one, index) => line(`${row(one)}${['', ' – Green', ': red'][index]}`));
    const doubtful = line('Is effective with the needs of a range of people, and respond to each');
    const reading = read([...list, doubtful].join(''));
    expect([...reading.ratings].map(([id, { value }]) => [id, value.level])).toEqual([
      [points[1]?.id, 'green'],
      [points[2]?.id, 'red'],
    ]);
    expect(left(reading)).toHaveLength(1);
  });

  test('pictures, and where words lead, but not those of the letterhead', () => {
    const link = (id: string, words: string): string =>
      `<w:hyperlink xmlns:r="${RELATIONS}" r:id="${id}">${run(words)}</w:hyperlink>`;
    const field = '<w:r><w:instrText> HYPERLINK "https://example.org/field" </w:instrText></w:r>';
    const said = `${p(link('a', 'Our page'))}${p(link('b', 'example.org/shown'))}${p(RING + field)}`;
    const body =
      p(RING + link('a', 'Head')) +
      tbl(tr(tc('Performance Criteria'), tc('Achieved')), tr(tc(row(criteria[0] as never)), tc(said)));
    const relations = ['a', 'b'].map(
      (id) =>
        `<Relationship Id="${id}" Type="${RELATIONS}/hyperlink" Target="https://example.org/${id === 'a' ? id : 'shown'}"/>`,
    );
    const bytes = wordFile(body, {
      'word/_rels/document.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    });
    const reading = readForm(readWord(bytes, 'form.docx'), framework, stage, {
      accepted: new Set(),
      isPrint: () => false,
    });
    expect(left(reading)).toEqual(['Head', 'https://example.org/a', 'https://example.org/field', '[picture]']);
  });

  test('a remark belongs to the statement in whose cells it stands, where a row has two', () => {
    const [one, two] = skills as [(typeof skills)[0], (typeof skills)[0]];
    const file = readWord(
      wordFile(tbl(...[0, 1].map(() => tr(tc(row(one)), tc('✓'), tc(row(two)), tc('written'))).slice(1))),
      'form.docx',
    );
    const reading = readForm(file, framework, stage, { accepted: new Set(), isPrint: () => false });
    const at = (text: string): string | undefined =>
      reading.rows.find(({ holds }) => holds.some(({ runs }) => runs.some((words) => words.text === text)))?.item;
    expect([at(row(one)), at('✓'), at(row(two)), at('written')]).toEqual([one.id, one.id, two.id, two.id]);
  });
});

describe('the standards of a criterion', () => {
  const [one, two] = criteria as [(typeof criteria)[0], (typeof criteria)[0]];
  const struck = (text: string): string => run(text, '<w:strike/>');
  const yellow = (text: string): string => run(text, '<w:highlight w:val="yellow"/>');
  test.each<[string, string, string, string[]]>([
    ['as they are typed', p(run('TS1, ts3')), '', ['TS1', 'TS3']],
    ['in lines', p(run('TS1')) + p(run('MS2')), '', ['TS1', 'MS2']],
    ['one twice', p(run('TS1 TS1')), '', ['TS1']],
    ['one struck out', p(run('TS1 ') + struck('TS3')), '', ['TS1']],
    ['all struck out', p(struck('TS1 TS3')), '', []],
    [
      'one struck out where another row is highlighted',
      p(run('TS1 ') + struck('TS3')),
      p(run('TS2 ') + yellow('TS4')),
      ['TS1'],
    ],
  ])('%s', (_, cell, other, expected) => {
    const table = tbl(
      heads('Performance criteria', 'Achieved', 'Standards'),
      ...[
        [one, cell],
        [two, other],
      ].map(([criterion, said]) => tr(tc(row(criterion as typeof one)), tc('Done'), tc(said as string))),
    );
    const reading = read(table);
    const found = reading.entries.get(one.id)?.standards;
    expect([found, left(reading)]).toEqual([expected, []]);
  });
});
