import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stands in a theme's folder: texts by the names of their files, without the ending. */
export interface ThemeFolder {
  templates: Map<string, string>;
  styles: Map<string, string>;
}

/**
 * Reads `*.hbs` in a folder and `styles/*.css`.
 * @throws where the folder cannot be read
 */
export function readThemeFolder(folder: string): ThemeFolder {
  const styles = join(folder, 'styles');
  return { templates: read(folder, '.hbs'), styles: existsSync(styles) ? read(styles, '.css') : new Map() };
}

function read(folder: string, ending: string): Map<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  return new Map(names.sort().map((name) => [name.slice(0, -ending.length), readFileSync(join(folder, name), 'utf8')]));
}
