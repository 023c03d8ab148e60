/** A stretch of a text, and what is written in its place. */
export interface Stretch {
  from: number;
  to: number;
  instead: string;
}

/** Replaces stretches, in any order. Of those that overlap the first counts, and of those that begin together the longest. */
export function replaceStretches(text: string, stretches: readonly Stretch[]): string {
  let [result, done] = ['', 0];
  for (const { from, to, instead } of [...stretches].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < done) continue;
    result += text.slice(done, from) + instead;
    done = to;
  }
  return result + text.slice(done);
}
