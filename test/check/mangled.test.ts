import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkExample } from '../../src/check/check-example.js';
import type { Finding } from '../../src/check/model.js';
import { RULES } from '../../src/check/rules/index.js';
import { normalise } from '../../src/portfolio/index.js';
import { runs } from '../support/amount.js';

/** Files as they should be, with something of everything that rules look at. */
const SOUND: Record<string, string> = {
  'portfolio.yaml': `version: 1
mentor: {name: A Teacher, school: A School, threshold: core}
framework: [ljmu-2016, ljmu-2007]
stage: advanced
people: {head-teacher: Rowan Ashby}
rules: {link/alt: warning}
accept:
  - {rule: link/unused-evidence, file: evidence/old.pdf, reason: kept for the record}
`,
  'references.bib':
    '@string{fp = "Fen Press"}\n@book{lane2019,\n  author = {Lane, Rowan and {\\O}berg, \\AA{}se},\n  title = {Waiting},\n  year = 2019,\n  publisher = fp # { Ltd}\n}\n',
  'journal/a.md': `---
kind: entry
title: 'A meeting: Year 9'
date: 2026-03-12
stage: advanced
criteria: [AM1, AM2]
standards: "TS1, MS2.4"
skills: [coaching.5]
agreement: trainee-a
evidence:
  - evidence/plan.pdf
  - {file: evidence/board.jpg, caption: The board}
  - {url: 'https://www.example.org', caption: A page}
hours: 1.5
---

# A meeting

See [below](#what-next), [the plan](../evidence/plan.pdf) and ![The board](../evidence/board.jpg "Board").

## What next

- one [@lane2019, p. 4], as @lane2019 says
- [ ] two <!-- mentor-accept link/alt: a border -->
`,
  'stages/advanced/self-assessment.md': `---
kind: self-assessment
ratings:
  MS1.1: green
  MS1.2: {rating: amber, note: Soon}
---

## MS1 Personal qualities

### Targets

More time.
`,
  'stages/advanced/targets.md':
    '---\nkind: targets\n---\n\n- [ ] Read\n  - due: 2026-07-10\n  - measure: Four\n  - for: MS1.2\n',
  'stages/advanced/sign-off/head-teacher-1.md':
    '---\nkind: sign-off\nrole: head-teacher\nname: Rowan Ashby\ndate: 2026-05-20\ndecision: supported\n---\n\nGood.\n',
  'agreements/trainee-a.md':
    '---\nkind: agreement\nschedule:\n  - {period: Autumn, until: 2025-12-19, discussions: 3}\n---\n\nThursdays.\n',
};

const NASTY = [
  '---\n',
  '\n---\n',
  '---js\n',
  '\t',
  '\r\n',
  '\ufeff',
  '\u0000',
  '\u202e',
  'é',
  '😀',
  ': ',
  ' #',
  '&a ',
  '*a',
  '!!js/function ',
  '<<: ',
  '[',
  ']',
  '{',
  '}',
  "'",
  '"',
  '|\n',
  '- ',
  '- [x] ',
  '# ',
  '## KQ14\n',
  '](',
  '![',
  '](../../x)',
  '](#y)',
  '](file:///x)',
  '<!-- ',
  ' -->',
  '`',
  '~~~\n',
  '$&',
  '__proto__',
  'constructor',
  '../',
  'C:\\',
  '%2e%2e/',
  'DM15',
  'am1',
  '1.10',
  '2026-02-30',
  '12/03/2026',
  'null',
  '',
];

interface Edit {
  at: number;
  remove: number;
  insert: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(12),
  insert: fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 6 })),
});

function mangle(text: string, edits: readonly Edit[]): string {
  return edits.reduce((now, { at, remove, insert }) => {
    const from = Math.floor(at * now.length);
    return now.slice(0, from) + insert + now.slice(from + remove);
  }, text);
}

const mangled = fc
  .tuple(fc.constantFrom(...Object.keys(SOUND)), fc.array(edit, { minLength: 1, maxLength: 5 }))
  .map(([path, edits]) => ({ ...SOUND, [path]: mangle(SOUND[path] ?? '', edits) }));

test('the sound files have no error', () => {
  const { findings } = checkExample({ files: SOUND }, RULES);
  expect(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual([
    'link/evidence',
    'link/evidence',
    'link/dead-link',
    'link/dead-link',
  ]);
});

test('whatever is done to a file, each finding points into it, and nothing throws', () => {
  fc.assert(
    fc.property(mangled, (files) => {
      const { findings } = checkExample({ files }, RULES);
      for (const finding of findings) expectPlace(finding, files);
    }),
    { numRuns: runs(300) },
  );
});

test('whatever stands in one field, there is an answer', () => {
  const field = fc.constantFrom(
    'kind',
    'date',
    'stage',
    'criteria',
    'evidence',
    'hours',
    'agreement',
    'people',
    'title',
    'on',
  );
  fc.assert(
    fc.property(field, fc.json({ maxDepth: 3 }), (name, value) => {
      const files = { ...SOUND, 'journal/b.md': `---\nkind: entry\n${name}: ${value}\n---\n\nWe met.\n` };
      for (const finding of checkExample({ files }, RULES).findings) expectPlace(finding, files);
    }),
    { numRuns: runs(300) },
  );
});

function expectPlace(finding: Finding, files: Record<string, string>): void {
  const { message, hint, file, line, column, endLine, endColumn } = finding;
  expect(message).not.toMatch(/^The rule /);
  expect(message.length + hint.length).toBeLessThan(1000);
  if (line === null || column === null || endLine === null || endColumn === null) return;
  const lines = normalise(files[file] ?? '').split('\n');
  expect(line).toBeGreaterThanOrEqual(1);
  expect(endLine).toBeGreaterThanOrEqual(line);
  expect(endLine).toBeLessThanOrEqual(lines.length);
  expect(column).toBeGreaterThanOrEqual(1);
  expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
  expect(endColumn).toBeLessThanOrEqual((lines[endLine - 1] ?? '').length + 1);
  if (line === endLine) expect(endColumn).toBeGreaterThanOrEqual(column);
}
