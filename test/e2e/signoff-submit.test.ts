import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/submission/index.js';
import { raw } from '../pdf/support/raw-pdf.js';
import { change, ENTRY, putSignOff, signedPortfolio, submit, unsignedPortfolio } from '../signing/support.js';
import { git, repositoryOf } from '../support/git.js';
import { mentor, tempFolder } from './support.js';
import { KEYS, Terminal } from './terminal.js';

const { enter } = KEYS;

const ZIP = 'bethan-lockwood-advanced-001.zip';
const FOLDER = 'submissions/001';

const made = mkdtempSync(join(tmpdir(), 'mentor-test-'));
afterAll(() => rmSync(made, { recursive: true, force: true }));

/** A copy of a signed portfolio that was handed in once, without the PDF: made for the first test that wants one. */
async function submittedPortfolio(): Promise<string> {
  const template = join(made, 'portfolio');
  if (!existsSync(template)) {
    const root = signedPortfolio();
    expect((await submit(root)).code).toBe(0);
    cpSync(root, template, { recursive: true });
  }
  const root = tempFolder();
  cpSync(template, root, { recursive: true });
  return root;
}

function manifest(root: string, folder = FOLDER): Manifest {
  return JSON.parse(readFileSync(join(root, folder, 'manifest.json'), 'utf8'));
}

describe('mentor submit', () => {
  test('freezes PDF, HTML, manifest, checksums and a zip of it all', async () => {
    const root = signedPortfolio();
    const run = await mentor(['submit'], root);
    expect(run).toMatchObject({ code: 0, out: `${FOLDER}\n` });
    expect(readdirSync(join(root, FOLDER)).sort()).toEqual(
      ['SHA256SUMS', ZIP, 'manifest.json', 'portfolio.html', 'portfolio.pdf'].sort(),
    );
    expect(
      readFileSync(join(root, FOLDER, 'portfolio.pdf'))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(readdirSync(join(root, '.mentor/cache'))).toEqual([]);
    expect(await mentor(['verify', `${FOLDER}/${ZIP}`, '--severity', 'warning'], root)).toMatchObject({ code: 0 });
  });

  test('the portfolio’s own templates set the page, which is said; --no-templates leaves them out', async () => {
    const root = signedPortfolio();
    mkdirSync(join(root, 'templates'));
    writeFileSync(join(root, 'templates/contents.hbs'), '<nav id="contents" aria-label="mine">{{title}}</nav>');
    const page = (): string => readFileSync(join(root, FOLDER, 'portfolio.html'), 'utf8');
    expect((await submit(root)).err).toContain("Made with the portfolio's own templates: contents.");
    expect(page()).toContain('aria-label="mine"');
    rmSync(join(root, 'submissions'), { recursive: true });
    expect((await submit(root, '--no-templates')).err).not.toContain('templates');
    expect(page()).not.toContain('aria-label="mine"');
    rmSync(join(root, 'submissions'), { recursive: true });
    expect((await submit(root, '--quiet')).err).toBe('');
  });

  test('the manifest says what was handed in, by which tool and packs, and each file has its checksum', async () => {
    const root = await submittedPortfolio();
    expect(manifest(root)).toMatchObject({
      version: 1,
      submission: '001',
      date: '2026-11-20',
      mentor: { name: 'Bethan Lockwood', school: 'Wrenfield High School' },
      stages: ['ljmu-2016/advanced'],
      packs: [{ id: 'ljmu-2016', version: 1 }],
      git: null,
      check: { errors: 0, accepted: [] },
      forced: null,
      signOffs: [{ role: 'head-teacher', decision: 'supported', seal: 'intact', signature: 'none' }],
    });
    const { files } = manifest(root);
    for (const { path, sha256 } of files.filter((file) => file.path.startsWith('portfolio/'))) {
      const bytes = readFileSync(join(root, path.slice('portfolio/'.length)));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
    const sums = readFileSync(join(root, FOLDER, 'SHA256SUMS'), 'utf8');
    const lines = sums
      .trim()
      .split('\n')
      .map((line) => line.split('  '));
    expect(lines.map(([, name]) => name)).toEqual([ZIP, 'manifest.json', 'portfolio.html']);
    for (const [sum, name] of lines) {
      const bytes = readFileSync(join(root, FOLDER, name ?? ''));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sum);
    }
  });

  test('the zip holds all of it without private.yaml and what nothing refers to; unzip reads it; its bytes depend on nothing else', async () => {
    const roots = [signedPortfolio(), signedPortfolio()];
    for (const root of roots) {
      writeFileSync(join(root, 'private.yaml'), 'people: []\n');
      writeFileSync(join(root, 'notes.txt'), 'Not for anybody.\n');
      mkdirSync(join(root, '.secret'));
      writeFileSync(join(root, '.secret/a.md'), 'Not for anybody.\n');
      expect((await submit(root)).code).toBe(0);
    }
    const [one, other] = roots.map((root) => readFileSync(join(root, FOLDER, ZIP)));
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(true);
    const listing = execFileSync('unzip', ['-Z1', ZIP], { cwd: join(roots[0] ?? '', FOLDER), encoding: 'utf8' });
    const names = listing.trim().split('\n');
    expect(names).toContain(`portfolio/${ENTRY}`);
    expect(names).toContain('portfolio/portfolio.yaml');
    expect(names.filter((name) => /private|\/notes|secret|README|gitignore/.test(name))).toEqual([]);
    expect(names).toHaveLength(63);
  });

  test('refuses what is broken or not signed by the school, unless told with a reason, which stands in it', async () => {
    const root = unsignedPortfolio();
    change(root, ENTRY, 'criteria: ', 'criteria: [AM99]\nx-was: ');
    const refused = await submit(root);
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('not signed by Head teacher') });
    expect(refused.err).toContain('AM99');
    expect(existsSync(join(root, 'submissions'))).toBe(false);
    expect((await submit(root, '--force', 'Signed on paper next week.')).code).toBe(0);
    expect(manifest(root).forced).toMatchObject({ reason: 'Signed on paper next week.' });
    expect(manifest(root).forced?.despite).toHaveLength(2);
  });

  test('real names stay at home, with --force too', async () => {
    const root = signedPortfolio();
    writeFileSync(join(root, 'private.yaml'), 'people:\n  - {name: Quentin Farrow, as: Trainee A, id: trainee-a}\n');
    appendFileSync(join(root, ENTRY), '\nQuentin Farrow came too.\n');
    putSignOff(root);
    const refused = await submit(root, '--force', 'because');
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('stay at home') });
    expect(refused.err).not.toContain('Farrow');
    expect(existsSync(join(root, 'submissions'))).toBe(false);
  });

  test('a number or an address that nobody declared is handed in with a reason, which stands in it; a book needs none', async () => {
    const root = signedPortfolio();
    appendFileSync(
      join(root, 'references.bib'),
      '@book{hobson2009,\n  title = {Mentoring},\n  isbn = {0415479995},\n  year = {2009}\n}\n',
    );
    expect((await submit(root)).code).toBe(0);
    appendFileSync(join(root, ENTRY), '\nRing 07700 900123.\n');
    putSignOff(root);
    const refused = await submit(root);
    expect(refused.err.match(/telephone number/g)).toHaveLength(1);
    expect((await submit(root, '--force', 'It is the school office.')).code).toBe(0);
    expect(manifest(root, 'submissions/002').forced?.despite).toEqual([expect.stringContaining('telephone number')]);
  });

  test('so does a name inside a PDF', async () => {
    const root = signedPortfolio();
    writeFileSync(join(root, 'private.yaml'), 'people:\n  - {name: Seminar Room, as: a place, id: place-a}\n');
    writeFileSync(join(root, 'evidence/qa-summary.pdf'), raw('In the Seminar Room'));
    putSignOff(root);
    const refused = await submit(root, '--force', 'because');
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('stay at home') });
    expect(refused.err).toMatch(/evidence\/[\w-]+\.pdf/);
  });

  test('earlier ones stay as they are', async () => {
    const root = await submittedPortfolio();
    const first = readFileSync(join(root, FOLDER, ZIP));
    expect((await submit(root)).out).toBe('submissions/002\n');
    expect(readFileSync(join(root, FOLDER, ZIP)).equals(first)).toBe(true);
  });

  test('knows the commit, and what of it was not committed', async () => {
    const root = signedPortfolio();
    repositoryOf(root);
    await submit(root);
    expect(manifest(root).git).toEqual({ commit: git(root, 'rev-parse', 'HEAD').trim(), changed: [] });
    appendFileSync(join(root, 'portfolio.yaml'), '# A note.\n');
    await submit(root);
    expect(manifest(root, 'submissions/002').git).toMatchObject({ changed: ['portfolio.yaml'] });
  });

  test('where something is missing it says how much, and asks at a terminal alone', async () => {
    const root = signedPortfolio();
    rmSync(join(root, 'stages/advanced/reflection.md'));
    const config = join(root, 'portfolio.yaml');
    writeFileSync(config, `${readFileSync(config, 'utf8')}\nrules: {trust/seal: off}\n`);
    const terminal = new Terminal(['submit', '--no-pdf', '--force', 'a page is lost'], root);
    await terminal.answer('Hand it in all the same?', enter);
    expect(await terminal.end(), terminal.screen).toBe(2);
    expect(terminal.screen).toMatch(/\d+ things? (?:is|are) still missing/);
    expect(existsSync(join(root, 'submissions'))).toBe(false);
    const run = await submit(root, '--no-pdf', '--force', 'a page is lost');
    expect([run.code, run.err]).toEqual([0, expect.stringContaining('still missing from you and your school')]);
  });

  test('a dry run says what would be handed in, and writes nothing', async () => {
    const root = signedPortfolio();
    const run = await submit(root, '--dry-run');
    expect(run.out.split('\n')).toContain(ENTRY);
    expect(existsSync(join(root, 'submissions'))).toBe(false);
  });
});

describe('mentor verify, of what was handed in', () => {
  test('its folder, its zip, and what was unpacked from that', async () => {
    const root = await submittedPortfolio();
    const unpacked = tempFolder();
    execFileSync('unzip', ['-q', join(root, FOLDER, ZIP), '-d', unpacked]);
    for (const target of [join(root, FOLDER), join(root, FOLDER, ZIP), unpacked, root]) {
      const run = await mentor(['verify', target, '--json'], tempFolder());
      const report = JSON.parse(run.out);
      expect([run.code, report.summary]).toEqual([0, { signOffs: 1, intact: 1, signed: 0, findings: 0 }]);
      expect(report.submissions).toMatchObject([{ troubles: [] }]);
    }
  });

  test.each([
    ['the PDF or HTML', 'portfolio.html', 'changed'],
    ['the manifest', 'manifest.json', 'changed'],
    ['the zip', ZIP, 'changed'],
  ])('names %s where it was edited, and check does too', async (_, file, what) => {
    const root = await submittedPortfolio();
    appendFileSync(join(root, FOLDER, file), ' ');
    const report = JSON.parse((await mentor(['verify', '--json'], root)).out);
    expect(report.submissions[0].troubles).toEqual([{ file, what }]);
    const checked = await mentor(['check', '--rule', 'trust/submission', '--json'], root);
    expect(JSON.parse(checked.out).findings).toMatchObject([{ file: `${FOLDER}/${file}`, severity: 'error' }]);
  });

  test('one byte in an unpacked source is named, and so is what was added', async () => {
    const root = await submittedPortfolio();
    const unpacked = tempFolder();
    execFileSync('unzip', ['-q', join(root, FOLDER, ZIP), '-d', unpacked]);
    change(unpacked, `portfolio/${ENTRY}`, 'title: ', 'title:  ');
    writeFileSync(join(unpacked, 'portfolio/journal/new.md'), 'x');
    rmSync(join(unpacked, 'portfolio/evidence/qa-summary.pdf'));
    const run = await mentor(['verify', unpacked, '--json'], unpacked);
    expect(run.code).toBe(1);
    const { troubles } = JSON.parse(run.out).submissions[0];
    expect(troubles.map(({ file, what }: { file: string; what: string }) => `${what} ${file}`).sort()).toEqual([
      'came portfolio/journal/new.md',
      `changed portfolio/${ENTRY}`,
      'went portfolio/evidence/qa-summary.pdf',
    ]);
  });

  test('a portfolio that switches the rules off and accepts everything is verified all the same', async () => {
    const root = await submittedPortfolio();
    appendFileSync(join(root, FOLDER, 'portfolio.html'), ' ');
    change(root, ENTRY, 'title: ', 'title: Our ');
    const rules =
      'rules: {trust/seal: off, trust/submission: warning}\naccept: [{rule: trust/submission, reason: no}]\n';
    appendFileSync(join(root, 'portfolio.yaml'), rules);
    const run = await mentor(['verify', '--json'], root);
    expect([run.code, JSON.parse(run.out).findings.length]).toEqual([1, 2]);
  });

  test('what is no submission says so', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.zip'), 'PK no zip');
    expect((await mentor(['verify', 'a.zip'], folder)).err).toContain('cannot be read');
    const other = tempFolder();
    mkdirSync(join(other, 'portfolio'));
    cpSync(join(folder, 'a.zip'), join(other, 'manifest.json'));
    expect(await mentor(['verify', '.'], other)).toMatchObject({
      code: 2,
      err: expect.stringContaining('not a submission'),
    });
  });
});
