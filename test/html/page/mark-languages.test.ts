import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { linkPortfolio } from '../../../src/coverage/index.js';
import { buildDocumentModel } from '../../../src/document/index.js';
import { renderHtml } from '../../../src/html/index.js';
import { cy } from '../../../src/html/words/words-cy.js';
import { enGB } from '../../../src/html/words/words-en.js';
import { filesInMemory } from '../../../src/portfolio/index.js';
import { loadFiles } from '../../../src/portfolio/load.js';
import { CONFIG, entry, FIXTURES, pageOf, portfolioOf, portfolioOnDisk, theme } from '../support.js';

const readFile = (): null => null;
const WELSH = { 'portfolio.yaml': `${CONFIG}language: cy\n` };
const ENTRY = { 'journal/a.md': entry('title: Bore cyntaf\ncriteria: [AM1]\nhours: 2', 'Wedi ei gwblhau.\n\nagored') };

/** Each text of a page with the language that the nearest mark around it says. */
function spoken(page: string): { text: string; language: string }[] {
  const found: { text: string; language: string }[] = [];
  const open: string[] = [];
  const body = page.slice(page.indexOf('<html')).replace(/<(style|script)>[\s\S]*?<\/\1>/g, '');
  for (const [token, close, name] of body.matchAll(/<(\/?)([a-z][\w-]*)(?:"[^"]*"|[^">])*>|[^<]+/gi)) {
    if (name === undefined) {
      if (token.trim() !== '') found.push({ text: token.trim(), language: open.at(-1) ?? '' });
    } else if (close) open.pop();
    else if (!/^(meta|br|img|input|hr|path|circle|rect|use|col)$/i.test(name))
      open.push(/\slang="([^"]*)"/.exec(token)?.[1] ?? open.at(-1) ?? '');
  }
  return found;
}

const languageOf = (page: string, text: string): string[] =>
  spoken(page).flatMap((said) => (said.text === text ? [said.language] : []));

describe('a portfolio in English', () => {
  test('needs no mark', () => {
    expect(pageOf(ENTRY)).not.toContain('<span lang');
  });
});

describe('a portfolio in Welsh', () => {
  const page = pageOf({ ...WELSH, ...ENTRY });

  test('is Welsh, with all that it says itself', () => {
    expect(page).toContain('<html lang="cy">');
    for (const text of ['Cynnwys', 'Bore cyntaf', 'Dyddiadur', '2 awr']) expect(languageOf(page, text)).toContain('cy');
    expect(page).not.toContain('lang="cy">Cynnwys');
  });

  test('marks what the catalogue lacks as English, which is the edition of a book', () => {
    expect(Object.keys(enGB).filter((key) => !(key in cy) && !key.endsWith('.one'))).toEqual(['references.edition']);
    const book =
      '@book{lane, author = {Lane, Rhian}, title = {Waiting}, edition = {3}, year = {2019}, publisher = {Fen}}';
    const cited = entry('title: Bore cyntaf\ncriteria: [AM1]', 'Fel y dywed [@lane].');
    const said = spoken(pageOf({ ...WELSH, 'references.bib': book, 'journal/a.md': cited }));
    expect(said.filter(({ text }) => text.includes('edn')).map(({ language }) => language)).toEqual(['en-GB']);
  });

  test('marks what the framework says as English', () => {
    for (const text of ['Sees that quality assurance works.', 'Head teacher', 'Red', 'Performance criteria'])
      expect([text, [...new Set(languageOf(page, text))]]).toEqual([text, ['en-GB']]);
  });

  test('leaves the framework’s words alone where the portfolio rewords them', async () => {
    const wording =
      'pack: ljmu-2016\nstages:\n  advanced:\n    criteria:\n      AM7: {statement: Gofalu am ansawdd.}\n';
    const texts = { 'portfolio.yaml': `${CONFIG}language: cy\n`, 'frameworks/ljmu-2016.wording.yaml': wording };
    const linked = linkPortfolio(await loadFiles(filesInMemory(texts)));
    const reworded = renderHtml(buildDocumentModel(linked), { theme, readFile });
    expect(linked.portfolio.frameworks).toHaveLength(1);
    expect(languageOf(reworded, 'Sees that trainees work with good role models in the school.')).not.toContain('en-GB');
  });
});

describe('a portfolio in English, asked for in Welsh', () => {
  const page = renderHtml(buildDocumentModel(portfolioOf(ENTRY), { language: 'cy' }), { theme, readFile });

  test('keeps the mentor’s texts English, and marks its own words as Welsh', () => {
    expect(page).toContain('<html lang="en-GB">');
    expect(new Set(languageOf(page, 'Bore cyntaf'))).toEqual(new Set(['en-GB']));
    for (const text of ['Cynnwys', 'Dyddiadur', 'Meini prawf', '2 awr'])
      expect([text, [...new Set(languageOf(page, text))]]).toEqual([text, ['cy']]);
    expect(languageOf(page, 'Sees that quality assurance works.')).toContain('en-GB');
  });

  test('marks nothing within what the mentor wrote', () => {
    expect(languageOf(page, 'Wedi ei gwblhau.')).toEqual(['en-GB', 'en-GB']);
    expect(languageOf(page, 'agored')).toContain('en-GB');
  });
});

test('no text can break out of an attribute by looking like a tag', () => {
  const nasty = 'x > agored < y';
  const texts = {
    'journal/a.md': entry(`title: "${nasty}"\ncriteria: [AM1]`, `![${nasty}](../evidence/none.png "${nasty}")`),
  };
  const page = renderHtml(buildDocumentModel(portfolioOf(texts), { language: 'cy' }), { theme, readFile });
  expect(page).not.toMatch(/="[^"]*<span lang=/);
});

describe.each(['complete/advanced-2016', 'half-done/developing-2007', 'hostile/portfolio'])('%s in Welsh', (folder) => {
  test('is valid HTML', () => {
    const { linked, readFile } = portfolioOnDisk(join(FIXTURES, folder));
    const page = renderHtml(buildDocumentModel(linked, { language: 'cy' }), { theme, readFile });
    const validator = new HtmlValidate({
      root: true,
      extends: ['html-validate:recommended'],
      rules: { 'no-trailing-whitespace': 'off', 'long-title': 'off' },
    });
    const { results } = validator.validateStringSync(page.replace(/base64,[A-Za-z0-9+/=]+/g, 'base64,AAAA'));
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, line, message }) => `${line} ${ruleId}: ${message}`)),
    ).toEqual([]);
  });
});
