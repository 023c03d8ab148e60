import { describe, expect, test } from 'vitest';
import { buildDocumentModel, withoutEmpty } from '../../../src/document/index.js';
import { loadTheme, renderHtml } from '../../../src/html/index.js';
import { THEMES } from '../../../src/portfolio/index.js';
import { entry, FIXTURES, modelOf, plain, portfolioOnDisk } from '../../html/support.js';

const ONE = { 'journal/a.md': entry('title: A talk\ncriteria: [AM1]\nstandards: [TS1]', 'We met.') };

/** Links inside a page that lead to no place in it. */
function dangling(html: string): string[] {
  const places = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
  return [...html.matchAll(/href="#([^"]+)"/g)].flatMap(([, id = '']) => (places.has(id) ? [] : [id]));
}

describe('a portfolio of one entry', () => {
  const short = plain(withoutEmpty(modelOf(ONE)));
  const [stage] = short.stages;

  test('is a sheet: where the mentor stands, what is next, the entry', () => {
    expect(short.isSheet).toBe(true);
    expect(stage?.table.rows.map(({ id }) => id)).toEqual(['AM1']);
    expect(stage?.table.leftOut).toHaveLength(11);
    expect(stage?.standing.criteria).toHaveLength(12);
    expect(stage?.standing.next).toHaveLength(3);
    expect(stage?.standing.next[0]).toMatch(/^AM1 has an entry but no evidence\./);
    expect(stage?.map).toBeNull();
    expect(stage?.empty).toEqual(['Self-assessment', 'Skills', 'Reflection', 'Targets', 'Sign-off']);
    expect(short.contents.map(({ title }) => title)).toEqual([
      'Where the mentor stands',
      'Criteria and achievements',
      'Standards met',
      'Journal',
    ]);
  });

  test('keeps of the standards the column that says something', () => {
    expect(stage?.table.columns.filter(({ kind }) => kind === 'standards')).toHaveLength(1);
    for (const { achieved, suggested } of stage?.table.rows ?? [])
      for (const list of [suggested, ...achieved.map(({ standards }) => standards)])
        expect(list).toHaveLength(stage?.table.columns.length ?? 0);
  });
});

test('what somebody wrote stays, whatever stands around it', () => {
  const texts = {
    ...ONE,
    'stages/advanced/checklist.md':
      '---\nkind: checklist\nstage: advanced\n---\n\nI ticked nothing.\n\n- [ ] coaching.1 Builds\n',
    'stages/advanced/reflection.md': '---\nkind: reflection\nstage: advanced\n---\n\n## KQ2\n\nA great deal.\n',
    'stages/advanced/self-assessment.md':
      '---\nkind: self-assessment\nstage: advanced\nratings: {}\n---\n\n## MS2\n\n### Strengths\n\nQuestions.\n',
  };
  const [stage] = plain(withoutEmpty(modelOf(texts))).stages;
  expect(stage?.empty).toEqual(['Targets', 'Sign-off']);
  expect(stage?.reflection.questions.map(({ id }) => id)).toEqual(['KQ2']);
  expect(stage?.selfAssessment?.standards.map(({ id }) => id)).toEqual(['MS2']);
});

test('a complete portfolio loses nothing', () => {
  const whole = buildDocumentModel(portfolioOnDisk(`${FIXTURES}/complete/advanced-2016`).linked);
  expect(withoutEmpty(whole)).toEqual(whole);
});

test.each(THEMES)('no link leads to what is left out, in the theme %s', (name) => {
  const theme = loadTheme(name);
  const { linked, readFile } = portfolioOnDisk(`${FIXTURES}/half-done/developing-2007`);
  const half = renderHtml(withoutEmpty(buildDocumentModel(linked)), { theme, readFile });
  const one = renderHtml(withoutEmpty(modelOf(ONE)), { theme, readFile: () => null });
  expect([...dangling(half), ...dangling(one)]).toEqual([]);
});
