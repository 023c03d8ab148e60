import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** @returns the path of a file of mentor itself: two folders up from src/text, dist/text and dist/program alike */
export function packageFile(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** A script or style sheet of mentor itself, without the comments and indents that every page would carry. */
export function packedText(path: string): string {
  return readFileSync(packageFile(path), 'utf8')
    .replace(/^\s*\/\/.*\n/gm, '')
    .replace(/^\s+/gm, '');
}

/**
 * A file that a package brings, such as a font.
 * @param specifier `@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff`
 * @returns its path; beside the program where it is published whole, else in node_modules
 * @throws the system's error where it is in neither
 */
export function packageAsset(specifier: string): string {
  const own = packageFile(`assets/${specifier}`);
  return existsSync(own) ? own : createRequire(import.meta.url).resolve(specifier);
}
