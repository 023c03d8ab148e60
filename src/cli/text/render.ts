import { progressOf, type StageCoverage } from '../../coverage/index.js';

/** @returns for each stage in a document how much of what it asks for is there, and where the rest is said */
export function missingInDocument(stages: readonly StageCoverage[]): string {
  const asked = stages
    .map((coverage) => ({ title: coverage.stage.title, ...progressOf(coverage) }))
    .filter(({ of }) => of > 0);
  const lines = asked.map(({ title, done, of }) =>
    done === of ? `${title}: all ${of} done.` : `${title}: ${done} of ${of} done, ${of - done} still missing.`,
  );
  const isWhole = asked.every(({ done, of }) => done === of);
  return lines.length === 0 ? '' : `${lines.join('\n')}\nNext: ${isWhole ? 'mentor submit' : 'mentor check'}\n`;
}
