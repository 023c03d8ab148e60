/** @returns things by what they have in common, each list in their order; as `Map.groupBy`, which Node 20 lacks */
export function groupBy<K, T>(things: Iterable<T>, keyOf: (thing: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) addTo(groups, keyOf(thing), thing);
  return groups;
}

/** Adds to the list of a key, which is made where there is none. */
export function addTo<K, T>(groups: Map<K, T[]>, key: K, ...more: T[]): void {
  const group = groups.get(key);
  if (group) group.push(...more);
  else groups.set(key, more);
}

/** @returns how often each stands in a list, in the order in which they come first */
export function countOf<T>(things: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  return counts;
}
