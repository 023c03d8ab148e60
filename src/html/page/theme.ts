import { createRequire } from 'node:module';
import type { TemplateDelegate } from 'handlebars';
import { packageFile } from '../../text/package-asset.js';
import { type FontFace, loadFonts } from './fonts.js';

/** How a document looks: templates (`document` is the page, `body` what it holds), style sheets and fonts. */
export interface Theme {
  name: string;
  templates: ReadonlyMap<string, ThemeTemplate>;
  css: string;
  fonts: readonly FontFace[];
}

export interface ThemeTemplate {
  /** As messages name it. */
  file: string;
  source: TemplateSource;
}

/** What a template is made from: compiled when mentor was built, or text. */
export type TemplateSource =
  | { readonly kind: 'compiled'; readonly spec: object }
  | {
      readonly kind: 'text';
      readonly whose: 'own' | 'portfolio';
      readonly text: string;
      readonly compile: (names: KnownNames) => TemplateDelegate;
    };

/** What a template can name. */
export interface KnownNames {
  helpers: ReadonlySet<string>;
  templates: ReadonlySet<string>;
}

/** A theme that others fall back on, file by file. */
export interface ThemeParts {
  templates: Map<string, ThemeTemplate>;
  styles: Map<string, string>;
}

/** What the themes fall back on. */
const BASE = 'default';

/**
 * A theme that comes with mentor, as it was compiled when mentor was built.
 * @param name left out: the one that is taken where nobody names one
 */
export function loadTheme(name: string = BASE): Theme {
  return toTheme(name, builtInParts(name));
}

/** The files of a built-in theme, those of the default theme where it has none of its own. */
export function builtInParts(name: string): ThemeParts {
  const { styles, templates } = createRequire(import.meta.url)(packageFile(`dist/themes/${name}.cjs`)) as {
    styles: Record<string, string>;
    templates: Record<string, object>;
  };
  const own = Object.entries(templates).map(([partial, spec]): [string, ThemeTemplate] => [
    partial,
    { file: `themes/${name}/${partial}.hbs`, source: { kind: 'compiled', spec } },
  ]);
  const base: ThemeParts = name === BASE ? { templates: new Map(), styles: new Map() } : builtInParts(BASE);
  return {
    templates: new Map([...base.templates, ...own]),
    styles: new Map([...base.styles, ...Object.entries(styles)]),
  };
}

/** Style sheets follow each other by name; a font that none of them names stays at home. */
export function toTheme(name: string, { templates, styles }: ThemeParts): Theme {
  const sheets = [...styles].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => withoutComments(text));
  const css = sheets.join('\n');
  return { name, templates, css, fonts: loadFonts().filter(({ family }) => css.includes(`'${family}'`)) };
}

/** What is in quotes or an address, which may look like a comment; or a comment. */
const KEPT_OR_COMMENT = /("(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|url\([^"')]*\))|\/\*[\s\S]*?\*\//g;

/** Comments are for who writes a theme. On the page they would stop `--redact` where a pupil is called Room. */
function withoutComments(css: string): string {
  return css.replace(KEPT_OR_COMMENT, (_, kept: string | undefined) => kept ?? '');
}
