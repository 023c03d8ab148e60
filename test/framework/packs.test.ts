import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { summarise } from '../../src/framework/compile.js';
import { equivalentsFinder, listBuiltInFrameworks, loadBuiltInFramework } from '../../src/framework/index.js';
import { frameworks, ids, pack, packFolder, problems, stage } from './built-in-packs.js';

describe('all built-in packs', () => {
  it('resolve without a problem', () => {
    expect(problems).toEqual([]);
    expect(ids(frameworks)).toEqual([
      'curee-2005',
      'curee-2012',
      'dfes-2004',
      'gtc-tla',
      'ljmu-2007',
      'ljmu-2016',
      'ljmu-pgcert',
      'lluk-2008-provider',
      'lluk-2008',
      'mentor-standards-2016',
    ]);
  });

  it.each(frameworks.map((framework) => [framework.id, framework] as const))(
    '%s says where its text stands',
    (_, framework) => {
      expect(framework.source?.document).toBeTruthy();
      expect(framework.licence).toMatch(/our own wording.*©/i);
      const parts = [
        ...framework.stages.flatMap((one) => [
          ...one.criteria,
          ...one.dimensions,
          ...(one.reflection?.questions ?? []),
        ]),
        ...framework.checklists.flatMap(({ skills }) => skills),
        ...framework['standard-sets'].flatMap(({ standards }) => standards),
        ...framework.modes.flatMap(({ activities = [] }) => activities),
      ];
      expect(parts.filter(({ source }) => !source?.section).map(({ id }) => id)).toEqual([]);
    },
  );

  it('come compiled, as they stand in templates', () => {
    for (const framework of frameworks) expect(loadBuiltInFramework(framework.id)).toEqual(framework);
    const listed = listBuiltInFrameworks();
    expect(listed).toHaveLength(frameworks.length);
    expect(listed).toEqual(expect.arrayContaining(frameworks.map(summarise)));
    const firstHistorical = listed.findIndex(({ status }) => status === 'historical');
    expect(listed.slice(firstHistorical).every(({ status }) => status === 'historical')).toBe(true);
  });

  it.each(['', 'nothing', 'index', '../package', 'ljmu-2016/../ljmu-2007', 'LJMU-2016', 'ljmu-2016.json'])(
    'do not hold %j',
    (id) => {
      expect(loadBuiltInFramework(id)).toBeNull();
    },
  );

  it('name their schema, so that editors complete', () => {
    for (const { id } of frameworks) {
      const [first] = readFileSync(join(packFolder, `${id}.yaml`), 'utf8').split('\n');
      expect(first).toBe('# yaml-language-server: $schema=../schemas/framework-pack.schema.json');
    }
  });
});

describe('the programmes beside each other', () => {
  const three = [pack('ljmu-2007'), pack('gtc-tla'), pack('ljmu-pgcert')] as const;

  it.each([
    ['developing', ['gtc-tla/stage-1', 'ljmu-pgcert/module-1']],
    ['effective', ['gtc-tla/stage-2', 'ljmu-pgcert/module-2']],
    ['advanced', ['gtc-tla/stage-3', 'gtc-tla/stage-4', 'ljmu-pgcert/module-3']],
  ])('%s goes with its TLA stage and module', (id, others) => {
    expect(equivalentsFinder(three)(three[0].id, id).map((one) => `${one.framework}/${one.id}`)).toEqual(others);
    expect(stage(three[0], id).aligned.map(({ to }) => to)).toEqual(others);
  });

  it('the prerequisite stage goes with none', () => {
    expect(equivalentsFinder(three)(three[0].id, 'prerequisite')).toEqual([]);
  });
});
