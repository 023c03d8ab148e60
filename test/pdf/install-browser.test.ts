import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findBrowser, installBrowser } from '../../src/pdf/index.js';
import { tempFolder } from '../support/folder.js';
import { zipOf } from './support/zip.js';

/** A server on this machine; returns its address. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The archive as the real place has it: one folder named like the file, with the program in it. */
function archiveFor(url = ''): Buffer {
  const folder = basename(url, '.zip');
  return zipOf(`${folder}/chrome-headless-shell${folder.includes('win') ? '.exe' : ''}`, '#!/bin/sh\nexit 0\n');
}

const leftIn = (cacheDir: string): string[] => readdirSync(join(cacheDir, 'browsers'));

test('a browser is fetched into the cache, found there, and not fetched twice', async () => {
  const cacheDir = tempFolder();
  const asked: string[] = [];
  const mirror = await serve(({ url }, response) => {
    asked.push(url ?? '');
    response.end(archiveFor(url));
  });
  const progress: number[] = [];
  const env = { MENTOR_BROWSER_MIRROR: mirror };
  const browser = await installBrowser({ env, cacheDir, onProgress: (bytes) => progress.push(bytes) });
  expect(browser).toMatchObject({ kind: 'fetched', headless: 'shell' });
  expect(existsSync(browser.path)).toBe(true);
  expect(leftIn(cacheDir)).toEqual(['chrome-headless-shell']);
  expect(progress.length).toBeGreaterThan(0);
  expect(await findBrowser({ env: {}, cacheDir })).toMatchObject({ kind: 'fetched', path: browser.path });

  expect((await installBrowser({ env, cacheDir })).path).toBe(browser.path);
  expect(asked).toHaveLength(1);
});

test.each<[string, RequestListener, RegExp]>([
  ['it is not there', (_, response) => void response.writeHead(404).end(), /404/],
  [
    'the archive is cut off',
    ({ url }, response) => void response.end(archiveFor(url).subarray(0, 80)),
    /record|end of/i,
  ],
  ['the connection breaks', (_, response) => void response.socket?.destroy(), /hang up|ECONNRESET/],
])('nothing is left behind where %s', async (_, answer, reason) => {
  const cacheDir = tempFolder();
  const mirror = await serve(answer);
  const installing = installBrowser({ env: { MENTOR_BROWSER_MIRROR: mirror }, cacheDir });
  await expect(installing).rejects.toMatchObject({
    code: 'BrowserInstallFailed',
    message: expect.stringMatching(new RegExp(`could not be fetched from ${mirror}: .*Nothing was changed`)),
  });
  await expect(installing).rejects.toThrow(reason);
  expect(leftIn(cacheDir)).toEqual([]);
});

test('it goes through a proxy', async () => {
  const asked: string[] = [];
  const proxy = await serve(({ url }, response) => {
    asked.push(url ?? '');
    response.end(archiveFor(url));
  });
  const before = process.env['http_proxy'];
  process.env['http_proxy'] = proxy;
  onTestFinished(() => {
    if (before === undefined) delete process.env['http_proxy'];
    else process.env['http_proxy'] = before;
  });
  await installBrowser({ env: { MENTOR_BROWSER_MIRROR: 'http://mirror.invalid' }, cacheDir: tempFolder() });
  expect(asked).toEqual([expect.stringMatching(/^http:\/\/mirror\.invalid\/.*\.zip$/)]);
});

test.runIf(process.getuid)('it is not put where others may write', async () => {
  const cacheDir = tempFolder();
  mkdirSync(join(cacheDir, 'browsers'));
  chmodSync(join(cacheDir, 'browsers'), 0o777);
  const installing = installBrowser({ env: { MENTOR_BROWSER_MIRROR: 'http://mirror.invalid' }, cacheDir });
  await expect(installing).rejects.toMatchObject({ code: 'BrowserCacheUnsafe' });
});
