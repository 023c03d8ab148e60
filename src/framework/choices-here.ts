import { listBuiltInFrameworks, loadBuiltInFramework } from './builtin.js';
import { type DeclaredChoice, type DeclaredField, declaredChoices, LENT_BY } from './choices.js';
import type { Framework } from './model.js';

/**
 * What can be written in a field: what the frameworks followed declare, then what others that come with mentor lend.
 * Reads the disk for those.
 */
export function choicesHere(field: DeclaredField, followed: readonly Framework[]): DeclaredChoice[] {
  const list = LENT_BY[field];
  const others = list === null ? [] : listBuiltInFrameworks().filter(({ holds }) => holds.includes(list));
  const loaded = others.flatMap(({ id }) =>
    followed.some((one) => one.id === id) ? [] : (loadBuiltInFramework(id) ?? []),
  );
  return declaredChoices(field, [...followed, ...loaded]);
}
