import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileTo } from '../../src/framework/compile.js';
import { readPack } from '../../src/framework/read.js';
import { resolvePack } from '../../src/framework/resolve.js';

const head = 'id: example\ntitle: Example\nversion: 1\nstatus: current\nlicence: MIT\n';

describe('readPack', () => {
  it('reads the shortest pack', () => {
    expect(readPack(head)).toMatchObject({ pack: { id: 'example' }, problems: [] });
  });

  it.each([
    ['a tab', `${head}stages:\n\t- id: a\n`, 7, /a tab/],
    ['a key twice', `${head}title: Again\n`, 6, /given twice/],
    ['a missing key', 'id: example\ntitle: E\nversion: 1\nstatus: current\n', 1, /`licence` is missing/],
    ['a misspelt key', `${head}stage: []\n`, 6, /no key `stage`\. Did you mean `stages`\?/],
    [
      'an unknown word',
      `${head}scales: [{id: a, levels: [{id: b, title: B, color: pink}, {id: c, title: C}]}]\n`,
      6,
      /color/,
    ],
    ['a wrong id', head.replace('example', 'Ex Ample'), 1, /a pack id is/],
    ['an unknown column', `${head}stages:\n  - id: a\n    title: A\n    columns: [criterion, mark]\n`, 9, /column/],
    ['a colon in a title', head.replace('title: Example', 'title: Stage 1: Example'), 2, /in quotes/],
    [
      'a comma in a flow map',
      `${head}principles: [{id: p, title: Trust, and care}]\n`,
      6,
      /`and care` reads as a key.*in quotes/,
    ],
    ['nothing', '', 1, /./],
    ['a list', '- a\n', 1, /./],
  ])('says where %s stands', (_, text, line, message) => {
    const { pack, problems } = readPack(text);
    expect(pack).toBeNull();
    expect(problems[0]?.line).toBe(line);
    expect(problems.map((problem) => problem.message).join('\n')).toMatch(message);
  });

  it('tells everything wrong at once', () => {
    const text = `${head}rules: []\nstages:\n  - title: A\n  - id: b\n    title: B\n    criteria: [{id: C1}]\n`;
    expect(readPack(text).problems.map(({ line }) => line)).toEqual(expect.arrayContaining([6, 8, 11]));
    expect(readPack(text).problems).toHaveLength(3);
  });

  it('does not unfold an alias bomb', () => {
    const bomb = `${head}note: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: [${'*b, '.repeat(200)}*b]\n`;
    expect(readPack(bomb).pack).toBeNull();
  });

  it.each([
    ['too much text', `${head}note: ${'x'.repeat(3_000_000)}\n`, 1, /Unexpected size: 2\.9 MB.*at most 2 MB/],
    ['deep nesting', `${head}stages: ${'['.repeat(200_000)}\n`, 6, /more than 60 levels/],
    ['many aliases', `${head}note: &a x\nb: [${'*a, '.repeat(100_000)}*a]\n`, 7, /aliases and tags: more than 500/],
    [
      'a mapping of many keys',
      `${head}stages:\n${Array.from({ length: 50_000 }, (_, i) => `  k${i}: 1\n`).join('')}`,
      7,
      /more than 5000 keys/,
    ],
  ])('does not read %s', (_, text, line, message) => {
    const { pack, problems } = readPack(text);
    expect(pack).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.line).toBe(line);
    expect(problems[0]?.message).toMatch(message);
  });

  it('believes no file that it is resolved', () => {
    const { pack } = readPack(
      `${head}resolved: true\nuses: [nowhere]\nstages:\n  - {id: a, title: A, checklists: [none]}\n`,
    );
    if (!pack) throw new Error('not read');
    const { framework, problems } = resolvePack(pack, () => null);
    expect(problems.map(({ message }) => message).join()).toContain('`none`');
    expect(framework.stages[0]?.criteria).toEqual([]);
  });

  it('places what resolving finds', () => {
    const text = `${head}stages:\n  - id: a\n    title: A\n    checklists:\n      - here\n      - nowhere\n`;
    const { pack, locate } = readPack(text);
    if (!pack) throw new Error('not read');
    const { problems } = resolvePack(pack, () => null);
    expect(problems.map(locate)).toMatchObject([
      { line: 10, column: 9 },
      { line: 11, column: 9 },
    ]);
  });
});

describe('compileTo', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mentor-compile-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('writes nothing and says what is wrong where a pack has a problem', () => {
    writeFileSync(join(folder, 'example.yaml'), `${head}uses: [nowhere]\n`);
    writeFileSync(join(folder, 'other.yaml'), head.replace('example', 'another'));
    const { problems } = compileTo(folder, join(folder, 'out'));
    expect(problems).toEqual([
      'example.yaml:6:8 There is no pack `nowhere` here. See `mentor framework list`.',
      'other.yaml:1:5 The file of pack `another` is named another.yaml.',
    ]);
    expect(readdirSync(folder)).toEqual(['example.yaml', 'other.yaml']);
  });

  it('leaves nothing of packs that are gone', () => {
    writeFileSync(join(folder, 'example.yaml'), head);
    expect(compileTo(folder, join(folder, 'out')).problems).toEqual([]);
    rmSync(join(folder, 'example.yaml'));
    writeFileSync(join(folder, 'second.yaml'), head.replace('example', 'second'));
    compileTo(folder, join(folder, 'out'));
    expect(readdirSync(join(folder, 'out'))).toEqual(['index.json', 'second.json']);
  });
});
