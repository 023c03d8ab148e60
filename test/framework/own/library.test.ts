import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { listBuiltInFrameworks, loadBuiltInFramework } from '../../../src/framework/index.js';
import { type OwnFrameworks, ownFrameworks } from '../../../src/framework/own/index.js';
import { readPackFile } from '../../../src/framework/own/inspect.js';
import { LARGEST_TEXT } from '../../../src/portfolio/files.js';
import { LARGEST_PACK } from '../../../src/text/yaml-guard.js';

const builtIn = { ids: () => listBuiltInFrameworks().map(({ id }) => id), load: loadBuiltInFramework };

const head = (id: string): string => `id: ${id}\ntitle: Pack ${id}\nversion: 1\nstatus: current\nlicence: MIT\n`;
const stage = (more = ''): string =>
  `stages:\n  - id: first\n    title: First\n    criteria: [{id: C1, statement: Says so.}]\n${more}`;

function own(files: Record<string, string>): Promise<OwnFrameworks> {
  return ownFrameworks({ texts: new Map(Object.entries(files)) }, builtIn);
}

function withoutSources(framework: unknown): unknown {
  return JSON.parse(JSON.stringify(framework, (key, value: unknown) => (key === 'source' ? undefined : value)));
}

/** `path:line:column message` */
function told({ problems }: OwnFrameworks): string[] {
  return problems.map(({ path, at, message, doubtful }) => {
    const place = at ? `${path}:${at.line}:${at.column}` : path;
    return `${doubtful ? 'perhaps ' : ''}${place} ${message}`;
  });
}

describe('packs of a portfolio', () => {
  it('are frameworks beside the built-in ones', async () => {
    const found = await own({ 'frameworks/mine.yaml': head('mine') + stage() });
    expect(told(found)).toEqual([]);
    expect(found.ids()).toEqual([...builtIn.ids(), 'mine']);
    expect(found.load('mine')?.stages[0]?.criteria[0]?.id).toBe('C1');
    expect(found.packs.map(({ path, framework }) => [path, framework.id])).toEqual([['frameworks/mine.yaml', 'mine']]);
    expect(found.load('ljmu-2016')).toEqual(loadBuiltInFramework('ljmu-2016'));
    expect(found.load('nowhere')).toBeNull();
  });

  it('use each other and the built-in ones, in whatever order the files come', async () => {
    const found = await own({
      'frameworks/b.yaml': `${head('b')}uses: [c, curee-2012]\n${stage('    checklists: [listening, coaching]\n')}`,
      'frameworks/c.yaml': `${head('c')}checklists: [{id: listening, title: L, skills: [{id: l.1, statement: Hears.}]}]\n`,
    });
    expect(told(found)).toEqual([]);
    expect(found.load('b')?.checklists.map(({ id }) => id)).toEqual([
      'listening',
      'coaching',
      'co-coaching',
      'mentoring',
    ]);
  });

  it('extend a built-in one without copying it', async () => {
    const text = `${head('more')}extends: ljmu-2016\nstages:\n  - id: advanced\n    title: Advanced\n    criteria: [{id: X1, statement: More.}]\n`;
    const found = await own({ 'frameworks/more.yaml': text });
    expect(told(found)).toEqual([]);
    const criteria = found
      .load('more')
      ?.stages.find(({ id }) => id === 'advanced')
      ?.criteria.map(({ id }) => id);
    expect(criteria).toHaveLength(13);
    expect(criteria?.at(-1)).toBe('X1');
  });

  it('may be saved with a byte order mark and Windows line ends', async () => {
    const text = `\ufeff${head('ljmu-2016')}${stage()}`.replaceAll('\n', '\r\n');
    const { problems } = await own({ 'frameworks/x.yaml': text });
    expect(problems[0]?.at).toEqual({ line: 1, column: 5, endLine: 1, endColumn: 14 });
    const fine = await own({ 'frameworks/x.yaml': text.replace('ljmu-2016', 'mine') });
    expect(told(fine)).toEqual([]);
    expect(fine.load('mine')?.title).toBe('Pack ljmu-2016');
  });

  it('leave the built-in pack its id', async () => {
    const found = await own({ 'frameworks/x.yaml': head('ljmu-2016') + stage() });
    expect(told(found)).toEqual([
      'frameworks/x.yaml:1:5 The id `ljmu-2016` belongs to a built-in pack, which counts; this one is ignored',
    ]);
    expect(found.load('ljmu-2016')?.stages).toHaveLength(2);
    expect(found.packs).toEqual([]);
  });

  it('cannot share an id', async () => {
    const found = await own({ 'frameworks/a.yaml': head('twin'), 'frameworks/b.yaml': head('twin') + stage() });
    expect(told(found)).toEqual([
      'frameworks/b.yaml:1:5 The id `twin` belongs to `frameworks/a.yaml`, which counts; this one is ignored',
    ]);
    expect(found.load('twin')?.stages).toEqual([]);
  });

  it('say where they are wrong, all of it', async () => {
    const text = `${head('wrong')}uses: [nowhere]\n${stage(
      '    checklists: [nothing]\n    self-assessment: {set: none, scale: rga}\n  - id: first\n    title: Again\n    criteria: [{id: C1, statement: Twice.}]\n',
    )}`;
    const here = 'in this pack or the packs it uses';
    expect(told(await own({ 'frameworks/wrong.yaml': text }))).toEqual([
      'frameworks/wrong.yaml:6:8 There is no pack `nowhere` here',
      `frameworks/wrong.yaml:11:18 There is no checklist \`nothing\` ${here}`,
      `frameworks/wrong.yaml:12:28 There is no standard set or checklist \`none\` ${here}`,
      `frameworks/wrong.yaml:12:41 There is no scale \`rga\` ${here}`,
      'frameworks/wrong.yaml:13:9 The id `first` is given twice',
      'frameworks/wrong.yaml:15:21 The id `C1` is given twice',
    ]);
  });

  it('say so where they extend each other in a circle', async () => {
    const found = await own({
      'frameworks/a.yaml': `${head('a')}extends: b\n${stage()}`,
      'frameworks/b.yaml': `${head('b')}extends: a\n`,
    });
    expect(told(found)).toEqual([
      'frameworks/a.yaml:6:10 The packs go round in a circle: a -> b -> a',
      'frameworks/b.yaml:6:10 The packs go round in a circle: b -> a -> b',
    ]);
    expect(found.load('a')?.stages).toHaveLength(1);
  });

  it('can be what `framework show --json` printed, with the same content', async () => {
    const shown = loadBuiltInFramework('ljmu-2016');
    if (!shown) throw new Error('no ljmu-2016');
    const found = await own({ 'frameworks/copy.yaml': JSON.stringify({ ...shown, id: 'copy' }, null, 2) });
    expect(told(found)).toEqual([]);
    const copied = { ...found.load('copy'), id: 'ljmu-2016', uses: shown.uses };
    expect(withoutSources(copied)).toEqual(withoutSources(shown));
    const odd = await own({
      'frameworks/odd.yaml': `${head('odd')}resolved: true\nuses: [copy]\n`,
      'frameworks/z.yaml': `${head('z')}uses: [odd]\n`,
    });
    expect(told(odd)).toEqual([]);
    expect(odd.load('z')?.stages).toEqual([]);
  });
});

describe('stages of a pack', () => {
  const stages = (...lines: string[]): Record<string, string> => ({
    'frameworks/p.yaml': `${head('p')}stages:\n${lines.map((line) => `  - {${line}}\n`).join('')}`,
  });
  const asks = 'criteria: [{id: C';

  it('are doubted where they stand beside the others', async () => {
    const found = await own(
      stages(
        `id: a, title: A, ${asks}1, statement: S}]`,
        `id: b, title: B, subsumes: a, ${asks}2, statement: S}]`,
        `id: c, title: C, ${asks}3, statement: S}]`,
      ),
    );
    expect(told(found)).toEqual([
      'perhaps frameworks/p.yaml:9:10 The stage `c` is not connected to the others: it builds on none of them, and none builds on it',
    ]);
  });

  it('are wrong where they build on a circle', async () => {
    const found = await own(
      stages(
        `id: a, title: A, subsumes: b, ${asks}1, statement: S}]`,
        `id: b, title: B, subsumes: a, ${asks}2, statement: S}]`,
        `id: c, title: C, subsumes: b, ${asks}3, statement: S}]`,
      ),
    );
    expect(told(found)).toEqual([
      'frameworks/p.yaml:7:33 The stages go round in a circle: a -> b -> a',
      'frameworks/p.yaml:9:33 The stage `c` is never reached: it builds on stages that go round in a circle',
    ]);
  });

  it('are doubted where they ask for nothing', async () => {
    expect(told(await own(stages('id: a, title: A')))).toEqual([
      'perhaps frameworks/p.yaml:7:10 The stage `a` asks for nothing, so it is complete in every portfolio',
    ]);
  });

  test('of the built-in packs are all well', () => {
    const folder = join(import.meta.dirname, '../../../templates/frameworks');
    const files = readdirSync(folder).map((name) => readPackFile(name, readFileSync(join(folder, name), 'utf8')));
    const texts = new Map(files.map(({ lines, path }) => [`frameworks/${path}`, lines.join('\n')]));
    return ownFrameworks({ texts }, { ids: () => [], load: () => null }).then((found) => {
      expect(told(found)).toEqual([]);
      expect(found.ids()).toHaveLength(builtIn.ids().length);
    });
  });
});

describe('a file that is no pack', () => {
  test.each([
    ['text', 'Dear colleague', /frameworks\/x\.yaml:1:1 /],
    ['nothing', '', /frameworks\/x\.yaml:1:1 /],
    ['brackets without end', `id: ${'['.repeat(100_000)}`, /nesting: more than 60 levels/],
    ['dashes without end', '- '.repeat(100_000), /nesting: more than 60 levels/],
    [
      'a hundred thousand keys',
      Array.from({ length: 100_000 }, (_, i) => `k${i}: 1`).join('\n'),
      /more than 5000 keys/,
    ],
    [
      'a chain of anchors',
      Array.from({ length: 20_000 }, (_, i) => `k: &a${i} [${i ? `*a${i - 1}` : ''}]`).join('\n'),
      /more than/,
    ],
    ['tags', '!a '.repeat(100_000), /anchors, aliases and tags: more than 500/],
    ['3 MB', `id: ${'x'.repeat(3 * 1024 * 1024)}`, /3\.0 MB of text, expected at most 2 MB/],
    ['bytes', '\0\u0001\ufffd\0', /frameworks\/x\.yaml/],
    ['a file of another program', '{"framework": {"name": "N", "standards": []}}', /knows no key `framework`/],
  ])('%s is a problem with its place, and soon', async (_, text, message) => {
    const found = await own({ 'frameworks/x.yaml': text });
    expect(found.packs).toEqual([]);
    expect(told(found).join('\n')).toMatch(message);
  });

  test('what another program wrote is told to be imported', async () => {
    const { problems } = await own({ 'frameworks/x.yaml': '{"framework": {"name": "N", "standards": []}}' });
    expect(problems.map(({ hint }) => hint).join()).toContain('mentor framework import');
  });

  test('10,000 criteria are read', async () => {
    const criteria = Array.from({ length: 10_000 }, (_, i) => `      - {id: C${i}, statement: s}`).join('\n');
    const found = await own({
      'frameworks/x.yaml': `${head('x')}stages:\n  - id: a\n    title: A\n    criteria:\n${criteria}\n`,
    });
    expect(told(found)).toEqual([]);
    expect(found.load('x')?.stages[0]?.criteria).toHaveLength(10_000);
  });

  test('the limit is that of every text of a portfolio', () => {
    expect(LARGEST_PACK).toBe(LARGEST_TEXT);
  });
});
