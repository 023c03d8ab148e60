import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openTheme, renderHtml } from '../../../src/html/index.js';
import { ATTRIBUTES, DRAWING, ELEMENTS, FLAGS } from '../../../src/html/page/markup-lists.js';
import { THEMES } from '../../../src/portfolio/index.js';
import { FIXTURES, modelOf, plainModel, portfolioOnDisk } from '../support.js';

const ROOT = resolve(import.meta.dirname, '../../..');
const doc = readFileSync(join(ROOT, 'docs/themes.md'), 'utf8');
const named = new Set([...doc.matchAll(/`([^`\n]+)`/g)].flatMap(([, code]) => code?.split(' ')[0] ?? []));

/** Keys of data that templates hand on whole, or that are ids. */
const WITHIN = new Set([
  'markdown',
  'prefix',
  'slugs',
  'form',
  'path',
  'anchors',
  'filter',
  'options',
  'entries',
  'links',
]);

function keysOf(value: unknown, into: Set<string> = new Set()): Set<string> {
  if (typeof value !== 'object' || value === null) return into;
  for (const [key, part] of Object.entries(value)) {
    if (!Array.isArray(value) && !WITHIN.has(key)) into.add(key);
    if (key !== 'filter' && key !== 'links') keysOf(part, into);
  }
  return into;
}

describe('docs/themes.md', () => {
  test.each(['complete/advanced-2016', 'half-done/developing-2007'])('names what templates see of %s', (folder) => {
    const keys = keysOf(plainModel(portfolioOnDisk(join(FIXTURES, folder)).linked));
    expect([...keys].filter((key) => !named.has(key) && !doc.includes(`\`${key}\``))).toEqual([]);
  });

  test('names every template and every theme', () => {
    const files = readdirSync(join(ROOT, 'templates/themes/default')).filter((name) => name.endsWith('.hbs'));
    expect(files.map((name) => name.slice(0, -4)).filter((name) => !named.has(name))).toEqual([]);
    expect(THEMES.filter((name) => !named.has(name))).toEqual([]);
  });

  test('names every helper', async () => {
    const theme = await openTheme({ portfolio: new Map([['cover', '{{nothing 1}}']]) });
    const set = (): string => renderHtml(modelOf({}), { theme, readFile: () => null });
    const message = (() => {
      try {
        return set();
      } catch (error) {
        return (error as Error).message;
      }
    })();
    const helpers = message.slice(message.indexOf('there are: ') + 11).split(', ');
    expect(helpers.length).toBeGreaterThan(30);
    expect(helpers.filter((name) => !named.has(name))).toEqual([]);
  });

  test.each([
    ['elements', ELEMENTS],
    ['attributes', ATTRIBUTES],
    ['flags', FLAGS],
    ['drawing', DRAWING],
  ])('lists the %s that are allowed', (_, set) => {
    expect(doc).toContain(`\`${[...set].join(' ')}\``);
  });
});
