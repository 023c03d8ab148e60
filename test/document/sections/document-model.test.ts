import { describe, expect, test } from 'vitest';
import { entry, FIXTURES, plainModel, plainModelOf, portfolioOf, portfolioOnDisk } from '../../html/support.js';

describe('the complete portfolio', () => {
  const model = plainModel(portfolioOnDisk(`${FIXTURES}/complete/advanced-2016`).linked);
  const [stage] = model.stages;

  test('has the programme’s table with its columns, each criterion with entries and evidence', () => {
    expect(stage?.table.columns.map(({ kind }) => kind)).toEqual([
      'criterion',
      'achieved',
      'standards',
      'standards',
      'standards',
    ]);
    expect(stage?.table.rows.map(({ id }) => id)).toEqual(Array.from({ length: 12 }, (_, index) => `AM${index + 1}`));
    for (const row of stage?.table.rows ?? []) {
      expect(row.state).toBe('evidenced');
      expect(row.achieved.flatMap(({ evidence }) => evidence).length).toBeGreaterThan(0);
    }
  });

  test('links both ways: what a row names exists, and the entry names the row', () => {
    const journal = new Map(stage?.journal.map((one) => [one.id, one]));
    const evidence = new Map(model.evidence.map((item) => [item.id, item]));
    for (const row of stage?.table.rows ?? [])
      for (const { entry: reference, evidence: shown } of row.achieved) {
        expect(journal.get(reference.id)?.criteria.map(({ id }) => id)).toContain(row.anchor);
        for (const { id } of shown)
          expect(evidence.get(id ?? '')?.usedIn.map((user) => user.id)).toContain(reference.id);
      }
  });

  test('numbers entries by date and evidence in the order of the entries', () => {
    expect(stage?.journal.map(({ number }) => number)).toEqual(stage?.journal.map((_, index) => index + 1));
    const dates = stage?.journal.map(({ date }) => date ?? '') ?? [];
    expect(dates).toEqual([...dates].sort());
    expect(model.evidence.map(({ label }) => label).slice(0, 3)).toEqual(['E01', 'E02', 'E03']);
    const first = stage?.journal.find(({ evidence }) => evidence.length > 0);
    expect(first?.evidence[0]?.label).toBe('E01');
  });

  test('has every section in the contents', () => {
    expect(model.contents.map(({ title }) => title)).toEqual([
      'Where the mentor stands',
      'Criteria and achievements',
      'Standards met',
      'Self-assessment',
      'Skills',
      'Agreements and contacts',
      'Journal',
      'Reflection',
      'Targets',
      'Sign-off',
      'List of evidence',
    ]);
    expect(model.contents[6]?.items).toHaveLength(38);
  });

  test('takes its period from the entries', () => {
    expect([model.cover.from, model.cover.until]).toEqual(['2025-09-03', '2026-07-14']);
  });

  test('is plain data, and the same twice', () => {
    const again = plainModel(portfolioOnDisk(`${FIXTURES}/complete/advanced-2016`).linked);
    expect(JSON.stringify(again)).toBe(JSON.stringify(model));
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  test('gives every anchor once', () => {
    const ids = [
      ...model.evidence.map(({ id }) => id),
      ...model.stages.flatMap((shown) => [
        ...Object.values(shown.anchors),
        ...shown.table.rows.map(({ anchor }) => anchor),
        ...shown.standards.flatMap((use) => use.standards.map(({ anchor }) => anchor)),
        ...(shown.selfAssessment?.standards.map(({ anchor }) => anchor) ?? []),
        ...shown.checklists.flatMap(({ skills }) => skills.map(({ anchor }) => anchor)),
        ...shown.journal.map(({ id }) => id),
        ...shown.signOffs.map(({ anchor }) => anchor),
        ...shown.agreements.map(({ id }) => id),
        ...shown.reflection.questions.map(({ anchor }) => anchor),
      ]),
    ].filter((id) => id !== null);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z][a-z0-9-]*$/.test(id))).toEqual([]);
  });
});

describe('half-empty input', () => {
  test('nothing but a name', () => {
    const model = plainModelOf({ 'portfolio.yaml': 'version: 1\nmentor: {name: Ada Marsh}\n' });
    expect(model.stages).toEqual([]);
    expect(model.title).toBe('Ada Marsh');
    expect(model.contents).toEqual([]);
  });

  test('an empty portfolio.yaml', () => {
    expect(plainModelOf({ 'portfolio.yaml': '' }).title).toBe('Portfolio');
  });

  test('entries without a framework stand under other entries', () => {
    const model = plainModelOf({ 'portfolio.yaml': 'version: 1\n', 'journal/a.md': entry('title: A', 'Text.') });
    expect(model.otherEntries.map(({ title }) => title)).toEqual(['A']);
    expect(model.contents.map(({ id }) => id)).toEqual(['other-entries']);
  });

  test('a stage without anything', () => {
    const [stage] = plainModelOf({}).stages;
    expect(stage?.standing).toMatchObject({ evidenced: 0, claimed: 0, open: 12, unrated: 21, entries: 0 });
    expect(stage?.table.rows.every(({ achieved }) => achieved.length === 0)).toBe(true);
    expect(stage?.signOffs.map(({ state }) => state)).toEqual(['open', 'open']);
    expect(stage?.selfAssessment?.standards).toHaveLength(4);
  });

  test('an entry without title or date goes by its file name and stands last', () => {
    const model = plainModelOf({
      'journal/2026-01-02-a-late-start.md': entry('criteria: [AM1]', 'Text.'),
      'journal/b.md': entry('date: 2026-03-01\ntitle: Dated', 'Text.'),
    });
    expect(model.stages[0]?.journal.map(({ title, date }) => [title, date])).toEqual([
      ['Dated', '2026-03-01'],
      ['A late start', null],
    ]);
  });
});

describe('which stages', () => {
  const texts = {
    'portfolio.yaml': 'version: 1\nmentor: {name: Ada Marsh}\nframework: [ljmu-2016, ljmu-2007]\nstage: advanced\n',
    'journal/a.md': entry('title: Now\ndate: 2026-02-01\ncriteria: [AM1]', 'Text.'),
    'journal/b.md': entry('title: Then\ndate: 2025-02-01\ncriteria: [ljmu-2007/DM1]', 'Text.'),
    'journal/c.md': entry('title: Both\nstage: ljmu-2007/developing\ncriteria: [AM2]', 'Text.'),
    'journal/d.md': entry('title: Neither\ndate: 2026-04-01', 'Text.'),
  };
  const titles = (model: ReturnType<typeof plainModelOf>): string[][] =>
    model.stages.map(({ journal }) => journal.map(({ title }) => title));

  test('the current one, with what names its criteria and what names no stage', () => {
    expect(titles(plainModelOf(texts))).toEqual([['Now', 'Neither', 'Both']]);
  });

  test('those asked for, in the order asked, each entry in its own', () => {
    const linked = portfolioOf(texts);
    const stages = ['developing', 'advanced'].flatMap((id) =>
      linked.portfolio.frameworks.flatMap((framework) =>
        framework.stages
          .filter((stage) => stage.id === id && (id === 'advanced') === (framework.id === 'ljmu-2016'))
          .map((stage) => ({ framework, stage })),
      ),
    );
    const model = plainModel(linked, { stages });
    expect(titles(model)).toEqual([
      ['Then', 'Both'],
      ['Now', 'Neither'],
    ]);
    expect(model.stages.map(({ part }) => part)).toEqual(['Developing Mentor', 'Advanced Mentor']);
  });

  test('two stages that share skills have each their own places, and stand apart in the contents', () => {
    const linked = portfolioOf({
      'portfolio.yaml': 'version: 1\nframework: ljmu-2007\nstage: effective\n',
      'journal/a.md': entry('title: A\nstage: developing\ncriteria: [DM1]\nskills: [mentoring.1]', 'Text.'),
      'journal/b.md': entry('title: B\nstage: effective\ncriteria: [EM1]\nskills: [mentoring.1]', 'Text.'),
    });
    const stages = linked.portfolio.frameworks.flatMap((framework) =>
      framework.stages
        .filter(({ id }) => id === 'developing' || id === 'effective')
        .map((stage) => ({ framework, stage })),
    );
    const model = plainModel(linked, { stages });
    const skills = model.stages.map(
      (stage) => stage.checklists.find(({ id }) => id === 'mentoring')?.skills[0]?.anchor,
    );
    expect(skills).toEqual(['skill-mentoring-1', 'skill-mentoring-1-2']);
    expect(model.stages.map(({ journal }) => journal[0]?.skills[0]?.id)).toEqual(skills);
    expect(model.contents.map(({ kind, title, items }) => [kind, title, items[0]?.title])).toEqual([
      ['stage', 'Developing Mentor', 'Where the mentor stands'],
      ['stage', 'Effective Mentor', 'Where the mentor stands'],
    ]);
  });

  test('without a current stage, every one that has anything', () => {
    const model = plainModelOf({
      ...texts,
      'portfolio.yaml': texts['portfolio.yaml'].replace('stage: advanced\n', ''),
    });
    expect(model.stages.map(({ framework, title }) => `${framework}: ${title}`)).toEqual([
      'LJMU Mentor Recognition: Advanced Mentor',
      'LJMU Framework for Mentor Recognition and Accreditation: Developing Mentor',
    ]);
    expect(model.otherEntries.map(({ title }) => title)).toEqual(['Neither']);
  });
});
