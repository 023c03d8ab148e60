import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DocumentModel } from '../../src/document/model.js';
import { FIXTURES, plain } from '../html/support.js';
import {
  all,
  type Element,
  faultsOf,
  type Line,
  lines,
  readDocx,
  readValue,
  textOf,
  type WordFile,
} from './read-docx.js';
import { docxOf, wordOfFolder } from './support.js';

/** How many letters a cell holds. */
const lettersIn = (cell: Element): number =>
  all(cell, 'w:t').reduce((sum, { children }) => sum + children.join('').length, 0);

describe('the complete portfolio as a Word file', () => {
  let bytes: Uint8Array;
  let word: WordFile;
  let model: DocumentModel;
  let said: Line[];

  beforeAll(async () => {
    ({ bytes, model } = await wordOfFolder(join(FIXTURES, 'complete/advanced-2016')));
    word = readDocx(bytes);
    said = lines(word.document);
  });

  test('holds nothing that Word would call damaged, and every link leads somewhere', () => {
    expect(faultsOf(word)).toEqual([]);
    expect(all(word.document, 'w:hyperlink').length).toBeGreaterThan(500);
  });

  test('has real headings: the parts at level 1, entries at level 2, none left out', () => {
    const shown = plain(model);
    const [stage] = shown.stages;
    const level = (n: number): string[] => said.filter(({ style }) => style === `Heading${n}`).map(({ text }) => text);
    expect(level(1)).toEqual(shown.contents.map(({ title }) => title));
    expect(level(2)).toEqual(expect.arrayContaining(stage?.journal.map(({ title }) => title) ?? ['none']));
    const outline = said.map(({ style }) => (style === 'Exhibit' ? 'Heading2' : style));
    const levels = outline.flatMap((style) => /^Heading(\d)$/.exec(style)?.[1] ?? []).map(Number);
    expect(levels.filter((one, index) => one > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  test('lists its contents in a field that reads without being updated', () => {
    const [field] = all(word.document, 'w:instrText').map((one) => one.children.join(''));
    expect(field).toBe(' TOC \\o "1-2" \\h \\z ');
    const listed = said.filter(({ style }) => /^TOC\d$/.test(style)).map(({ text }) => text);
    const headings = said.filter(({ style }) => /^Heading[12]$/.test(style)).map(({ text }) => text);
    const pages = listed.map((text) => Number(/\d+$/.exec(text)?.[0]));
    expect(listed.map((text, index) => text.slice(0, -String(pages[index]).length).trim())).toEqual(headings);
    expect(pages).toEqual([...pages].sort((a, b) => a - b));
    expect([pages[0], pages.at(-1)]).toEqual([4, expect.closeTo(61, -1)]);
    const kinds = all(word.document, 'w:fldChar').map(({ attributes }) => attributes['w:fldCharType']);
    expect(kinds).toEqual(['begin', 'separate', ...headings.flatMap(() => ['begin', 'separate', 'end']), 'end']);
    const places = new Set(all(word.document, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name']));
    const named = all(word.document, 'w:instrText').flatMap(
      (one) => / PAGEREF (\S+)/.exec(one.children.join(''))?.[1] ?? [],
    );
    expect([named.length, named.filter((name) => !places.has(name))]).toEqual([headings.length, []]);
    expect(all(word.document, 'w:fldChar').filter(({ attributes }) => attributes['w:dirty'])).toEqual([]);
    expect(all(word.part('word/settings.xml'), 'w:updateFields')).toEqual([]);
  });

  test('repeats the heads of its tables, cuts no row in two but for a long text, and says what each is', () => {
    const tables = all(word.document, 'w:tbl');
    expect(tables.length).toBeGreaterThan(15);
    for (const table of tables) {
      const rows = table.children.filter(
        (child): child is Element => typeof child === 'object' && child.name === 'w:tr',
      );
      const mayBreak = rows.filter((row) => readValue(row, 'w:trPr/w:cantSplit') === 'false');
      expect(mayBreak).toEqual(rows.filter((row) => all(row, 'w:tc').some((cell) => lettersIn(cell) > 500)));
      expect(readValue(table, 'w:tblPr/w:tblCaption')).toMatch(/\w/);
    }
    const headed = tables.filter((table) => all(table, 'w:tblHeader').length === 1);
    expect(tables.length - headed.length).toBe(model.stages[0]?.signOffs.length);
  });

  test('has its looks from styles, so that a reviewer changes all of a kind at once', () => {
    const looks = all(word.document, 'w:tblPr').map((properties) => readValue(properties, 'w:tblStyle'));
    expect(new Set(looks)).toEqual(new Set(['RuledTable', 'SmallTable', 'FormTable']));
    for (const direct of ['w:tblBorders', 'w:tblCellMar', 'w:shd', 'w:rFonts', 'w:sz'])
      expect([direct, all(word.document, direct).length]).toEqual([direct, 0]);
    const levels = all(word.part('word/styles.xml'), 'w:style')
      .filter(({ attributes }) => /^Heading\d$/.test(attributes['w:styleId'] ?? ''))
      .map((style) => readValue(style, 'w:pPr/w:outlineLvl'));
    expect(levels).toEqual(['0', '1', '2', '3', '4', '5']);
  });

  test('keeps no empty paragraph for the space it takes', () => {
    const body = word.document.children.find((child): child is Element => typeof child === 'object');
    const blocks = body?.children.filter((child): child is Element => typeof child === 'object') ?? [];
    const isEmpty = (block: Element): boolean =>
      block.name === 'w:p' && textOf(block) === '' && !all(block, 'w:drawing').length;
    const empty = blocks.filter((block, index) => isEmpty(block) && blocks[index - 1]?.name === 'w:tbl');
    expect(empty.filter((block) => blocks[blocks.indexOf(block) + 1]?.name === 'w:p')).toEqual([]);
    expect(empty.length).toBeLessThan(2);
    const below = blocks.filter((block, index) => block.name === 'w:p' && blocks[index - 1]?.name === 'w:tbl');
    expect(below.some((block) => readValue(block, 'w:pPr/w:spacing', 'w:before') === '200')).toBe(true);
  });

  test('draws the line above its notes without the mark of one', () => {
    const notes = all(word.part('word/footnotes.xml'), 'w:footnote');
    const marks = notes.map((note) => [note.attributes['w:type'] ?? 'note', all(note, 'w:footnoteRef').length]);
    expect(marks.slice(0, 3)).toEqual([
      ['separator', 0],
      ['continuationSeparator', 0],
      ['note', 1],
    ]);
  });

  test('says ratings, ticks and decisions in words', () => {
    const text = said.map((line) => line.text).join('\n');
    expect(text).toMatch(/[○◐●] Green/);
    expect(text).toContain('☑ ticked');
    expect(text).toContain('● recognised');
    expect(text).toContain('Signature');
  });

  test('shows its pictures within the page, each with what it shows in words', () => {
    const places = all(word.document, 'wp:inline');
    const media = [...word.parts.keys()].filter((name) => name.startsWith('word/media/'));
    expect(media.length).toBeGreaterThan(5);
    expect(media.filter((name) => !/^word\/media\/image\d+\.(png|jpg)$/.test(name))).toEqual([]);
    for (const place of places) {
      expect(readValue(place, 'wp:docPr', 'descr')).toMatch(/\w/);
      expect(Number(readValue(place, 'wp:extent', 'cx'))).toBeLessThanOrEqual(156 * 36_000);
      expect(Number(readValue(place, 'wp:extent', 'cy'))).toBeLessThanOrEqual(210 * 36_000);
    }
    const ids = places.map((place) => readValue(place, 'wp:docPr', 'id'));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('leads from a criterion to an entry, to its evidence, and back', () => {
    const anchorsIn = (element: Element): string[] =>
      all(element, 'w:hyperlink').flatMap(({ attributes }) => attributes['w:anchor'] ?? []);
    const marksIn = (element: Element): string[] =>
      all(element, 'w:bookmarkStart').flatMap(({ attributes }) => attributes['w:name'] ?? []);
    const rows = all(word.document, 'w:tr');
    const criterion = rows.find((row) => textOf(row).startsWith('AM1') && marksIn(row).length > 0);
    const evidence = rows.find((row) => textOf(row).startsWith('E01') && marksIn(row).length > 0);
    const heading = all(word.document, 'w:p').find(
      (line) =>
        readValue(line, 'w:pPr/w:pStyle') === 'Heading2' &&
        anchorsIn(evidence ?? line).includes(marksIn(line)[0] ?? ''),
    );
    if (!criterion || !evidence || !heading) throw new Error('not there');
    const links = anchorsIn(word.document);
    expect(links).toEqual(expect.arrayContaining([...marksIn(criterion), ...marksIn(evidence), ...marksIn(heading)]));
    expect(anchorsIn(criterion).length).toBeGreaterThan(1);
  });

  test('has title, author, language and day, A4 pages, and pages that are counted', () => {
    const core = word.part('docProps/core.xml');
    const property = (name: string): string => all(core, name)[0]?.children.join('') ?? '';
    expect([property('dc:title'), property('dc:creator'), property('dc:language')]).toEqual([
      'Bethan Lockwood, Advanced Mentor',
      'Bethan Lockwood',
      'en-GB',
    ]);
    expect([property('dcterms:created'), property('dcterms:modified')]).toEqual(Array(2).fill('2026-07-01T12:00:00Z'));
    expect(readValue(word.document, 'w:body/w:sectPr/w:pgSz', 'w:w')).toBe('11906');
    expect(readValue(word.document, 'w:body/w:sectPr/w:pgSz', 'w:h')).toBe('16838');
    expect(all(word.part('word/footer1.xml'), 'w:instrText').map((one) => one.children.join(''))).toEqual([
      'PAGE',
      'NUMPAGES',
    ]);
    expect(textOf(word.part('word/header1.xml'))).toBe('Bethan Lockwood · Advanced Mentor');
    expect(readValue(word.part('word/styles.xml'), 'w:docDefaults/w:rPrDefault/w:rPr/w:lang')).toBe('en-GB');
  });

  test('leads out to the web only', () => {
    const targets = all(word.part('word/_rels/document.xml.rels'), 'Relationship').filter(
      ({ attributes }) => attributes['TargetMode'] === 'External',
    );
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter(({ attributes }) => !/^https?:\/\//.test(attributes['Target'] ?? ''))).toEqual([]);
  });

  test('is the same file, to the byte, when it is made again', async () => {
    const again = await wordOfFolder(join(FIXTURES, 'complete/advanced-2016'));
    expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(bytes))).toBe(0);
  });

  test('sets one entry alone: its title first, no cover, links that have no place there as words', async () => {
    const shown = plain(model);
    const entry = shown.stages[0]?.journal.find(({ evidence, criteria }) => evidence.length > 0 && criteria.length > 0);
    const one = readDocx(await docxOf(model, () => null, entry?.number));
    expect(faultsOf(one)).toEqual([]);
    const [first] = lines(one.document);
    expect([first?.style, first?.text]).toEqual(['Heading1', entry?.title]);
    expect(lines(one.document).some(({ text }) => text.startsWith('Criteria: AM'))).toBe(true);
    expect(all(one.document, 'w:sdt')).toEqual([]);
    const rows = shown.stages.flatMap(({ table }) => table.rows);
    for (const { id, label } of entry?.criteria ?? []) {
      const asked = rows.find(({ anchor }) => anchor === id)?.statement ?? 'none';
      expect(lines(one.document).map(({ text }) => text)).toContain(`${label} ${asked}`);
      const linked = all(one.document, 'w:hyperlink').filter((link) => textOf(link) === label);
      expect(linked.map(({ attributes }) => attributes['w:anchor'])).not.toContain(undefined);
      expect(linked).toHaveLength(1);
    }
    expect(await docxOf(model, () => null, 9999)).toBeNull();
  });
});

test('a portfolio of the older form, and a hostile one, are whole too', async () => {
  for (const folder of ['half-done/developing-2007', 'hostile/portfolio']) {
    const { bytes } = await wordOfFolder(join(FIXTURES, folder));
    expect([folder, faultsOf(readDocx(bytes))]).toEqual([folder, []]);
  }
});
