import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkExample, linkFiles } from '../../src/check/check-example.js';
import { check } from '../../src/check/engine.js';
import type { CheckResult } from '../../src/check/model.js';
import { RULES } from '../../src/check/rules/index.js';
import { findStageIn } from '../../src/coverage/index.js';
import { loadBuiltInFramework } from '../../src/framework/index.js';
import { readFolder } from '../../src/portfolio/index.js';
import { starterFiles } from '../../src/scaffold/starter.js';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
/** After every date in the fixtures, before any target is due. */
const FIXTURES_DAY = '2026-12-01';

function checkFolder(path: string, stage?: string): CheckResult {
  const linked = linkFiles(readFolder(join(FIXTURES, path)));
  const place = stage === undefined ? null : findStageIn(linked.indexes, stage);
  return check(linked, RULES, { today: FIXTURES_DAY, ...(place ? { stages: [place] } : {}) });
}

function tally({ findings }: CheckResult): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { rule, severity } of findings) {
    const key = `${severity} ${rule}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

function fresh(framework: string, stage: string): CheckResult {
  const loaded = loadBuiltInFramework(framework);
  const found = loaded?.stages.find(({ id }) => id === stage);
  if (!loaded || !found) throw new Error(`no ${framework}/${stage}`);
  const answers = { framework: loaded, stage: found, name: 'A Teacher', school: null, provider: null } as const;
  const { files } = starterFiles({ ...answers, threshold: 'core', others: [], packs: [] });
  return checkExample({ files: Object.fromEntries(files.map(({ path, text }) => [path, text])) }, RULES);
}

describe('a fresh portfolio has nothing wrong, and all to do', () => {
  test('the developing stage of ljmu-2007', () => {
    expect(tally(fresh('ljmu-2007', 'developing'))).toEqual({
      'missing complete/criterion': 11,
      'missing complete/skill': 10,
      'missing complete/reflection': 1,
      'missing complete/target': 1,
      'missing complete/sign-off': 2,
    });
  });

  test('the advanced stage of ljmu-2016', () => {
    expect(tally(fresh('ljmu-2016', 'advanced'))).toEqual({
      'missing complete/criterion': 12,
      'missing complete/rating': 21,
      'missing complete/skill': 20,
      'missing complete/reflection': 1,
      'missing complete/target': 1,
      'missing complete/sign-off': 2,
    });
  });

  test('frameworks of another make', () => {
    expect(tally(fresh('gtc-tla', 'stage-4'))).toMatchObject({
      'missing complete/dimension': 6,
      'missing complete/references': 1,
    });
    expect(tally(fresh('ljmu-pgcert', 'module-1'))).toMatchObject({ 'missing complete/credits': 1 });
    expect(tally(fresh('lluk-2008', 'core'))).toEqual({ 'missing complete/agreement': 1, 'missing complete/hours': 1 });
  });
});

test('what people hand in on paper, poured into files: no dates, no ratings, no checklist, no evidence, nobody has signed', () => {
  const entries = Array.from({ length: 12 }, (_, index) => [
    `journal/${index + 1}.md`,
    `---\nkind: entry\nstage: advanced\ncriteria: [AM${index + 1}]\n---\n\n- Led it for a year\n`,
  ]);
  const result = checkExample(
    {
      files: {
        'portfolio.yaml':
          'version: 1\nmentor: {name: Example – Professional Mentor, school: A School}\nframework: ljmu-2016\nstage: advanced\n',
        ...Object.fromEntries(entries),
        'stages/advanced/self-assessment.md':
          '---\nkind: self-assessment\nstage: advanced\nratings: {}\n---\n\n## MS1 Personal qualities\n\n### Targets\n\nMore time.\n',
        'stages/advanced/reflection.md': '---\nkind: reflection\nstage: advanced\n---\n\nI have learned to wait.\n',
        'stages/advanced/targets.md': '---\nkind: targets\nstage: advanced\n---\n\n- [ ] Read more\n- [ ] Share more\n',
      },
    },
    RULES,
  );
  expect(tally(result)).toEqual({
    'missing complete/rating': 21,
    'missing complete/skill': 20,
    'missing complete/sign-off': 2,
    'warning complete/target-date': 2,
    'warning complete/target-measure': 2,
    'warning complete/entry-date': 12,
    'warning complete/criterion-no-file': 12,
    'warning complete/question': 1,
  });
  expect(result.findings.find(({ rule }) => rule === 'complete/question')?.message).toBe(
    '13 key questions are open: KQ1 to KQ13',
  );
});

test('the complete portfolio has nothing left', () => {
  const { findings, summary } = checkFolder('complete/advanced-2016');
  expect(findings).toEqual([]);
  expect(summary).toMatchObject({ ready: true, complete: true });
});

test('the half-done portfolio has things to do and nothing broken', () => {
  const result = checkFolder('half-done/developing-2007');
  expect(result.summary).toMatchObject({ errors: 0, ready: false, complete: false });
  expect(tally(result)).toMatchObject({ 'missing complete/criterion': 5, 'warning complete/criterion-no-file': 1 });
});

interface Planted {
  portfolio: string;
  file: string;
  line: number | null;
  rules: string[];
}

/** Where the table of the broken fixtures was written before the rule had its name. */
const NAMED_SINCE: Record<string, string> = {
  'journal/criterion-two-stages.md link/stage': 'link/no-stage',
  'stages/developing/checklist-skill-unknown.md link/skill': 'link/checklist-skill',
  'stages/developing/reflection-empty.md read/empty-body': 'complete/reflection',
  'stages/developing/targets-bad-date.md read/date': 'complete/target-date',
  'stages/developing/sign-off/no-comment.md read/empty-body': 'complete/sign-off-words',
  'stages/advanced/self-assessment-unknown-point.md link/standard': 'link/point',
  'portfolio.yaml:8 read/schema': 'link/rule',
  'portfolio.yaml:9 read/schema': 'link/rule',
};

/** A caption is words too; a role is unknown only where the framework is known. */
const NOT_MISTAKES = new Set(['journal/evidence-image-without-alt.md', 'portfolio.yaml:6']);

function planted(): Planted[] {
  const table = readFileSync(join(FIXTURES, 'broken/README.md'), 'utf8');
  return [...table.matchAll(/^\| ([\w-]+)\/(\S+) \| .* \| (\d+|–) \| (.*) \|$/gm)].flatMap((row) => {
    const [, portfolio = '', file = '', line = '', rules = ''] = row;
    const place = file === 'portfolio.yaml' ? `${file}:${line}` : file;
    if (NOT_MISTAKES.has(place)) return [];
    const named = rules.split(', ').map((rule) => NAMED_SINCE[`${place} ${rule}`] ?? rule);
    return [{ portfolio, file, line: line === '–' ? null : Number(line), rules: named.filter((rule) => rule !== '–') }];
  });
}

describe('the broken portfolios', () => {
  const results = new Map([
    ['every-mistake', checkFolder('broken/every-mistake').findings],
    ['portfolio-file', checkFolder('broken/portfolio-file').findings],
  ]);
  const elsewhere = checkFolder('broken/every-mistake', 'ljmu-2016/advanced').findings;
  const mistakes = planted();

  test('have their table', () => {
    expect(mistakes.length).toBeGreaterThan(70);
  });

  test.each(mistakes.map((one) => [`${one.portfolio}/${one.file}`, one.rules.join(', ') || 'nothing', one] as const))(
    'in %s is found: %s',
    (_, __, { portfolio, file, line, rules }) => {
      const own = [...(results.get(portfolio) ?? []), ...elsewhere].filter((finding) => finding.file === file);
      for (const rule of rules) {
        const found = own.filter(
          (finding) => finding.rule === rule || (rule === 'complete/…' && finding.rule.startsWith('complete/')),
        );
        expect(found, rule).not.toEqual([]);
        // The table has line 1 for what is absent from a file; a finding then points at the file's kind or at nothing.
        if (line !== null && line > 1 && rules.length === 1)
          expect(found.map((finding) => finding.line)).toContain(line);
      }
      if (rules.length === 0) expect(own.filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );

  test('have no mistake that nobody planted', () => {
    const known = new Set(mistakes.map(({ portfolio, file }) => `${portfolio}/${file}`));
    const errors = [...results].flatMap(([portfolio, findings]) =>
      findings.filter(({ severity }) => severity === 'error').map(({ file }) => `${portfolio}/${file}`),
    );
    expect(errors.filter((place) => !known.has(place))).toEqual([]);
  });
});

describe('the hostile portfolio', () => {
  const { findings } = checkFolder('hostile/portfolio');

  test('is checked to the end by every rule', () => {
    expect(findings.filter(({ message }) => /^The rule /.test(message))).toEqual([]);
    expect(findings.length).toBeGreaterThan(50);
  });

  test('runs nothing, and no message holds a control character', () => {
    const refused = findings.filter(({ rule }) => rule === 'read/front-matter').map(({ file }) => file);
    expect(refused).toEqual(
      expect.arrayContaining(['journal/front-matter-js.md', 'journal/front-matter-js-in-capitals.md']),
    );
    const told = findings.map(({ message, hint }) => message + hint).join('');
    expect(told).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });

  test('says of every way out that it leads out', () => {
    const ways = findings.filter(({ rule }) => rule === 'link/outside').map(({ file, line }) => `${file}:${line}`);
    expect(ways).toEqual(
      expect.arrayContaining([
        'journal/outside-paths.md:7',
        'journal/outside-paths.md:15',
        'evidence/link-to-secret.txt:null',
      ]),
    );
  });
});
