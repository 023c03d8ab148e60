import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { putSignOff, unsignedPortfolio } from '../signing/support.js';
import { programForTests } from '../support/program.js';
import { mentor, tempFolder } from './support.js';

const FIXTURES = resolve(import.meta.dirname, '../../fixtures');

/** The hostile portfolio, with what it points at outside, as the fixture has it. */
function hostile(): string {
  const folder = tempFolder();
  cpSync(join(FIXTURES, 'hostile'), folder, { recursive: true, verbatimSymlinks: true });
  return join(folder, 'portfolio');
}

const SIGN = ['--decision', 'returned', '--comment', 'No.', '--name', 'A. Reviewer'];

/** Every command that trust is about, and those that show what others wrote. */
const COMMANDS: readonly (readonly string[])[] = [
  ['check'],
  ['check', '--json'],
  ['status'],
  ['verify'],
  ['verify', '--json'],
  ['comment'],
  ['sign', 'developing', '--role', 'professional-mentor', ...SIGN],
  ['submit', '--no-pdf', '--force', 'a trial'],
  ['diff', 'now', 'now'],
  ['certificate', 'developing', '--no-pdf'],
  ['render', '--html'],
  ['list'],
];

describe('a hostile portfolio', () => {
  test.each(COMMANDS.map((args) => [args.join(' '), args] as const))(
    'mentor %s runs nothing, reads nothing outside, and moves no cursor',
    async (_, args) => {
      const root = hostile();
      const run = await mentor(args, root);
      expect([0, 1, 2]).toContain(run.code);
      const said = run.out + run.err;
      expect(said.replace(/\n/g, '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      expect(said).not.toContain('SENTINEL-OUTSIDE');
      expect(said).not.toContain('This is a fault of mentor');
      expect(existsSync(join(root, 'hostile-code-ran.txt'))).toBe(false);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      for (const file of filesIn(root)) {
        const path = join(root, file);
        if (!lstatSync(path).isSymbolicLink()) expect(readFileSync(path).includes('SENTINEL-OUTSIDE-4821')).toBe(false);
      }
    },
  );

  test('what is handed in of it holds nothing from outside and no link', async () => {
    const root = hostile();
    rmSync(join(root, 'private.yaml'), { force: true });
    writeFileSync(
      join(root, 'portfolio.yaml'),
      'version: 1\nframework: ljmu-2007\nstage: developing\nrules: {private/email: off}\n',
    );
    const run = await mentor(['submit', '--no-pdf', '--force', 'a trial', '--dry-run'], root);
    const paths = run.out.split('\n').filter((line) => line !== '' && !line.startsWith('although: '));
    expect(paths).toContain('journal/scripts.md');
    for (const path of paths) expect([path, lstatSync(join(root, path)).isSymbolicLink()]).toEqual([path, false]);
    expect(paths.join()).not.toContain('link-to-secret');
  });
});

function filesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => {
    const state = lstatSync(join(root, path));
    return state.isFile() && !path.startsWith('evidence');
  });
}

describe('links that lead out', () => {
  test.each([
    ['dist', ['certificate', 'advanced', '--no-pdf']],
    ['dist', ['render', '--html']],
    ['submissions', ['submit', '--no-pdf', '--force', 'x']],
    ['.mentor', ['submit', '--no-pdf', '--force', 'x']],
    ['stages/advanced/sign-off', ['sign', 'advanced', '--role', 'head-teacher', ...SIGN]],
    ['journal', ['new', 'entry', 'A', '--criteria', 'AM3', '--text', 'B', '--no-input']],
  ])('%s: nothing is written through it', async (folder, args) => {
    const root = unsignedPortfolio();
    const outside = tempFolder();
    if (folder !== 'stages/advanced/sign-off') {
      putSignOff(root);
      putSignOff(
        root,
        { role: 'recognition-team', decision: 'recognised', name: 'B' },
        'stages/advanced/sign-off/recognition-team-1.md',
      );
    }
    rmSync(join(root, folder), { recursive: true, force: true });
    symlinkSync(outside, join(root, folder));
    const run = await mentor(args, root);
    expect([run.code, readdirSync(outside)]).toEqual([2, []]);
  });

  test('a file in dist that is a link to a file of the user is not replaced', async () => {
    const root = unsignedPortfolio();
    const file = join(tempFolder(), 'precious.txt');
    writeFileSync(file, 'precious');
    mkdirSync(join(root, 'dist'));
    symlinkSync(file, join(root, 'dist/portfolio.html'));
    expect((await mentor(['render', '--html'], root)).code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe('precious');
  });
});

describe('no command', () => {
  const log = join(mkdtempSync(join(tmpdir(), 'mentor-test-')), 'connections.txt');
  const spy = join(dirname(log), 'spy.cjs');
  const env = { NODE_OPTIONS: `--require ${spy}` };
  writeFileSync(
    spy,
    `const { appendFileSync } = require('node:fs');
    for (const [module, names] of [['net', ['connect', 'createConnection']], ['dns', ['lookup', 'resolve', 'resolve4']], ['tls', ['connect']], ['http', ['request', 'get']], ['https', ['request', 'get']], ['dgram', ['createSocket']]])
      for (const name of names) { const own = require('node:' + module); const real = own[name]; own[name] = (...args) => { appendFileSync(${JSON.stringify(log)}, module + '.' + name + '\\n'); return real.apply(own, args); }; }
    const { Socket } = require('node:net'); const connect = Socket.prototype.connect;
    Socket.prototype.connect = function (...args) { appendFileSync(${JSON.stringify(log)}, 'Socket.connect\\n'); return connect.apply(this, args); };
    globalThis.fetch = async () => { appendFileSync(${JSON.stringify(log)}, 'fetch\\n'); throw new Error('no'); };`,
  );
  const program = programForTests(env);
  afterAll(() => rmSync(dirname(log), { recursive: true, force: true }));

  test('opens a connection or looks up a name', async () => {
    const root = hostile();
    for (const args of COMMANDS) {
      const { code } = await program(args, root, { MENTOR_CACHE: join(dirname(log), 'cache') });
      expect([0, 1, 2]).toContain(code);
    }
    expect(existsSync(log) ? readFileSync(log, 'utf8') : '').toBe('');
    const asked = ['-e', "fetch('http://127.0.0.1:9')"];
    await promisify(execFile)(process.execPath, asked, { env: { ...process.env, ...env } }).catch(() => undefined);
    expect(readFileSync(log, 'utf8')).toContain('fetch');
  });
});
