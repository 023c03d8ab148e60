import { readFileSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import type { LinkedPortfolio } from '../coverage/index.js';
import type { DocumentModel } from '../document/model.js';
import type { Theme } from '../html/index.js';
import { Refusal } from '../text/refusal.js';
import { nearest, thenAsked } from '../text/suggest.js';
import type { OpenPortfolio } from './open-portfolio.js';
import { placeNamed, type World } from './world.js';

export interface ThemeOptions {
  /** The name of a theme that comes with mentor, or a folder; left out: the one in portfolio.yaml. */
  theme?: string;
  /** false: without the templates that the portfolio brings. */
  templates?: boolean;
}

/** Where a portfolio's own templates stand. */
const OWN = /^templates\/([a-z0-9][\w-]*)\.hbs$/i;
const MOST_FILES = 100;
const LARGEST = 200_000;

/** What a page is to look like, before it is opened: plain data, so that two can be compared. */
interface Wanted {
  theme: string | undefined;
  /** The portfolio's own templates: name, text. */
  own: [name: string, text: string][];
}

/**
 * The theme that is asked for, else the one in portfolio.yaml, with the portfolio's own templates; these are named on stderr,
 * since they decide what a reader sees.
 * @throws Refusal for templates that are too large; Refusal for a theme that is none
 */
export async function chooseTheme(opened: OpenPortfolio, flags: ThemeOptions, io: World): Promise<Theme> {
  return openWanted(await wanted(opened, flags, io), io);
}

/** Chooses again and again: opens and names only what is new since the last time. */
export function themeChooser(flags: ThemeOptions, io: World): (opened: OpenPortfolio) => Promise<Theme> {
  let last: { key: string; theme: Theme } | null = null;
  return async (opened) => {
    const now = await wanted(opened, flags, io);
    const key = JSON.stringify(now);
    // A theme in a folder may have changed.
    if (last?.key !== key || isAbsolute(now.theme ?? '')) last = { key, theme: await openWanted(now, io) };
    return last.theme;
  };
}

/** The university's theme is the programme's form, in its order; every other theme puts first what a panel asks for. */
export function orderOfParts({ portfolio }: LinkedPortfolio, { theme }: ThemeOptions): DocumentModel['order'] {
  return (theme ?? portfolio.config.theme) === 'university' ? 'form' : 'panel';
}

/** @returns the folder of the theme that a person names, or null for one that comes with mentor */
export async function themeFolder(named: string | undefined, world: World): Promise<string | null> {
  const { isBuiltIn } = await import('../html/index.js');
  return named === undefined || isBuiltIn(named) ? null : placeNamed(world, named);
}

async function wanted(opened: OpenPortfolio, flags: ThemeOptions, io: World): Promise<Wanted> {
  const named = flags.theme ?? opened.linked.portfolio.config.theme ?? undefined;
  const theme = (await themeFolder(named, io)) ?? named;
  return { theme, own: flags.templates === false ? [] : ownTemplates(opened) };
}

async function openWanted({ theme, own }: Wanted, io: World): Promise<Theme> {
  const { openTheme } = await import('../html/index.js');
  const base = await openTheme({ theme });
  if (own.length === 0) return base;
  for (const notice of noticesOf(new Map(own), base.templates.keys())) io.notice(notice);
  return openTheme({ theme, portfolio: new Map(own) });
}

function ownTemplates({ root, files }: OpenPortfolio): Wanted['own'] {
  const own = files.files.filter(({ path, outside }) => !outside && OWN.test(path));
  if (own.length > MOST_FILES)
    throw new Refusal('Template', `Unexpected ${own.length} templates, expected at most ${MOST_FILES}.`, WITHOUT);
  return own.map(({ path, size }) => {
    if (size > LARGEST)
      throw new Refusal('Template', `${path}: unexpected size, expected at most ${LARGEST / 1000} kB.`, WITHOUT);
    return [basename(path, '.hbs'), readFileSync(join(root, path), 'utf8')];
  });
}

const WITHOUT = 'Make it smaller, or render with --no-templates, which uses only the theme.';

/** Which parts are set otherwise than by the theme, and which files nothing asks for. */
function noticesOf(own: ReadonlyMap<string, string>, known: Iterable<string>): string[] {
  const parts = new Set(known);
  const texts = [...own.values()].join('\n');
  const isUsed = (name: string): boolean => parts.has(name) || texts.includes(`> ${name}`);
  const used = [...own.keys()].filter(isUsed);
  const unused = [...own.keys()].filter((name) => !isUsed(name));
  const head = `Made with the portfolio's own templates: ${used.join(', ')}. With --no-templates, only the theme is used.`;
  return [
    ...(used.length > 0 ? [head] : []),
    ...unused.map((name) => {
      const meant = nearest(name, parts)[0];
      return `templates/${name}.hbs is not used anywhere${thenAsked(meant && `${meant}.hbs`) || '.'}`;
    }),
  ];
}
