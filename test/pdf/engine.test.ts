import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, openPdfEngine } from '../../src/pdf/index.js';
import { endBrowser, launchBrowser } from '../../src/pdf/launch.js';
import { printPage } from '../../src/pdf/print-page.js';
import { Refusal } from '../../src/text/refusal.js';
import { tempFolder } from '../support/folder.js';
import { countingStore } from './support/counting-store.js';
import { about, page, portfolio } from './support/documents.js';
import { cacheDir, env, withEngine } from './support/engine.js';
import { program } from './support/program.js';
import { readPdf } from './support/read-pdf.js';

const require = createRequire(import.meta.url);

/** Browsers put their profiles into the temp folder, so one of our own shows what they leave. */
let temp: string;
const before = process.env['TMPDIR'];
beforeAll(() => {
  temp = mkdtempSync(join(tmpdir(), 'mentor-test-'));
  process.env['TMPDIR'] = temp;
});
afterAll(() => {
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  rmSync(temp, { recursive: true, force: true });
});

/** Processes that still use the profile folder (where /proc tells). */
function survivors(): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return '';
      }
    })
    .filter((command) => command.includes(`--user-data-dir=${temp}`));
}

const isHead = (kept: Buffer | null): boolean => kept?.toString().startsWith('<!doctype html>') ?? false;

async function failure(promise: Promise<unknown>): Promise<Refusal> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw new Error(`expected a Refusal, got ${String(error)}`);
  return error;
}

describe('an engine', () => {
  test('says which browser it runs, and leaves neither process nor profile nor environment behind', async () => {
    const environment = { ...process.env };
    const version = await withEngine(async (engine) => {
      await engine.print(page('<p>Text</p>'), about);
      return (await engine.browser).version;
    });
    expect(version).toMatch(/Chrome\/\d+/);
    expect(readdirSync(temp)).toEqual([]);
    await expect.poll(survivors).toEqual([]);
    expect(process.env).toEqual(environment);
  });

  test("sets paper in the document's own fonts, shown nowhere before; a broken one keeps nothing from being printed", async () => {
    const serif = require.resolve('@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2');
    const face = (family: string, data: string): string =>
      `@font-face { font-family: ${family}; src: url(data:font/woff2;base64,${data}) }`;
    const faces = face('ours', readFileSync(serif).toString('base64')) + face('broken', 'AAAA');
    const css = `${faces} @page { @bottom-right { content: none } } p { font-family: ours } i { font-family: broken, ours }
      @media screen { p { font-family: monospace } }`;
    const launched = await launchBrowser({ env, cacheDir }, new AbortController().signal);
    try {
      const printed = await printPage(launched.process, page('<p>Text <i>and more</i></p>', css));
      const names = Buffer.from(printed)
        .toString('latin1')
        .match(/(?<=\/BaseFont \/[A-Z]{6}\+)\S+/g);
      expect([...new Set(names)]).toEqual(['SourceSerif4-Regular']);
    } finally {
      await endBrowser(launched);
    }
  });

  test('prints two documents at once', async () => {
    const texts = await withEngine((engine) =>
      Promise.all(
        ['First', 'Second'].map(async (word) => {
          const { bytes } = await engine.print(page(`<h1>${word}</h1>`), { ...about, title: word });
          const { info, pages } = await readPdf(bytes);
          return [info['Title'], pages[0]?.text.includes(word)];
        }),
      ),
    );
    expect(texts).toEqual([
      ['First', true],
      ['Second', true],
    ]);
  });

  test('opens pages with the head of the document before, and prints that document and any other as without it', async () => {
    const looks = ['p { color: red }', 'p { font-size: 30pt } @page { size: a5 }'];
    const documents = looks.map((css) => page('<main><p>Text</p></main>', css));
    const [first, other] = await withEngine((engine) => Promise.all(documents.map((one) => engine.print(one, about))));
    const kept = countingStore();
    const heads = { ...kept, has: () => false, get: (key: string) => (isHead(kept.get(key)) ? kept.get(key) : null) };
    for (const [index, printed] of [first, first, other, first].entries()) {
      const document = printed === other ? documents[1] : documents[0];
      const again = await withEngine((engine) => engine.print(document ?? '', { ...about, kept: heads }), {
        kept: heads,
      });
      expect([index, Buffer.from(again.bytes).equals(printed?.bytes ?? again.bytes)]).toEqual([index, true]);
    }
  });

  test('ends at once when it is told to, in the middle of printing', async () => {
    const controller = new AbortController();
    const reason = new Error('Ctrl-C');
    const printing = withEngine(
      async (engine) => {
        await engine.browser;
        setTimeout(() => controller.abort(reason), 150);
        return engine.print(portfolio(600), about);
      },
      { signal: controller.signal },
    );
    await expect(printing).rejects.toBe(reason);
    expect(readdirSync(temp)).toEqual([]);
    await expect.poll(survivors).toEqual([]);
  });

  test('leaves nothing where it is told to end while it starts', async () => {
    const controller = new AbortController();
    const reason = new Error('Ctrl-C');
    const starting = launchBrowser({ env, cacheDir }, controller.signal);
    starting.catch(() => undefined);
    await expect.poll(() => readdirSync(temp).length).toBe(1);
    controller.abort(reason);
    await expect(starting).rejects.toBe(reason);
    expect(readdirSync(temp)).toEqual([]);
    await expect.poll(survivors).toEqual([]);
  });

  test.runIf(process.platform !== 'win32')(
    'ends at once where a browser has answered and has no page yet',
    async () => {
      const folder = tempFolder();
      const asked = join(folder, 'asked');
      const named = program(
        join(folder, 'halfway'),
        `#!${process.execPath}
      const { createReadStream, writeFileSync, writeSync } = require('node:fs');
      createReadStream('', { fd: 3 }).on('data', (data) => {
        for (const message of String(data).split('\\0').filter(Boolean)) {
          const { id, method } = JSON.parse(message);
          const result = { product: 'Halfway/1', browserContextIds: [] };
          writeSync(4, JSON.stringify({ id, result }) + '\\0');
          if (method === 'Target.setAutoAttach') writeFileSync(${JSON.stringify(asked)}, method);
        }
      });`,
      );
      const [controller, reason] = [new AbortController(), new Error('Ctrl-C')];
      const starting = launchBrowser({ env, cacheDir, named }, controller.signal);
      starting.catch(() => undefined);
      await expect.poll(() => existsSync(asked), { timeout: 20_000 }).toBe(true);
      controller.abort(reason);
      await expect(starting).rejects.toBe(reason);
      expect(readdirSync(temp).filter((name) => name.startsWith('mentor-browser-'))).toEqual([]);
    },
  );

  test.runIf(process.platform === 'linux')(
    'has what a killed browser leaves in a folder that goes, however long the name of the temp folder',
    async () => {
      const long = join(temp, 'long'.repeat(20));
      mkdirSync(long);
      process.env['TMPDIR'] = long;
      try {
        const launched = await launchBrowser({ env, cacheDir }, new AbortController().signal);
        const { pid } = launched.process.process() ?? {};
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
        const beside = environment.find((set) => set.startsWith('TMPDIR='))?.slice('TMPDIR='.length) ?? '';
        expect(existsSync(beside)).toBe(true);
        expect(`${beside}/org.chromium.Chromium.123456/SingletonSocket`.length).toBeLessThan(108);
        launched.process.process()?.kill('SIGKILL');
        await endBrowser(launched);
        expect([existsSync(beside), readdirSync(long)]).toEqual([false, []]);
      } finally {
        process.env['TMPDIR'] = temp;
        rmSync(long, { recursive: true });
      }
    },
  );

  test('leaves nothing where the process ends first; what killed ones left a day ago is cleared, and nothing younger', () => {
    const launch = pathToFileURL(resolve('dist/pdf/launch.js')).href;
    const script = `const { launchBrowser } = await import(${JSON.stringify(launch)});
      await launchBrowser({ env: {}, cacheDir: ${JSON.stringify(cacheDir)} }, new AbortController().signal);
      process.exit();`;
    for (const name of ['mentor-browser-old', 'mentor-browser-young', 'mentor-else']) mkdirSync(join(temp, name));
    const [young, old] = [Date.now() / 1000 - 20 * 60 * 60, Date.now() / 1000 - 25 * 60 * 60];
    utimesSync(join(temp, 'mentor-browser-young'), young, young);
    for (const name of ['mentor-browser-old', 'mentor-else']) utimesSync(join(temp, name), old, old);
    execFileSync(process.execPath, ['--input-type=module', '-e', script]);
    const left = readdirSync(temp);
    for (const name of left) rmSync(join(temp, name), { recursive: true });
    expect(left.sort()).toEqual(['mentor-browser-young', 'mentor-else']);
  });

  test.runIf(process.platform === 'linux')('ends even a browser that hangs', async () => {
    const launched = await launchBrowser({ env, cacheDir }, new AbortController().signal);
    const pid = launched.process.process()?.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    await endBrowser(launched);
    expect(() => process.kill(pid, 0)).toThrow();
    expect(readdirSync(temp)).toEqual([]);
  });

  test.runIf(process.platform !== 'win32')(
    'gives up a browser that never answers, and says what may keep it silent',
    async () => {
      const mute = program(join(temp, 'mute'), '#!/bin/sh\necho "Starting." >&2\n/bin/sleep 20\n');
      const search = { env, cacheDir, named: mute };
      const { message } = await failure(
        launchBrowser(search, new AbortController().signal, { start: 500, again: 1500 }),
      );
      expect(message).toMatch(/mute did not start\.\nStarting\.\n.*RemoteDebuggingAllowed.*mentor browser install/s);
      expect(readdirSync(temp)).toEqual(['mute']);
      rmSync(mute);
    },
  );

  test('does not start when it was told to end before', async () => {
    const reason = new Error('Ctrl-C');
    const engine = openPdfEngine({ env, cacheDir, signal: AbortSignal.abort(reason) });
    await expect(engine.print(page('<p>Text</p>'), about)).rejects.toBe(reason);
    await engine.close();
    expect(readdirSync(temp)).toEqual([]);
  });

  test('can be opened and closed without a word about a browser that is not there', async () => {
    const engine = openPdfEngine({ env: {}, platform: 'win32', cacheDir: tempFolder() });
    await engine.close();
    expect((await failure(engine.browser)).code).toBe('BrowserNotFound');
  });
});

describe('what goes wrong has a name', () => {
  test('a print that takes longer than the user waits, and the next one of the same engine too', async () => {
    const hasty = { env: { ...env, MENTOR_PRINT_MINUTES: '0.0001' } };
    await withEngine(async (engine) => {
      for (let print = 1; print <= 2; print += 1) {
        const error = await failure(engine.print(page('<p>Text</p>'), about));
        expect([error.code, error.hint]).toEqual(['PrintTooLong', expect.stringContaining('MENTOR_PRINT_MINUTES')]);
      }
    }, hasty);
  });

  test('no browser', async () => {
    const search = { env: {}, platform: 'win32' as const, cacheDir: tempFolder() };
    const error = await failure(withEngine((engine) => engine.print(page('<p>Text</p>'), about), search));
    expect(error.code).toBe('BrowserNotFound');
    expect(error.message).toContain('mentor browser install');
  });

  test('a browser that does not start says why', async () => {
    const words = 'chrome: error while loading shared libraries: libnspr4.so: cannot open shared object file';
    const named = program(join(tempFolder(), 'chrome'), `#!/bin/sh\necho '${words}' >&2\nexit 127\n`);
    const error = await failure(withEngine((engine) => engine.print(page('<p>Text</p>'), about), { named }));
    expect(error.code).toBe('BrowserLaunchFailed');
    expect(error.message).toContain(words);
    expect(error.message).toContain('package manager');
    expect(readdirSync(temp).filter((name) => !name.startsWith('mentor-test-'))).toEqual([]);
  });

  test('one that does not start the first time is started again', async () => {
    const [folder, real] = [tempFolder(), await embeddedProgram()];
    const named = program(
      join(folder, 'chrome'),
      `#!/bin/sh\necho x >>'${folder}/runs'\n[ "$(/usr/bin/wc -l <'${folder}/runs')" = 1 ] && exit 1\nexec '${real}' "$@"\n`,
    );
    const libraries = {
      ...env,
      FONTCONFIG_PATH: dirname(real),
      LD_LIBRARY_PATH: join(dirname(real), 'libraries', 'lib'),
    };
    const version = await withEngine(async (engine) => (await engine.browser).version, { named, env: libraries });
    expect(version).toMatch(/Chrome\/\d+/);
    expect(readFileSync(join(folder, 'runs'), 'utf8').split('x')).toHaveLength(3 + 1);
  });

  test('a page that crashes while it prints', async () => {
    const launched = await launchBrowser({ env, cacheDir }, new AbortController().signal);
    try {
      const printing = printPage(launched.process, portfolio(600));
      const victim = await launched.process.waitForTarget((target) => target.url().includes('mentor.invalid'));
      const session = await victim.createCDPSession();
      // A crashed page never answers.
      void session.send('Page.crash').catch(() => undefined);
      await expect(printing).rejects.toThrow(/crash/i);
    } finally {
      await endBrowser(launched);
    }
  });

  test('a PDF without the text of its document', async () => {
    const fonts = join(tempFolder(), 'no-fonts.conf');
    writeFileSync(fonts, '<?xml version="1.0"?><fontconfig></fontconfig>');
    const named = await embeddedProgram();
    const without = {
      named,
      env: { ...env, FONTCONFIG_FILE: fonts, LD_LIBRARY_PATH: join(dirname(named), 'libraries', 'lib') },
    };
    const error = await failure(
      withEngine(
        (engine) => engine.print(page('<p>Text</p>', '@page { @bottom-right { content: none } }'), about),
        without,
      ),
    );
    expect(error.code).toBe('PdfWithoutText');
    const empty = await withEngine((engine) => engine.print('<p></p><script>var text</script>', about), without);
    expect(empty.pages).toBe(1);
  });
});

/** The embedded Chromium as a plain program, unpacked by having been run. */
async function embeddedProgram(): Promise<string> {
  await withEngine((engine) => engine.browser);
  const found = await findBrowser({ env, cacheDir });
  if (!found.found) throw new Error(found.message);
  return found.path;
}
