import type { Pack } from '../../src/framework/index.js';
import { resolvePack } from '../../src/framework/index.js';

/** A small pack; `more` adds to it or replaces. */
export function smallPack(id: string, more: Partial<Pack> = {}): Pack {
  return { id, title: `Pack ${id}`, version: 1, status: 'current', licence: 'MIT', ...more };
}

/** Resolves the first pack against the others. */
export function resolveAmong(pack: Pack, ...others: Pack[]): ReturnType<typeof resolvePack> {
  return resolvePack(pack, (id) => [pack, ...others].find((one) => one.id === id) ?? null);
}

export const standards: Pack = smallPack('house-standards', {
  'standard-sets': [
    {
      id: 'house',
      title: 'House',
      standards: [{ id: 'H1', points: [{ id: 'H1.1', statement: 'Listens.' }] }, { id: 'H2' }],
    },
  ],
  scales: [
    {
      id: 'steps',
      levels: [
        { id: 'low', title: 'Low' },
        { id: 'high', title: 'High' },
      ],
    },
  ],
  checklists: [
    { id: 'talk', title: 'Talk', skills: [{ id: 'talk.1', statement: 'Asks.' }] },
    { id: 'walk', title: 'Walk', skills: [{ id: 'walk.1', statement: 'Walks.' }] },
  ],
  roles: [{ id: 'head', title: 'Head', side: 'school' }],
});

export const programme: Pack = smallPack('programme', {
  uses: ['house-standards'],
  stages: [
    {
      id: 'first',
      title: 'First',
      criteria: [
        {
          id: 'C1',
          statement: 'Does it.',
          standards: ['H1'],
          points: [{ id: 'C1.1', statement: 'Well.', standards: ['H2', 'H1'] }],
        },
      ],
      columns: ['criterion', 'standards/house-standards'],
      checklists: ['talk'],
      'self-assessment': { set: 'house-standards', scale: 'steps' },
      reflection: { questions: [{ id: 'KQ1', statement: 'Why?' }] },
      targets: {},
      'sign-off': [{ role: 'head' }],
    },
    { id: 'second', title: 'Second', subsumes: 'first', requires: { reflection: 'text', targets: 2, hours: 30 } },
  ],
});

/** The problems as lines `path: message`. */
export const messages = ({ problems }: ReturnType<typeof resolvePack>): string[] =>
  problems.map(({ message, path }) => `${path.join('.')}: ${message}`);

/** What a stage asks for that lists every kind of work, and says nothing else of it. */
export const ALL_LISTED = {
  evidence: 'entry',
  'self-assessment': 'complete',
  checklists: 'complete',
  reflection: 'text',
  questions: 'guide',
  targets: 1,
  'sign-off': 'all',
  dimensions: 'none',
  references: 'none',
  credits: 0,
  hours: 0,
  'hours-months': 0,
  agreements: 0,
} as const;
