import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../dist/app/cache/folder.js';

/**
 * Programs of others, to compare with. No dependencies of mentor: installed once, in the user's cache folder.
 *
 * @param {string} name of the folder that they share
 * @param {string[]} versions such as `remark-cli@12.0.1`; another list is installed anew
 * @returns the folder that holds them in node_modules
 * @throws an error that says so in one line where they are not there and cannot be fetched
 */
export function otherPrograms(name, versions) {
  const folder = join(cacheFolder(process.env), 'bench', `${name}-${versions[0].split('@').at(-1)}`);
  if (existsSync(join(folder, 'complete'))) return folder;
  process.stderr.write(`Installing ${versions.join(', ')} in ${folder}, once.\n`);
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
