import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer';
import { describe, expect, test } from 'vitest';
import { tableText } from '../../src/cli/text/cohort.js';
import { boardHtml } from '../../src/cohort/board/page.js';
import { boardTables, rowsWithoutNames } from '../../src/cohort/board/tables.js';
import { xlsxOf } from '../../src/cohort/board/xlsx.js';
import type { CohortRow } from '../../src/cohort/rows.js';
import { unpack } from '../../src/zip/in-memory.js';
import { browserForTests, newPage, overhang, violations } from '../support/browser.js';
import { cohort, cohortOf, smallPortfolio, somebody, write, zipOf } from './support.js';

const browser = browserForTests();
const people = Array.from({ length: 12 }, (_, n) => somebody(n));

/** Twelve people: some never came, one cannot be read, one contradicts nothing. */
async function checkedCohort(): Promise<string> {
  const root = await cohortOf(people);
  for (const who of people.slice(0, 9)) write(root, `received/${who.id}/001.zip`, zipOf(smallPortfolio(who)));
  write(root, 'received/m0008/001.zip', zipOf({ 'notes.txt': '<script>alert(1)</script>' }));
  await cohort(root, 'check');
  return root;
}

async function open(run: Browser, file: string, width: number, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await newPage(run, { width, scheme });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
  return page;
}

const shown = (page: Page): Promise<string[]> =>
  page.$$eval('#list tbody tr', (rows) =>
    rows.filter((row) => !row.hidden).map((row) => row.cells[0]?.textContent ?? ''),
  );

describe('the board', () => {
  test('sorts and filters, keeps that in the address, and has nothing that axe finds', async () => {
    const root = await checkedCohort();
    expect((await cohort(root, 'board')).out.split('\n').filter(Boolean)).toHaveLength(3);
    const file = join(root, 'out/board.html');
    const page = await open(browser(), file, 1280);
    expect(await shown(page)).toHaveLength(12);
    await page.select('select[name=state]', 'unreadable');
    expect(await shown(page)).toEqual(['m0008']);
    expect(page.url()).toContain('#?state=unreadable');
    await page.select('select[name=state]', '');
    await page.type('input[name=q]', 'castlegate davies');
    expect(await shown(page)).toEqual([]);
    await page.$eval('form button', (button) => button.click());
    // By the keyboard alone: the head of the second column.
    await page.focus('thead th:nth-child(2) button');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const names = await page.$$eval('#list tbody td:first-of-type', (cells) => cells.map((cell) => cell.textContent));
    expect(names).toEqual([...names].sort().reverse());
    expect(await violations(page)).toEqual([]);
    await page.goto(`${pathToFileURL(file).href}#?state=expected&sort=-id`);
    await page.reload();
    expect(await shown(page)).toEqual(['m0011', 'm0010', 'm0009']);
    const phone = await open(browser(), file, 360, 'dark');
    expect(await overhang(phone)).toBe(0);
    expect(await violations(phone)).toEqual([]);
  });

  test('is a table without its script, and says what somebody wrote as text', async () => {
    const root = await checkedCohort();
    write(root, 'people.csv', 'id,name,school,urn\nm0000,"=1+1 <b>Ada</b>","<img src=x onerror=alert(1)>",0123456\n');
    await cohort(root, 'board');
    const page = await newPage(browser(), { width: 1000, scheme: 'light' });
    await page.setJavaScriptEnabled(false);
    await page.goto(pathToFileURL(join(root, 'out/board.html')).href);
    expect(await page.$eval('#list tbody tr td', (cell) => cell.textContent)).toBe('=1+1 <b>Ada</b>');
    expect(await page.$$('#list img')).toEqual([]);
    expect(await page.$eval('#filters', (form) => form.hidden)).toBe(true);
    expect(readFileSync(join(root, 'out/board.csv'), 'utf8')).toContain("'=1+1");
  });

  test('without names says nobody, and no group under five', async () => {
    const root = await checkedCohort();
    await cohort(root, 'board', '--names', 'no');
    for (const name of ['board.html', 'board.csv']) {
      const text = readFileSync(join(root, 'out/without-names', name), 'utf8');
      for (const { name: person, school } of people) {
        expect(text).not.toContain(person);
        expect(text.split(school).length).toBeLessThan(3);
      }
      expect(text).not.toContain('@example.org');
    }
    expect(existsSync(join(root, 'out/board.html'))).toBe(false);
    const html = readFileSync(join(root, 'out/without-names/board.html'), 'utf8');
    expect(html).toContain('&lt;5');
    const by = await cohort(root, 'status', '--by', 'school', '--names', 'no');
    expect(by.out).toMatch(/^<5 +12 +<5/m);
    expect((await cohort(root, 'status', '--by', 'school')).out).toMatch(/Beckgate High School +3/);
  });

  test('of four thousand is at most 3 MB', () => {
    const rows = Array.from({ length: 4000 }, (_, n) => bigRow(n));
    const looks = { css: 'x', script: 'y' };
    const about = {
      title: 'Large',
      provider: null,
      day: '2026-11-20',
      notes: [],
      top: [],
      withNames: true,
      pageOf: () => null,
    };
    const html = boardHtml({ ...about, rows, tables: boardTables(rows, true) }, looks);
    expect(Buffer.byteLength(html)).toBeLessThan(3_000_000);
    expect(html.split('<tr').length).toBeGreaterThan(4000);
    expect(rowsWithoutNames(rows)[0]).toMatchObject({ name: '', school: rows[0]?.school });
  });
});

test('a spreadsheet keeps leading zeros and leaves out what XML cannot hold', () => {
  const parts = unpack(
    xlsxOf([
      {
        name: 'A & B',
        rows: [
          ['trn', 'n'],
          ['0123456', 7],
          ['a\u0000b\ud800<', ''],
        ],
      },
    ]),
  );
  const text = (name: string): string => parts.find((part) => part.name === name)?.bytes.toString() ?? '';
  expect(text('xl/worksheets/sheet1.xml')).toContain(
    '<c r="A2" t="inlineStr"><is><t xml:space="preserve">0123456</t></is></c><c r="B2"><v>7</v></c>',
  );
  expect(text('xl/worksheets/sheet1.xml')).toContain('>ab&lt;<');
  expect(text('xl/workbook.xml')).toContain('name="A &amp; B"');
});

function bigRow(n: number): CohortRow {
  const criteria = Object.fromEntries(Array.from({ length: 12 }, (_, k) => [`AM${k + 1}`, 'evidenced' as const]));
  const { id, name, school } = somebody(n % 1000);
  const rules = { 'complete/sign-off': 2, 'complete/contact': 3, 'link/unused-evidence': 1, 'complete/target-date': 2 };
  const nothing = {
    urn: '100001',
    phase: 'secondary',
    role: 'mentor',
    email: `${id}@example.org`,
    error: '',
    owed: '',
    award: null,
  };
  const line = {
    id,
    from: '',
    digest: '',
    submission: '001',
    portfolio: null,
    mentor: name,
    school,
    framework: 'x',
    stage: 'advanced',
    state: 'ready',
    date: '2026-10-01',
    criteria,
    counts: { open: 0, claimed: 0, evidenced: 12 },
    ratings: { red: 1, amber: 5, green: 15, unrated: 0 },
    ratedOtherwise: 3,
    skills: [20, 20] as [number, number],
    questions: [13, 13] as [number, number],
    targets: 5,
    hours: 41.5,
    credits: 0,
    contacts: { made: 18, overdue: 0 },
    evaluations: 2,
    signOffs: [],
    summary: { errors: 0, missing: 1, warnings: 4, ready: true, complete: false },
    rules,
    contradicts: [],
    ok: true as const,
  };
  const readers = [
    { voice: 'first', reader: 'hb', decision: 'recognised' },
    { voice: 'second', reader: 'if', decision: 'recognised' },
  ];
  return {
    ...nothing,
    id,
    name,
    school,
    subject: 'religious education',
    stage: 'advanced',
    state: 'with second reader',
    decision: '',
    decidedOn: '',
    sent: '',
    days: 41,
    submission: '001',
    readers,
    line,
  };
}

test('a table that is wider than the terminal is folded between its columns, and nothing of it is lost', () => {
  const head = ['id', 'what it asks', 'people', 'returned'];
  const rows = [
    ['one', 'a sentence that is longer than the line is wide, and more', 12, 3],
    ['another', 'short', 4, 100],
  ];
  const words = (text: string): string[] => text.split(/\s+/).filter(Boolean).sort();
  const whole = tableText({ id: 'rule', title: '', head, rows }, Number.POSITIVE_INFINITY);
  expect(whole.trimEnd().split('\n')).toHaveLength(3);
  const folded = tableText({ id: 'rule', title: '', head, rows }, 40);
  expect(folded.split('\n').filter((line) => line.length > 40)).toEqual([]);
  expect(words(folded)).toEqual(words(whole));
});
