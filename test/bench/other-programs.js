import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../dist/pdf/browser/machine.js';

/** What others check Markdown with. No dependencies of mentor: installed once, in the user's cache folder. */
const VERSIONS = {
  'markdownlint-cli2': '0.23.2',
  'remark-cli': '12.0.1',
  'remark-frontmatter': '5.0.0',
  'remark-gfm': '4.0.1',
  'remark-preset-lint-recommended': '7.0.1',
};

/**
 * @returns the folder that holds these programs in node_modules
 * @throws an error that says so in one line where they are not there and cannot be fetched
 */
export function otherPrograms() {
  const versions = Object.entries(VERSIONS).map(([name, version]) => `${name}@${version}`);
  const folder = join(cacheFolder(process.env), 'bench', versions.slice(0, 2).join('-'));
  if (existsSync(join(folder, 'complete'))) return folder;
  process.stderr.write(`Installing ${versions.slice(0, 2).join(' and ')} in ${folder}, once.\n`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const { status } = spawnSync(
    'npm',
    ['install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts', ...versions],
    {
      cwd: folder,
      stdio: 'ignore',
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) throw new Error('npm cannot fetch the programs to compare with');
  writeFileSync(join(folder, 'complete'), '');
  return folder;
}
