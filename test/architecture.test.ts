import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** Who may import whom (README, Architecture). Types count as imports too. */
const GROUND = ['text', 'zip', 'pdf'];
const PORTFOLIO = ['portfolio', 'framework', 'interchange', 'names', ...GROUND];
const COVERAGE = ['coverage', 'trust', 'evidence', ...PORTFOLIO];
const FEATURES = [
  'cohort',
  'form',
  'remarks',
  'word',
  'preview',
  'redact',
  'docx',
  'html',
  'signing',
  'submission',
  'check',
  'scaffold',
  'git',
];
const ARROWS: Record<string, readonly string[]> = {
  text: [],
  zip: ['text'],
  word: ['zip', 'text'],
  pdf: ['text'],
  names: ['text'],
  framework: ['names', 'text'],
  interchange: ['framework', 'text'],
  portfolio: ['framework', 'names', 'text'],
  evidence: ['portfolio', 'names', 'zip', 'pdf', 'text'],
  git: ['portfolio', 'names', 'text'],
  trust: ['portfolio', 'text'],
  remarks: ['word', 'text'],
  form: ['word', 'portfolio', 'framework', 'text'],
  coverage: ['trust', 'evidence', ...PORTFOLIO],
  document: COVERAGE,
  scaffold: ['git', ...COVERAGE],
  check: COVERAGE,
  signing: ['git', 'check', 'document', ...COVERAGE],
  submission: ['git', 'signing', 'check', 'document', ...COVERAGE],
  html: ['signing', 'submission', 'document', ...COVERAGE],
  docx: ['html', 'document', 'word', ...COVERAGE],
  redact: ['html', 'document', ...COVERAGE],
  preview: ['html', 'check', 'document', ...COVERAGE],
  lsp: ['check', ...COVERAGE],
  cohort: ['html', 'submission', 'check', 'signing', 'document', ...COVERAGE],
  app: ['lsp', ...FEATURES, 'document', ...COVERAGE],
  cli: ['app', ...FEATURES, 'document', ...COVERAGE],
};

/** Folders whose files compute and do nothing else; a file that touches the disk says so by its name. */
const PURE = [
  'cohort',
  'text',
  'names',
  'coverage',
  'trust',
  'check',
  'portfolio',
  'document',
  'html',
  'framework',
  'interchange',
  'word',
  'form',
  'remarks',
];
const EDGES = new Set([
  'text/package-asset.ts',
  'portfolio/read-folder.ts',
  'portfolio/find.ts',
  'framework/builtin.ts',
  'framework/compile.ts',
  'portfolio/digest-file.ts',
  'portfolio/open-inside.ts',
  'portfolio/read-submissions.ts',
  'portfolio/inside.ts',
  'portfolio/alone.ts',
  'portfolio/change-file.ts',
  'portfolio/write-file.ts',
  'html/page/fonts.ts',
  'html/page/theme.ts',
  'html/page/theme-compile.ts',
  'html/page/font-compile.ts',
  'scaffold/starter-compile.ts',
  'html/page/theme-folder.ts',
  'html/page/open-theme.ts',
  'html/page/page-script.ts',
  'html/page/prepare-bodies.ts',
  'html/page/prose-worker.ts',
]);
const IMPURE =
  /^(node:(fs|fs\/promises|child_process|http|net|process|worker_threads|os)|chalk|inquirer|puppeteer|commander)$/;
/** Packages that cost too much for any command that does not use them. */
const HEAVY =
  /^(puppeteer|@puppeteer\/browsers|inquirer|@cantoo\/pdf-lib|@embedpdf\/pdfium|@sparticuz\/chromium|zod|docx|handlebars.*|unified|remark-.*|rehype-.*|csv-.*|unpdf(?:\/pdfjs)?|chokidar|vscode-languageserver.*)$/;

interface Import {
  file: string;
  target: string;
  dynamic: boolean;
  typeOnly: boolean;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.split(sep).join('/'));
const SOURCES = new Set(files);
const byFile = new Map(files.map((file) => [file, importsOf(file)]));
const imports = [...byFile.values()].flat();

function importsOf(file: string): Import[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  const found = [
    ...text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[\s\S]*?\sfrom\s+)?'([^']+)'/gm),
    ...text.matchAll(/\bimport()\('([^']+)'\)/g),
  ];
  return found.map((match) => {
    const written = match[2] ?? '';
    const target = written.startsWith('.')
      ? relative(SRC, resolve(SRC, dirname(file), written))
          .split(sep)
          .join('/')
          .replace(/\.js$/, '.ts')
      : written;
    return { file, target, dynamic: match[1] === '', typeOnly: match[1]?.startsWith('type') ?? false };
  });
}

/** Files that lead back to themselves by what they import, types included. */
function inCircles(): Set<string> {
  const reached = (from: string): Set<string> => {
    const seen = new Set<string>();
    const waiting = [from];
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop())
      for (const { target } of byFile.get(file) ?? [])
        if (inside(target) && !seen.has(target)) {
          seen.add(target);
          waiting.push(target);
        }
    return seen;
  };
  return new Set(files.filter((file) => reached(file).has(file)));
}

const folderOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '');
const inside = (target: string): boolean => SOURCES.has(target);

/** All that is loaded with a file: what it imports at once, and what that imports. */
function closure(entry: string, seen: Set<string> = new Set()): Set<string> {
  for (const { target, dynamic, typeOnly } of byFile.get(entry) ?? []) {
    if (dynamic || typeOnly || seen.has(target)) continue;
    seen.add(target);
    if (inside(target)) closure(target, seen);
  }
  return seen;
}

describe('architecture', () => {
  test('every folder of src has its arrows', () => {
    expect([...new Set(files.map(folderOf).filter(Boolean))].filter((folder) => !(folder in ARROWS))).toEqual([]);
  });

  test('imports follow the arrows', () => {
    const wrong = imports.filter(({ file, target }) => {
      const [from, to] = [folderOf(file), folderOf(target)];
      return from !== '' && inside(target) && to !== from && !ARROWS[from]?.includes(to);
    });
    expect(wrong.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  test('no file leads back to itself', () => {
    expect([...inCircles()]).toEqual([]);
  });

  test('the library is what the commands do, and nothing of its own', () => {
    const library = byFile.get('index.ts') ?? [];
    const own = library.filter(({ target, typeOnly }) => !typeOnly && folderOf(target) !== 'app');
    expect(own.map(({ target }) => target)).toEqual(['text/refusal.ts']);
    expect(readFileSync(join(SRC, 'index.ts'), 'utf8')).not.toMatch(
      /^(?:export )?(?:async )?(?:function|const|class) /m,
    );
  });

  test('the pure parts touch no disk, process, clock or terminal', () => {
    const wrong = imports.filter(
      ({ file, target }) => PURE.includes(folderOf(file)) && !EDGES.has(file) && IMPURE.test(target),
    );
    expect(wrong.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
    const clocks = files
      .filter((file) => PURE.includes(folderOf(file)) && !EDGES.has(file))
      .filter((file) =>
        /\bDate\.now\(|new Date\(\)|\bprocess\.(env|cwd|argv|exit)/.test(readFileSync(join(SRC, file), 'utf8')),
      );
    expect(clocks).toEqual([]);
  });

  test.each([
    'cli/main.ts',
    'check/index.ts',
    'coverage/index.ts',
    'portfolio/index.ts',
    'framework/index.ts',
    'pdf/index.ts',
  ])('importing %s brings nothing heavy with it', (entry) => {
    expect([...closure(entry)].filter((target) => HEAVY.test(target))).toEqual([]);
  });

  test('a check that only tells again what it remembers loads no parser', () => {
    const loaded = [
      ...closure('cli/main.ts'),
      ...closure('app/cache/check-memory.ts'),
      ...closure('portfolio/find.ts'),
    ];
    expect(loaded.filter((target) => /^(yaml|gray-matter|@lezer\/.*|github-slugger)$/.test(target))).toEqual([]);
  });

  test('only src/pdf knows puppeteer, only src/cli knows commander, only the entry sets an exit code', () => {
    expect(
      imports.filter(
        ({ file, target }) => /puppeteer|chromium|pdf-lib/.test(target) && !inside(target) && folderOf(file) !== 'pdf',
      ),
    ).toEqual([]);
    expect(imports.filter(({ file, target }) => target === 'commander' && folderOf(file) !== 'cli')).toEqual([]);
    const exits = files.filter((file) => /process\.(exit|exitCode)/.test(readFileSync(join(SRC, file), 'utf8')));
    expect(exits.filter((file) => file !== 'cli/process.ts' && file !== 'framework/compile.ts')).toEqual([]);
  });

  test('nothing is known from hidden state: what a function needs is passed to it', () => {
    expect(imports.filter(({ target }) => target === 'node:async_hooks')).toEqual([]);
  });

  test('a rule imports no other rule', () => {
    const wrong = imports.filter(
      ({ file, target }) => /^check\/rules\/\w+\//.test(file) && /^check\/rules\//.test(target),
    );
    expect(wrong.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  test('there is something to hold', () => {
    expect(imports.filter(({ target }) => inside(target)).length).toBeGreaterThan(400);
    expect(imports.filter(({ dynamic }) => dynamic).length).toBeGreaterThan(20);
    expect(closure('html/index.ts')).toContain('unified');
  });
});
