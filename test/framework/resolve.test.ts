import { describe, expect, it } from 'vitest';
import { type Pack, resolvePack, selfAssessmentOf } from '../../src/framework/index.js';
import { packSchema } from '../../src/framework/schema.js';
import { ALL_LISTED, messages, programme, resolveAmong, smallPack, standards } from './packs-for-tests.js';

describe('what a pack uses', () => {
  const { framework, problems } = resolveAmong(programme, standards);
  const [first, second] = framework.stages;

  it('is merged in, and says where it comes from', () => {
    expect(problems).toEqual([]);
    expect(framework['standard-sets'].map(({ id, from }) => [id, from])).toEqual([['house', 'house-standards']]);
    expect(framework.checklists.map(({ id }) => id)).toEqual(['talk', 'walk']);
    expect(framework.roles[0]?.from).toBe('house-standards');
    expect(first?.from).toBe('programme');
  });

  it('can be named by its pack where that has one set', () => {
    expect(first?.['self-assessment']?.set).toBe('house');
    expect(first?.columns).toEqual([
      { id: 'criterion', title: 'Criterion' },
      { id: 'standards/house', title: 'House' },
    ]);
    if (!first) throw new Error('no first stage');
    expect(selfAssessmentOf(framework, first)?.points.map(({ id }) => id)).toEqual(['H1.1', 'H2']);
  });

  it('gives a criterion the standards of its points too, each once', () => {
    expect(first?.criteria[0]?.standards).toEqual(['H1', 'H2']);
  });

  it('is demanded as far as the stage lists it, unless the stage says else', () => {
    expect(first?.requires).toEqual(ALL_LISTED);
    expect(second?.requires).toMatchObject({
      evidence: 'none',
      reflection: 'text',
      targets: 2,
      hours: 30,
      'sign-off': 'none',
    });
    expect(second?.columns).toEqual([]);
  });

  it('may be taken in part', () => {
    const pack = smallPack('part', { uses: [{ pack: 'house-standards', only: ['talk', 'tlak'] }] });
    const result = resolveAmong(pack, standards);
    expect(result.framework.checklists.map(({ id }) => id)).toEqual(['talk']);
    expect(result.framework['standard-sets']).toEqual([]);
    expect(messages(result)).toEqual([
      'uses.0.only.1: `house-standards` has nothing called `tlak`: did you mean `talk`?',
    ]);
  });

  it('stands once though two ways lead to it', () => {
    const left = smallPack('left', { uses: ['house-standards'] });
    const right = smallPack('right', { uses: ['house-standards', 'left'] });
    const result = resolveAmong(smallPack('top', { uses: ['left', 'right'] }), left, right, standards);
    expect(messages(result)).toEqual([]);
    expect(result.framework['standard-sets']).toHaveLength(1);
  });

  it('is merged once, however many ways lead to it', () => {
    const layers = Array.from({ length: 40 }, (_, i) =>
      ['a', 'b'].map((side) => smallPack(`${side}${i}`, i < 39 ? { uses: [`a${i + 1}`, `b${i + 1}`] } : {})),
    ).flat();
    let lookups = 0;
    const { problems } = resolvePack(smallPack('top', { uses: ['a0', 'b0'] }), (id) => {
      lookups++;
      return layers.find((pack) => pack.id === id) ?? null;
    });
    expect(problems).toEqual([]);
    expect(lookups).toBeLessThan(200);
  });
});

describe('a resolved framework', () => {
  const { framework } = resolveAmong(programme, standards);

  it('is a pack that the schema takes', () => {
    expect(packSchema.safeParse(framework).error?.issues ?? []).toEqual([]);
  });

  it('stays as it is when resolved again, alone or from another pack', () => {
    const written = JSON.parse(JSON.stringify(framework)) as Pack;
    expect(resolvePack(written, () => null)).toEqual({ framework: written, problems: [] });
    const above = smallPack('above', { extends: 'programme' });
    expect(resolveAmong(above, written).framework.stages).toEqual(
      resolveAmong(above, programme, standards).framework.stages,
    );
  });
});

describe('extends', () => {
  const unit = smallPack('unit', {
    extends: 'programme',
    checklists: [{ id: 'more', title: 'More', skills: [{ id: 'more.1', statement: 'Goes on.' }] }],
    stages: [
      {
        id: 'second',
        title: 'Second, with observation',
        criteria: [{ id: 'U1', statement: 'Observes.', standards: ['H2'] }],
        checklists: ['more'],
        requires: { targets: 3 },
      },
      { id: 'third', title: 'Third', subsumes: 'second' },
    ],
  });

  it('adds to stages and adds stages, without a copy', () => {
    const { framework, problems } = resolveAmong(unit, programme, standards);
    expect(problems).toEqual([]);
    expect(framework.stages.map(({ id, from }) => [id, from])).toEqual([
      ['first', 'programme'],
      ['second', 'programme'],
      ['third', 'unit'],
    ]);
    const second = framework.stages[1];
    expect(second?.title).toBe('Second, with observation');
    expect(second?.subsumes).toBe('first');
    expect(second?.criteria.map(({ id }) => id)).toEqual(['U1']);
    expect(second?.requires).toMatchObject({
      evidence: 'entry',
      checklists: 'complete',
      reflection: 'text',
      targets: 3,
      hours: 30,
    });
  });

  it('refuses an id that the base has already', () => {
    const again = smallPack('again', {
      extends: 'programme',
      stages: [{ id: 'first', title: 'First', criteria: [{ id: 'C1', statement: 'Once more.' }] }],
    });
    expect(messages(resolveAmong(again, programme, standards))).toEqual([
      'stages.0.criteria.0.id: The id `C1` comes from `programme` and from `again`. Change your own, or take only what you need with {pack: …, only: […]} under `uses`.',
    ]);
  });
});

describe('units on one core', () => {
  const core = smallPack('core-pack', {
    modules: [{ id: 'm1', title: 'Module', credits: 20 }],
    routes: [{ id: 'taught', title: 'Taught' }],
    stages: [{ id: 'core', title: 'Core', criteria: [{ id: 'K1', statement: 'Works with people.' }] }],
    crosswalks: [{ from: 'K1', to: 'house-standards/H1', relation: 'related' }],
  });
  const unit = (id: string, criterion: string, more: Partial<Pack> = {}): Pack =>
    smallPack(id, {
      extends: 'core-pack',
      stages: [{ id: 'core', title: 'Core', criteria: [{ id: criterion, statement: `Does ${criterion}.` }] }],
      ...more,
    });
  const observing = unit('observing', 'O1');
  const judging = unit('judging', 'J1');

  it('are taken together, the core once', () => {
    const both = smallPack('both', { extends: ['observing', 'judging'] });
    const { framework, problems } = resolveAmong(both, observing, judging, core, standards);
    expect(problems).toEqual([]);
    expect(framework.stages.map(({ criteria }) => criteria.map(({ id, from }) => [id, from]))).toEqual([
      [
        ['K1', undefined],
        ['O1', 'observing'],
        ['J1', 'judging'],
      ],
    ]);
    expect([framework.modules, framework.routes, framework.crosswalks].map((list) => list.length)).toEqual([1, 1, 1]);
    expect(framework.stages[0]?.columns.map(({ id }) => id)).toEqual(['criterion', 'evidenced-by', 'achieved']);
  });

  it('that give one id to two things are told', () => {
    const both = smallPack('both', { extends: ['observing', 'other'] });
    const { problems } = resolveAmong(both, observing, unit('other', 'O1'), core, standards);
    expect(problems.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['extends', expect.stringContaining('`O1` comes from `observing` and from `other`')],
    ]);
  });

  it('bring their credits with them', () => {
    const credited = unit('credited', 'C1', { stages: [{ id: 'core', title: 'Core', modules: ['m1', 'm2'] }] });
    const { framework, problems } = resolveAmong(credited, core, standards);
    expect(framework.stages[0]?.requires.credits).toBe(20);
    expect(problems.map(({ path }) => path.join('.'))).toEqual(['stages.0.modules.1']);
  });
});
