import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mentor, portfolio, tempFolder } from './support.js';

const THEMES = resolve(import.meta.dirname, '../../templates/themes');

/** The page that `render --html` makes, or what it says on stderr. */
/** What a render says at its end of a portfolio that was just begun. */
const STILL = 'Advanced Mentor: 0 of 57 done, 57 still missing.\nNext: mentor check\n';

async function pageOf(root: string, ...more: string[]): Promise<{ page: string; err: string; code: number }> {
  const { code, err } = await mentor(['render', '--html', ...more], root);
  return { page: code === 0 ? readFileSync(join(root, 'dist/portfolio.html'), 'utf8') : '', err, code };
}

async function withTemplate(name: string, text: string): Promise<string> {
  const root = await portfolio();
  mkdirSync(join(root, 'templates'));
  writeFileSync(join(root, 'templates', `${name}.hbs`), text);
  return root;
}

describe('a theme', () => {
  test('is named on the command line or in portfolio.yaml', async () => {
    const root = await portfolio();
    const plain = await pageOf(root);
    const named = await pageOf(root, '--theme', 'university');
    expect(named.page).toContain('class="form"');
    expect(plain.page).not.toContain('class="form"');
    const config = join(root, 'portfolio.yaml');
    writeFileSync(config, `${readFileSync(config, 'utf8')}\ntheme: university\n`);
    expect((await pageOf(root)).page).toBe(named.page);
    expect((await pageOf(root, '--theme', 'default')).page).toBe(plain.page);
  });

  test('of the university is the programme’s form: its order, a column for each level, all standards', async () => {
    const root = await portfolio();
    await mentor(['rate', 'MS1.2=amber'], root);
    const entry = [
      'new',
      'entry',
      'A talk',
      '--date',
      '2026-03-12',
      '--criteria',
      'AM1',
      '--standards',
      'TS3',
      '--text',
      'We met.',
    ];
    expect((await mentor(entry, root)).code).toBe(0);
    const { page } = await pageOf(root, '--theme', 'university', '--complete');
    const heads = [...page.matchAll(/<section class="part[^"]*" id="([^"]+)"/g)].map(([, id]) => id);
    const listed = [...page.slice(0, page.indexOf('<main')).matchAll(/<a[^>]* href="#([^"]+)"/g)].map(([, id]) => id);
    expect(heads.map((id) => id?.replace('advanced-', ''))).toEqual(
      expect.arrayContaining([
        'self-assessment',
        'table',
        'checklists',
        'reflection',
        'targets',
        'sign-offs',
        'standing',
      ]),
    );
    expect(listed.filter((id) => heads.includes(id ?? ''))).toEqual(heads);
    expect(page).toMatch(/<th scope="col" class="level">Red<\/th><th scope="col" class="level">Amber<\/th>/);
    const row = /<th scope="row" class="narrow"><span class="code">MS1\.2<\/span>.*?<\/tr>/s.exec(page)?.[0] ?? '';
    expect([...row.matchAll(/<td class="level"[^>]*>(.*?)<\/td>/gs)].map(([, held]) => held !== '')).toEqual([
      false,
      true,
      false,
    ]);
    expect([...page.matchAll(/<b class="ring">.*?(TS\d|P\d+)/g)].map(([, id]) => id)).toEqual(['TS3']);
    expect(page).toMatch(/<span class="quiet">TS2<\/span>/);
  });

  test('may be a folder of the person who renders', async () => {
    const root = await portfolio();
    const folder = join(tempFolder(), 'mine');
    mkdirSync(join(folder, 'styles'), { recursive: true });
    writeFileSync(join(folder, 'contents.hbs'), '<nav id="contents" aria-label="a">{{{title}}}</nav>');
    writeFileSync(join(folder, 'styles/99-own.css'), '.own { color: red; }');
    const { page, err } = await pageOf(root, '--theme', folder);
    expect(page).toContain('<nav id="contents" aria-label="a">Jo Example');
    expect(page).toContain('.own { color: red; }');
    expect(err).toBe(STILL);
  });

  test.each([
    ['--theme', 'universtiy'],
    ['--theme', './nowhere'],
  ])('that is none is refused: %s %s', async (...flags) => {
    const { code, err } = await pageOf(await portfolio(), ...flags);
    expect([code, err]).toEqual([2, expect.stringMatching(/no such theme or folder[\s\S]*default, university/)]);
  });

  test('in portfolio.yaml is one that comes with mentor, never a folder', async () => {
    const root = await portfolio();
    cpSync(join(THEMES, 'university'), join(root, 'mine'), { recursive: true });
    const config = join(root, 'portfolio.yaml');
    writeFileSync(config, `${readFileSync(config, 'utf8')}\ntheme: ./mine\n`);
    expect((await pageOf(root)).page).not.toContain('class="form"');
    const { out } = await mentor(['check', '--rule', 'read/schema'], root);
    expect(out).toMatch(/`theme`, expected one of `default`,\s+`university`/);
  });
});

describe('a portfolio’s own templates', () => {
  test('are used, named, and left out on request', async () => {
    const root = await withTemplate('contents', '<nav id="contents" aria-label="mine">{{t "contents.title"}}</nav>');
    const own = await pageOf(root);
    expect(own.page).toContain('aria-label="mine"');
    expect(own.err).toBe(
      `Made with the portfolio's own templates: contents. With --no-templates, only the theme is used.\n${STILL}`,
    );
    const bare = await pageOf(root, '--no-templates');
    expect([bare.page.includes('aria-label="mine"'), bare.err]).toEqual([false, STILL]);
  });

  test('a misspelt one is named', async () => {
    const { err } = await pageOf(await withTemplate('entyr', '<p></p>'));
    expect(err).toBe(`templates/entyr.hbs is not used anywhere; did you mean \`entry.hbs\`?\n${STILL}`);
  });

  test('one that fails says where, and the page before stays', async () => {
    const root = await portfolio();
    await mentor(['new', 'entry', 'First', '--no-input'], root);
    const before = await pageOf(root);
    mkdirSync(join(root, 'templates'));
    writeFileSync(join(root, 'templates/entry.hbs'), '<p>\n{{nothing}}</p>');
    const { code, err } = await pageOf(root);
    expect(code).toBe(2);
    expect(err).toMatch(/templates\/entry\.hbs, line 2, while setting journal\/.*first\.md: unexpected `nothing`/);
    expect(err).toContain('docs/themes.md');
    expect(readFileSync(join(root, 'dist/portfolio.html'), 'utf8')).toBe(before.page);
  });

  test('with a script are refused, and nothing is written', async () => {
    const root = await withTemplate('cover', '<script>hostileRan = 1</script>');
    const { code, err } = await pageOf(root);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('templates/cover.hbs, line 1: unexpected element `script`'),
    ]);
    expect(existsSync(join(root, 'dist/portfolio.html'))).toBe(false);
  });

  test('that lead out of it are not read', async () => {
    const root = await portfolio();
    const outside = join(tempFolder(), 'cover.hbs');
    writeFileSync(outside, '<p>from outside</p>');
    mkdirSync(join(root, 'templates'));
    symlinkSync(outside, join(root, 'templates/cover.hbs'));
    expect((await pageOf(root)).page).not.toContain('from outside');
  });

  test('that are too large are refused', async () => {
    const { code, err } = await pageOf(await withTemplate('cover', 'a'.repeat(300_000)));
    expect([code, err]).toEqual([2, expect.stringContaining('expected at most 200 kB')]);
  });
});
