import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildDocumentModel } from '../../src/document/index.js';
import { declaredChoices, listBuiltInFrameworks, loadBuiltInFramework } from '../../src/framework/index.js';
import { dayInShort, dayInWords, monthsInWords } from '../../src/html/dates.js';
import { prepareBodies, renderHtml } from '../../src/html/index.js';
import { Speaker } from '../../src/html/words/speaker.js';
import { cy } from '../../src/html/words/words-cy.js';
import { enGB } from '../../src/html/words/words-en.js';
import { LANGUAGES } from '../../src/portfolio/index.js';
import { CONFIG, english, entry, FIXTURES, modelOf, plainModelOf, portfolioOnDisk, theme, wordsOf } from './support.js';

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('the Welsh catalogue', () => {
  test('has words that English has, with the same values in them', () => {
    for (const [key, words] of Object.entries(cy)) {
      const english = (enGB as Record<string, string>)[key.replace(/\.(zero|two|few|many)$/, '.other')];
      expect([key, placeholders(words ?? '')]).toEqual([key, placeholders(english ?? 'none')]);
    }
  });

  test('has every heading of the document', () => {
    const headings = Object.keys(enGB).filter((key) => /^(?:part|cover|contents)\./.test(key));
    expect(headings.filter((key) => !(key in cy))).toEqual([]);
  });

  test('counts as Welsh does', () => {
    const counted = [0, 1, 2, 3, 6, 7, 38].map((n) => String(new Speaker('cy').count('entries', n)));
    expect(counted).toEqual(['0 cofnod', '1 cofnod', '2 gofnod', '3 chofnod', '6 chofnod', '7 cofnod', '38 cofnod']);
    expect([1, 2].map((n) => String(english.count('entries', n)))).toEqual(['1 entry', '2 entries']);
  });

  test('dates its days', () => {
    expect(dayInWords('2026-02-03', 'cy')).toBe('3 Chwefror 2026');
    expect(dayInShort('2026-10-13', 'cy')).toBe('13 Hyd 2026');
    expect(monthsInWords('2025-09-01', '2026-07-02', 'cy')).toBe('Medi 2025 – Gorffennaf 2026');
    expect(monthsInWords('2025-09-01', '2026-07-02', 'en-GB')).toBe('September 2025 to July 2026');
  });
});

describe('a document in Welsh', () => {
  const { linked, readFile } = portfolioOnDisk(join(FIXTURES, 'complete/advanced-2016'));
  const page = renderHtml(buildDocumentModel(linked, { language: 'cy' }), { theme, readFile });
  const words = wordsOf(page);

  test('says so of its headings and dates', () => {
    expect(page).toContain('<html lang="en-GB">');
    expect(page).toContain('<span lang="cy">Cynnwys</span>');
    for (const heading of ['Cynnwys', 'Hunanasesiad', 'Dyddiadur', 'Myfyrdod', 'Targedau', 'Rhestr dystiolaeth'])
      expect(words).toContain(heading);
    expect(words).toContain('3 Medi 2025');
    expect(words).not.toContain('September 2025');
    const headings = [...page.matchAll(/<h2[^>]*>(?:<span lang="[^"]*">)?([^<]+)/g)].map(([, text]) => text?.trim());
    expect(headings.length).toBeGreaterThan(8);
    const english = Object.entries(enGB).flatMap(([key, text]) => (/^part\./.test(key) ? [text] : []));
    expect(headings.filter((heading) => english.includes(heading as never))).toEqual([]);
  });

  test('heads the programme’s table, where that has no column for the entries, in Welsh', () => {
    const headed = LANGUAGES.flatMap((language) =>
      listBuiltInFrameworks().flatMap(({ id, stages }) =>
        stages.flatMap((stage) => {
          const config = `version: 1\nframework: ${id}\nstage: ${stage.id}\nlanguage: ${language}\n`;
          const [shown] = plainModelOf({ 'portfolio.yaml': config }).stages;
          return shown?.table.columns.filter((column) => column.id === 'evidenced-by').map(({ title }) => title) ?? [];
        }),
      ),
    );
    expect(headed.filter((title) => /^(?:Evidenced by|Tystiolaeth)$/.test(title)).length).toBeGreaterThan(1);
    expect(new Set(headed)).toContain('Tystiolaeth');
  });

  test('says purposes, models, phases and ways to meet as their packs do in Welsh', () => {
    const said = (language: string): string =>
      renderHtml(
        modelOf({
          'portfolio.yaml': `version: 1\nframework: [lluk-2008, gtc-tla]\nstage: core\nlanguage: ${language}\n`,
          'journal/a.md': '---\nkind: conversation\npurpose: career\nmodel: grow\nmedium: email\n---\n\nWe talked.\n',
        }),
        { theme, readFile: () => null },
      );
    const [welsh, english] = [said('cy'), said('en-GB')];
    for (const title of ['Gyrfa', 'Drwy e-bost']) expect(welsh).toContain(`<dd>${title}</dd>`);
    for (const title of ['Career', 'By email', 'GROW']) expect(english).toContain(title);
    expect(welsh).toContain('GROW');
  });

  test('finds Welsh for every word that the built-in packs lend, but for names', () => {
    const fields = ['purpose', 'phase', 'medium', 'observed', 'model'] as const;
    const untitled = listBuiltInFrameworks().flatMap(({ id }) => {
      const framework = loadBuiltInFramework(id);
      const lists = fields.flatMap((field) => (framework ? declaredChoices(field, [framework]) : []));
      return [...lists, ...(framework?.evaluators ?? [])].filter(({ titles }) => titles?.['cy'] === undefined);
    });
    expect(untitled.map(({ title }) => title).filter((title) => !/^[A-Z]+$/.test(title))).toEqual([]);
  });

  test('changes nothing in one in English that is made beside it', () => {
    expect(wordsOf(renderHtml(buildDocumentModel(linked), { theme, readFile }))).toContain('3 September 2025');
  });
});

describe('the language of a portfolio', () => {
  const texts = (language: string): Record<string, string> => ({
    'portfolio.yaml': `${CONFIG}language: ${language}\n`,
    'journal/a.md': entry('title: A\ncriteria: [AM1]', 'One.[^1]\n\n- [x] two\n\n[^1]: Note.'),
  });

  test.each(LANGUAGES)('is what portfolio.yaml says: %s', (language) => {
    expect(modelOf(texts(language)).language).toBe(language);
  });

  test('is English where it says nothing that is known', () => {
    expect(modelOf(texts('Klingon')).language).toBe('en-GB');
  });

  test('is that of its texts too, in one thread and in several, whatever was kept', async () => {
    const bodies = new Map<string, string>();
    const set = (language: string): string =>
      renderHtml(modelOf(texts(language)), { theme, readFile: () => null, bodies });
    expect(set('en-GB')).toContain('>done<');
    expect(set('cy')).toContain('>wedi ei gwblhau<');
    expect(set('en-GB')).toContain('>done<');
    expect(await prepareBodies(modelOf(texts('cy')), { bodies, threads: 0 })).toBe(bodies);
  });
});
