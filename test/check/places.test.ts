import { expect, test } from 'vitest';
import { filesWithProblem, startOf } from '../../src/check/places.js';
import { elsewhere, stageOf } from '../../src/check/stage-parts.js';
import { coverStage } from '../../src/coverage/index.js';
import { file, place, small } from '../coverage/small-pack.js';

const FILES = {
  'journal/a.md': file('entry', 'stage: bronze'),
  'journal/b.md': file('entry', 'date: soon'),
  'journal/c.md': file('entry', 'criteria: {S1: x}'),
};
const CONFIG = 'version: 1\nframework: [small-2026, other-2026]\n';

test('a finding in a file is of the stage that the file counts for, else of where the mentor works', () => {
  const stages = (config: Record<string, string>): unknown => {
    const linked = small({ ...FILES, ...config });
    return linked.portfolio.documents.map((document) => [document.path, stageOf(document, linked)]);
  };
  const [bronze, silver] = ['bronze', 'silver'].map((stage) => ({ framework: 'small-2026', stage }));
  expect(stages({})).toEqual([
    ['journal/a.md', bronze],
    ['journal/b.md', silver],
    ['journal/c.md', silver],
  ]);
  expect(stages({ 'portfolio.yaml': CONFIG })).toEqual([
    ['journal/a.md', bronze],
    ['journal/b.md', {}],
    ['journal/c.md', {}],
  ]);
});

test('a command names its stage where that is not the one that the mentor works on', () => {
  const said = (linked: ReturnType<typeof small>): string[] =>
    ['silver', 'bronze'].map((stage) => elsewhere(coverStage(linked, place(linked, stage)), linked));
  expect(said(small())).toEqual(['', ' --stage bronze']);
  expect(said(small({ 'portfolio.yaml': CONFIG.replace('[small-2026, other-2026]', 'small-2026') }))).toEqual([
    ' --stage silver',
    ' --stage bronze',
  ]);
});

test('a file that could not be read in one point may lack nothing else', () => {
  const linked = small(FILES);
  expect([...filesWithProblem(linked, 'read/date')]).toEqual(['journal/b.md']);
  expect([...filesWithProblem(linked, 'read/schema')]).toEqual(['journal/c.md']);
  expect([...filesWithProblem(linked, 'read/none')]).toEqual([]);
  expect(linked.portfolio.documents.map((document) => startOf(document)?.line ?? null)).toEqual([2, 2, 2]);
});
