/**
 * A function that works out its answer once for each thing it is asked about, and forgets it with the thing.
 * What several rules need of a portfolio is so made once a run.
 */
export function remember<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, { value: V }>();
  return (key) => {
    const known = made.get(key) ?? { value: make(key) };
    made.set(key, known);
    return known.value;
  };
}

/** A function that makes something when it is first asked for, such as a pattern of letters of all scripts. */
export function once<V>(make: () => V): () => V {
  let made: { value: V } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
