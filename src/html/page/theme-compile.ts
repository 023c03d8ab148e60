import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Handlebars from 'handlebars';
import { readThemeFolder } from './theme-folder.js';

/**
 * Compiles the built-in themes of `from` into `to`, a file each, so that no template is parsed when a command runs.
 * @throws where a template is not well-formed
 */
export function compileThemes(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const { templates, styles } = readThemeFolder(join(from, name));
    const specs = [...templates].map(([partial, text]) => `${JSON.stringify(partial)}:${compiled(text)}`);
    const css = JSON.stringify(Object.fromEntries(styles));
    const code = `module.exports={styles:${css},templates:{${specs.join(',\n')}}};\n`;
    writeFileSync(join(to, `${name}.cjs`), code.replace(/[^\0-\x7f]/g, escaped));
  }
}

/** In its quotes, as all of the built program is written: src/cli/compiled-code.ts reads it so. */
function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** As code. No text in it spans lines, so what stands before a line is indentation. */
function compiled(text: string): string {
  return String(Handlebars.precompile(text, { strict: true })).replace(/\n\s+/g, '\n');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = join(import.meta.dirname, '..', '..', '..');
  compileThemes(join(root, 'templates', 'themes'), join(root, 'dist', 'themes'));
}
