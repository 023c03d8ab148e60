import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { coverStage } from '../../src/coverage/index.js';
import { listBuiltInFrameworks } from '../../src/framework/index.js';
import { mentor, readBack, tempFolder } from './support.js';

const DEVELOPING = ['--framework', 'ljmu-2007', '--stage', 'developing', '--name', 'Jo Example'];
const ADVANCED = ['--framework', 'ljmu-2016', '--stage', 'advanced', '--name', 'Jo Example'];

interface Found {
  rule: string;
  severity: string;
}

async function findings(
  cwd: string,
  folder: string,
): Promise<{ code: number; byRule: Record<string, number>; found: Found[] }> {
  const run = await mentor(['check', folder, '--json'], cwd);
  const { findings: found } = JSON.parse(run.out) as { findings: Found[] };
  const byRule: Record<string, number> = {};
  for (const { rule, severity } of found) byRule[`${severity} ${rule}`] = (byRule[`${severity} ${rule}`] ?? 0) + 1;
  return { code: run.code, byRule, found };
}

const stages = listBuiltInFrameworks().flatMap(({ id, stages: all }) => all.map((stage) => [id, stage.id] as const));

describe('a fresh portfolio', () => {
  test('asks for each thing of the developing stage, and nothing else is wrong', async () => {
    const cwd = tempFolder();
    expect(await mentor(['init', 'x', ...DEVELOPING, '--yes'], cwd)).toMatchObject({ code: 0 });
    const { code, byRule } = await findings(cwd, 'x');
    expect(code).toBe(1);
    expect(byRule).toEqual({
      'missing complete/criterion': 11,
      'missing complete/skill': 10,
      'missing complete/reflection': 1,
      'missing complete/target': 1,
      'missing complete/sign-off': 2,
    });
  });

  test('asks for each thing of the advanced stage, and for no key question before there is a reflection', async () => {
    const cwd = tempFolder();
    await mentor(['init', 'x', ...ADVANCED, '--yes'], cwd);
    const { code, byRule } = await findings(cwd, 'x');
    expect(code).toBe(1);
    expect(byRule).toEqual({
      'missing complete/criterion': 12,
      'missing complete/rating': 21,
      'missing complete/skill': 20,
      'missing complete/reflection': 1,
      'missing complete/target': 1,
      'missing complete/sign-off': 2,
    });
  });

  test.each(stages)('has no error and no warning on its files: %s %s', async (framework, stage) => {
    const cwd = tempFolder();
    const run = await mentor(['init', 'x', '--framework', framework, '--stage', stage, '--yes'], cwd);
    expect(run.code).toBe(0);
    const { found } = await findings(cwd, 'x');
    expect(found.filter(({ severity }) => severity !== 'missing')).toEqual([]);
    const linked = readBack(join(cwd, 'x'));
    const coverage = coverStage(linked, linked.currentStage ?? expect.fail('no stage'));
    expect(coverage.reflected).toBe(false);
    expect(coverage.targets).toEqual([]);
    expect(coverage.skills.every(({ item, ticked }) => item !== null && !ticked)).toBe(true);
    expect(coverage.selfAssessment?.points.every(({ rating }) => rating === null) ?? true).toBe(true);
    expect(coverage.selfAssessment?.sections.every(({ heading }) => heading !== null) ?? true).toBe(true);
    expect(coverage.questions.every(({ heading, answered }) => heading !== null && !answered)).toBe(true);
  });
});

describe('what init says and writes', () => {
  test('prints the folder on stdout, and what to do next beside it', async () => {
    const cwd = tempFolder();
    const run = await mentor(['init', 'my portfolio', ...ADVANCED, '--yes'], cwd);
    expect(run.out).toBe(`${join(cwd, 'my portfolio')}\n`);
    expect(run.err).toContain('12 criteria with evidence, 21 ratings, 20 skills, 1 reflection, 1 target, 2 sign-offs.');
    expect(run.err).toContain('cd "my portfolio"');
    expect(readdirSync(join(cwd, 'my portfolio')).sort()).toEqual([
      '.editorconfig',
      '.git',
      '.gitattributes',
      '.gitignore',
      '.mentor',
      '.vscode',
      'README.md',
      'agreements',
      'evidence',
      'journal',
      'portfolio.yaml',
      'private.yaml',
      'stages',
    ]);
  });

  test('--json says the same for programs', async () => {
    const cwd = tempFolder();
    const run = await mentor(['init', 'x', ...DEVELOPING, '--json', '--quiet', '--no-git'], cwd);
    expect(run.err).toBe('');
    expect(JSON.parse(run.out)).toMatchObject({
      version: 1,
      folder: join(cwd, 'x'),
      framework: 'ljmu-2007',
      stage: 'developing',
      kept: [],
      git: null,
      dryRun: false,
    });
  });

  test('--dry-run writes nothing', async () => {
    const cwd = tempFolder();
    const run = await mentor(['init', 'x', ...DEVELOPING, '--dry-run'], cwd);
    expect(run.code).toBe(0);
    expect(run.out).toContain('x/stages/developing/checklist.md\n');
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('starts no repository inside one, nor with --no-git', async () => {
    const cwd = tempFolder();
    mkdirSync(join(cwd, '.git'));
    await mentor(['init', 'x', ...DEVELOPING], cwd);
    expect(existsSync(join(cwd, 'x', '.git'))).toBe(false);
    const other = tempFolder();
    await mentor(['init', 'x', ...DEVELOPING, '--no-git'], other);
    expect(existsSync(join(other, 'x', '.git'))).toBe(false);
  });

  test('without git it says so and goes on', async () => {
    const cwd = tempFolder();
    const run = await mentor(['init', 'x', ...DEVELOPING], cwd, { env: { PATH: join(cwd, 'nothing') } });
    expect(run.code).toBe(0);
    expect(run.err).toContain('git is not installed');
  });

  test('--yes in an empty folder makes the portfolio there, elsewhere in my-portfolio', async () => {
    const empty = tempFolder();
    expect((await mentor(['init', '--yes'], empty)).out).toBe(`${empty}\n`);
    const used = tempFolder();
    writeFileSync(join(used, 'letter.txt'), 'Dear');
    expect((await mentor(['init', '--yes'], used)).out).toBe(`${join(used, 'my-portfolio')}\n`);
    expect(readFileSync(join(used, 'my-portfolio', 'portfolio.yaml'), 'utf8')).toContain('framework: ljmu-2016');
  });
});

describe('names and folders as people have them', () => {
  const NAMES = [
    `O'Brien: "x" #1`,
    'no',
    'null',
    '12',
    '1e3',
    '0x1F',
    '~',
    '- a',
    '? b',
    '{c}',
    '[d]',
    '*e',
    '&f',
    '!g',
    '| h',
    '> i',
    '%j',
    '@k',
    '`l`',
    'Jörg Müßig-Çelik',
    '🦊 Fuchs',
    'a: b',
    'a #b',
    "'",
    '"',
    '\\n',
    'Ли Ся',
  ];

  test.each(NAMES)('%s survives the round trip', async (name) => {
    const cwd = tempFolder();
    const run = await mentor(
      ['init', 'x', '--yes', '--no-git', '--name', name, '--school', name, '--provider', name],
      cwd,
    );
    expect(run.code).toBe(0);
    const { portfolio } = readBack(join(cwd, 'x'));
    expect(portfolio.problems).toEqual([]);
    expect(portfolio.config.mentor).toMatchObject({ name, school: name, threshold: 'core' });
    expect(portfolio.config.provider).toBe(name);
  });

  test('line ends and control characters in a name become spaces', async () => {
    const cwd = tempFolder();
    await mentor(['init', 'x', '--yes', '--no-git', '--name', ' Jo\nExample\u0007\u202e '], cwd);
    expect(readBack(join(cwd, 'x')).portfolio.config.mentor.name).toBe('Jo Example');
  });

  test.each(['Prüfung & Ähnliches', '🦊', "it's here", 'a/b/c', 'with.dots.'])('a folder called %s', async (folder) => {
    const cwd = tempFolder();
    expect((await mentor(['init', folder, ...DEVELOPING], cwd)).code).toBe(0);
    expect((await mentor(['check', folder, '--json'], cwd)).code).toBe(1);
  });
});

describe('what cannot be', () => {
  test('a folder that holds a portfolio stays as it is', async () => {
    const cwd = tempFolder();
    await mentor(['init', 'x', ...DEVELOPING], cwd);
    const before = readFileSync(join(cwd, 'x', 'portfolio.yaml'), 'utf8');
    const run = await mentor(['init', 'x', ...ADVANCED], cwd);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain('There is already a portfolio in');
    expect(readFileSync(join(cwd, 'x', 'portfolio.yaml'), 'utf8')).toBe(before);
  });

  test('a portfolio inside another is refused', async () => {
    const cwd = tempFolder();
    await mentor(['init', '.', ...DEVELOPING], cwd);
    const run = await mentor(['init', 'inner/deeper', ...DEVELOPING], cwd);
    expect(run.code).toBe(2);
    expect(run.err).toContain('is inside the portfolio');
    expect(existsSync(join(cwd, 'inner'))).toBe(false);
  });

  test('other files that are there are kept, and named', async () => {
    const cwd = tempFolder();
    mkdirSync(join(cwd, 'x', 'stages', 'developing'), { recursive: true });
    writeFileSync(join(cwd, 'x', 'README.md'), 'mine');
    writeFileSync(join(cwd, 'x', 'stages', 'developing', 'targets.md'), 'mine too');
    const run = await mentor(['init', 'x', ...DEVELOPING], cwd);
    expect(run.code).toBe(0);
    expect(run.err).toContain('Kept as they were: stages/developing/targets.md, README.md.');
    expect(readFileSync(join(cwd, 'x', 'README.md'), 'utf8')).toBe('mine');
  });

  test('a file in the place of the folder', async () => {
    const cwd = tempFolder();
    writeFileSync(join(cwd, 'x'), 'a letter');
    const run = await mentor(['init', 'x', ...DEVELOPING], cwd);
    expect(run.code).toBe(2);
    expect(run.err).toContain('is a file, but a folder was expected');
  });

  test('a file in the place of an inner folder leaves everything as it was', async () => {
    const cwd = tempFolder();
    mkdirSync(join(cwd, 'x'));
    writeFileSync(join(cwd, 'x', 'stages'), 'a letter');
    const run = await mentor(['init', 'x', ...DEVELOPING], cwd);
    expect(run.code).toBe(2);
    expect(readdirSync(join(cwd, 'x'))).toEqual(['stages']);
  });

  test('Ctrl-C leaves nothing', async () => {
    const cwd = tempFolder();
    const run = await mentor(['init', 'x', ...DEVELOPING], cwd, {
      signal: AbortSignal.abort(new Error('interrupted')),
    });
    expect(run.code).toBe(130);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test.each([
    [['--framework', 'ljmu-2061', '--stage', 'advanced', '--name', 'x'], 'Did you mean `ljmu-2016`?'],
    [['--framework', '../../etc', '--stage', 'advanced', '--name', 'x'], 'Choose from: '],
    [['--framework', 'curee-2012', '--stage', 'advanced', '--name', 'x'], 'has no stages'],
    [['--framework', 'ljmu-2016', '--stage', 'advnced', '--name', 'x'], 'Did you mean `advanced`?'],
    [['--framework', 'ljmu-2007', '--stage', 'ljmu-2016/advanced', '--name', 'x'], 'There is no stage'],
    [['--framework', 'ljmu-2016'], 'missing: --name, --stage.'],
    [['--no-input'], 'missing: --name, --framework, --stage.'],
    [['--stage', 'ljmu-2016/advanced', '--yes', '--treshold', 'post'], 'Did you mean --threshold'],
    [['--yes', '--threshold', 'high'], 'Allowed choices are core, post'],
  ])('%j is told so', async (options, message) => {
    const cwd = tempFolder();
    const run = await mentor(['init', 'x', ...options], cwd);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(message);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('--stage ljmu-2007/developing names the framework too', async () => {
    const cwd = tempFolder();
    const run = await mentor(['init', 'x', '--stage', 'ljmu-2007/developing', '--name', 'Jo', '--json'], cwd);
    expect(JSON.parse(run.out)).toMatchObject({ framework: 'ljmu-2007', stage: 'developing' });
  });
});

describe('init --hooks', () => {
  const args = (folder: string): string[] => ['init', folder, '--yes', '--hooks', '--json'];
  const hookOf = (out: string): string => (JSON.parse(out) as { hook: string }).hook;

  test('puts a hook into the new repository that git runs', async () => {
    const folder = join(tempFolder(), 'x');
    expect(hookOf((await mentor(args(folder), '/')).out)).toBe('written');
    expect(statSync(join(folder, '.git/hooks/pre-commit')).mode & 0o111).toBe(0o111);
  });

  test('keeps a hook that is there, and says where there is no repository', async () => {
    const repository = tempFolder();
    execFileSync('git', ['init', '--quiet'], { cwd: repository });
    mkdirSync(join(repository, '.git/hooks'), { recursive: true });
    writeFileSync(join(repository, '.git/hooks/pre-commit'), 'mine');
    expect(hookOf((await mentor(args(join(repository, 'x')), '/')).out)).toBe('kept');
    expect(readFileSync(join(repository, '.git/hooks/pre-commit'), 'utf8')).toBe('mine');
    const alone = await mentor([...args(join(tempFolder(), 'y')), '--no-git'], '/');
    expect(hookOf(alone.out)).toBe('absent');
  });
});

describe('init --ci', () => {
  test.each([
    ['github', '.github/workflows/portfolio.yml', '--format github'],
    ['gitlab', '.gitlab-ci.yml', '--format gitlab'],
  ])('writes the workflow of %s, for the version that runs', async (host, path, words) => {
    const folder = join(tempFolder(), 'x');
    const { code, err } = await mentor(['init', folder, '--yes', '--no-git', '--ci', host], '/');
    expect(code).toBe(0);
    const text = readFileSync(join(folder, path), 'utf8');
    expect(text).toContain(words);
    // Nothing of that name is in the registry that is ours.
    expect(text).toMatch(/npm install --global \.\/mentor-portfolio-\d+\.\d+\.\d+\.tgz\n/);
    expect(text).toContain('`npm run pack` makes');
    expect(err).toMatch(/installs \.\/mentor-portfolio-.*committed with it/);
    expect((await mentor(['check', folder, '--json', '--severity', 'error'], folder)).code).toBe(0);
  });

  test('writes none unasked, and knows no other host', async () => {
    const folder = join(tempFolder(), 'x');
    await mentor(['init', folder, '--yes', '--no-git'], '/');
    expect(existsSync(join(folder, '.github'))).toBe(false);
    expect((await mentor(['init', join(folder, 'y'), '--yes', '--ci', 'other'], '/')).code).toBe(2);
  });
});

describe('frameworks of a new portfolio', () => {
  const pack = (id: string, more = ''): string =>
    `id: ${id}\ntitle: ${id}\nversion: 1\nstatus: current\nlicence: MIT\n${more}`;

  test('several are followed, the first with its stage', async () => {
    const cwd = tempFolder();
    const args = ['init', 'p', '--framework', 'ljmu-2016, gtc-tla,curee-2005', '--stage', 'advanced', '--name', 'Jo'];
    expect((await mentor([...args, '--no-input', '--no-git'], cwd)).code).toBe(0);
    expect(readFileSync(join(cwd, 'p/portfolio.yaml'), 'utf8')).toContain(
      'framework: [ljmu-2016, gtc-tla, curee-2005]\nstage: advanced\n',
    );
    const wrong = await mentor(['init', 'q', '--framework', 'ljmu-2016,gtc-tl', '--stage', 'advanced', '--yes'], cwd);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('gtc-tla');
    expect(existsSync(join(cwd, 'q'))).toBe(false);
  });

  test('a pack that lies where the command is given comes along, with what it uses and its wording', async () => {
    const cwd = tempFolder();
    mkdirSync(join(cwd, 'frameworks'));
    const stage = 'stages: [{id: one, title: One, criteria: [{id: A1, statement: Listens.}], checklists: [talk]}]\n';
    const files: Record<string, string> = {
      'mine.yaml': pack('mine', `uses: [shared]\n${stage}`),
      'shared.yaml': pack(
        'shared',
        'checklists: [{id: talk, title: Talk, skills: [{id: talk.1, statement: Asks.}]}]\n',
      ),
      'unasked.yaml': pack('unasked'),
      'mine.wording.yaml': 'A1: Hears what is said.\n',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, 'frameworks', name), text);
    const run = await mentor(['init', 'p', '--framework', 'mine', '--stage', 'one', '--yes', '--no-git'], cwd);
    expect(run.code).toBe(0);
    expect(readdirSync(join(cwd, 'p/frameworks')).sort()).toEqual(['mine.wording.yaml', 'mine.yaml', 'shared.yaml']);
    const page = await mentor(['render', '--html'], join(cwd, 'p'));
    expect(page.code).toBe(0);
    expect(readFileSync(join(cwd, 'p/dist/portfolio.html'), 'utf8')).toContain('Hears what is said.');
  });
});
