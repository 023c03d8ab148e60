import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type BrowserFound, type BrowserSearch, findBrowser } from '../../src/pdf/index.js';
import { tempFolder } from '../support/folder.js';
import { program } from './support/program.js';

/** A machine with nothing on it, not even the operating system's own places. */
function bare(extra: Partial<BrowserSearch> = {}): BrowserSearch {
  const home = tempFolder();
  return { env: {}, cacheDir: join(home, 'cache'), home, platform: 'linux', arch: 'arm64', ...extra };
}

async function found(search: BrowserSearch): Promise<BrowserFound> {
  const result = await findBrowser(search);
  if (!result.found) throw new Error(result.message);
  return result;
}

async function missing(search: BrowserSearch): Promise<string> {
  const result = await findBrowser(search);
  if (result.found) throw new Error(`found ${result.path}`);
  return result.message;
}

const fetchedIn = (cacheDir: string, version: string): string => {
  const folder = join(cacheDir, 'browsers', 'chrome-headless-shell', `linux-${version}`);
  return program(join(folder, 'chrome-headless-shell-linux64', 'chrome-headless-shell'));
};

describe('a browser the user names', () => {
  test('comes before everything, by option before environment', async () => {
    const folder = tempFolder();
    const option = program(join(folder, 'one'));
    const env = {
      PATH: folder,
      MENTOR_BROWSER: program(join(folder, 'two')),
      PUPPETEER_EXECUTABLE_PATH: program(join(folder, 'chrome-headless-shell')),
    };
    program(join(folder, 'google-chrome'));
    expect(await found(bare({ env, named: option }))).toMatchObject({ kind: 'named', path: option, headless: true });
    expect(await found(bare({ env }))).toMatchObject({ path: env.MENTOR_BROWSER });
    expect(await found(bare({ env: { ...env, MENTOR_BROWSER: undefined } }))).toMatchObject({
      path: env.PUPPETEER_EXECUTABLE_PATH,
      headless: 'shell',
    });
  });

  test.each([
    ['--browser', { named: '/nowhere/chrome' }],
    ['MENTOR_BROWSER', { env: { MENTOR_BROWSER: '/nowhere/chrome' } }],
    ['PUPPETEER_EXECUTABLE_PATH', { env: { PUPPETEER_EXECUTABLE_PATH: '/nowhere/chrome' } }],
  ])('that is not there ends the search: %s', async (word, extra) => {
    const message = await missing(bare(extra));
    expect(message).toContain(word);
    expect(message).toContain('there is no program at /nowhere/chrome');
  });

  test('must be a program: a folder and a plain file are none', async () => {
    const folder = tempFolder();
    const plain = program(join(folder, 'plain'));
    chmodSync(plain, 0o644);
    expect(await missing(bare({ named: folder }))).toContain('no program');
    expect(await missing(bare({ named: plain }))).toContain('no program');
  });
});

describe('an installed browser', () => {
  test('is found along PATH: Chrome before Edge before Chromium', async () => {
    const [one, two] = [tempFolder(), tempFolder()];
    const env = { PATH: `relative:${one}:${two}` };
    const chromium = program(join(one, 'chromium'));
    expect(await found(bare({ env }))).toMatchObject({ kind: 'installed', name: 'Chromium', path: chromium });
    const edge = program(join(two, 'microsoft-edge'));
    expect(await found(bare({ env }))).toMatchObject({ name: 'Microsoft Edge', path: edge });
    const chrome = program(join(two, 'google-chrome-stable'));
    expect(await found(bare({ env }))).toMatchObject({ name: 'Google Chrome', path: chrome, headless: true });
  });

  test('is found in the Applications of a Mac user', async () => {
    const search = bare({ platform: 'darwin' });
    const edge = program(join(search.home ?? '', 'Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'));
    const result = await found(search);
    // A Chrome of the machine's own, where there is one, comes before.
    expect([edge, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']).toContain(result.path);
  });

  test.each(['ProgramFiles', 'PROGRAMFILES(X86)', 'LocalAppData'])('is found in %s of Windows', async (variable) => {
    const folder = join(tempFolder(), 'C:');
    const edge = program(`${folder}\\Microsoft\\Edge\\Application\\msedge.exe`);
    const search = bare({ platform: 'win32', env: { [variable]: folder } });
    expect(await found(search)).toMatchObject({ kind: 'installed', name: 'Microsoft Edge', path: edge });
  });

  test('comes behind a fetched one, and in its place where others may have put that there', async () => {
    const folder = tempFolder();
    const search = bare({ env: { PATH: folder } });
    fetchedIn(search.cacheDir ?? '', '148.0.1.1');
    program(join(folder, 'chromium'));
    expect((await found(search)).kind).toBe('fetched');
    chmodSync(join(search.cacheDir ?? '', 'browsers'), 0o770);
    expect((await found(search)).kind).toBe('installed');
  });
});

describe('a fetched browser', () => {
  test('is found in the cache, the newest first', async () => {
    const search = bare();
    fetchedIn(search.cacheDir ?? '', '99.0.1.1');
    const newest = fetchedIn(search.cacheDir ?? '', '148.0.7778.97');
    expect(await found(search)).toMatchObject({ kind: 'fetched', path: newest, headless: 'shell' });
  });

  test('is refused if others may have put it there', async () => {
    const search = bare();
    fetchedIn(search.cacheDir ?? '', '148.0.7778.97');
    chmodSync(join(search.cacheDir ?? '', 'browsers'), 0o770);
    await expect(findBrowser(search)).rejects.toMatchObject({ code: 'BrowserCacheUnsafe' });
  });

  test('is not one whose program is missing', async () => {
    const search = bare();
    mkdirSync(join(search.cacheDir ?? '', 'browsers/chrome-headless-shell/linux-148.0.7778.97'), { recursive: true });
    expect(await missing(search)).toContain('none fetched yet');
  });
});

describe('the embedded Chromium', () => {
  test('comes between a fetched and an installed one, on Linux x64 alone', async () => {
    const folder = tempFolder();
    program(join(folder, 'chromium'));
    const search = bare({ arch: 'x64', env: { PATH: folder } });
    expect(await found(search)).toMatchObject({ kind: 'embedded', headless: 'shell' });
    fetchedIn(search.cacheDir ?? '', '148.0.7778.97');
    expect((await found(search)).kind).toBe('fetched');
    expect(await missing(bare({ platform: 'win32', arch: 'x64' }))).toContain('only for Linux on x64');
  });
});

describe('no browser', () => {
  test.each([
    ['linux', ['Chromium', 'mentor browser install']],
    ['win32', ['Microsoft Edge', 'mentor browser install']],
  ] as const)('says on %s what was looked for and what helps', async (platform, words) => {
    const result = await findBrowser(bare({ platform }));
    expect(result.looked.filter((each) => each.found)).toEqual([]);
    expect(result.looked.map(({ place }) => place)).toEqual([
      expect.stringContaining('fetched by mentor'),
      'npm package @sparticuz/chromium',
      'Google Chrome',
      'Microsoft Edge',
      'Chromium',
    ]);
    const message = result.found ? '' : result.message;
    for (const word of [...words, 'mentor render --html', '--browser']) expect(message).toContain(word);
  });
});
