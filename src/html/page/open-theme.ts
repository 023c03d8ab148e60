import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { THEMES } from '../../portfolio/index.js';
import { Refusal } from '../../text/refusal.js';
import { unusable } from './template-error.js';
import { builtInParts, type Theme, type ThemeParts, type ThemeTemplate, toTheme } from './theme.js';
import { readThemeFolder, type ThemeFolder } from './theme-folder.js';

export interface ThemeRequest {
  /** The name of a theme that comes with mentor, or an absolute path of a folder; left out: the default theme. */
  theme?: string | undefined;
  /** Templates that came with the portfolio, by name: each takes the place of the theme's own. */
  portfolio?: ReadonlyMap<string, string> | undefined;
}

/**
 * A theme as somebody asked for it. A folder needs to hold only what differs: the rest comes from the default theme.
 * @throws Refusal for a name that is none and a folder that holds no theme
 */
export async function openTheme({ theme, portfolio = new Map() }: ThemeRequest): Promise<Theme> {
  const parts = await partsOf(theme);
  if (portfolio.size === 0) return toTheme(theme ?? 'default', parts);
  if (portfolio.has(PAGE)) throw unusable(`templates/${PAGE}.hbs`, [{ line: null, message: PAGE_IS_THEMES }]);
  const own = await asTemplates(portfolio, 'templates', 'portfolio');
  return toTheme(theme ?? 'default', { ...parts, templates: new Map([...parts.templates, ...own]) });
}

/** The page itself holds the policy of what may run, and the styles. */
const PAGE = 'document';
const PAGE_IS_THEMES = 'unexpected template; the page belongs to the theme. `body` sets what it holds';

async function partsOf(theme: string | undefined): Promise<ThemeParts> {
  if (theme === undefined || isBuiltIn(theme)) return builtInParts(theme ?? 'default');
  if (!/[\\/]/.test(theme) || !existsSync(theme)) throw unknown(theme, 'There is no such theme or folder');
  if (!statSync(theme).isDirectory()) throw unknown(theme, 'A theme is a folder, and this is a file');
  const folder: ThemeFolder = readThemeFolder(theme);
  if (folder.templates.size + folder.styles.size === 0)
    throw unknown(theme, 'There is no *.hbs and no styles/*.css in the folder');
  const base = builtInParts('default');
  const own = await asTemplates(folder.templates, basename(theme), 'own');
  return { templates: new Map([...base.templates, ...own]), styles: new Map([...base.styles, ...folder.styles]) };
}

/** @returns whether a theme of this name comes with mentor */
export function isBuiltIn(name: string): boolean {
  return (THEMES as readonly string[]).includes(name);
}

/** Only texts need the compiler. */
async function asTemplates(
  texts: ReadonlyMap<string, string>,
  folder: string,
  whose: 'own' | 'portfolio',
): Promise<[string, ThemeTemplate][]> {
  const { textTemplate } = await import('./theme-text.js');
  return [...texts].map(([name, text]) => {
    const file = `${folder}/${name}.hbs`;
    return [name, { file, source: textTemplate(file, text, whose) }];
  });
}

function unknown(theme: string, what: string): Refusal {
  return new Refusal(
    'Template',
    `${what}: ${theme}.`,
    `Name one of ${THEMES.join(', ')}, or a folder of templates; docs/themes.md says what such a folder holds.`,
  );
}
