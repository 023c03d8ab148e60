import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { mentor, tempFolder } from '../e2e/support.js';
import { folderWith } from '../support/folder.js';
import { canMount } from '../support/machine.js';
import { CONFIG, entry, Serving, until } from './support.js';

const PROGRAM = resolve(import.meta.dirname, '../../bin/mentor.js');
const TEXTS = { 'portfolio.yaml': CONFIG, 'a.md': entry('Words') };
const serving: Serving[] = [];

afterEach(async () => {
  for (const one of serving.splice(0)) await one.stop();
});

function serve(...flags: string[]): Serving {
  const one = new Serving(TEXTS, flags);
  serving.push(one);
  return one;
}

/** The error with which nobody answers on a port. */
function knock(port: number): Promise<unknown> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      done('somebody answers');
    });
    socket.on('error', ({ code }: NodeJS.ErrnoException) => done(code));
  });
}

describe('mentor serve', () => {
  test('prints the address and nothing else on stdout, talk on stderr', async () => {
    const one = serve();
    const address = await one.address();
    expect(one.out).toBe(`${await one.link()}\n`);
    expect(await one.link()).toMatch(new RegExp(`^${address}/#[\\w-]{24}$`));
    expect(one.err).toMatch(/^0 errors, \d+ missing, \d+ warnings? \(\d+ ms\)\nCtrl-C ends it\.\n$/);
    expect(await (await fetch(`${address}/document`)).text()).toContain('Words');
  });

  test('says the address as JSON', async () => {
    const one = serve('--json', '--quiet');
    const address = await one.address();
    const said = JSON.parse(one.out);
    expect(said).toEqual({ version: 1, address: expect.any(String), port: Number(new URL(address).port) });
    expect(said.address.replace(/#[\w-]{24}$/, '')).toBe(`${address}/`);
    expect(one.err).toBe('');
  });

  test('writes nothing into the portfolio', async () => {
    const one = serve();
    await one.address();
    expect(await one.stop()).toBe(130);
    expect(readFileSync(join(one.folder, 'a.md'), 'utf8')).toBe(TEXTS['a.md']);
    serving.pop();
  });

  test.each(['elsewhere', 'dist'])(
    'shows a change in a theme’s folder (%s), and in the portfolio’s own templates',
    async (inside) => {
      const folder = tempFolder();
      const theme = inside === 'elsewhere' ? join(tempFolder(), 'our theme') : join(folder, inside, 'our-theme');
      mkdirSync(join(theme, 'styles'), { recursive: true });
      mkdirSync(join(folder, 'templates'));
      writeFileSync(join(theme, 'contents.hbs'), '<nav id="contents" aria-label="first">{{title}}</nav>');
      const one = new Serving(TEXTS, ['--theme', theme], folder);
      serving.push(one);
      const address = await one.address();
      const shows = async (text: string): Promise<boolean> =>
        (await (await fetch(`${address}/document`)).text()).includes(text);
      expect(await shows('aria-label="first"')).toBe(true);
      writeFileSync(join(theme, 'contents.hbs'), '<nav id="contents" aria-label="second">{{title}}</nav>');
      await until(() => shows('aria-label="second"'));
      writeFileSync(join(theme, 'styles/99-ours.css'), '.ours { color: red; }');
      await until(() => shows('.ours { color: red; }'));
      writeFileSync(join(folder, 'templates/contents.hbs'), '<nav id="contents" aria-label="third">{{title}}</nav>');
      await until(() => shows('aria-label="third"'));
    },
  );

  test('a port that is taken is said so', async () => {
    const one = serve();
    const port = new URL(await one.address()).port;
    const other = await mentor(['serve', one.folder, '--port', port], one.folder);
    expect(other).toMatchObject({ code: 2, out: '' });
    expect(other.err).toContain(`Port ${port} is in use.`);
  });

  test.each([
    [['--port', '65536'], 'A port is a number'],
    [['--port', 'http'], 'A port is a number'],
    [['--port', '-1'], 'A port is a number'],
    [['--stage', 'nothing'], 'There is no stage `nothing`'],
    [['--theme', 'nothing'], 'There is no such theme or folder'],
  ])('%j cannot run', async (flags, words) => {
    const folder = folderWith(TEXTS);
    const run = await mentor(['serve', folder, ...flags], folder);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(words);
  });

  test('a folder that is no portfolio cannot be shown', async () => {
    const folder = tempFolder();
    expect(await mentor(['serve'], folder)).toMatchObject({ code: 2, out: '' });
  });
});

describe.skipIf(process.platform === 'win32')('as a program of its own', () => {
  function start(
    flags: string[] = [],
    env: Record<string, string> = {},
  ): { ended: Promise<unknown>; port: Promise<number>; said: () => string; stop: () => void } {
    const folder = folderWith(TEXTS);
    const child = spawn(process.execPath, [PROGRAM, 'serve', folder, ...flags], { env: { ...process.env, ...env } });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const port = new Promise<number>((done) => {
      child.stdout.setEncoding('utf8').once('data', (text: string) => done(Number(new URL(text.trim()).port)));
    });
    const ended = new Promise((done) => child.on('close', (code, signal) => done({ code, signal })));
    return { ended, port, said: () => said, stop: () => void child.kill('SIGINT') };
  }

  test('Ctrl-C ends it with 130, with a window open, and leaves no port', async () => {
    const program = start();
    const port = await program.port;
    const window = await fetch(`http://127.0.0.1:${port}/events`);
    const reader = window.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('retry');
    program.stop();
    expect(await program.ended).toEqual({ code: 130, signal: null });
    expect(await knock(port)).toBe('ECONNREFUSED');
    await reader?.cancel().catch(() => undefined);
  });

  test.runIf(process.platform === 'linux')('--open hands the address to the opener as one word', async () => {
    const bin = join(tempFolder(), 'bin');
    mkdirSync(bin);
    const note = join(bin, 'opened');
    writeFileSync(
      join(bin, 'xdg-open'),
      `#!/bin/sh\nprintf '%s|' "$#" "$@" > '${note}.part' && mv '${note}.part' '${note}'\n`,
    );
    chmodSync(join(bin, 'xdg-open'), 0o755);
    const program = start(['--open'], { PATH: `${bin}:${process.env['PATH']}` });
    const port = await program.port;
    await until(() => {
      try {
        return readFileSync(note, 'utf8').replace(/#[\w-]{24}/, '') === `1|http://127.0.0.1:${port}/|`;
      } catch {
        return false;
      }
    });
    program.stop();
    expect(await program.ended).toMatchObject({ code: 130 });
  });

  test.runIf(process.platform === 'linux')('without an opener it says what to do and goes on', async () => {
    const program = start(['--open'], { PATH: tempFolder() });
    const port = await program.port;
    await until(() => program.said().includes('open the address yourself'));
    expect(await knock(port)).toBe('somebody answers');
    program.stop();
    expect(await program.ended).toMatchObject({ code: 130 });
  });

  test.runIf(canMount)('where the system watches no more files it says so, and what to do', async () => {
    const folder = folderWith(TEXTS);
    const line = 'echo 1 > /proc/sys/user/max_inotify_watches && exec "$0" "$@"';
    const command = ['-r', 'sh', '-c', line, process.execPath, PROGRAM, 'serve', folder];
    const child = spawn('unshare', command, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    expect(await new Promise((done) => child.on('close', done))).toBe(2);
    expect(said).toContain('cannot watch all files in this folder (ENOSPC)');
  });
});
