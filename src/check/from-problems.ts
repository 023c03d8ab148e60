import type { CheckContext, Draft } from './model.js';

/** What the reader noted for a rule while it read the files. */
export function* fromProblems(id: string, { linked }: CheckContext): Iterable<Draft> {
  for (const { rule, path, at, message, hint, fix, doubtful } of linked.portfolio.problems) {
    if (rule !== id) continue;
    yield {
      message,
      hint,
      file: path,
      at,
      ...(fix === undefined ? {} : { fix }),
      ...(doubtful ? { severity: 'warning' } : {}),
    };
  }
}
