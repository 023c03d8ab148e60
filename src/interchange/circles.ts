/**
 * @param parentOf the way up
 * @returns whether the way up from a node comes back to where it was. Each node is walked over once, however often it
 * is asked for
 */
export function circleFinder<T>(parentOf: (node: T) => T | null): (node: T) => boolean {
  const known = new Map<T, boolean>();
  return (node) => {
    const walked = new Set<T>();
    let at: T | null = node;
    while (at !== null && !walked.has(at) && !known.has(at)) {
      walked.add(at);
      at = parentOf(at);
    }
    const circle = at !== null && (known.get(at) ?? true);
    for (const passed of walked) known.set(passed, circle);
    return circle;
  };
}
