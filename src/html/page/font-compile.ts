import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withBinaryEm } from './font-em.js';
import type { KeptFace } from './fonts.js';

const SUBSETS = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic', 'cyrillic-ext'];

/**
 * The weights that the style sheets ask for, by style. One file a weight: a variable font would end up in the PDF as Type 3, which
 * prints worse and is a third larger.
 */
const FAMILIES = [
  { family: 'Source Serif 4', package: '@fontsource/source-serif-4', normal: [300, 400, 600], italic: [400, 600] },
  { family: 'Source Sans 3', package: '@fontsource/source-sans-3', normal: [400, 500, 600], italic: [400, 600] },
] as const;

/** Makes the fonts of pages of those that packages bring, and a list of them. @param to the folder that they go to */
export function compileFonts(to: string): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const { resolve } = createRequire(import.meta.url);
  const faces = FAMILIES.flatMap(({ family, package: name, ...weights }) => {
    const ranges: Record<string, string> = JSON.parse(readFileSync(resolve(`${name}/unicode.json`), 'utf8'));
    return SUBSETS.flatMap((subset) =>
      (['normal', 'italic'] as const).flatMap((style) =>
        weights[style].map((weight): KeptFace => {
          const file = `${basename(name)}-${subset}-${weight}-${style}.woff2`;
          writeFileSync(join(to, file), withBinaryEm(readFileSync(resolve(`${name}/files/${file}`))));
          return { family, style, weight, range: ranges[subset] ?? '', always: subset === 'latin', file };
        }),
      ),
    );
  });
  writeFileSync(join(to, 'index.json'), JSON.stringify(faces));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  compileFonts(join(import.meta.dirname, '..', '..', '..', 'dist', 'fonts'));
