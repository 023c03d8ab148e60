import { type ChildProcess, execFileSync, fork, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../support/folder.js';
import { runProgram } from '../support/program.js';

const TOP = resolve(import.meta.dirname, '../..');
const FIXTURE = join(TOP, 'fixtures/complete/advanced-2016');
const manifest = JSON.parse(readFileSync(join(TOP, 'package.json'), 'utf8')) as { version: string };
const PACKED = join(TOP, 'build', `mentor-portfolio-${manifest.version}.tgz`);

/** What is published, packed twice; the second is unpacked where no package can be found, as under any installer. */
let digests: string[];
let root: string;
beforeAll(() => {
  digests = [['--vsix'], []].map((more) => {
    execFileSync(process.execPath, ['tools/pack.js', ...more], { cwd: TOP, stdio: 'pipe' });
    return createHash('sha256').update(readFileSync(PACKED)).digest('hex');
  });
  const folder = mkdtempSync(join(tmpdir(), 'mentor-test-'));
  execFileSync('tar', ['-xzf', PACKED], { cwd: folder });
  root = join(folder, 'package');
});
afterAll(() => rmSync(resolve(root, '..'), { recursive: true, force: true }));

/** Runs the published program as anybody's own, with an empty cache. */
function run(
  program: string,
  args: readonly string[],
  cwd: string,
): { status: number | null; out: string; err: string } {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: cwd,
    MENTOR_CACHE: join(cwd, 'cache'),
    NO_COLOR: '1',
    SOURCE_DATE_EPOCH: '1790000000',
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(program, 'bin/mentor.js'), ...args], {
    cwd,
    env,
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

/** Greets a language server as an editor does, and ends it. @returns what it answers */
async function greeted(server: ChildProcess): Promise<string> {
  const params = { processId: null, rootUri: null, capabilities: {} };
  const ask = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
  server.stdin?.write(`Content-Length: ${ask.length}\r\n\r\n${ask}`);
  let answer = '';
  for await (const part of server.stdout ?? []) {
    answer += String(part);
    if (answer.includes('"completionProvider"')) break;
  }
  server.kill();
  return answer;
}

test('the extension for VS Code holds the program, and its language server answers as the editor starts it', async () => {
  const folder = tempFolder();
  execFileSync('unzip', ['-q', join(TOP, 'build', `mentor-${manifest.version}.vsix`), '-d', folder]);
  const extension = join(folder, 'extension');
  const described = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8')) as Record<string, string>;
  const client = readFileSync(join(extension, described['main'] ?? ''), 'utf8');
  expect(client).toContain('mentor/bin/mentor.js');
  const needed = [...client.matchAll(/require\("([^"]+)"\)/g)].map(([, name = '']) => name);
  expect(needed.filter((name) => name !== 'vscode' && !isBuiltin(name))).toEqual([]);
  for (const file of ['extension.vsixmanifest', '[Content_Types].xml']) {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(() => new SaxesParser({ xmlns: true }).write(text).close()).not.toThrow();
  }
  const args = ['lsp', '--stdio', `--clientProcessId=${process.pid}`];
  const server = fork(join(extension, 'mentor/bin/mentor.js'), args, { cwd: folder, silent: true });
  expect(await greeted(server)).toContain('"completionProvider"');
});

describe('what is published', () => {
  test('is one package without dependencies and scripts, small, the same twice', () => {
    const published = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
    expect(Object.keys(published).filter((key) => /dependencies|scripts/i.test(key))).toEqual([]);
    expect(digests[0]).toBe(digests[1]);
    expect(readFileSync(PACKED).length).toBeLessThan(10e6);
    expect(readdirSync(root, { recursive: true }).length).toBeLessThan(1000);
    const notices = readFileSync(join(root, 'dist/program/THIRD-PARTY.txt'), 'utf8');
    for (const name of ['puppeteer-core', 'docx', 'inquirer', '@cantoo/pdf-lib']) expect(notices).toContain(`${name} `);
    expect(existsSync(join(root, 'assets/@fontsource/source-sans-3/LICENSE'))).toBe(true);
  });

  test('holds every page that its README and docs lead to', () => {
    const pages = [
      'README.md',
      ...readdirSync(join(root, 'docs'))
        .filter((name) => name.endsWith('.md') && name !== 'rules.md')
        .map((name) => `docs/${name}`),
    ];
    const dead = pages.flatMap((page) =>
      [
        ...readFileSync(join(root, page), 'utf8')
          .replace(/```[\s\S]*?```/g, '')
          .matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g),
      ]
        .filter(([, path = '']) => !existsSync(join(root, page, '..', path)))
        .map(([, path]) => `${page}: ${path}`),
    );
    expect(dead).toEqual([]);
  });

  test('makes a portfolio, checks it, and gives the same page as the program here, in HTML, PDF and Word', async () => {
    const folder = tempFolder();
    const args = ['--framework', 'ljmu-2016', '--stage', 'advanced', '--name', 'Ada', '--yes', '--quiet'];
    expect(run(root, ['init', 'mine', ...args], folder).status).toBe(0);
    expect(run(root, ['check', 'mine'], folder)).toMatchObject({ status: 1, err: '' });
    cpSync(join(TOP, 'fixtures/half-done/developing-2007'), join(folder, 'other'), { recursive: true });
    // Beside the program, as its advice says to install one: the machine need not have a browser.
    const beside = resolve(root, '../node_modules/@sparticuz');
    mkdirSync(beside, { recursive: true });
    symlinkSync(join(TOP, 'node_modules/@sparticuz/chromium'), join(beside, 'chromium'));
    onTestFinished(() => rmSync(beside, { recursive: true }));
    const rendered = run(root, ['render', 'other', '--html', '--pdf', '--docx', '--out', 'made', '--quiet'], folder);
    expect([rendered.status, rendered.err]).toEqual([0, '']);
    expect(readdirSync(join(folder, 'made')).sort()).toEqual(['portfolio.docx', 'portfolio.html', 'portfolio.pdf']);
    await runProgram(['render', 'other', '--html', '--out', 'here', '--quiet'], folder, {
      SOURCE_DATE_EPOCH: '1790000000',
    });
    const html = (name: string): string => readFileSync(join(folder, name, 'portfolio.html'), 'utf8');
    expect(html('made') === html('here')).toBe(true);
  });

  test('signs, verifies, lists frameworks, looks into evidence and answers an editor', async () => {
    const folder = tempFolder();
    cpSync(FIXTURE, folder, { recursive: true });
    writeFileSync(join(folder, 'private.yaml'), 'people:\n  - {name: Seminar Room, as: a place, id: place-a}\n');
    const found = run(root, ['check', '--json', '--rule', 'private/name'], folder);
    expect(found.out).toMatch(/"file": "evidence\/[\w-]+\.pdf"/);
    expect(run(root, ['verify', '--no-git'], folder).status).toBe(0);
    expect(run(root, ['framework', 'list', '--json'], folder).out).toContain('"ljmu-2007"');
    const server = spawn(process.execPath, [join(root, 'bin/mentor.js'), 'lsp'], { cwd: folder });
    expect(await greeted(server)).toContain('"completionProvider"');
  });

  test('is a library too, with its types', () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'node_modules'));
    cpSync(root, join(folder, 'node_modules/mentor-portfolio'), { recursive: true });
    writeFileSync(
      join(folder, 'use.mjs'),
      "import * as mentor from 'mentor-portfolio';\nconsole.log(Object.keys(mentor).join());\n",
    );
    const names = execFileSync(process.execPath, ['use.mjs'], { cwd: folder, encoding: 'utf8' });
    expect(names).toContain('check');
    const use = "import { check, type CheckResult } from 'mentor-portfolio';\nexport const run: object = { check };\n";
    writeFileSync(join(folder, 'use.ts'), `${use}export type Found = CheckResult;\n`);
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
    const tsc = join(TOP, 'node_modules/.bin/tsc');
    const strict = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', ''];
    expect(spawnSync(tsc, [...strict, 'use.ts'], { cwd: folder, encoding: 'utf8' })).toMatchObject({
      stdout: '',
      status: 0,
    });
  });
});
