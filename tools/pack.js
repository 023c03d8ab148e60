/**
 * Makes what is published: build/release, a package without dependencies and without install scripts, and of it
 * build/mentor-portfolio-<version>.tgz. With --portable also a folder and a zip for each system, with a Node in it, so that
 * nothing has to be installed; with --vsix the extension for VS Code. Twice the same sources give the same bytes.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { bundleProgram } from './bundle.js';
import { makePortable } from './portable.js';
import { makeVsix } from './vsix.js';
import { filesBelow } from './zip-folder.js';

const root = resolve(import.meta.dirname, '..');
const build = join(root, 'build');
const release = join(build, 'release');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** The fonts of pages are made by the build; src/pdf/viewer writes typed letters with the plain one as it comes. */
const ASSETS = {
  '@fontsource/source-serif-4': /^LICENSE$/,
  '@fontsource/source-sans-3': /^(?:LICENSE|files\/source-sans-3-[\w-]+-400-normal\.woff)$/,
  '@embedpdf/pdfium': /^(?:dist\/pdfium\.wasm|LICENSE.*)$/,
};
/** A page that the package cites and that people read; what is generated for programs lies in templates. */
const TEXTS = ['README.md', 'LICENSE', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs'];

rmSync(release, { recursive: true, force: true });
mkdirSync(release, { recursive: true });
for (const name of ['bin', 'templates', ...TEXTS]) cpSync(join(root, name), join(release, name), { recursive: true });
for (const name of ['frameworks', 'fonts', 'themes', 'starter.cjs'])
  cpSync(join(root, 'dist', name), join(release, 'dist', name), { recursive: true });
await bundleProgram({ dir: join(release, 'dist/program'), whole: true });
await writeLibrary();
await writeTypes();
copyAssets();
writeFileSync(join(release, 'package.json'), `${JSON.stringify(published(), null, 2)}\n`);
const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', build], {
  cwd: release,
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
process.stdout.write(
  `build/${packed.trim()}  ${(statSync(join(build, packed.trim())).size / 1e6).toFixed(1)} MB, ${filesBelow(release).length} files\n`,
);
if (process.argv.includes('--vsix')) await makeVsix({ release, build, manifest });
if (process.argv.includes('--portable')) makePortable({ release, build, version: manifest.version });

function published() {
  const { name, version, description, keywords, license, type, sideEffects, engines, bin, exports, repository, bugs } =
    manifest;
  return { name, version, description, keywords, license, type, sideEffects, engines, bin, exports, repository, bugs };
}

/** The library, as modules have it: what it exports by name, from the same files as the program. */
async function writeLibrary() {
  const names = Object.keys(await import(pathToFileURL(join(root, 'dist/index.js')).href)).sort();
  const lines = ["import library from './program/library.cjs';", `export const { ${names.join(', ')} } = library;`];
  writeFileSync(join(release, 'dist/index.js'), `${lines.join('\n')}\n`);
}

/** All that the library's types name in one file, but for the schema's own types, which come beside it. */
async function writeTypes() {
  const file = join(release, 'dist/index.d.ts');
  await rolldown({
    input: { index: join(root, 'dist/index.d.ts') },
    external: ['zod', 'handlebars'],
    plugins: [dts({ dtsInput: true, resolve: true, emitDtsOnly: true })],
    checks: { bundlerTimings: false, pluginTimings: false },
    output: { dir: dirname(file), format: 'es' },
  });
  writeFileSync(file, readFileSync(file, 'utf8').replace('from "zod"', 'from "./types/zod/index.js"'));
  copyTypes(join(root, 'node_modules/zod'), 'index.d.ts', join(release, 'dist/types/zod'));
}

function copyTypes(from, path, to, seen = new Set()) {
  if (seen.has(path)) return;
  seen.add(path);
  const text = readFileSync(join(from, path), 'utf8');
  mkdirSync(dirname(join(to, path)), { recursive: true });
  writeFileSync(join(to, path), text);
  for (const [, named] of text.matchAll(/(?:from|import\()\s*['"](\.[^'"]+)\.js['"]/g))
    copyTypes(from, join(dirname(path), `${named}.d.ts`), to, seen);
}

/** Files of packages that are no code, where src/text/package-asset.ts looks for them, with their licences. */
function copyAssets() {
  for (const [name, wanted] of Object.entries(ASSETS)) {
    const from = join(root, 'node_modules', name);
    for (const file of filesBelow(from).filter((path) => wanted.test(path)))
      cpSync(join(from, file), join(release, 'assets', name, file.replace(/^dist\//, '')), { recursive: true });
  }
}
