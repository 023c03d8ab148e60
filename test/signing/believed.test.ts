import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { findBelieved, LARGEST_SIGNERS } from '../../src/signing/believed.js';
import { configFolder } from '../../src/signing/config-folder.js';
import { folderWith, tempFolder } from '../support/folder.js';

const TEXT = '# a list\n';
const OWN = ['allowed_signers', '.allowed_signers', '.mentor/allowed_signers', '.git/allowed_signers'];

describe('whose keys are believed', () => {
  test('those that are named, else of the environment, else of the own settings, else none', () => {
    const folder = folderWith({ 'a.txt': TEXT, 'b.txt': TEXT, 'config/mentor/allowed_signers': TEXT });
    const [a, b] = [join(folder, 'a.txt'), join(folder, 'b.txt')];
    const XDG_CONFIG_HOME = join(folder, 'config');
    const from = (named: string | undefined, env: Record<string, string>): string | null =>
      findBelieved({ named, env, root: null }).from;
    expect(from(a, { MENTOR_ALLOWED_SIGNERS: b, XDG_CONFIG_HOME })).toBe(a);
    expect(from(undefined, { MENTOR_ALLOWED_SIGNERS: b, XDG_CONFIG_HOME })).toBe(b);
    expect(from(undefined, { MENTOR_ALLOWED_SIGNERS: '', XDG_CONFIG_HOME })).toBe(
      join(XDG_CONFIG_HOME, 'mentor/allowed_signers'),
    );
    const nothing = { XDG_CONFIG_HOME: tempFolder() };
    expect(findBelieved({ named: undefined, env: nothing, root: null })).toEqual({ from: null, list: null, own: null });
    mkdirSync(join(nothing.XDG_CONFIG_HOME, 'mentor/allowed_signers'), { recursive: true });
    expect(from(undefined, nothing)).toBeNull();
  });

  test('a list that was named and is not there is no silence', () => {
    const path = join(tempFolder(), 'none');
    expect(() => findBelieved({ named: path, env: {}, root: null })).toThrow(/ENOENT/);
  });

  test.each([
    ['in it', (root: string): string => join(root, 'keys')],
    ['deep in it', (root: string): string => join(root, 'a/keys')],
    ['in it by a way around', (root: string): string => `${root}/../${basename(root)}/keys`],
    ['in it by a link from outside', (root: string): string => linkTo(join(root, 'keys'))],
  ])('a list that lies %s is never believed', (_, path) => {
    const root = folderWith({ keys: TEXT, 'a/keys': TEXT });
    expect(() => findBelieved({ named: path(root), env: {}, root })).toThrow(/is inside the portfolio/);
  });

  test.each([
    ['beside it', (root: string): string => `${root}-keys`],
    ['above it', (root: string): string => join(dirname(root), `keys-of-${basename(root)}`)],
    ['in a folder that begins with dots', (root: string): string => join(dirname(root), `..${basename(root)}`, 'keys')],
  ])('a list that lies %s is', (_, path) => {
    const folder = folderWith({ 'portfolio/a.md': '' });
    const root = join(folder, 'portfolio');
    const keys = path(root);
    mkdirSync(dirname(keys), { recursive: true });
    writeFileSync(keys, TEXT);
    expect(findBelieved({ named: keys, env: {}, root })).toMatchObject({ from: keys, own: null });
  });

  test('a list of a megabyte is read, a byte more is too large', () => {
    const folder = folderWith({ whole: '#'.repeat(LARGEST_SIGNERS), more: '#'.repeat(1024 * 1024 + 1) });
    expect(LARGEST_SIGNERS).toBe(1_048_576);
    const find = (name: string) => findBelieved({ named: join(folder, name), env: {}, root: null });
    expect(find('whole').list).toEqual({ signers: [], troubles: [] });
    expect(() => find('more')).toThrow(/too large for a list of keys/);
  });

  const nobody = { XDG_CONFIG_HOME: '/nowhere/at/all' };
  test.each(OWN)('the portfolio’s own %s is looked at', (name) => {
    const root = folderWith({ [name]: `${TEXT}x\n` });
    const { from, list, own } = findBelieved({ named: undefined, env: nobody, root });
    expect([from, list, own?.troubles.length]).toEqual([null, null, 1]);
  });

  test.each<[what: string, make: (root: string) => void]>([
    ['a folder', (root) => mkdirSync(join(root, 'allowed_signers'))],
    [
      'a link to what is elsewhere',
      (root) => symlinkSync(join(folderWith({ a: TEXT }), 'a'), join(root, 'allowed_signers')),
    ],
    ['a link to nothing', (root) => symlinkSync('none', join(root, 'allowed_signers'))],
    ['too large', (root) => writeFileSync(join(root, 'allowed_signers'), '#'.repeat(LARGEST_SIGNERS + 1))],
  ])('its own list that is %s is none, the next is', (_, make) => {
    const root = folderWith({ '.allowed_signers': `${TEXT}x\ny\n` });
    make(root);
    expect(findBelieved({ named: undefined, env: nobody, root }).own?.troubles.length).toBe(2);
  });

  test('its own list of just a megabyte is read', () => {
    const root = folderWith({ allowed_signers: '#'.repeat(LARGEST_SIGNERS) });
    expect(findBelieved({ named: undefined, env: nobody, root }).own).toEqual({ signers: [], troubles: [] });
  });
});

test('own settings never lie where one stands', () => {
  expect(configFolder({ XDG_CONFIG_HOME: '/config' })).toBe(join('/config', 'mentor'));
  const usual = configFolder({});
  expect(usual).toMatch(/^(?:\/|[A-Z]:\\).*mentor/);
  for (const XDG_CONFIG_HOME of ['', '.', 'config']) expect(configFolder({ XDG_CONFIG_HOME })).toBe(usual);
  onTestFinished(() => void vi.unstubAllEnvs());
  vi.stubEnv('XDG_CONFIG_HOME', 'config');
  expect(isAbsolute(configFolder(process.env))).toBe(true);
});

function linkTo(path: string): string {
  const link = join(tempFolder(), 'link');
  symlinkSync(path, link);
  return link;
}
