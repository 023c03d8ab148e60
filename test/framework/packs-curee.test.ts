import { describe, expect, it } from 'vitest';
import { ids, numbered, pack, skillsOf } from './built-in-packs.js';

describe('curee-2005', () => {
  const framework = pack('curee-2005');

  it.each(framework.modes)('$id says what it is for, who, where and when', (mode) => {
    for (const key of ['definition', 'purpose', 'who', 'where', 'when'] as const) expect(mode[key], key).toBeTruthy();
  });
});

describe('curee-2012', () => {
  const framework = pack('curee-2012');

  it('has its own coaching and co-coaching, and mentoring of 2005', () => {
    expect(framework.checklists.map(({ id, from, skills }) => [id, from, skills.length])).toEqual([
      ['coaching', 'curee-2012', 10],
      ['co-coaching', 'curee-2012', 10],
      ['mentoring', 'curee-2005', 10],
    ]);
    for (const id of ['coaching', 'co-coaching', 'mentoring'])
      expect(skillsOf(framework, id)).toEqual(numbered(`${id}.`, 10));
  });

  it('links each of its 20 skills to 2005', () => {
    const own = [...numbered('coaching.', 10), ...numbered('co-coaching.', 10)];
    expect(framework.crosswalks.map(({ from, to }) => [from, to])).toEqual(own.map((id) => [id, `curee-2005/${id}`]));
  });
});

describe('dfes-2004', () => {
  const framework = pack('dfes-2004');

  it('leads each skill and activity to 2005, but what 2005 dropped', () => {
    const from = new Set(framework.crosswalks.map((link) => link.from));
    const all = [
      ...framework.checklists.flatMap((list) => list.skills.flatMap((skill) => [skill.id, ...ids(skill.points)])),
      ...framework.modes.flatMap((mode) => ids(mode.activities ?? [])),
    ];
    expect(all.filter((id) => !from.has(id))).toEqual(['peer-coaching.5']);
    expect(from.size).toBe(all.length - 1);
  });
});
