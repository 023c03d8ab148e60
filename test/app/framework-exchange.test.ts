import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadBuiltInFramework } from '../../src/framework/index.js';
import { mentor, tempFolder } from '../e2e/support.js';

const fixture = (name: string): string => join(import.meta.dirname, '../../fixtures/interchange', name);

describe('framework import', () => {
  test('writes a pack and says what became of the rest', async () => {
    const folder = tempFolder();
    const { code, out, err } = await mentor(['framework', 'import', fixture('hawthorn-flat.matrix')], folder);
    expect(code).toBe(0);
    expect(out).toBe(`frameworks/hawthorn-mentor-profile.yaml
Hawthorn mentor profile, from Mahara SmartEvidence: 1 stage, 4 criteria, 2 points, 2 standards
Mended:
  Standards named by a number in one place and by a text in another: treated
    as the same
    standardelements[1]
  Elements of a standard that is not in the file: left on their own
    standardelements[5]
  Codes given more than once: a number was added to the later ones
    standardelements[4]: B.1.1 is B.1.1-2
`);
    expect(err).toContain('mentor framework show hawthorn-mentor-profile');
    const [schema, origin] = readFileSync(join(folder, 'frameworks/hawthorn-mentor-profile.yaml'), 'utf8').split('\n');
    expect(schema).toBe('# yaml-language-server: $schema=../.mentor/schemas/framework-pack.schema.json');
    expect(origin).toBe('# Imported from hawthorn-flat.matrix (Mahara SmartEvidence) by mentor framework import.');
  });

  test('says it as JSON', async () => {
    const { out } = await mentor(
      ['framework', 'import', fixture('hawthorn.csv'), '--json', '--id', 'haw', '-q'],
      tempFolder(),
    );
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      format: 'moodle-csv',
      id: 'haw',
      file: 'frameworks/haw.yaml',
      counts: { stages: 1, criteria: 3, points: 1, standards: 2, skills: 0, dimensions: 0 },
      repaired: [{ code: 'unusable-code', count: 1 }],
      lost: [{ code: 'own-scales' }, { code: 'rules' }, { code: 'inner-links' }],
    });
  });

  test.each([
    'hawthorn-flat.matrix',
    'hawthorn-nested.matrix',
    'hawthorn-1p0.json',
    'hawthorn-rubric.json',
    'hawthorn.csv',
    'hawthorn-semicolons.csv',
  ])('%s: the pack checks, and init, check, status and render work on it', async (name) => {
    const folder = tempFolder();
    const imported = await mentor(['framework', 'import', fixture(name), '--id', 'imported', '-q'], folder);
    expect(imported.code).toBe(0);
    expect((await mentor(['framework', 'check', 'frameworks/imported.yaml'], folder)).code).toBe(0);
    const { stages } = JSON.parse((await mentor(['framework', 'show', 'imported', '--json'], folder)).out) as {
      stages: { id: string; criteria: { id: string }[]; dimensions: { id: string }[] }[];
    };
    const [stage] = stages;
    if (!stage) throw new Error('no stage');
    const init = await mentor(
      ['init', '.', '--framework', 'imported', '--stage', stage.id, '--name', 'A', '--no-git'],
      folder,
    );
    expect([init.code, init.err]).toEqual([0, expect.any(String)]);
    const [criterion] = stage.criteria;
    const [dimension] = stage.dimensions;
    const names = criterion ? `criteria: ["${criterion.id}"]` : `dimensions: ["${dimension?.id}"]`;
    const entry = `---\nkind: entry\ntitle: A first one\ndate: 2026-11-02\nstage: ${stage.id}\n${names}\n---\n\nWe planned together.\n`;
    writeFileSync(join(folder, 'journal/2026-11-02-first.md'), entry);
    const check = await mentor(['check', '--json'], folder);
    const findings = (
      JSON.parse(check.out) as { findings: { rule: string; criterion: string | null; severity: string }[] }
    ).findings;
    expect(findings.filter(({ rule }) => /^(link|read)\//.test(rule))).toEqual([]);
    const open = findings.filter(({ rule }) => rule === 'complete/criterion').map((finding) => finding.criterion);
    expect(open).toEqual(stage.criteria.map(({ id }) => id).slice(1));
    expect((await mentor(['status'], folder)).code).toBe(0);
    expect((await mentor(['render', '--html'], folder)).code).toBe(0);
    expect(readFileSync(join(folder, 'dist/portfolio.html'), 'utf8')).toContain('A first one');
  });

  test('overwrites nothing, and a refused file leaves nothing behind', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'frameworks'));
    writeFileSync(join(folder, 'frameworks/haw-2026.yaml'), 'mine');
    writeFileSync(join(folder, 'broken.json'), '{\n  "CFItems": [\n');
    writeFileSync(join(folder, 'other.json'), '{"name": "x"}');
    const large = { framework: { name: 'L', standards: [{ standardid: 1, name: 'x'.repeat(3_000_000) }] } };
    writeFileSync(join(folder, 'large.matrix'), JSON.stringify(large));
    const runs = [
      ['import', fixture('hawthorn.csv')],
      ['import', 'broken.json'],
      ['import', 'other.json'],
      ['import', 'nowhere.json'],
      ['import', 'frameworks'],
      ['import', 'large.matrix'],
      ['import', fixture('hawthorn.csv'), '--id', 'ljmu-2016'],
      ['import', fixture('hawthorn.csv'), '--id', '../x'],
      ['import', fixture('hawthorn.csv'), '--from', 'case'],
      ['import', fixture('hawthorn.csv'), '--from', 'word'],
    ];
    const told: string[] = [];
    for (const args of runs) {
      const { code, out, err } = await mentor(['framework', ...args], folder);
      expect([args, code, out]).toEqual([args, 2, '']);
      told.push(err);
    }
    expect(told[0]).toContain('frameworks/haw-2026.yaml already exists');
    expect(told[1]).toContain('broken.json:3:1 Unexpected end of the file, expected a value or `]`.');
    expect(told[2]).toContain('other.json:1:1 Unexpected JSON: no framework of Mahara or CASE; it has `name`.');
    expect(told[5]).toContain('The pack would have 2.9 MB');
    expect(readdirSync(folder).sort()).toEqual(['broken.json', 'frameworks', 'large.matrix', 'other.json']);
    expect(readdirSync(join(folder, 'frameworks'))).toEqual(['haw-2026.yaml']);
    expect(readFileSync(join(folder, 'frameworks/haw-2026.yaml'), 'utf8')).toBe('mine');
  });
});

describe('framework export', () => {
  test('to CASE, and back', async () => {
    const folder = tempFolder();
    const out = await mentor(
      ['framework', 'export', 'gtc-tla', '--to', 'case', '--out', 'gtc.json', '--creator', 'GTCE'],
      folder,
    );
    expect(out.code).toBe(0);
    expect(out.out).toContain('gtc.json\nNot carried:');
    const written = JSON.parse(readFileSync(join(folder, 'gtc.json'), 'utf8')) as { CFDocument: object };
    expect(written.CFDocument).toMatchObject({ creator: 'GTCE', lastChangeDateTime: '2026-11-20T00:00:00Z' });
    const back = await mentor(['framework', 'import', 'gtc.json', '--id', 'back', '-q'], folder);
    expect(back.out).toContain('4 stages, 5 criteria, 24 dimensions');
    const again = await mentor(['framework', 'export', 'gtc-tla', '--to', 'case', '--out', 'gtc.json'], folder);
    expect([again.code, again.out]).toEqual([2, '']);
  });

  test('to stdout goes the framework, to stderr the report', async () => {
    const { code, out, err } = await mentor(['framework', 'export', 'curee-2012', '--to', 'csv'], tempFolder());
    expect(code).toBe(0);
    expect(out.startsWith('\ufeffParent id number,Id number,')).toBe(true);
    expect(err).toContain('Not carried:');
  });

  test('the day can be set from outside, so that a build gives the same bytes', async () => {
    const env = { SOURCE_DATE_EPOCH: '1700000000' };
    const { out } = await mentor(['framework', 'export', 'curee-2012', '--to', 'case', '-q'], tempFolder(), { env });
    expect(out).toContain('"lastChangeDateTime": "2023-11-14T00:00:00Z"');
  });

  test('carries the wording of the portfolio, and its own packs', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'frameworks'));
    writeFileSync(join(folder, 'frameworks/ljmu-2007.wording.yaml'), 'DM1: Officially so.\n');
    const { out } = await mentor(['framework', 'export', 'ljmu-2007', '--to', 'case', '-q'], folder);
    expect(out).toContain('"fullStatement": "Officially so."');
    writeFileSync(
      join(folder, 'frameworks/bad.yaml'),
      'id: bad\ntitle: B\nversion: 1\nstatus: current\nlicence: MIT\nuses: [nowhere]\n',
    );
    const bad = await mentor(['framework', 'export', 'bad', '--to', 'case'], folder);
    expect([bad.code, bad.out]).toEqual([2, '']);
    expect(bad.err).toContain('mentor framework check frameworks/bad.yaml');
  });

  test('its report as JSON needs a file for the framework', async () => {
    const folder = tempFolder();
    expect((await mentor(['framework', 'export', 'curee-2012', '--to', 'csv', '--json'], folder)).code).toBe(2);
    const { out } = await mentor(
      ['framework', 'export', 'curee-2012', '--to', 'csv', '--json', '--out', 'c.csv'],
      folder,
    );
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      format: 'csv',
      framework: 'curee-2012',
      file: 'c.csv',
      repaired: [{ code: 'no-scale' }],
    });
    expect((await mentor(['framework', 'export', 'curee-2012'], folder)).code).toBe(2);
    expect((await mentor(['framework', 'export', 'curee', '--to', 'csv'], folder)).code).toBe(2);
  });
});

test('what was exported for Moodle is what Moodle takes back', async () => {
  const folder = tempFolder();
  await mentor(['framework', 'export', 'ljmu-2007', '--to', 'csv', '--out', 'l.csv'], folder);
  await mentor(['framework', 'import', 'l.csv', '--id', 'back', '-q'], folder);
  const { out } = await mentor(['framework', 'show', 'back', '--json'], folder);
  const back = JSON.parse(out) as { stages: { id: string; criteria: { id: string }[] }[] };
  const ours = loadBuiltInFramework('ljmu-2007');
  expect(back.stages.map(({ criteria }) => criteria.map(({ id }) => id))).toEqual(
    ours?.stages.map(({ criteria }) => criteria.map(({ id }) => id)),
  );
});
