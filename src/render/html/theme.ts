import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type FontFace, loadFonts } from './fonts.js';

/** How a document looks: Handlebars partials (`document` is the page, `body` what it holds), style sheets and fonts. */
export interface Theme {
  /** Template text by partial name. */
  partials: ReadonlyMap<string, string>;
  css: string;
  fonts: readonly FontFace[];
}

/**
 * Reads a theme from disk: `*.hbs` in the folder, and `styles/*.css` in the order of their names.
 * A theme is code that its user trusts: it is never read from a portfolio unasked.
 * @param folder left out: the theme that comes with mentor
 */
export function loadTheme(folder: string = defaultTheme()): Theme {
  const read = (directory: string, ending: string): [string, string][] =>
    readdirSync(directory)
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => [name.slice(0, -ending.length), readFileSync(join(directory, name), 'utf8')]);
  const css = read(join(folder, 'styles'), '.css').map(([, text]) => text);
  return { partials: new Map(read(folder, '.hbs')), css: css.join('\n'), fonts: loadFonts() };
}

function defaultTheme(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'templates', 'themes', 'default');
}
