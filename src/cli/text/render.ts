import { progressOf, type StageCoverage } from '../../coverage/index.js';

/** @returns for each stage in a document how much of what it asks for is there, and where the rest is said */
export function missingInDocument(stages: readonly StageCoverage[]): string {
  const lines = stages.flatMap((coverage) => {
    const { done, of } = progressOf(coverage);
    if (of === 0) return [];
    const { title } = coverage.stage;
    return [done === of ? `${title}: all ${of} done.` : `${title}: ${done} of ${of} done, ${of - done} still missing.`];
  });
  const isWhole = lines.every((line) => line.includes(': all '));
  return lines.length === 0 ? '' : `${lines.join('\n')}\nNext: ${isWhole ? 'mentor submit' : 'mentor check'}\n`;
}
