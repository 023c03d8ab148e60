import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cacheFolder, ownCache } from '../../../src/app/cache/folder.js';
import { configFolder } from '../../../src/signing/config-folder.js';
import { mentor, portfolio, tempFolder } from '../../e2e/support.js';

describe('the cache folder', () => {
  test('is the one that MENTOR_CACHE names, else in XDG_CACHE_HOME', () => {
    expect(cacheFolder({ MENTOR_CACHE: '/there', XDG_CACHE_HOME: '/base' })).toBe('/there');
    expect(cacheFolder({ XDG_CACHE_HOME: '/base' })).toBe(join('/base', 'mentor'));
  });

  test.each(['', 'relative', './relative', '../relative'])('a base folder of `%s` is none', (base) => {
    for (const folder of [cacheFolder({ XDG_CACHE_HOME: base }), configFolder({ XDG_CONFIG_HOME: base })]) {
      expect(isAbsolute(folder)).toBe(true);
      expect(folder.startsWith(homedir())).toBe(true);
    }
  });

  test.skipIf(process.platform === 'win32')('is made for its owner alone, and closed where it was open', () => {
    const cache = tempFolder();
    mkdirSync(join(cache, 'open'), { mode: 0o777 });
    chmodSync(join(cache, 'open'), 0o777);
    for (const name of ['new', 'open']) {
      const folder = ownCache({ MENTOR_CACHE: cache }, name) ?? '';
      expect(statSync(folder).mode & 0o777).toBe(0o700);
    }
  });

  test.skipIf(process.platform === 'win32')('is not used where it is a link, or cannot be made', () => {
    const [cache, other] = [tempFolder(), tempFolder()];
    symlinkSync(other, join(cache, 'check'));
    expect(ownCache({ MENTOR_CACHE: cache }, 'check')).toBeNull();
    expect(ownCache({ MENTOR_CACHE: '/dev/null/x' }, 'check')).toBeNull();
  });

  test('nothing is written to a portfolio that is only looked at', async () => {
    const root = await portfolio();
    const before = readdirSync(root, { recursive: true }).sort();
    for (const env of [{ HOME: '' }, { XDG_CACHE_HOME: 'rel' }]) {
      const base = { ...process.env, MENTOR_CACHE: undefined, XDG_CACHE_HOME: undefined, ...env };
      expect((await mentor(['check', '-q'], root, { env: base })).code).toBe(1);
      expect(readdirSync(root, { recursive: true }).sort()).toEqual(before);
    }
  });
});
