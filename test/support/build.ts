import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
/** What a build is made of, and what it writes last. */
const SOURCES = [
  'src',
  'templates',
  'tools',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
];
const BUILT = 'dist/program/main.cjs';

/** The tests that run the built program run what stands in src now. What `npm ci` has just built is not built again. */
export default function build(): void {
  if (isNewest(BUILT, SOURCES)) return;
  execFileSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit', shell: process.platform === 'win32' });
}

/** Whether nothing of the sources was written, named, moved in or taken away since; a time that somebody set is none. */
function isNewest(built: string, sources: readonly string[]): boolean {
  const made = statSync(join(ROOT, built), { throwIfNoEntry: false })?.ctimeMs ?? 0;
  return sources.flatMap(within).every((path) => statSync(path).ctimeMs < made);
}

function within(source: string): string[] {
  const top = join(ROOT, source);
  if (!statSync(top).isDirectory()) return [top];
  return [top, ...readdirSync(top, { recursive: true, encoding: 'utf8' }).map((name) => join(top, name))];
}
