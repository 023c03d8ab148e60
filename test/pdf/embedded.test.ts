import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type EmbeddedChromium, embeddedChromium, unpackEmbedded } from '../../src/pdf/browser/embedded.js';
import { openPdfEngine } from '../../src/pdf/index.js';
import { launchBrowser } from '../../src/pdf/launch.js';
import { tempFolder } from '../support/folder.js';
import { about, page } from './support/documents.js';
import { program } from './support/program.js';
import { readPdf } from './support/read-pdf.js';

const uid = process.getuid?.();
const modeOf = (path: string): number => statSync(path).mode & 0o777;

function embeddedIn(cache: string): EmbeddedChromium {
  const chromium = embeddedChromium(join(cache, 'browsers'));
  if (!chromium) throw new Error('the package is a development dependency');
  return chromium;
}

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the embedded Chromium', () => {
  test('is unpacked whole and private, by two runs at once, into a folder named by its version', async () => {
    const chromium = embeddedIn(tempFolder());
    await Promise.all([unpackEmbedded(chromium, uid), unpackEmbedded(chromium, uid)]);
    const browsers = join(chromium.folder, '..');
    expect(readdirSync(browsers)).toEqual([expect.stringMatching(/^embedded-147\.\d+\.\d+$/)]);
    expect([browsers, chromium.folder, chromium.program].map(modeOf)).toEqual([0o700, 0o700, 0o700]);
    expect(existsSync(join(chromium.folder, 'libraries/lib/libnss3.so'))).toBe(true);
    expect(existsSync(join(chromium.folder, 'fonts/fonts/Open_Sans/OpenSans-Regular.ttf'))).toBe(true);
    expect(readFileSync(join(chromium.folder, 'fonts.conf'), 'utf8')).toContain(`<dir>${chromium.folder}/fonts</dir>`);
  });

  test('prints, with an environment that names neither fonts nor libraries nor commands', async () => {
    const engine = openPdfEngine({ env: {}, cacheDir: tempFolder() });
    try {
      const { bytes } = await engine.print(page('<p>Plain words, Cymraeg: ŵ ŷ</p>'), about);
      expect((await engine.browser).kind).toBe('embedded');
      expect((await readPdf(bytes)).pages[0]?.text).toContain('Plain words, Cymraeg: ŵ ŷ');
    } finally {
      await engine.close();
    }
  });

  test('gives way to an installed one where it cannot be unpacked', async () => {
    const [cache, folder] = [tempFolder(), tempFolder()];
    writeFileSync(join(cache, 'browsers'), 'a file in the place of the folder');
    const launching = (PATH: string): Promise<unknown> =>
      launchBrowser({ env: { PATH }, cacheDir: cache }, new AbortController().signal, { start: 100, again: 100 });
    await expect(launching('')).rejects.toThrow(/Chromium could not be unpacked/);
    const installed = program(join(folder, 'chromium'));
    await expect(launching(folder)).rejects.toThrow(`${installed} did not start`);
  });

  test('mends a folder that lost its program, and clears what killed runs left an hour ago', async () => {
    const chromium = embeddedIn(tempFolder());
    const browsers = join(chromium.folder, '..');
    const [old, young] = [join(browsers, '.staging-old'), join(browsers, '.staging-young')];
    for (const folder of [chromium.folder, old, young]) mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(browsers, 0o700);
    writeFileSync(join(chromium.folder, 'fonts.conf'), 'half');
    utimesSync(old, new Date(0), new Date(0));
    await unpackEmbedded(chromium, uid);
    expect(readdirSync(browsers).sort()).toEqual(['.staging-young', expect.stringMatching(/^embedded-/)]);
    expect(modeOf(chromium.program)).toBe(0o700);
  });
});

describe.runIf(uid !== undefined)('a folder that others could put a program into is refused', () => {
  const planted = (): EmbeddedChromium => {
    const chromium = embeddedIn(tempFolder());
    program(chromium.program);
    for (const folder of [join(chromium.folder, '..'), chromium.folder]) chmodSync(folder, 0o700);
    return chromium;
  };
  const refusal = (chromium: EmbeddedChromium, as = uid): Promise<unknown> =>
    unpackEmbedded(chromium, as).then(
      () => undefined,
      (error: unknown) => error,
    );

  test('unless it is private', async () => {
    expect(await refusal(planted())).toBeUndefined();
  });

  test.each([0o770, 0o707, 0o777])('by its mode %o', async (mode) => {
    const chromium = planted();
    chmodSync(chromium.folder, mode);
    expect(await refusal(chromium)).toMatchObject({
      code: 'BrowserCacheUnsafe',
      message: expect.stringMatching('may write'),
    });
    chmodSync(chromium.folder, 0o700);
    chmodSync(join(chromium.folder, '..'), mode);
    expect(await refusal(chromium)).toMatchObject({ code: 'BrowserCacheUnsafe' });
  });

  test('by its owner', async () => {
    expect(await refusal(planted(), 54321)).toMatchObject({
      code: 'BrowserCacheUnsafe',
      message: expect.stringMatching('another user'),
    });
  });

  test('as a link to elsewhere', async () => {
    const { folder } = planted();
    const linked = embeddedIn(tempFolder());
    mkdirSync(join(linked.folder, '..'), { recursive: true, mode: 0o700 });
    symlinkSync(folder, linked.folder);
    expect(await refusal(linked)).toMatchObject({ code: 'BrowserCacheUnsafe' });
  });
});
