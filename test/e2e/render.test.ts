import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadBuiltInFramework } from '../../src/framework/index.js';
import { all, readDocx, textOf, type WordFile } from '../docx/read-docx.js';
import { type PdfRead, readPdf } from '../pdf/support/read-pdf.js';
import { canMount } from '../support/machine.js';
import { runProgram } from '../support/program.js';
import { mentor, tempFolder } from './support.js';
import { PROGRAM } from './terminal.js';

const FIXTURES = resolve(import.meta.dirname, '../../fixtures');
const COMPLETE = join(FIXTURES, 'complete/advanced-2016');
const HALF_DONE = join(FIXTURES, 'half-done/developing-2007');
const HOSTILE = join(FIXTURES, 'hostile/portfolio');

/** With nothing on PATH it is the embedded Chromium that prints, whatever is installed here. */
const ENV = { ...process.env, PATH: '', MENTOR_BROWSER: '', PUPPETEER_EXECUTABLE_PATH: '' };

/** Lines break where they like, words at hyphens, and the setting makes quotation marks of straight ones. */
const squeeze = (text: string): string =>
  text
    .replace(/[\s\u00ad\u2010\u2013-]+/g, '')
    .replace(/[‘’\u02bc]/g, "'")
    .replace(/[“”]/g, '"');
/** Without printing a megabyte where it fails. */
const first = (text: string, pattern: RegExp): string | undefined => pattern.exec(text)?.[0].slice(0, 80);

describe('the complete portfolio', () => {
  let html = '';
  let pdf: PdfRead;
  let word: WordFile;
  let bytes: Uint8Array;

  beforeAll(async () => {
    const out = join(process.env['TMPDIR'] ?? '/tmp', `mentor-test-render-${process.pid}`);
    const formats = ['--html', '--pdf', '--docx'];
    const { code, out: said } = await mentor(['render', COMPLETE, ...formats, '--out', out, '--quiet'], FIXTURES, {
      env: ENV,
    });
    expect([
      code,
      said
        .trim()
        .split('\n')
        .map((path) => path.split(/[\\/]/).at(-1)),
    ]).toEqual([0, ['portfolio.html', 'portfolio.pdf', 'portfolio.docx']]);
    word = readDocx(readFileSync(join(out, 'portfolio.docx')));
    html = readFileSync(join(out, 'portfolio.html'), 'utf8');
    bytes = readFileSync(join(out, 'portfolio.pdf'));
    pdf = await readPdf(bytes);
    execFileSync('rm', ['-r', out]);
  });

  test('holds every criterion, point, skill and key question of the stage', () => {
    const text = squeeze(pdf.pages.map((page) => page.text).join(' '));
    const stage = loadBuiltInFramework('ljmu-2016')?.stages.find(({ id }) => id === 'advanced');
    const ids = [...(stage?.criteria ?? []), ...(stage?.reflection?.questions ?? [])];
    expect(ids).toHaveLength(25);
    const wanted = [...ids.map(({ statement }) => statement), 'MS1.1', 'MS4.2', 'coaching.10', 'co-coaching.10'];
    expect(wanted.filter((words) => !text.includes(squeeze(words)))).toEqual([]);
  });

  test('holds every word of its texts, titles, captions, notes and descriptions: on the page, on paper and in Word', () => {
    const squash = (text: string): string =>
      text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, '');
    const outputs = {
      screen: [html.replace(/<[^>]*>/g, ''), html.match(/ alt="[^"]*"/g)?.join('')],
      paper: [pdf.pages.map(({ text }) => text).join(''), pdf.pages.flatMap(({ alts }) => alts).join('')],
      word: [
        ['document', 'footnotes'].map((part) => textOf(word.part(`word/${part}.xml`))).join(''),
        all(word.document, 'wp:docPr')
          .map(({ attributes }) => attributes['descr'])
          .join(''),
      ],
    };
    const sources = readdirSync(COMPLETE, { recursive: true, encoding: 'utf8' })
      .filter((path) => /^(?:journal|stages|agreements)\b.*\.md$/.test(path))
      .map((path) => readFileSync(join(COMPLETE, path), 'utf8'));
    const settings = (name: string): string[] =>
      sources.flatMap((text) =>
        [...text.matchAll(new RegExp(`\\b(?:${name}): (.*)$`, 'gm'))].map(([, value]) => value ?? ''),
      );
    const described = sources.flatMap((text) => [...text.matchAll(/!\[([^\]]+)\]/g)].map(([, alt]) => alt ?? ''));
    const bodies = sources.map((text) =>
      text
        .replace(/^---[\s\S]*?\n---\n/, '')
        .replace(/<!--[\s\S]*?-->|!\[[^\]]*\]|\]\([^)]*\)|\]: .*|\[@[^\]]*\]|[#@][\w-]+/g, ' '),
    );
    const words = [...new Set(bodies.join(' ').match(/\p{L}{3,}/gu))];
    // Set as the heading of its part in other words: `mentor init` gave the file this title, nobody wrote it.
    const isGiven = (title: string): boolean => title === 'Targets for further development';
    const texts = [...words, ...settings('title|note|caption').filter((one) => !isGiven(one))];
    const descriptions = [...settings('alt'), ...described];
    expect(words.length).toBeGreaterThan(1_500);
    expect([texts.length - words.length, descriptions.length]).toEqual([72, 17]);
    for (const [output, [shown = '', behind = '']] of Object.entries(outputs)) {
      const missing = (wanted: string[], place: string): string[] => {
        const letters = squash(place);
        return wanted.filter((one) => !letters.includes(squash(one)));
      };
      expect([output, missing(texts, shown), missing(descriptions, behind)]).toEqual([output, [], []]);
    }
    expect(texts).toContain('My own lessons are open, but there is nothing to look at on the days I am not teaching.');
  });

  test('is tagged, titled, in English, with a bookmark for every section and entry', () => {
    expect(pdf.marked).toBe(true);
    expect(pdf.info).toMatchObject({ Author: 'Bethan Lockwood', Language: 'en-GB' });
    const titles = pdf.outline.map(({ title }) => title);
    expect(titles).toEqual(
      expect.arrayContaining([
        'Contents',
        'Criteria and achievements',
        'Self-assessment',
        'Journal',
        'Reflection',
        'Targets',
        'List of evidence',
      ]),
    );
    expect(pdf.outline.length).toBeGreaterThan(38 + 8);
  });

  test('leads nowhere but into itself and the web', () => {
    const urls = pdf.pages.flatMap((page) => page.links.flatMap(({ url }) => (url ? [url] : [])));
    expect(
      urls.filter((url) => !/^(https?|mailto):/.test(url) || /localhost|127\.0\.0\.1|mentor\.invalid/.test(url)),
    ).toEqual([]);
    expect(pdf.pages.flatMap((page) => page.links).filter(({ dest }) => dest).length).toBeGreaterThan(100);
  });

  test('has a running footer with the number of every page of its own but the cover', () => {
    for (const [index, page] of pdf.pages.entries()) {
      // Appended evidence is untagged and keeps the footers it has.
      if (page.roles.length <= 1) continue;
      const foot = page.items
        .filter(({ baseline }) => baseline < 60)
        .map(({ text }) => text)
        .join(' ');
      if (index > 0) expect(foot).toContain(String(index + 1));
    }
  });

  test('ends no line between "p." and the number of the page', () => {
    const pairs = pdf.pages.flatMap(({ items }) => items.slice(1).map((item, index) => [items[index], item] as const));
    const numbered = pairs.filter(([before]) => /(?:^|\s)p\.\s*$/.test(before?.text ?? ''));
    expect(numbered.length).toBeGreaterThan(100);
    expect(numbered.filter(([before, { baseline }]) => Math.abs((before?.baseline ?? 0) - baseline) > 2)).toEqual([]);
  });

  test('the page is one file that asks for nothing', () => {
    expect(first(html, /default-src (&#39;|&#x27;|')none\1/)).toBeDefined();
    expect(first(withoutOwn(html), /<script|<iframe|<link\b[^>]*stylesheet|\ssrc="(?!data:)/i)).toBeUndefined();
    expect(html.match(/<h1\b/g)).toHaveLength(1);
  });
});

test('made again it is the same to the byte; it has its evidence behind it, unless that is not wanted', async () => {
  const made = async (...flags: string[]): Promise<Buffer[]> => {
    const out = tempFolder();
    await mentor(['render', HALF_DONE, '--out', out, ...flags], FIXTURES, { env: ENV });
    return ['html', 'pdf'].map((ending) => readFileSync(join(out, `portfolio.${ending}`)));
  };
  const [first, again] = [await made(), await made()];
  expect(again.map((file, at) => Buffer.compare(file, first[at] ?? file))).toEqual([0, 0]);
  const [[html], read, without] = [
    first,
    await readPdf(first[1] as Buffer),
    await readPdf((await made('--no-appendices'))[1] as Buffer),
  ];
  const titles = ({ outline }: PdfRead): string[] => outline.map(({ title }) => title);
  expect(titles(read)).toEqual([...titles(without), 'Appendices', ...titles(read).slice(-1)]);
  expect(read.pages.length - without.pages.length).toBe(1);
  expect(String(html)).not.toContain('Appendices');
});

/** The page without what mentor itself brings: its one script, which the policy names by its hash, and what that works with. */
function withoutOwn(html: string): string {
  const script = /<script>([\s\S]*?)<\/script>\s*<\/body>/.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(script).digest('base64').replaceAll('=', '&#x3D;');
  expect(html).toContain(`script-src &#x27;sha256-${hash}&#x27;`);
  return html
    .replace(`<script>${script}</script>`, '')
    .replace(/<search>\n<form class="tools"[\s\S]*?<\/search>/, '')
    .replace(/<dialog class="large"[\s\S]*?<\/dialog>/, '')
    .replace(/<button type="button" class="button" data-opens aria-expanded="false" hidden>/g, '');
}

/** Elements and attributes that could do something, as a browser reads them. */
function dangers(html: string): string[] {
  const found: string[] = [];
  visit(unified().use(rehypeParse).parse(withoutOwn(html)), 'element', ({ tagName, properties }) => {
    if (/^(script|iframe|object|embed|form|base|applet|frame|input|button)$/.test(tagName)) found.push(tagName);
    for (const [name, value] of Object.entries(properties)) {
      if (/^on/i.test(name) || name === 'srcDoc' || name === 'style') found.push(`${tagName} ${name}`);
      if (
        /^(href|src|action|data|poster)$/.test(name) &&
        /^\s*(javascript|file|vbscript|data:text)/i.test(String(value))
      )
        found.push(String(value));
    }
  });
  return found;
}

test('a hostile portfolio gives a harmless document', async () => {
  const out = tempFolder();
  const { code } = await mentor(['render', HOSTILE, '--out', out], FIXTURES, { env: ENV });
  expect(code).toBe(0);
  const html = readFileSync(join(out, 'portfolio.html'), 'utf8');
  expect(dangers(html)).toEqual([]);
  expect(first(html, /SENTINEL-OUTSIDE-4821/)).toBeUndefined();
  const pdf = await readPdf(readFileSync(join(out, 'portfolio.pdf')));
  expect(first(pdf.pages.map((page) => page.text).join(' '), /SENTINEL-OUTSIDE-4821/)).toBeUndefined();
  const urls = pdf.pages.flatMap((page) => page.links.flatMap(({ url }) => (url ? [url] : [])));
  expect(urls.filter((url) => /^(file|javascript|data):|localhost|127\.0\.0\.1/i.test(url))).toEqual([]);
  expect(
    readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('hostile-code-ran.txt'),
    ),
  ).toEqual([]);
});

test('pictures that the page cannot show are told to whoever makes it, each once', async () => {
  const root = tempFolder();
  const png = (size: string): Buffer =>
    Buffer.from(`89504e470d0a1a0a0000000d49484452${size}0806000000000000000000000049454e44ae426082`, 'hex');
  const pictures = { 'wide.png': png('0000ea600000ea60'), 'torn.png': png(''), 'empty.png': Buffer.alloc(0) };
  for (const folder of ['journal', 'evidence']) mkdirSync(join(root, folder));
  writeFileSync(join(root, 'portfolio.yaml'), 'version: 1\nframework: ljmu-2007\nstage: developing\n');
  for (const [name, bytes] of Object.entries(pictures)) writeFileSync(join(root, 'evidence', name), bytes);
  const names = Object.keys(pictures).map((name) => `evidence/${name}`);
  const shown = names.map((name) => `![Seen](../${name})`).join('\n\n');
  const head = `---\nkind: entry\ncriteria: [DM5]\nevidence: [${names}]\n---\n`;
  writeFileSync(join(root, 'journal/a.md'), `${head}\n${shown}\n`);
  const { code, err } = await mentor(['render', '--html'], root);
  expect([code, err.match(/.*\.png.*/g)?.sort()]).toEqual([
    0,
    [
      expect.stringMatching(/^No reader can open E\d+ \(evidence\/empty\.png\)/),
      'Picture: torn.png. Not shown: the file is damaged or not a picture.',
      'Picture: wide.png. Not shown: the picture has more pixels than can be shown.',
    ],
  ]);
});

describe('when something is in the way', () => {
  test('a browser that is not there: the HTML is made all the same, and one message says what to do', async () => {
    const out = tempFolder();
    const { code, err } = await mentor(['render', HALF_DONE, '--out', out, '--browser', '/no/such/browser'], FIXTURES, {
      env: ENV,
    });
    expect(code).toBe(2);
    expect(err).toContain('/no/such/browser');
    expect(readdirSync(out)).toEqual(['portfolio.html']);
    expect(
      (
        await mentor(['render', HALF_DONE, '--html', '--out', out, '--browser', '/no/such/browser'], FIXTURES, {
          env: ENV,
        })
      ).code,
    ).toBe(0);
  });

  test.each([
    ['a template that fails on paper alone', ['--html', '--pdf', '--docx']],
    ['all of it asked for', []],
  ])('%s: what was there before stays, all of it', async (_, flags) => {
    const folder = join(tempFolder(), 'portfolio');
    cpSync(HALF_DONE, folder, { recursive: true });
    const out = join(folder, 'dist');
    mkdirSync(join(folder, 'templates'));
    mkdirSync(out);
    const names = ['portfolio.docx', 'portfolio.html', 'portfolio.pdf'];
    for (const name of names) writeFileSync(join(out, name), 'old');
    writeFileSync(
      join(folder, 'templates/evidence-item.hbs'),
      '<p>{{title}}</p>\n{{#with (appendix this)}}{{nothing}}{{/with}}\n',
    );
    const { code, err } = await mentor(['render', folder, ...flags], FIXTURES, { env: ENV });
    expect([code, err]).toEqual([2, expect.stringContaining('templates/evidence-item.hbs, line 2')]);
    expect(readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')])).toEqual(
      names.map((name) => [name, 'old']),
    );
  });

  test('an output folder that is a file', async () => {
    const out = join(tempFolder(), 'taken');
    writeFileSync(out, 'mine');
    const { code, err } = await mentor(['render', HALF_DONE, '--html', '--out', out], FIXTURES);
    expect(code).toBe(2);
    expect(err).toContain('taken');
    expect(readFileSync(out, 'utf8')).toBe('mine');
  });

  test.runIf(canMount)('a full disk: the old output stays', () => {
    const out = tempFolder();
    const script = `mount -t tmpfs -o size=200k none "$1" && echo old > "$1/portfolio.html"
      "$2" "$3" render "$4" --html --out "$1"; echo "code $?"; ls -A "$1"; cat "$1/portfolio.html"`;
    const said = execFileSync(
      'unshare',
      ['-r', '-m', 'sh', '-c', `(${script}) 2>&1`, 'sh', out, process.execPath, PROGRAM, HALF_DONE],
      { encoding: 'utf8' },
    );
    expect(said).toMatch(/The disk is full/);
    expect(said).toMatch(/code 2\nportfolio\.html\nold\n$/);
  });

  test('Ctrl-C: exit 130, nothing half-written, the old output stays', async () => {
    const folder = join(tempFolder(), 'portfolio');
    cpSync(HALF_DONE, folder, { recursive: true });
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist/portfolio.pdf'), 'old');
    const temporary = tempFolder();
    const env = { ...ENV, TMPDIR: temporary };
    const interrupted = (milliseconds: number): Promise<number | null> => {
      const child = spawn(process.execPath, [PROGRAM, 'render', folder, '--pdf'], { stdio: 'ignore', env });
      setTimeout(() => child.kill('SIGINT'), milliseconds);
      return new Promise((done) => child.on('close', done));
    };
    // Killed by the signal itself, on a busy machine, it had not begun.
    let code: number | null = null;
    for (let wait = 400; code === null && wait < 10_000; wait *= 2) code = await interrupted(wait);
    expect(code).toBe(130);
    expect(readdirSync(join(folder, 'dist'))).toEqual(['portfolio.pdf']);
    expect(readFileSync(join(folder, 'dist/portfolio.pdf'), 'utf8')).toBe('old');
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('no portfolio, an unknown option, an unknown stage', async () => {
    const nowhere = tempFolder();
    expect((await mentor(['render', nowhere], FIXTURES)).err).toContain('mentor init');
    expect(existsSync(join(nowhere, 'dist'))).toBe(false);
    expect((await mentor(['render', HALF_DONE, '--pfd'], FIXTURES)).err).toContain('--pdf');
    const stage = await mentor(['render', HALF_DONE, '--html', '--stage', 'advancd'], FIXTURES);
    expect([stage.code, stage.out]).toEqual([2, '']);
  });

  test('the built program does the same', async () => {
    const out = tempFolder();
    const { code, out: said } = await runProgram(['render', HALF_DONE, '--html', '--out', out, '--json'], FIXTURES);
    const { version, files } = JSON.parse(said) as {
      version: number;
      files: { bytes: number; pages: number | null }[];
    };
    expect([code, version, files.length, files[0]?.pages]).toEqual([0, 1, 1, null]);
    expect(readFileSync(join(out, 'portfolio.html')).length).toBe(files[0]?.bytes);
  });
});
