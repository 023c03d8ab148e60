import { describe, expect, test } from 'vitest';
import { draftPack } from '../../src/form/blank/draft-pack.js';
import { readBlank } from '../../src/form/blank/read-blank.js';
import { readForm } from '../../src/form/index.js';
import type { Framework } from '../../src/framework/model.js';
import { resolvePack } from '../../src/framework/resolve.js';
import { readWord } from '../../src/word/index.js';
import { p, run, wordFile } from '../word/support.js';
import {
  blankForm,
  box,
  criteria,
  heading,
  type Marking,
  points,
  printed,
  programmeForm,
  questions,
  row,
  skills,
  standardTitles,
  tbl,
  tc,
  tr,
  truth,
} from './build-form.js';

function draft(bytes: Buffer): { framework: Framework; unread: string[]; problems: string[] } {
  const form = readBlank(readWord(bytes, 'blank.docx'));
  const { framework, problems } = resolvePack(draftPack(form, { id: 'county', file: 'blank' }).pack, () => null);
  return {
    framework: framework as Framework,
    unread: form.unread.map(({ text }) => text),
    problems: problems.map(({ message }) => message),
  };
}

const stageOf = ({ stages }: Framework): Framework['stages'][number] => stages[0] as Framework['stages'][number];

describe('a blank form of the programme', () => {
  const { framework, unread, problems } = draft(blankForm());
  const stage = stageOf(framework);

  test('has all its rows in a sound pack, each once, and nothing is left', () => {
    expect([problems, unread]).toEqual([[], []]);
    expect([framework.title, stage.title]).toEqual(['Advanced Mentor', 'Advanced Mentor']);
    expect(stage.criteria.map(({ statement }) => statement)).toEqual(criteria.map(row));
    const rated = framework['standard-sets'].find(({ id }) => id === stage['self-assessment']?.set);
    expect(rated?.standards.flatMap((one) => one.points.map(({ statement }) => statement))).toEqual(points.map(row));
    expect(rated?.standards.map(({ title }) => title)).toEqual(standardTitles);
    expect(framework.checklists.flatMap((list) => list.skills.map(({ statement }) => statement)).sort()).toEqual(
      skills.map(row).sort(),
    );
    expect(stage.reflection?.questions?.map(({ statement }) => statement)).toEqual(
      questions.map((one) => `${row(one)}?`),
    );
  });

  test('has its columns, its scale, its roles and what they are asked', () => {
    expect(stage.columns?.map((column) => (typeof column === 'string' ? column : column.title))).toEqual([
      'Performance Criteria',
      'Achieved',
      'Teaching',
      'Personal & Professional',
      'Mentor Standards',
    ]);
    expect(framework.scales[0]?.levels.map(({ title, color }) => [title, color])).toEqual([
      ['Red', 'red'],
      ['Amber', 'amber'],
      ['Green', 'green'],
    ]);
    expect(framework.roles.map(({ title, side }) => [title, side])).toEqual([
      ['Head Teacher', 'school'],
      ['Mentor Recognition Team', 'university'],
    ]);
    expect(stage['sign-off'].map(({ prompt }) => prompt)).toEqual([
      'School Reflective Comments',
      'University Reflective Comments',
    ]);
    expect([stage.reflection?.prompt, stage.targets]).toEqual(['refer to your rating', {}]);
    expect(framework['standard-sets'].flatMap(({ standards }) => standards.map(({ id }) => id))).toEqual(
      expect.arrayContaining(['T1', 'T8', 'P6', 'P7']),
    );
  });

  test('a filled-in one is read against the pack: every value in its row', () => {
    const marking: Marking = {
      rating: (level, chosen) => tc(level === chosen ? '✓' : ''),
      skill: (ticked) => (ticked ? '✓' : ''),
      standards: (name) => printed(name, () => ''),
    };
    const options = { accepted: new Set<string>(), isPrint: () => false };
    const reading = readForm(readWord(programmeForm(marking), 'form.docx'), framework, stage, options);
    expect([...reading.ratings.values()].map(({ value }) => value.level)).toEqual(Object.values(truth.ratings));
    expect([...reading.entries.values()].map(({ achieved }) => achieved)).toEqual(Object.values(truth.achieved));
    expect(reading.left).toEqual([]);
  });
});

describe('blank forms of other shapes', () => {
  const said = ['Plans with the trainee each week', 'Watches lessons and talks about them', 'Keeps notes that help'];

  test('one column for the rating, with a legend above and the standards in merged cells', () => {
    const rows = said.map((text, index) =>
      tr(tc(index < 2 ? 'Planning' : 'Records', { merge: index === 1 ? 'on' : 'first' }), tc(text), tc('')),
    );
    const { framework, unread } = draft(
      wordFile(
        [
          heading('County award'),
          p(run('Begun – you have started')),
          p(run('Secure – you do it without help')),
          tbl(tr(tc('Area'), tc('Statement'), tc('Rating')), ...rows),
        ].join(''),
      ),
    );
    expect(framework.scales[0]?.levels.map(({ title, meaning }) => [title, meaning])).toEqual([
      ['Begun', 'you have started'],
      ['Secure', 'you do it without help'],
    ]);
    expect(framework['standard-sets'][0]?.standards.map(({ title, points: own }) => [title, own.length])).toEqual([
      ['Planning', 2],
      ['Records', 1],
    ]);
    expect(unread).toEqual([]);
  });

  test('codes of its own, letters to choose from, a criterion in a table each, boxes in a list, a row for each role', () => {
    const { framework, unread, problems } = draft(
      wordFile(
        [
          heading('County award'),
          tbl(...said.map((text, index) => tr(tc(`P${index + 1} ${text}`), tc('R   A   G')))),
          ...said.map((text, index) => tbl(tr(tc('Criterion'), tc(`C.${index}: ${text}`)), tr(tc('Evidence'), tc('')))),
          heading('Conversation skills'),
          ...said.map((text) => p(run(`☐ ${text}`))),
          tbl(
            tr(tc('Role'), tc('Name'), tc('Date'), tc('Comments')),
            tr(tc('Headteacher'), tc(''), tc(''), tc('')),
            tr(tc('University tutor'), tc(''), tc(''), tc('')),
          ),
          p(run('Send it to the office by the end of June.')),
          tbl(tr(tc('For office use'), tc('Batch 12'))),
        ].join(''),
      ),
    );
    const stage = stageOf(framework);
    expect(problems).toEqual([]);
    expect(framework['standard-sets'][0]?.standards[0]?.points).toMatchObject(
      said.map((statement, index) => ({ id: `P${index + 1}`, statement })),
    );
    expect(stage.criteria).toHaveLength(3);
    expect(framework.checklists).toMatchObject([
      { title: 'Conversation skills', skills: said.map((statement) => ({ statement })) },
    ]);
    expect(framework.roles.map(({ title, side }) => [title, side])).toEqual([
      ['Headteacher', 'school'],
      ['University tutor', 'university'],
    ]);
    expect(unread).toEqual(['Send it to the office by the end of June.', 'For office use\nBatch 12']);
  });

  test('a table of criteria that goes on over pages; ticks by controls', () => {
    const head = tr(tc('Criteria'), tc('What I have achieved'), tc('Evidence'));
    const rows = (from: number): string[] =>
      said.map((text, index) =>
        tr(tc(`${from + index}. ${text} ${from}`), tc(from === 1 ? `My own ${index}` : ''), tc('')),
      );
    const { framework } = draft(
      wordFile(
        [
          heading('County award'),
          tbl(head, ...rows(1)),
          tbl(head, ...rows(4)),
          tbl(...rows(7)),
          tbl(
            tr(tc('Talking is what two teachers do who want to learn from each other.'), tc('Yes?')),
            ...said.map((text) => tr(tc(text), tc(box(false)))),
          ),
        ].join(p('')),
      ),
    );
    expect(stageOf(framework).criteria.map(({ statement }) => statement)).toEqual(
      [1, 4, 7].flatMap((from) => said.map((text) => `${text} ${from}`)),
    );
    expect(framework.checklists).toMatchObject([
      {
        title: 'Talking',
        definition: expect.stringContaining('two teachers'),
        skills: said.map((statement) => ({ statement })),
      },
    ]);
  });

  test('a letter has nothing in it', () => {
    const { unread } = draft(wordFile(p(run('Dear all, we meet on Monday.'))));
    expect(unread).toEqual(['Dear all, we meet on Monday.']);
  });
});
