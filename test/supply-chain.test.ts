import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const TOP = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(TOP, path), 'utf8');

interface LockedPackage {
  version: string;
  license?: string;
  dev?: boolean;
  peer?: boolean;
  optional?: boolean;
  resolved?: string;
  hasInstallScript?: boolean;
}

const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
const locked = Object.entries(
  (JSON.parse(read('package-lock.json')) as { packages: Record<string, LockedPackage> }).packages,
)
  .filter(([path]) => path !== '')
  .map(([path, one]) => ({ name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), ...one }));
const shipped = locked.filter(({ dev, peer }) => !dev && !peer);

/** Licences that ask for no more than to be named. */
const PERMISSIVE = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'OFL-1.1',
  '(MIT OR GPL-3.0-or-later)',
  '(MIT AND Zlib)',
]);

describe('what mentor is made with', () => {
  test('versions are exact, and the lock names no place to fetch from', () => {
    const wanted = { ...manifest['dependencies'], ...manifest['devDependencies'] };
    const loose = Object.entries(wanted).filter(
      ([, version]) => !/^(npm:[\w-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
    expect(locked.filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  test('nothing that is shipped runs a script when it is installed', () => {
    expect(shipped.length).toBeGreaterThan(100);
    expect(shipped.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name)).toEqual([]);
  });

  test('every licence is permissive', () => {
    expect(
      shipped.filter(({ license }) => !PERMISSIVE.has(license ?? 'none')).map(({ name, license }) => [name, license]),
    ).toEqual([]);
  });

  // npm 11 leaves out, with `--omit dev`, what a development dependency needs too: so the bill names both.
  test('the bill of materials names each of them', () => {
    const made = execFileSync('npm', ['run', '--silent', 'sbom'], {
      cwd: TOP,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    });
    const sbom = JSON.parse(made) as {
      bomFormat: string;
      specVersion: string;
      components: { name: string; group?: string; version: string }[];
    };
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: expect.stringMatching(/^1\.\d$/) });
    const named = new Set(
      sbom.components.map(({ group, name, version }) => `${group ? `${group}/` : ''}${name}@${version}`),
    );
    expect(named).toContain('puppeteer@24.43.1');
    const wanted = shipped.filter(({ optional }) => !optional).map(({ name, version }) => [name, version] as const);
    expect(wanted.filter(([name, version]) => !named.has(`${name}@${version}`) && name !== 'puppeteer-core')).toEqual(
      [],
    );
  });
});

describe('the public workflows', () => {
  const steps = (file: string): string[] => {
    const { jobs } = parse(read(`.github/workflows/${file}`)) as {
      jobs: Record<string, { steps: { run?: string }[] }>;
    };
    return Object.values(jobs).flatMap((job) => job.steps.flatMap(({ run }) => run ?? []));
  };

  test('test on every Node that is promised, and look for known weaknesses', () => {
    expect(steps('ci.yml')).toEqual(
      expect.arrayContaining(['npm ci', 'npm test', expect.stringMatching(/^npm audit --omit=dev/)]),
    );
    const { jobs } = parse(read('.github/workflows/ci.yml')) as {
      jobs: { test: { strategy: { matrix: { node: number[] } } } };
    };
    expect(
      jobs.test.strategy.matrix.node.map((major) => manifest['engines']?.['node']?.includes(String(major))),
    ).toEqual([true, true, true, false]);
    expect(jobs.test.strategy.matrix.node.at(-1)).toBeGreaterThan(24);
  });

  test('publish with provenance, after the tests, without a token', () => {
    const run = steps('publish.yml');
    expect(run.at(-1)).toMatch(/^npm publish build\/\S+ --provenance --access public$/);
    expect(run.indexOf('npm test')).toBeGreaterThan(run.indexOf('npm ci'));
    expect(parse(read('.github/workflows/publish.yml'))).toMatchObject({ permissions: { 'id-token': 'write' } });
    expect(read('.github/workflows/publish.yml')).not.toMatch(/secrets\./);
  });
});
