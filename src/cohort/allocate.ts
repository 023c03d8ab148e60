import { createHash } from 'node:crypto';
import { byText } from '../text/by-text.js';
import { isSameName } from '../trust/seal.js';
import { isSameSchool } from './people.js';
import type { Reviewer } from './settings.js';

/** A reading that has no reader yet. */
export interface OpenReading {
  id: string;
  name: string;
  school: string;
  voice: 'first' | 'second';
  /** Who reads it already, and so may not read it a second time. */
  taken: readonly string[];
}

/** Who reads what, and why; `reader` is null where nobody may. */
export interface Allocated {
  id: string;
  voice: 'first' | 'second';
  reader: string | null;
  why: string;
}

/** @returns why somebody may not read somebody's portfolio, or null */
export function conflictOf(
  reviewer: Reviewer,
  { id, name, school }: { id: string; name: string; school: string },
): string | null {
  if (isSameName(reviewer.name, name)) return 'their own portfolio';
  if (reviewer.notPeople.includes(id)) return 'ruled out in cohort.yaml';
  return reviewer.notSchools.some((one) => isSameSchool(one, school)) ? 'their school' : null;
}

/**
 * Gives each reading to who has least, of those who may. What is given already stays where it is.
 * @param load how many each reviewer has now, by id
 * @param seed the same seed gives the same list, in whatever order the readings come
 */
export function allocate(
  readings: readonly OpenReading[],
  reviewers: readonly Reviewer[],
  load: ReadonlyMap<string, number>,
  seed: string,
): Allocated[] {
  const count = new Map(reviewers.map(({ id }) => [id, load.get(id) ?? 0]));
  const key = (...parts: string[]): string =>
    createHash('sha256')
      .update([seed, ...parts].join('\n'))
      .digest('hex');
  const ordered = [...readings].sort((a, b) => (key(a.id, a.voice) < key(b.id, b.voice) ? -1 : 1));
  const given = ordered.map((reading): Allocated => {
    const { id, voice, taken } = reading;
    const passed = reviewers.flatMap((one): string[] => {
      const why = taken.includes(one.id) ? 'is already reading it' : conflictOf(one, reading);
      return why === null ? [] : [`not ${one.id}: ${why}`];
    });
    const able = reviewers.filter((one) => !taken.includes(one.id) && conflictOf(one, reading) === null);
    const order = (one: string): string => `${String(count.get(one)).padStart(9, '0')} ${key(id, voice, one)}`;
    const [reader] = able.map((one) => one.id).sort((a, b) => (order(a) < order(b) ? -1 : 1));
    if (reader === undefined) return { id, voice, reader: null, why: passed.join(', ') || 'there is no reviewer' };
    count.set(reader, (count.get(reader) ?? 0) + 1);
    return { id, voice, reader, why: [`has ${count.get(reader)} now`, ...passed].join('; ') };
  });
  return given.sort((a, b) => byText(a.id, b.id));
}
