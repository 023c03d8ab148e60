import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/check/index.js';
import { progressOf } from '../../src/coverage/index.js';
import { listBuiltInFrameworks } from '../../src/framework/index.js';
import { checkFiles } from './in-memory.js';

const STAGES = listBuiltInFrameworks().flatMap(({ id, stages }) => stages.map((stage) => [id, stage.id] as const));

const config = (framework: string, stage: string): string => `version: 1\nframework: ${framework}\nstage: ${stage}\n`;

describe('how much of a stage is done', () => {
  test.each(STAGES)('counts what check finds missing: %s, %s', (framework, stage) => {
    const result = checkFiles({ 'portfolio.yaml': config(framework, stage) }, RULES);
    const [coverage] = result.stages;
    if (!coverage) return expect.fail('no stage');
    const missing = result.findings.filter(
      ({ severity, rule }) => severity === 'missing' && rule !== 'complete/agreement' && rule !== 'complete/references',
    );
    expect(progressOf(coverage)).toEqual({ done: 0, of: missing.length });
  });

  test('an entry counts once it is there, a file once it is demanded', () => {
    const entry = '---\nkind: entry\ncriteria: [DM1, DM2]\n---\n\nWe met.\n';
    const done = (framework: string, stage: string): number | undefined => {
      const files = { 'portfolio.yaml': config(framework, stage), 'journal/a.md': entry };
      const [coverage] = checkFiles(files, RULES).stages;
      return coverage && progressOf(coverage).done;
    };
    expect(done('ljmu-2007', 'developing')).toBe(2);
  });
});
