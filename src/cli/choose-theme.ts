import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { nearest } from '../framework/index.js';
import type { Theme } from '../render/index.js';
import { CannotRun } from './errors.js';
import type { Io } from './io.js';
import type { OpenPortfolio } from './open-portfolio.js';

export interface ThemeFlags {
  theme?: string;
  /** false: without the templates that the portfolio brings. */
  templates: boolean;
}

/** Where a portfolio's own templates stand. */
const OWN = /^templates\/([a-z0-9][\w-]*)\.hbs$/i;
const MOST_FILES = 100;
const LARGEST = 200_000;

/**
 * The theme that is asked for, else the one in portfolio.yaml, with the portfolio's own templates; these are named on stderr,
 * since they decide what a reader sees.
 * @throws CannotRun for templates that are too large; TemplateError for a theme that is none
 */
export async function chooseTheme(opened: OpenPortfolio, flags: ThemeFlags, io: Io): Promise<Theme> {
  const { isBuiltIn, openTheme } = await import('../render/index.js');
  const named = flags.theme ?? opened.linked.portfolio.config.theme ?? undefined;
  const theme = named === undefined || isBuiltIn(named) ? named : resolve(io.cwd, named);
  const portfolio = flags.templates ? ownTemplates(opened) : new Map<string, string>();
  if (portfolio.size === 0) return openTheme({ theme });
  const base = await openTheme({ theme });
  const notices = noticesOf(portfolio, base.templates.keys());
  for (const notice of notices) io.err(`${notice}\n`);
  return openTheme({ theme, portfolio });
}

function ownTemplates({ root, files }: OpenPortfolio): Map<string, string> {
  const own = files.files.filter(({ path, outside }) => !outside && OWN.test(path));
  if (own.length > MOST_FILES)
    throw new CannotRun('Template', `Unexpected ${own.length} templates, expected at most ${MOST_FILES}.`, WITHOUT);
  return new Map(
    own.map(({ path, size }) => {
      if (size > LARGEST)
        throw new CannotRun('Template', `${path}: unexpected size, expected at most ${LARGEST / 1000} kB.`, WITHOUT);
      return [basename(path, '.hbs'), readFileSync(join(root, path), 'utf8')];
    }),
  );
}

const WITHOUT = 'Make it smaller, or render with --no-templates, which uses the theme alone.';

/** Which parts are set otherwise than by the theme, and which files nothing asks for. */
function noticesOf(own: ReadonlyMap<string, string>, known: Iterable<string>): string[] {
  const parts = new Set(known);
  const texts = [...own.values()].join('\n');
  const isUsed = (name: string): boolean => parts.has(name) || texts.includes(`> ${name}`);
  const used = [...own.keys()].filter(isUsed);
  const unused = [...own.keys()].filter((name) => !isUsed(name));
  const head = `Set by the portfolio's own templates: ${used.join(', ')}. With --no-templates the theme alone decides.`;
  return [
    ...(used.length > 0 ? [head] : []),
    ...unused.map((name) => {
      const meant = nearest(name, [...parts])[0];
      return `templates/${name}.hbs is used nowhere${meant ? `; did you mean ${meant}.hbs?` : '.'}`;
    }),
  ];
}
