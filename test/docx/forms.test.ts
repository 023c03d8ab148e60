import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildDocumentModel } from '../../src/document/index.js';
import { WORD_FORMS } from '../../src/docx/forms.js';
import { renderDocx } from '../../src/docx/index.js';
import { Speaker } from '../../src/html/words/speaker.js';
import { cellText, paragraphsIn, readWord, type WordCell } from '../../src/word/index.js';
import { entry, FIXTURES, modelOf, portfolioOnDisk } from '../html/support.js';
import { all, faultsOf, lines, readDocx, readValue } from './read-docx.js';

const SET = { readFile: () => null, date: new Date('2026-07-01T12:00:00Z'), producer: 'mentor 0' };

const TITLES = {
  criteria: 'Criteria and achievements',
  'self-assessment': 'Self-assessment',
  checklist: 'Skills',
  agreement: 'Agreements and contacts',
  reflection: 'Reflection',
  targets: 'Targets',
  'sign-off': 'Sign-off',
} as const;

const complete = buildDocumentModel(portfolioOnDisk(join(FIXTURES, 'complete/advanced-2016')).linked);

test.each(WORD_FORMS)('the form %s alone: its title, whose it is, and nothing else of the document', async (form) => {
  const word = readDocx(await renderDocx(complete, { ...SET, form }));
  expect(faultsOf(word)).toEqual([]);
  const said = lines(word.document).map(({ style, text }) => `${style} ${text}`);
  expect(said.slice(0, 2)).toEqual([
    `Heading1 ${TITLES[form]}`,
    'Eyebrow Bethan Lockwood · Advanced Mentor · LJMU Mentor Recognition',
  ]);
  expect(said.filter((line) => line.startsWith('Heading1'))).toHaveLength(1);
  expect(said.length).toBeGreaterThan(6);
  const [first] = all(word.document, 'w:p');
  expect(first && all(first, 'w:pageBreakBefore')).toEqual([]);
  expect(all(word.document, 'w:sdt')).toEqual([]);
  const [title] = all(word.part('docProps/core.xml'), 'dc:title');
  expect(title?.children).toEqual([`${TITLES[form]}, Bethan Lockwood, Advanced Mentor`]);
  expect(readValue(word.document, 'w:body/w:sectPr/w:titlePg')).toBe('false');
});

test('a form of several stages begins a page for each, and names the stage', async () => {
  const model = modelOf({
    'portfolio.yaml':
      'version: 1\nmentor: {name: Ada Marsh, school: Fell High}\nprovider: Fen University\nframework: ljmu-2016\n',
    'journal/a.md': entry('title: Early\nstage: effective\ncriteria: [EM1]', 'Text.'),
    'journal/b.md': entry('title: Late\nstage: advanced\ncriteria: [AM1]', 'Text.'),
  });
  const word = readDocx(await renderDocx(model, { ...SET, form: 'sign-off' }));
  expect(faultsOf(word)).toEqual([]);
  const starts = all(word.document, 'w:p').filter((line) => readValue(line, 'w:pPr/w:pStyle') === 'Heading1');
  expect(starts.map((line) => all(line, 'w:pageBreakBefore').length)).toEqual([0, 1]);
  const whose = lines(word.document).filter(({ text }) => text.startsWith('Ada Marsh · '));
  expect(whose.map(({ text }) => text)).toEqual([
    'Ada Marsh · Effective Mentor · LJMU Mentor Recognition',
    'Ada Marsh · Advanced Mentor · LJMU Mentor Recognition',
  ]);
});

test('a form carries the sources that it cites; one that no stage has is none', async () => {
  const model = modelOf({
    'references.bib': '@book{lane2019, author = {Lane, Ada}, title = {Asking}, year = {2019}, publisher = {Fen Press}}',
    'stages/advanced/reflection.md': '---\nkind: reflection\nstage: advanced\n---\n\nAs Lane says [@lane2019].\n',
  });
  const word = readDocx(await renderDocx(model, { ...SET, form: 'reflection' }));
  expect(faultsOf(word)).toEqual([]);
  expect(lines(word.document).find(({ style }) => style === 'Reference')?.text).toContain('Asking');
  expect(await renderDocx(model, { ...SET, form: 'agreement' })).toBeNull();
});

test('as the programme’s form: its order, a column for each level, all standards and those ringed that are cited', async () => {
  const { linked, readFile } = portfolioOnDisk(join(FIXTURES, 'complete/advanced-2016'));
  const model = buildDocumentModel(linked, { order: 'form' });
  const bytes = await renderDocx(model, { ...SET, readFile });
  const word = readDocx(bytes);
  expect(faultsOf(word)).toEqual([]);
  const parts = lines(word.document).flatMap(({ style, text }) => (style === 'Heading1' ? [text] : []));
  const listed = new Speaker('en-GB').spoken(model).contents.map(({ title }) => String(title));
  expect(parts.slice(0, listed.length)).toEqual(listed);
  expect(parts.slice(0, 6)).toEqual([
    'Self-assessment',
    'Criteria and achievements',
    'Skills',
    'Reflection',
    'Targets',
    'Sign-off',
  ]);
  const rows = readWord(Buffer.from(bytes ?? []), 'portfolio.docx').blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.map(({ cells }) => cells) : [],
  );
  const points = model.stages[0]?.selfAssessment?.standards.flatMap((standard) => standard.points) ?? [];
  const rated = rows.filter(([id]) => id && /^MS\d\.\d$/.test(cellText(id)));
  const marks = ['red', 'amber', 'green'].map((id) => points.map(({ level }) => (level?.id === id ? '☒' : '☐')));
  expect(rated).toHaveLength(21);
  expect([2, 3, 4].map((at) => rated.map((cells) => cells[at] && cellText(cells[at])))).toEqual(marks);
  expect(rows.filter(([label]) => label && cellText(label) === 'Strengths')).toHaveLength(4);
  const criteria = rows.filter(([first, , , , last]) => first && last && /^AM\d+ /.test(cellText(first)));
  expect(criteria).toHaveLength(12);
  for (const cells of criteria) expect(cells.at(-1) && cellText(cells.at(-1) as WordCell)).toBe('MS1 MS2 MS3 MS4');
  const ringed = paragraphsIn(criteria[0]?.at(-1)?.blocks ?? []).flatMap(({ runs }) =>
    runs.filter(({ marked }) => marked).map(({ text }) => text),
  );
  expect(ringed).toEqual(['MS1', 'MS2', 'MS3']);
});
