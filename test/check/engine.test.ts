import { describe, expect, test } from 'vitest';
import { checkExample, EXAMPLE_DAY, exampleFiles, FINDING_KEYS, linkFiles } from '../../src/check/check-example.js';
import { check, stagesToCheck } from '../../src/check/engine.js';
import type { CheckResult, Draft, Rule } from '../../src/check/model.js';
import { RULES } from '../../src/check/rules/index.js';
import { rule as equivalent } from '../../src/check/rules/link/equivalent.js';

const ENTRY = '---\nkind: entry\ndate: 2026-03-12\ncriteria: [DM5, DM15]\n---\n\nWe observed together.\n';

function checkFiles(files: Record<string, string>, rules: readonly Rule[] = RULES): CheckResult {
  return checkExample({ files }, rules);
}

function found({ findings }: CheckResult): string[] {
  return findings.map(({ rule }) => rule);
}

const throwing: Rule = {
  id: 'link/throwing',
  severity: 'warning',
  summary: 'Throws.',
  docs: '',
  good: [],
  bad: [],
  *run() {
    yield { message: 'Something before', hint: 'None.', file: 'journal/a.md' };
    throw new Error('out of hours');
  },
};

test('a rule that throws is named, and the others run', () => {
  const result = checkFiles({ 'journal/a.md': ENTRY }, [throwing, ...RULES]);
  const [fault] = result.findings.filter(({ rule }) => rule === 'link/throwing');
  expect(fault).toMatchObject({
    severity: 'error',
    message: expect.stringContaining('link/throwing failed: out of hours'),
  });
  expect(found(result)).toContain('link/criterion');
});

/** A rule that says just this. */
const saying = (...drafts: Partial<Draft>[]): Rule => ({
  ...throwing,
  id: 'link/saying',
  run: () => drafts.map((draft) => ({ message: 'Unexpected', hint: 'None.', file: 'journal/a.md', ...draft })),
});

test('what a rule throws that is no error is told as it is', () => {
  const rule: Rule = {
    ...throwing,
    run: () => {
      throw 'a text';
    },
  };
  expect(checkFiles({}, [rule]).findings).toMatchObject([{ message: 'The rule link/throwing failed: a text' }]);
});

test('a rule that tells nothing is not run: it can be turned off where it fails', () => {
  const rules = (text: string): Record<string, string> => ({
    'portfolio.yaml': `version: 1\nframework: ljmu-2007\nrules: {${text}}\n`,
  });
  const suggesting: Rule = { ...throwing, suggests: true };
  expect(found(checkFiles(rules(''), [throwing]))).toEqual(['link/throwing']);
  expect(found(checkFiles(rules('link/throwing: off'), [throwing]))).toEqual([]);
  expect(found(checkFiles(rules(''), [suggesting]))).toEqual([]);
  expect(found(checkFiles(rules('link/throwing: warning'), [suggesting]))).toEqual(['link/throwing']);
});

const AT = { line: 2, column: 3, endLine: 4, endColumn: 5 };

test('a finding has all that its rule said, and null for the rest', () => {
  const known = { framework: 'ljmu-2007', stage: 'developing', criterion: 'DM5', item: 'mentoring.1' };
  const said = { rule: 'link/saying', severity: 'warning', message: 'Unexpected', hint: 'None.', file: 'journal/a.md' };
  expect(checkFiles({}, [saying({ at: AT, ...known, owner: 'school' }, {})]).findings).toEqual([
    { ...said, owner: 'school', ...AT, ...known },
    { ...Object.fromEntries(FINDING_KEYS.map((key) => [key, null])), ...said, owner: 'mentor' },
  ]);
});

test('what has a place stands before what has none, which keeps its order', () => {
  const at = (line: number, column: number): Partial<Draft> => ({
    message: `${line}:${column}`,
    at: { ...AT, line, column },
  });
  const drafts = [{ message: 'one' }, at(3, 1), at(2, 9), { message: 'two' }, at(2, 1), { message: 'three' }];
  const other = { message: 'first', file: 'a.md' };
  expect(checkFiles({}, [saying(...drafts, other)]).findings.map(({ message }) => message)).toEqual([
    'first',
    '2:1',
    '2:9',
    '3:1',
    'one',
    'two',
    'three',
  ]);
});

test('names of files that would be better are offered, unless that was accepted', () => {
  const rename = { to: 'journal/b.md', mentions: [] };
  const accepting = `${ENTRY}\n<!-- mentor-accept link/saying: kept as it was -->\n`;
  const renames = (text: string, ...drafts: Partial<Draft>[]): unknown =>
    checkFiles({ 'journal/a.md': text }, [saying(...drafts)]).renames;
  expect(renames(ENTRY, {}, { rename })).toEqual([{ file: 'journal/a.md', ...rename }]);
  expect(renames(accepting, { rename })).toEqual([]);
});

test('a check of chosen rules calls nothing ready, and says which they were', () => {
  const result = checkExample({ files: { 'journal/a.md': ENTRY } }, [saying({}), throwing], 'link/saying');
  expect(result.summary).toEqual({ errors: 0, missing: 0, warnings: 1, accepted: 0, ready: false, complete: false });
  expect(result.only).toEqual(['link/saying']);
  expect(checkFiles({}, [saying({})])).toMatchObject({ summary: { ready: true, complete: true } });
});

test('rules are handed the texts beside the documents, without those of the people', () => {
  const files = { 'journal/a.md': ENTRY, 'private.yaml': 'people: []\n', 'notes.yaml': 'a: 1\n' };
  const seen: string[] = [];
  const reading: Rule = {
    ...throwing,
    run: ({ otherTexts }) => {
      seen.push(...otherTexts.keys());
      return [];
    },
  };
  checkFiles(files, [reading]);
  expect(seen).toEqual(['portfolio.yaml', 'notes.yaml']);
});

test('findings stand by file, then place; every key is there', () => {
  const { findings } = checkFiles({ 'journal/b.md': ENTRY, 'journal/a.md': ENTRY });
  const places = findings.map(({ file, line }) => [file, line ?? 1e9] as const);
  expect(places).toEqual([...places].sort(([a, m], [b, n]) => (a < b ? -1 : a > b ? 1 : m - n)));
  expect(Object.keys(findings[0] ?? {})).toEqual(FINDING_KEYS);
});

test('portfolio.yaml sets the severity of a rule, for every finding of it', () => {
  const config =
    'version: 1\nframework: ljmu-2007\nstage: developing\nrules: {link/criterion: warning, complete/skill: off}\n';
  const result = checkFiles({ 'portfolio.yaml': config, 'journal/a.md': ENTRY });
  expect(result.findings.find(({ rule }) => rule === 'link/criterion')?.severity).toBe('warning');
  expect(found(result)).not.toContain('complete/skill');
  expect(found(result)).toContain('complete/criterion');
});

test('a stage has its own severities, for what is found about it and in its files', () => {
  const weights = (stages: string, general = ''): Record<string, string[]> => {
    const config = `version: 1\nframework: ljmu-2007\nstage: developing\n${general}${stages}`;
    const effective = ENTRY.replace('[DM5, DM15]', '[EM1, EM99]');
    const { findings } = checkFiles({ 'portfolio.yaml': config, 'journal/a.md': ENTRY, 'journal/b.md': effective });
    const of = (id: string): string[] => findings.filter(({ rule }) => rule === id).map(({ severity }) => severity);
    return { criteria: of('link/criterion'), open: [...new Set(of('complete/criterion'))] };
  };
  const own = 'stages:\n  developing: {rules: {link/criterion: warning, complete/criterion: error}}\n';
  expect(weights('')).toEqual({ criteria: ['error', 'error'], open: ['missing'] });
  expect(weights(own)).toEqual({ criteria: ['warning', 'error'], open: ['error'] });
  expect(weights(own, 'rules: {link/criterion: off}\n')).toEqual({ criteria: ['warning'], open: ['error'] });
  expect(weights(own.replace('warning', 'off').replace('developing', 'ljmu-2007/developing'))).toEqual({
    criteria: ['error'],
    open: ['error'],
  });
});

test('portfolio.yaml accepts findings of a file, with a reason, and they are counted', () => {
  const config =
    'version: 1\nframework: ljmu-2007\nstage: developing\naccept:\n  - {rule: link/criterion, file: journal/a.md, reason: on purpose}\n';
  const result = checkFiles({ 'portfolio.yaml': config, 'journal/a.md': ENTRY, 'journal/b.md': ENTRY });
  expect(result.findings.filter(({ rule }) => rule === 'link/criterion').map(({ file }) => file)).toEqual([
    'journal/b.md',
  ]);
  expect(result.accepted.map(({ file, reason }) => [file, reason])).toEqual([['journal/a.md', 'on purpose']]);
  expect(result.summary.accepted).toBe(1);
});

test.each(['journal/a', 'journal/', 'journal/a.md2', 'a.md', 'Journal/a.md'])(
  'an acceptance is of one whole path: %j accepts nothing of journal/a.md',
  (file) => {
    const config = `version: 1\nframework: ljmu-2007\nstage: developing\naccept:\n  - {rule: link/criterion, file: '${file}', reason: on purpose}\n`;
    const result = checkFiles({ 'portfolio.yaml': config, 'journal/a.md': ENTRY });
    expect(result.accepted).toEqual([]);
    expect(result.findings.map(({ rule }) => rule)).toContain('link/criterion');
  },
);

test('a comment accepts the findings of one rule in its own file; without a reason it accepts none', () => {
  const accepting = `${ENTRY}\n<!-- mentor-accept link/criterion: kept as it was -->\n`;
  const mute = `${ENTRY}\n<!-- mentor-accept link/criterion -->\n`;
  const result = checkFiles({ 'journal/a.md': accepting, 'journal/b.md': mute });
  expect(result.accepted.map(({ file, rule }) => [file, rule])).toEqual([['journal/a.md', 'link/criterion']]);
  expect(result.findings.filter(({ file }) => file === 'journal/b.md').map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['link/criterion', 'link/rule']),
  );
});

const SKILLS = Array.from({ length: 10 }, (_, index) => `- [x] mentoring.${index + 1}`).join('\n');
const ALL_BUT_SIGNED: Record<string, string> = {
  'journal/a.md':
    '---\nkind: entry\ndate: 2026-03-12\nevidence: https://www.example.org/plan\ncriteria: [DM1, DM2, DM3, DM4, DM5, DM6, DM7, DM8, DM9, DM10, DM11]\n---\n\nA full year of it.\n',
  'stages/developing/checklist.md': `---\nkind: checklist\n---\n\n${SKILLS}\n`,
  'stages/developing/reflection.md': '---\nkind: reflection\n---\n\nI wait longer for an answer.\n',
  'stages/developing/targets.md':
    '---\nkind: targets\n---\n\n- [ ] Ask first\n  - due: 2026-07-10\n  - measure: Three talks\n',
};
const signOff = (role: string, decision: string, name: string): string =>
  `---\nkind: sign-off\nrole: ${role}\nname: ${name}\ndate: 2026-05-20\ndecision: ${decision}\n---\n\nA careful year.\n`;
const SCHOOL = {
  'stages/developing/sign-off/professional-mentor-1.md': signOff('professional-mentor', 'supported', 'Rowan Ashby'),
};
const UNIVERSITY = { 'stages/developing/sign-off/link-tutor-1.md': signOff('link-tutor', 'recognised', 'Ines Holt') };

test('a stage is ready when nothing is owed by mentor or school, complete when nothing is owed', () => {
  const summaryOf = (files: Record<string, string>): unknown => {
    const { errors, missing, warnings, ready, complete } = checkFiles(files).summary;
    return { errors, missing, warnings, ready, complete };
  };
  const none = { errors: 0, warnings: 0 };
  expect(summaryOf(ALL_BUT_SIGNED)).toEqual({ ...none, missing: 2, ready: false, complete: false });
  expect(summaryOf({ ...ALL_BUT_SIGNED, ...SCHOOL })).toEqual({ ...none, missing: 1, ready: true, complete: false });
  expect(summaryOf({ ...ALL_BUT_SIGNED, ...SCHOOL, ...UNIVERSITY })).toEqual({
    ...none,
    missing: 0,
    ready: true,
    complete: true,
  });
});

/** Finds the first letter of an entry, as a warning that can be mended. */
const mendable = (id: string, more: Partial<Rule> = {}): Rule => ({
  ...throwing,
  ...more,
  id,
  *run() {
    const at = { line: 1, column: 1, endLine: 1, endColumn: 2 };
    yield { message: 'Unexpected', hint: 'None.', file: 'journal/a.md', at, fix: 'x' };
  },
});

test.each([
  ['nothing more', undefined, 'private/one', {}, 'warning'],
  ['a submission, which nobody takes back', 'submission', 'private/one', {}, 'error'],
  ['a submission', 'submission', 'link/one', {}, 'warning'],
  ['a submission', 'submission', 'one/private/', {}, 'warning'],
  ['a commit, which git keeps', 'commit', 'link/one', { keptForGood: true }, 'error'],
  ['a commit', 'commit', 'private/one', {}, 'warning'],
] as const)('for %s (%s) a warning of %s %j is: %s', (_, purpose, id, more, severity) => {
  const linked = linkFiles(exampleFiles({ files: { 'journal/a.md': ENTRY } }));
  const options = { today: EXAMPLE_DAY, ...(purpose && { purpose }) };
  expect(check(linked, [mendable(id, more)], options).findings).toMatchObject([{ severity }]);
});

test('what can be mended is offered, unless it was accepted', () => {
  const rules = [mendable('link/mendable')];
  const accepting = `${ENTRY}\n<!-- mentor-accept link/mendable: kept as it was -->\n`;
  expect(checkFiles({ 'journal/a.md': ENTRY }, rules).fixes).toEqual([
    {
      rule: 'link/mendable',
      file: 'journal/a.md',
      at: { line: 1, column: 1, endLine: 1, endColumn: 2 },
      text: 'x',
      isSecret: false,
    },
  ]);
  expect(checkFiles({ 'journal/a.md': accepting }, rules).fixes).toEqual([]);
});

test('a warning keeps nobody from handing in', () => {
  const files = { ...ALL_BUT_SIGNED, ...SCHOOL, ...UNIVERSITY, 'evidence/old.pdf': '%PDF-1.7' };
  expect(checkFiles(files).summary).toMatchObject({ warnings: 1, ready: true, complete: true });
});

test('without a stage in portfolio.yaml those are checked that files count for', () => {
  const config = 'version: 1\nframework: ljmu-2007\n';
  const linked = linkFiles(exampleFiles({ files: { 'portfolio.yaml': config, 'journal/a.md': ENTRY } }));
  expect(stagesToCheck(linked).map(({ stage }) => stage.id)).toEqual(['developing']);
  expect(found(check(linked, RULES, { today: EXAMPLE_DAY }))).not.toContain('link/stage');
});

test('another stage can be checked than the one in portfolio.yaml', () => {
  const linked = linkFiles(exampleFiles({ files: { 'journal/a.md': ENTRY } }));
  const [index] = linked.indexes;
  const place = index?.stages.get('effective');
  const stages = index && place ? [{ framework: index.framework, stage: place.stage }] : [];
  const { findings } = check(linked, RULES, { today: EXAMPLE_DAY, stages });
  expect(findings.filter(({ rule }) => rule === 'complete/criterion').map(({ criterion }) => criterion)).toEqual(
    Array.from({ length: 12 }, (_, index) => `EM${index + 1}`),
  );
});

describe('suggestions', () => {
  const config = (rules = ''): Record<string, string> => ({
    'portfolio.yaml': `version: 1\nframework: [ljmu-2016, ljmu-2007]\nstage: advanced\n${rules}`,
  });
  const entry = (end = ''): string => `---\nkind: entry\ncriteria: [AM2]\n---\n\nWe observed together.\n${end}`;
  const run = (files: Record<string, string>): CheckResult => checkFiles(files, [equivalent]);

  test('stand apart from the findings and owe nobody anything', () => {
    const { findings, suggestions, summary } = run({ ...config(), 'journal/a.md': entry() });
    expect(findings).toEqual([]);
    expect(suggestions.map(({ framework, id }) => `${framework}/${id}`)).toEqual(['ljmu-2007/EM4']);
    expect(summary).toMatchObject({ warnings: 0, ready: true, complete: true });
  });

  test('end where the entry or portfolio.yaml says that it was thought about', () => {
    const inPlace = entry('\n<!-- mentor-accept link/equivalent: another topic -->\n');
    const listed = config('accept: [{rule: link/equivalent, file: journal/a.md, reason: another topic}]\n');
    expect(run({ ...config(), 'journal/a.md': inPlace, 'journal/b.md': entry() }).suggestions).toMatchObject([
      { file: 'journal/b.md' },
    ]);
    expect(run({ ...listed, 'journal/a.md': entry() }).suggestions).toEqual([]);
    expect(run({ ...config('rules: {link/equivalent: off}\n'), 'journal/a.md': entry() }).suggestions).toEqual([]);
  });

  test('are findings where portfolio.yaml gives them a severity', () => {
    const { findings, suggestions } = run({
      ...config('rules: {link/equivalent: missing}\n'),
      'journal/a.md': entry(),
    });
    expect(findings).toMatchObject([{ rule: 'link/equivalent', severity: 'missing', criterion: 'EM4', line: 3 }]);
    expect(suggestions).toEqual([]);
  });

  test('name no file by a real name', () => {
    const people = 'people:\n  - {name: Jane Example, id: trainee-a, as: Trainee A}\n';
    const { suggestions } = run({ ...config(), 'private.yaml': people, 'journal/jane-example.md': entry() });
    expect(suggestions).toHaveLength(1);
    expect(JSON.stringify(suggestions)).not.toMatch(/jane/i);
  });

  test('are left out where other rules were chosen', () => {
    const linked = linkFiles(exampleFiles({ files: { ...config(), 'journal/a.md': entry() } }));
    expect(check(linked, [equivalent], { today: EXAMPLE_DAY, only: ['link/alt'] }).suggestions).toEqual([]);
  });
});
