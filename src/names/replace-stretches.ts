/** A stretch of a text, and what is written in its place. */
export interface Stretch {
  from: number;
  to: number;
  instead: string;
}

/** @returns stretches in order. Of those that overlap the first counts, and of those that begin together the longest. */
export function apart<T extends Omit<Stretch, 'instead'>>(stretches: readonly T[]): T[] {
  let done = 0;
  const inOrder = [...stretches].sort((a, b) => a.from - b.from || b.to - a.to);
  return inOrder.filter(({ from, to }) => {
    if (from < done) return false;
    done = to;
    return true;
  });
}

/** Replaces stretches, in any order; of those that overlap, as `apart` says. */
export function replaceStretches(text: string, stretches: readonly Stretch[]): string {
  let [result, done] = ['', 0];
  for (const { from, to, instead } of apart(stretches)) {
    result += text.slice(done, from) + instead;
    done = to;
  }
  return result + text.slice(done);
}
