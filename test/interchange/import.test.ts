import { describe, expect, test } from 'vitest';
import { indexFramework, loadBuiltInFramework, resolvePack, selfAssessmentOf } from '../../src/framework/index.js';
import { codes, criteriaOf, expectSound, importBytes, importFixture, importText } from './support.js';

const child = (from: string, to: string): object => ({
  associationType: 'isChildOf',
  originNodeURI: { identifier: from },
  destinationNodeURI: { identifier: to },
});

describe('Mahara', () => {
  test('flat elements: standards group, elements are criteria, what lies below them points', async () => {
    const imported = await importFixture('hawthorn-flat.matrix');
    expectSound(imported);
    const { format, pack, report } = imported;
    expect([format, pack.id, pack.title]).toEqual(['mahara', 'hawthorn-mentor-profile', 'Hawthorn mentor profile']);
    expect(pack.note).toBe(
      'What the **Hawthorn Alliance** looks for in its mentors.\n\n- Revised each spring\n- Kept short',
    );
    expect(pack.source?.document).toBe('Hawthorn mentor profile, hawthorn (Mahara SmartEvidence)');
    expect(criteriaOf(pack)).toEqual([
      ['A.1', [], ['A']],
      ['A.2', [], ['A']],
      ['B.1', ['B.1.1', 'B.1.1-2'], ['B']],
      ['Z.1', [], []],
    ]);
    expect(pack.stages?.[0]?.criteria?.[0]).toEqual({
      id: 'A.1',
      title: 'Knows the course',
      statement: 'Knows what the course asks for & when.',
      standards: ['A'],
    });
    expect(pack['standard-sets']?.[0]?.standards).toEqual([
      { id: 'A', title: 'Getting ready', statement: 'Before the trainee comes.' },
      { id: 'B', title: 'Working together' },
    ]);
    expect(codes(report.repaired)).toEqual(['standard-id-type x1', 'unknown-standard x1', 'duplicate-id x1']);
    expect(report.repaired.at(-1)?.places).toEqual(['standardelements[4]: B.1.1 is B.1.1-2']);
  });

  test('its four statuses are the scale on which each element is rated', async () => {
    const { pack } = await importFixture('hawthorn-flat.matrix');
    const { framework } = resolvePack(pack, () => null);
    const [stage] = framework.stages;
    const rated = stage && selfAssessmentOf(framework, stage);
    expect(rated?.points.map(({ id }) => id)).toEqual(
      stage?.criteria.flatMap(({ id, points }) => [id, ...points.map((point) => point.id)]),
    );
    expect(rated?.scale.levels.map(({ id, title }) => `${id}: ${title}`)).toEqual([
      'begun: Please look',
      'incomplete: Not there yet',
      'partialcomplete: On the way',
      'completed: There',
    ]);
    expect(stage?.requires['self-assessment']).toBe('complete');
  });

  test('nested elements, statuses as one object, parents that are not there or go round', async () => {
    const imported = await importFixture('hawthorn-nested.matrix');
    expectSound(imported);
    const { pack, report } = imported;
    expect(criteriaOf(pack)).toEqual([
      ['A.1', ['A.1.a', 'A.1.b'], ['A']],
      ['A.2', [], ['A']],
      ['A.3', [], ['A']],
      ['A.4', [], ['A']],
    ]);
    expect(pack.scales?.[0]?.levels.map(({ title }) => title)).toEqual([
      'Please look',
      'Not there yet',
      'On the way',
      'There',
    ]);
    expect(pack.stages?.[0]?.requires).toEqual({ 'self-assessment': 'none' });
    expect(codes(report.repaired)).toEqual(['unknown-parent x3', 'unknown-status x1']);
    expect(codes(report.lost)).toEqual(['deeper-levels x1']);
  });

  test('a parent 0 is none, and characters that nobody sees are gone', async () => {
    const standards = [{ standardid: 1, name: 'O\u202ene\u0007' }];
    const standardelements = [{ standardid: 1, elementid: 'a', parentelementid: 0, name: 'T\u001b[2Jwo\ud800' }];
    const imported = await importText(JSON.stringify({ framework: { name: 'N', standards, standardelements } }));
    expectSound(imported);
    expect(imported.report).toEqual({ repaired: [], lost: [] });
    expect(imported.pack['standard-sets']?.[0]?.standards[0]?.title).toBe('One');
    expect(imported.pack.stages?.[0]?.criteria?.[0]?.statement).toBe('T[2Jwo\ufffd');
  });

  test('standards without elements are the criteria themselves', async () => {
    const imported = await importText(
      JSON.stringify({
        framework: {
          name: 'N',
          standards: [
            { standardid: 1, name: 'One' },
            { standardid: 2, name: 'Two' },
          ],
        },
      }),
    );
    expectSound(imported);
    expect(criteriaOf(imported.pack)).toEqual([
      ['1', [], []],
      ['2', [], []],
    ]);
  });
});

describe('CASE', () => {
  test('1.0, wrapped: the tree of the associations, in the order of their numbers', async () => {
    const imported = await importFixture('hawthorn-1p0.json');
    expectSound(imported);
    const { format, pack, report } = imported;
    expect([format, pack.id, pack.status, pack.ended, pack.version]).toEqual([
      'case',
      'standards-for-subject-mentors',
      'historical',
      2025,
      1,
    ]);
    expect(pack.licence).toBe('CC BY 4.0: Creative Commons Attribution 4.0');
    expect(pack.source).toEqual({
      document: 'Standards for subject mentors, Hawthorn Alliance',
      url: 'https://standards.hawthorn.example/CFDocuments/8f0c7c3e-1b7a-4f1b-9b7e-1d1f0b1e0001',
    });
    expect(criteriaOf(pack)).toEqual([
      ['SM1.1', ['SM1.1.1'], ['SM1']],
      ['SM1.2', [], ['SM1']],
      ['2', [], []],
      ['3', [], []],
    ]);
    expect(pack.stages?.[0]?.criteria?.[0]).toEqual({
      origin: expect.objectContaining({ url: expect.stringContaining('hawthorn.example') }),
      id: 'SM1.1',
      title: 'First',
      statement: 'First of the first',
      hint: 'A lesson plan with comments',
      points: [{ id: 'SM1.1.1', statement: 'Detail of the *first*', origin: expect.anything() }],
      standards: ['SM1'],
    });
    expect(codes(report.repaired)).toEqual([
      'no-identifier x1',
      'sequence-as-text x2',
      'unknown-parent x1',
      'no-parent x2',
    ]);
    expect(codes(report.lost)).toEqual([
      'second-parent x1',
      'version x1',
      'association-exactMatchOf x1',
      'no-statement x1',
      'inner-links x1',
    ]);
  });

  test('a rubric is a stage for each level, with a dimension for each row', async () => {
    const imported = await importFixture('hawthorn-rubric.json');
    expectSound(imported);
    const { pack, report } = imported;
    expect(pack.stages?.map(({ id, title }) => [id, title])).toEqual([
      ['level-1', 'Starting'],
      ['level-2', 'Settled'],
      ['level-3', 'Leading'],
    ]);
    expect(pack.stages?.[1]?.dimensions).toEqual([
      { id: 'level-2.row-1', title: 'Feedback', statement: 'Asks before it tells.' },
      { id: 'level-2.row-2', title: 'Planning', statement: 'Plans a term.' },
    ]);
    expect(pack.stages?.[2]?.dimensions?.map(({ statement }) => statement)).toEqual([
      'Helps others to give feedback.',
      'Leading',
    ]);
    expect(codes(report.lost)).toEqual(['field-score x3']);
  });

  test('items that belong to each other in a circle stand at the top', async () => {
    const item = (id: string): object => ({ identifier: id, uri: id, fullStatement: `Item ${id}` });
    const data = {
      CFDocument: { identifier: 'doc', title: 'Round' },
      CFItems: ['a', 'b', 'c', 'c', 'd'].map(item),
      CFAssociations: [child('a', 'b'), child('b', 'a'), child('c', 'c'), child('d', 'doc')],
    };
    const imported = await importText(JSON.stringify(data));
    expectSound(imported);
    expect(imported.pack.stages?.[0]?.criteria).toHaveLength(4);
    expect(codes(imported.report.repaired)).toEqual(['identifier-twice x1', 'circle x3']);
  });

  test.each([1, 2, 3] as const)('criteria can be taken from level %i', async (level) => {
    const item = (id: string): object => ({ identifier: id, fullStatement: id, humanCodingScheme: id });
    const data = {
      CFDocument: { identifier: 'doc', title: 'Deep' },
      CFItems: ['a', 'a.b', 'a.b.c', 'a.b.c.d', 'e'].map(item),
      CFAssociations: [
        child('a', 'doc'),
        child('a.b', 'a'),
        child('a.b.c', 'a.b'),
        child('a.b.c.d', 'a.b.c'),
        child('e', 'doc'),
      ],
    };
    const imported = await importText(JSON.stringify(data), { level });
    expectSound(imported);
    expect(criteriaOf(imported.pack)).toEqual(
      {
        1: [
          ['a', ['a.b', 'a.b.c', 'a.b.c.d'], []],
          ['e', [], []],
        ],
        2: [
          ['a.b', ['a.b.c', 'a.b.c.d'], ['a']],
          ['e', [], []],
        ],
        3: [
          ['a.b.c', ['a.b.c.d'], ['a.b']],
          ['e', [], []],
        ],
      }[level],
    );
  });
});

describe('Moodle', () => {
  test.each(['hawthorn.csv', 'hawthorn-semicolons.csv'])(
    '%s: domains group, competencies are criteria',
    async (name) => {
      const imported = await importFixture(name);
      expectSound(imported);
      const { format, pack, report } = imported;
      expect([format, pack.id, pack.title]).toEqual(['moodle-csv', 'haw-2026', 'Hawthorn mentor competencies']);
      expect(pack.note).toBe('Written with our *mentors*.');
      expect(criteriaOf(pack)).toEqual([
        ['A.1', [], ['A', 'B']],
        ['A.2', [], ['A']],
        ['B.1', ['B.1.1'], ['B']],
      ]);
      expect(pack.stages?.[0]?.criteria?.[1]).toMatchObject({
        title: 'Clears a timetable',
        statement: 'Finds time, every week',
      });
      expect(pack.stages?.[0]?.criteria?.[2]?.points).toEqual([
        { id: 'B.1.1', statement: 'Writes it down\n\n- the same day\n- in full sentences' },
      ]);
      expect(pack.scales?.[0]?.levels.map(({ id }) => id)).toEqual(['not-yet', 'nearly', 'yes']);
      const repaired = ['unusable-code x1'];
      expect(codes(report.repaired)).toEqual(
        name === 'hawthorn.csv' ? repaired : ['delimiter x1', 'unknown-header x1', ...repaired],
      );
      expect(codes(report.lost)).toEqual(['own-scales x1', 'rules x1', 'inner-links x1']);
    },
  );

  test('columns may be missing or in another order', async () => {
    const imported = await importText(
      'Shortname,Id number,Parent id number\nOne,c1,\nTwo,c2,c1\nThree,c3,nowhere\n,,\n',
      { from: 'moodle-csv' },
    );
    expectSound(imported);
    expect(imported.pack.title).toBe('the-file');
    expect(criteriaOf(imported.pack)).toEqual([
      ['c2', [], ['c1']],
      ['c3', [], []],
    ]);
    expect(codes(imported.report.repaired)).toEqual(['missing-columns x1', 'no-framework x1', 'unknown-parent x1']);
  });
});

describe('an imported framework', () => {
  test('keeps its id unless one of that id is here', async () => {
    const { pack, report } = await importFixture('hawthorn.csv', { isTaken: (id) => id === 'haw-2026' });
    expect(pack.id).toBe('haw-2026-2');
    expect(report.repaired[0]).toMatchObject({ code: 'id-taken', places: ['haw-2026 is haw-2026-2'] });
    expect((await importFixture('hawthorn.csv', { id: 'mine' })).pack.id).toBe('mine');
  });

  test('can be named in an entry: every id is found', async () => {
    for (const name of ['hawthorn-flat.matrix', 'hawthorn-1p0.json', 'hawthorn.csv']) {
      const { pack } = await importFixture(name);
      const { framework } = resolvePack(pack, loadBuiltInFramework);
      const index = indexFramework(framework);
      for (const criterion of framework.stages.flatMap(({ criteria }) => criteria)) {
        expect(index.criteria.get(criterion.id)?.criterion).toBe(criterion);
        expect(criterion.id).not.toMatch(/[\s,]/);
      }
    }
  });

  test('may be saved in any encoding', async () => {
    const text = '{"framework": {"name": "Für Mentorinnen", "standards": [{"standardid": 1, "name": "Größe"}]}}';
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    for (const bytes of [Buffer.from(text, 'latin1'), utf16]) {
      const { pack, report } = await importBytes(bytes);
      expect([pack.title, pack.stages?.[0]?.criteria?.[0]?.statement]).toEqual(['Für Mentorinnen', 'Größe']);
      expect(codes(report.repaired)).toContain('encoding x1');
    }
    const { report } = await importBytes(Buffer.from(`\ufeff${text}`));
    expect(report.repaired).toEqual([]);
  });
});
