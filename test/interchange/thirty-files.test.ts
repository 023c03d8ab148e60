import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mentor, tempFolder } from '../e2e/support.js';
import { FILES, type ForeignFile } from './foreign-files.js';

/** Files of others in all their shapes: in, a portfolio by them, and out again. Whatever is missing then has been named. */

interface Report {
  file: string;
  id: string;
  repaired: { code: string }[];
  lost: { code: string; message: string; places: string[] }[];
}

async function walk({
  name,
  text,
  options = [],
}: ForeignFile): Promise<{ imported: Report; back: Report; packs: string[] }> {
  const root = tempFolder();
  writeFileSync(join(root, name), text);
  const run = async (args: string[], codes = [0]): Promise<string> => {
    const { code, out, err } = await mentor(args, root);
    expect([args.join(' '), codes.includes(code), err]).toEqual([args.join(' '), true, err]);
    return out;
  };
  const imported = JSON.parse(await run(['framework', 'import', name, ...options, '--json'])) as Report;
  await run(['framework', 'check', imported.file]);
  await run(['init', 'p', '--framework', imported.id, '--name', 'Jo Example', '--no-git', '--yes']);
  await run(['check', 'p'], [0, 1]);
  await run(['render', 'p', '--html']);
  const [criterion = ''] =
    /(?<=id: ).*/.exec(readFileSync(join(root, imported.file), 'utf8').split('criteria:')[1] ?? '') ?? [];
  expect(readFileSync(join(root, 'p/dist/portfolio.html'), 'utf8')).toContain(criterion.replaceAll('"', ''));
  await run(['framework', 'export', imported.id, '--to', 'case', '--out', 'out.json']);
  mkdirSync(join(root, 'again'));
  writeFileSync(join(root, 'again', 'out.json'), readFileSync(join(root, 'out.json')));
  const again = await mentor(['framework', 'import', 'out.json', '--json'], join(root, 'again'));
  const back = JSON.parse(again.out) as Report;
  const packs = [join(root, imported.file), join(root, 'again', back.file)].map((path) => readFileSync(path, 'utf8'));
  return { imported, back, packs };
}

/** The lines of a pack that say something: without the comments on top. */
const said = (pack: string): string => pack.replace(/^#.*\n/gm, '');

describe('each of thirty files', () => {
  test('there are thirty, of every shape', () => {
    expect(FILES.length).toBeGreaterThanOrEqual(30);
    expect(new Set(FILES.map(({ name }) => name)).size).toBe(FILES.length);
    for (const ending of ['.matrix', '.json', '.csv'])
      expect(FILES.filter(({ name }) => name.endsWith(ending)).length).toBeGreaterThan(6);
  });

  test.each(FILES)('$name', async (file) => {
    const { imported, back, packs } = await walk(file);
    const [pack = '', returned = ''] = packs;
    const named = imported.lost.map(({ code, message, places }) => [code, message, ...places].join(' ')).join('\n');
    for (const word of file.words) {
      if (!pack.includes(word)) expect([word, named]).toEqual([word, expect.stringMatching(file.lost?.[word] ?? /a^/)]);
    }
    expect(back.repaired).toEqual([]);
    expect(back.lost).toEqual([]);
    const kept = (text: string): string[] => file.words.filter((word) => text.includes(word));
    expect(kept(said(returned))).toEqual(kept(said(pack)).filter((word) => !file.notInCase?.includes(word)));
  });
});

test('where the criteria would be groups of many statements, another level is suggested', async () => {
  const root = tempFolder();
  const header = 'Parent id number,Id number,Shortname,Description,Is framework\n,F,Quay,,1\n,A,Area,,\n';
  const rows = [1, 2].flatMap((group) => [
    `A,G${group},Group ${group},,\n`,
    ...['a', 'b', 'c'].map((point) => `G${group},G${group}${point},Does ${point} of ${group}.,,\n`),
  ]);
  writeFileSync(join(root, 'clusters.csv'), header + rows.join(''));
  const taken = await mentor(['framework', 'import', 'clusters.csv', '--id', 'two'], root);
  expect(taken).toMatchObject({ code: 0, err: expect.stringContaining('--level 3') });
  expect(taken.err.replace(/\s+/g, ' ')).toContain('the 2 criteria only group the 6 statements below them');
  const third = await mentor(['framework', 'import', 'clusters.csv', '--id', 'three', '--level', '3'], root);
  expect([third.code, third.out + third.err]).toEqual([0, expect.stringContaining('6 criteria')]);
  expect(third.err).not.toContain('--level');
});

test('what none of these is made of is called by its name', async () => {
  const root = tempFolder();
  const tables = {
    'opensalt.csv': ['Identifier,fullStatement,HumanCodingScheme,Is Child Of\n,A,B,\n', 'OpenSALT'],
    'esco.csv': ['conceptType,conceptUri,skillType,preferredLabel\nK,u,s,manage\n', 'ESCO'],
    'onet.txt': ['O*NET-SOC Code\tElement ID\tElement Name\tScale ID\n11\t2.A\tReading\tIM\n', 'O*NET'],
    'canvas.csv': ['vendor_guid,object_type,title,description\na,outcome,T,D\n', 'Canvas'],
    'cut.json': ['{"CFDocument": {"title": "One\nTwo"}}', 'line break inside a text'],
  };
  for (const [name, [text = '', word]] of Object.entries(tables)) {
    writeFileSync(join(root, name), text);
    const { code, err } = await mentor(['framework', 'import', name], root);
    expect([code, err]).toEqual([2, expect.stringContaining(word ?? '')]);
  }
  expect(readdirSync(root).includes('frameworks')).toBe(false);
});
