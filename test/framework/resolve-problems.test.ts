import { describe, expect, it } from 'vitest';
import type { Pack } from '../../src/framework/index.js';
import { messages, resolveAmong, smallPack, standards } from './packs-for-tests.js';

describe('problems', () => {
  it('are told all at once, each with its place', () => {
    const wrong = smallPack('wrong', {
      uses: ['house-standards', 'nowhere'],
      roles: [{ id: 'mentor', title: 'Mentor', side: 'school', otherwise: 'nobody' }],
      modes: [
        { id: 'm', title: 'M', definition: 'M.', checklist: 'tolk', activities: [{ id: 'm.1', statement: 'Does.' }] },
      ],
      comparison: [{ theme: 'T', activities: ['m.1', 'm.2'] }],
      stages: [
        {
          id: 'only',
          title: 'Only',
          subsumes: 'before',
          criteria: [
            {
              id: 'C1',
              statement: 'Does.',
              standards: ['H3'],
              points: [{ id: 'C1.1', statement: 'Well.', standards: ['X9'] }],
            },
          ],
          columns: ['criterion', 'standards/horse'],
          checklists: ['talks'],
          'self-assessment': { set: 'hose', scale: 'step' },
          'sign-off': [{ role: 'hed' }],
          aligned: [{ title: 'Elsewhere', to: 'nowhere/at-all' }],
        },
      ],
      crosswalks: [
        { from: 'C2', to: 'house-standards/H9', relation: 'exact' },
        { from: 'C1', to: 'H1', relation: 'exact' },
      ],
    });
    const places = resolveAmong(wrong, standards).problems.map(({ path }) => path.join('.'));
    expect(places.sort()).toEqual(
      [
        'uses.1',
        'roles.0.otherwise',
        'modes.0.checklist',
        'comparison.0.activities.1',
        'stages.0.subsumes',
        'stages.0.criteria.0.standards.0',
        'stages.0.criteria.0.points.0.standards.0',
        'stages.0.columns.1',
        'stages.0.checklists.0',
        'stages.0.self-assessment.set',
        'stages.0.self-assessment.scale',
        'stages.0.sign-off.0.role',
        'stages.0.aligned.0.to',
        'crosswalks.0.from',
        'crosswalks.0.to',
        'crosswalks.1.to',
      ].sort(),
    );
  });

  it('say what there is, and what may have been meant', () => {
    const pack = smallPack('p', {
      uses: ['house-standards'],
      stages: [{ id: 's', title: 'S', checklists: ['talks', 'dance'] }],
    });
    expect(messages(resolveAmong(pack, standards))).toEqual([
      'stages.0.checklists.0: There is no checklist `talks` in this pack or the packs it uses: did you mean `talk`?',
      'stages.0.checklists.1: There is no checklist `dance` in this pack or the packs it uses. There is talk and walk.',
    ]);
  });

  it.each<[string, Pack[], string]>([
    ['itself', [smallPack('a', { extends: 'a' })], 'extends: The packs go round in a circle: a -> a. Remove one link.'],
    [
      'another that comes back',
      [smallPack('a', { uses: ['b'] }), smallPack('b', { extends: 'c' }), smallPack('c', { uses: ['a'] })],
      'uses.0: The packs go round in a circle: a -> b -> c -> a. Remove one link.',
    ],
    [
      'a circle further down',
      [smallPack('a', { uses: ['b'] }), smallPack('b', { extends: 'c' }), smallPack('c', { extends: 'b' })],
      'uses.0: The packs go round in a circle: a -> b -> c -> b. Remove one link.',
    ],
    [
      'one that needs what is not there',
      [smallPack('a', { uses: ['b'] }), smallPack('b', { uses: ['c'] })],
      'uses.0: There is no pack `c`, which `b` needs, here. See `mentor framework list`.',
    ],
  ])('a pack that uses %s', (_, [pack, ...others], message) => {
    if (!pack) throw new Error('no pack');
    expect(messages(resolveAmong(pack, ...others))).toEqual([message]);
  });

  it('stages that go round in a circle are told once', () => {
    const stages = ['a', 'b', 'c'].map((id, i) => ({ id, title: id, subsumes: ['b', 'c', 'b'][i] ?? '' }));
    expect(messages(resolveAmong(smallPack('p', { stages })))).toEqual([
      'stages.0.subsumes: The stages go round in a circle: b -> c -> b. Remove one `subsumes`.',
    ]);
  });

  it('ids given twice: in one pack, by a pack and what it uses, by two that it uses', () => {
    const skills = (id: string) => [{ id, title: id, skills: [{ id: `${id}.1`, statement: 'Does.' }] }];
    const other = smallPack('other', { checklists: skills('talk') });
    const pack = smallPack('mine', {
      uses: ['house-standards', 'other'],
      checklists: skills('walk'),
      scales: [
        {
          id: 'two',
          levels: [
            { id: 'x', title: 'X' },
            { id: 'x', title: 'Y' },
          ],
        },
      ],
      stages: [
        {
          id: 's',
          title: 'S',
          criteria: [
            { id: 'C1', statement: 'One.' },
            { id: 'C2', statement: 'Two.', points: [{ id: 'C1', statement: 'One again.' }] },
          ],
        },
        { id: 's', title: 'S', dimensions: [{ id: 'H1', statement: 'Clashes with a standard.' }] },
      ],
    });
    expect(
      resolveAmong(pack, standards, other).problems.map(({ path, message }) => [
        path.join('.'),
        /`(.*?)`/.exec(message)?.[1],
      ]),
    ).toEqual([
      ['uses', 'talk.1'],
      ['checklists.0.skills.0.id', 'walk.1'],
      ['stages.0.criteria.1.points.0.id', 'C1'],
      ['stages.1.dimensions.0.id', 'H1'],
      ['uses', 'talk'],
      ['checklists.0.id', 'walk'],
      ['stages.1.id', 's'],
      ['scales.0.levels.1.id', 'x'],
    ]);
  });

  it('a pack of 50,000 items, wrong throughout, is told in seconds', () => {
    const stages = Array.from({ length: 10_000 }, (_, s) => ({
      id: `s${s}`,
      title: 'S',
      subsumes: `s${s + 1}`,
      criteria: [0, 1, 2, 3].map((c) => ({ id: `C${s}.${c}`, statement: 'Does.', standards: [`X${s}`] })),
    }));
    const { problems } = resolveAmong(smallPack('large', { stages }));
    expect(problems).toHaveLength(40_001);
  });
});
