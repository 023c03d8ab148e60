import type { ParsedBody } from './markdown-facts.js';
import type { ReadProblem } from './model.js';

/** @returns what is left out of the facts and of the documents, or is not nested as it was written, so that neither takes minutes. */
export function unparsedMarkup({ bounds: { deep, cut }, at }: ParsedBody, path: string): ReadProblem[] {
  const problems = [];
  if (deep !== null)
    problems.push({
      at: at(deep, deep + 1),
      message: 'Unexpected depth: a list or a quotation in fifty others, which is not shown as such',
      hint: 'Take away marks or spaces at the beginning of the line.',
    });
  if (cut !== null)
    problems.push({
      at: at(cut, cut + 1),
      message:
        'Unexpected amount of marks and lines: what follows from here is not counted, and is not in the documents',
      hint: 'Split it into entries, or keep it as a file in evidence/ and link it.',
    });
  return problems.map((problem) => ({ rule: 'read/too-much-markup', path, ...problem }));
}
