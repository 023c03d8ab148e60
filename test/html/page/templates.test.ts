import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildDocumentModel } from '../../../src/document/index.js';
import { makeHelpers } from '../../../src/html/page/helpers.js';
import { SafeHtml } from '../../../src/html/page/safe-html.js';
import { fillTemplate } from '../../../src/html/page/templates.js';
import type { Theme, ThemeTemplate } from '../../../src/html/page/theme.js';
import { readThemeFolder, type ThemeFolder } from '../../../src/html/page/theme-folder.js';
import { textTemplate } from '../../../src/html/page/theme-text.js';
import { enGB } from '../../../src/html/words/words-en.js';
import { THEMES } from '../../../src/portfolio/index.js';
import { english, FIXTURES, portfolioOnDisk } from '../support.js';

function themeOf(partials: Record<string, string>): Theme {
  const templates = Object.entries(partials).map(([name, text]): [string, ThemeTemplate] => {
    const file = `${name}.hbs`;
    return [name, { file, source: textTemplate(file, text, 'own') }];
  });
  return { name: 'made here', templates: new Map(templates), css: '', fonts: [] };
}

const fill = (template: string, context: object, helpers = {}): string =>
  fillTemplate(themeOf({ page: template }), 'page', context, helpers);

describe('templates', () => {
  test('escape what they show', () => {
    expect(fill('{{a}}', { a: '<b>"' })).toBe('&lt;b&gt;&quot;');
  });

  test('a helper’s text is escaped, its safe HTML is not', () => {
    const helpers = { text: () => '<b>', html: () => SafeHtml.of('<b>'), fake: () => ({ toHTML: () => '<b>' }) };
    expect(fill('{{text}}{{html}}', {}, helpers)).toBe('&lt;b&gt;<b>');
  });

  test.each([
    '{{constructor.name}}',
    '{{a.constructor}}',
    '{{__proto__.polluted}}',
    '{{a.__defineGetter__}}',
    '{{toString}}',
  ])('%s reaches no prototype', (template) => {
    let page = '';
    try {
      page = fill(template, { a: {} });
    } catch (error) {
      expect(String(error)).toMatch(/unexpected `/);
    }
    expect(page).toBe('');
  });

  test('what is not there is an error with its place', () => {
    expect(() => fill('one\n{{nothing}}', {})).toThrow('page.hbs, line 2: unexpected `nothing`');
    expect(() => fillTemplate(themeOf({}), 'page', {}, {})).toThrow('page.hbs');
  });
});

describe('the themes that come with mentor', () => {
  const model = buildDocumentModel(portfolioOnDisk(`${FIXTURES}/complete/advanced-2016`).linked);
  const [{ templates }, university] = THEMES.map((name) =>
    readThemeFolder(resolve(import.meta.dirname, '../../../templates/themes', name)),
  ) as [ThemeFolder, ThemeFolder];
  const texts = [...templates.values(), ...university.templates.values()].join('\n');

  test('no helper hides a value of the same name', () => {
    const keys = new Set<string>();
    const into = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, part] of Object.entries(value)) {
        if (!Array.isArray(value)) keys.add(key);
        into(part);
      }
    };
    into(model);
    const helpers = Object.keys(makeHelpers({ prose: () => null, opening: () => null }, english, true));
    expect(helpers.filter((name) => keys.has(name))).toEqual([]);
  });

  test('uses every partial that it has, and has every one that it uses', () => {
    const used = new Set([...texts.matchAll(/\{\{~?> ([\w-]+)/g)].map(([, name]) => name));
    const own = [...templates.keys()].filter((name) => name !== 'document' && name !== 'body');
    expect(own.filter((name) => !used.has(name))).toEqual([]);
    expect([...used].filter((name) => !templates.has(name ?? ''))).toEqual([]);
  });

  test('the catalogue has no word that nobody says', () => {
    const folder = resolve(import.meta.dirname, '../../../src');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && name !== 'words-en.ts')
      .map((name) => readFileSync(join(folder, name), 'utf8'));
    const said = [texts, ...sources].join('\n');
    /** Said by `sayOr`, `sayCount` and the like: the first part is written, the second comes from the data. */
    const looked =
      /^(?:part|kind|purpose|model|state|signoff|side|type|appendix\.reason|map\.by|filter)\.|\.(?:one|other)$/;
    const unsaid = Object.keys(enGB).filter((key) => !looked.test(key) && !new RegExp(`['"]${key}['"]`).test(said));
    expect(unsaid).toEqual([]);
  });

  test('has its words from the catalogue alone', () => {
    const between = texts.replace(/\{\{[^{}]*\}\}/g, ' ').replace(/<[^>]*>/g, ' ');
    expect(between.match(/[A-Za-z]{3,}/g) ?? []).toEqual([]);
  });
});
