import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeKey } from '../signing/keys.js';
import { COMPLETE, change, ENTRY, SIGNED, unsignedPortfolio } from '../signing/support.js';
import { mentor, type Run, tempFolder } from './support.js';

const SCHOOL = ['sign', 'advanced', '--role', 'head-teacher', '--decision', 'supported', '--comment', 'I support it.'];
const UNIVERSITY = [
  'sign',
  'advanced',
  '--role',
  'recognition-team',
  '--decision',
  'recognised',
  '--comment',
  'Recognised.',
];
const FOLDER = 'stages/advanced/sign-off';

function signOffs(root: string): string[] {
  return existsSync(join(root, FOLDER)) ? readdirSync(join(root, FOLDER)) : [];
}

/** A run that must have written nothing. */
async function refused(root: string, args: readonly string[], io = {}): Promise<Run> {
  const before = signOffs(root);
  const run = await mentor(args, root, io);
  expect(signOffs(root)).toEqual(before);
  expect(run).toMatchObject({ code: 2, out: '' });
  return run;
}

describe('mentor sign', () => {
  test('shows what is signed and writes the next number of the role', async () => {
    const root = unsignedPortfolio();
    const first = await mentor(SCHOOL, root);
    expect(first).toMatchObject({ code: 0, out: `${SIGNED}\n` });
    expect(first.err).toContain('12 of 12 criteria evidenced');
    expect(first.err).toContain('59 files will be sealed');
    change(root, ENTRY, 'title: ', 'title: Our ');
    const second = await mentor(SCHOOL, root);
    expect(second.out).toBe(`${FOLDER}/head-teacher-2.md\n`);
    expect(second.err).toContain(`since then changed: ${ENTRY}`);
    expect(readFileSync(join(root, SIGNED), 'utf8')).toContain('name: Marcus Oyelaran');
  });

  test('says the same as JSON', async () => {
    const run = await mentor([...SCHOOL, '--json', '-q'], unsignedPortfolio());
    expect(run.err).toBe('');
    expect(JSON.parse(run.out)).toEqual({
      version: 1,
      file: SIGNED,
      role: 'head-teacher',
      name: 'Marcus Oyelaran',
      date: '2026-11-20',
      decision: 'supported',
      seal: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      files: 59,
      signed: false,
    });
  });

  test('the owner cannot sign, however the name is written', async () => {
    const run = await refused(unsignedPortfolio(), [...SCHOOL, '--name', ' bethan  LOCKWOOD ']);
    expect(run.err).toContain('cannot sign it');
  });

  test('the pack says who signs where the mentor holds the role', async () => {
    const root = tempFolder();
    await mentor(['init', '.', '--framework', 'ljmu-2016', '--stage', 'effective', '--name', 'Kit Moor', '-q'], root);
    writeFileSync(join(root, 'journal/a.md'), '---\nkind: entry\ncriteria: EM1\n---\n\nWe planned.\n');
    const sign = ['sign', 'effective', '--decision', 'supported', '--comment', 'Yes.', '-q'];
    const own = await refused(root, [...sign, '--role', 'professional-mentor', '--name', 'Kit Moor']);
    expect(own.err).toContain('`head-teacher` signs');
    const instead = await mentor([...sign, '--role', 'head-teacher', '--name', 'Rowan Ashby'], root);
    expect(instead.out).toBe('stages/effective/sign-off/head-teacher-1.md\n');
  });

  test('the order of the pack is kept: the school before the university', async () => {
    const root = unsignedPortfolio();
    expect((await refused(root, UNIVERSITY)).err).toContain('Head teacher signs before Mentor recognition team');
    expect((await mentor([...UNIVERSITY, '--decision', 'returned', '-q'], root)).code).toBe(0);
    await mentor(SCHOOL, root);
    change(root, ENTRY, 'title: ', 'title: Our ');
    expect((await refused(root, UNIVERSITY)).err).toContain('has changed since');
    await mentor(SCHOOL, root);
    expect((await mentor(UNIVERSITY, root)).out).toBe(`${FOLDER}/recognition-team-2.md\n`);
  });

  test.each([
    ['a role of nobody', ['--role', 'head-techer'], 'Did you mean `head-teacher`?'],
    ['a decision of the other side', ['--decision', 'recognised'], 'Unexpected decision `recognised`'],
    ['a decision with a slip', ['--decision', 'suported'], 'Did you mean `supported`?'],
    ['no comment where one is asked for', ['--comment', '  '], 'has to add a comment'],
    ['a day to come', ['--date', '2026-11-21'], 'is in the future'],
    ['a day that is none', ['--date', '2026-02-30'], 'Unexpected date'],
    ['a scan that is not a PDF', ['--scan', 'portfolio.yaml'], 'is not a PDF'],
    ['a key that is not there', ['--key', 'nowhere'], 'does not exist'],
    ['a signature that is none', ['--signature', 'portfolio.yaml'], 'not an SSH signature'],
  ])('refuses %s', async (_, more, said) => {
    expect((await refused(unsignedPortfolio(), [...SCHOOL, ...more])).err).toContain(said);
  });

  test('refuses a day before a sign-off that it follows', async () => {
    const root = unsignedPortfolio();
    expect((await mentor(SCHOOL, root)).code).toBe(0);
    for (const again of [SCHOOL, UNIVERSITY])
      expect((await refused(root, [...again, '--date', '2026-11-19'])).err).toContain(
        '2026-11-19 is before 2026-11-20, when Head teacher signed.',
      );
  });

  test('takes the words of a file as the program wrote them that made it', async () => {
    const root = unsignedPortfolio();
    const words = 'It’s done – we’re glad.\r\nM. Oyelaran\r\n';
    const windows = Buffer.from(words.replaceAll('’', '\x92').replace('–', '\x96'), 'latin1');
    const ways = [Buffer.from(words), Buffer.from(`\ufeff${words}`), Buffer.from(`\ufeff${words}`, 'utf16le'), windows];
    for (const [index, bytes] of ways.entries()) {
      writeFileSync(join(root, 'words.txt'), bytes);
      const args = [...SCHOOL.slice(0, -2), '--comment-file', 'words.txt'];
      expect((await mentor(args, root)).code).toBe(0);
      const text = readFileSync(join(root, FOLDER, `head-teacher-${index + 1}.md`), 'utf8');
      expect(text).toMatch(/---\n\nIt’s done – we’re glad\.\nM\. Oyelaran\n$/);
    }
    writeFileSync(join(root, 'words.txt'), 'PK\x03\x04\0\0\0');
    const word = await refused(root, [...SCHOOL.slice(0, -2), '--comment-file', 'words.txt']);
    expect(word.err).toContain('words.txt holds no plain text');
  });

  test('says which option is missing where nobody can be asked', async () => {
    const run = await refused(unsignedPortfolio(), ['sign', 'advanced']);
    expect(run.err).toContain('--role, --decision');
    expect(run.err).toContain('`mentor sign advanced --role head-teacher --decision supported --comment "…"`');
    const team = await refused(unsignedPortfolio(), ['sign', 'advanced', '--role', 'recognition-team']);
    expect(team.err).toContain('`mentor sign advanced --role recognition-team --decision recognised --comment "…"`');
  });

  test('nobody supports what is broken, unless it is accepted with a reason; returning is always possible', async () => {
    const root = unsignedPortfolio();
    change(root, ENTRY, 'criteria: ', 'criteria: [AM99]\nx-was: ');
    expect((await refused(root, SCHOOL)).err).toContain('cannot be supported yet');
    expect((await mentor([...SCHOOL, '--decision', 'returned'], root)).code).toBe(0);
    const accept = `accept: [{rule: link/criterion, file: ${ENTRY}, reason: an example}]\n`;
    writeFileSync(join(root, 'portfolio.yaml'), readFileSync(join(root, 'portfolio.yaml'), 'utf8') + accept);
    expect((await mentor(SCHOOL, root)).code).toBe(0);
  });

  test('a stage of which there is nothing cannot be signed', async () => {
    const root = tempFolder();
    writeFileSync(join(root, 'portfolio.yaml'), 'version: 1\nframework: ljmu-2016\nstage: advanced\n');
    expect((await refused(root, [...SCHOOL, '--name', 'A'])).err).toContain('nothing to sign');
  });

  test('words from paper are recorded as such, with the scan', async () => {
    const root = unsignedPortfolio();
    const scan = join(COMPLETE, 'evidence/qa-summary.pdf');
    const paper = ['--entered-by', 'Bethan Lockwood', '--scan', scan, '--date', '2026-10-16'];
    expect((await mentor([...SCHOOL, ...paper], root)).err).toContain('as typed in by Bethan Lockwood');
    const text = readFileSync(join(root, SIGNED), 'utf8');
    expect(text).toContain('\nentered-by: Bethan Lockwood\n');
    expect(text).toContain(`\nscan: ${FOLDER}/head-teacher-1-scan.pdf\n`);
    expect(readFileSync(join(root, FOLDER, 'head-teacher-1-scan.pdf'))).toEqual(readFileSync(scan));
    expect(JSON.parse((await mentor(['verify', '--json'], root)).out).signOffs[0]).toMatchObject({
      enteredBy: 'Bethan Lockwood',
      seal: { state: 'intact' },
    });
    writeFileSync(join(root, FOLDER, 'head-teacher-1-scan.pdf'), '%PDF-1.4 another page');
    expect(JSON.parse((await mentor(['verify', '--json'], root)).out).signOffs[0].seal.state).toBe('edited');
  });

  test('writes nothing through a link that leads out of the portfolio', async () => {
    const root = unsignedPortfolio();
    const outside = tempFolder();
    symlinkSync(outside, join(root, FOLDER));
    const run = await mentor([...SCHOOL, '--decision', 'returned'], root);
    expect(run.err).toContain('leads out of the portfolio');
    expect([run.code, readdirSync(outside)]).toEqual([2, []]);
  });

  test('a number beyond counting is not counted on', async () => {
    const root = unsignedPortfolio();
    mkdirSync(join(root, FOLDER));
    const high = '---\nkind: sign-off\nstage: advanced\nrole: head-teacher\n---\n';
    writeFileSync(join(root, FOLDER, 'head-teacher-99999999999999999999.md'), high);
    expect((await refused(root, SCHOOL)).err).toContain('run out of numbers');
  });
});

describe('signatures', () => {
  test('made elsewhere by plain ssh-keygen are taken, if they are over exactly these words', async () => {
    const root = unsignedPortfolio();
    const folder = tempFolder();
    const statement = await mentor([...SCHOOL, '--print-statement', '-q'], root);
    expect(signOffs(root)).toEqual([]);
    const args = ['-Y', 'sign', '-q', '-f', makeKey(folder), '-n', 'head-teacher@mentor-sign-off'];
    const made = execFileSync('ssh-keygen', args, { input: statement.out, stdio: ['pipe', 'pipe', 'ignore'] });
    writeFileSync(join(folder, 's.sig'), made);
    const other = await refused(root, [
      ...SCHOOL,
      '--comment',
      'Something else.',
      '--signature',
      join(folder, 's.sig'),
    ]);
    expect(other.err).toContain('does not fit this statement');
    const run = await mentor([...SCHOOL, '--signature', join(folder, 's.sig')], root);
    expect(run).toMatchObject({ code: 0, out: `${SIGNED}\n` });
  });

  test('made here are verified by plain ssh-keygen, and by mentor against the keys that the verifier believes', async () => {
    const root = unsignedPortfolio();
    const folder = tempFolder();
    const key = makeKey(folder);
    await mentor([...SCHOOL, '--key', key], root);
    const allowed = join(folder, 'allowed');
    const publicKey = readFileSync(`${key}.pub`, 'utf8');
    writeFileSync(allowed, `"Marcus Oyelaran" namespaces="head-teacher@mentor-sign-off" ${publicKey}`);
    const statement = (await mentor(['verify', '--statement', SIGNED], root)).out;
    writeFileSync(join(folder, 's.sig'), (await mentor(['verify', '--signature', SIGNED], root)).out);
    const who = ['-I', 'Marcus Oyelaran', '-n', 'head-teacher@mentor-sign-off'];
    const asked = ['-Y', 'verify', '-f', allowed, ...who, '-s', join(folder, 's.sig')];
    expect(execFileSync('ssh-keygen', asked, { input: statement, encoding: 'utf8' })).toMatch(/^Good /);
    const verified = JSON.parse((await mentor(['verify', '--json', '--allowed-signers', allowed], root)).out);
    expect(verified.signOffs[0].signature).toMatchObject({ state: 'good', key: expect.stringMatching(/^SHA256:/) });
  });

  test('say whom nobody vouches for', async () => {
    const root = unsignedPortfolio();
    const folder = tempFolder();
    const key = makeKey(folder);
    await mentor([...SCHOOL, '--key', key], root);
    const signature = async (args: string[], env = {}): Promise<{ state: string; why: string }> =>
      JSON.parse((await mentor(['verify', '--json', ...args], root, { env: { ...env } })).out).signOffs[0].signature;
    const nowhere = { XDG_CONFIG_HOME: join(folder, 'none') };
    expect(await signature([], nowhere)).toMatchObject({
      state: 'not-vouched',
      why: expect.stringContaining('no list'),
    });
    writeFileSync(join(root, 'allowed_signers'), `* ${readFileSync(`${key}.pub`, 'utf8')}`);
    expect(await signature([], nowhere)).toMatchObject({
      state: 'not-vouched',
      why: expect.stringContaining('portfolio'),
    });
    const inside = await mentor(['verify', '--allowed-signers', 'allowed_signers'], root);
    expect(inside).toMatchObject({ code: 2, err: expect.stringContaining('is inside the portfolio') });
    const missing = await mentor(['verify', '--allowed-signers', join(folder, 'missing')], root);
    expect(missing).toMatchObject({ code: 2, err: expect.stringContaining('does not exist') });
    mkdirSync(join(folder, 'mentor'));
    writeFileSync(join(folder, 'mentor/allowed_signers'), `* ${readFileSync(`${makeKey(folder)}.pub`, 'utf8')}`);
    expect((await signature([], { XDG_CONFIG_HOME: folder })).state).toBe('not-vouched');
    writeFileSync(join(root, 'allowed_signers'), '');
    expect((await signature([], { XDG_CONFIG_HOME: folder })).state).toBe('unknown-key');
    writeFileSync(join(folder, 'mentor/allowed_signers'), `"Marcus Oyelaran" ${readFileSync(`${key}.pub`, 'utf8')}`);
    expect((await signature([], { XDG_CONFIG_HOME: folder })).state).toBe('good');
    expect((await signature([], { MENTOR_ALLOWED_SIGNERS: join(folder, 'mentor/allowed_signers') })).state).toBe(
      'good',
    );
    writeFileSync(join(folder, 'mentor/allowed_signers'), `"Someone Else" ${readFileSync(`${key}.pub`, 'utf8')}`);
    expect(await signature([], { XDG_CONFIG_HOME: folder })).toMatchObject({
      state: 'unknown-key',
      why: expect.stringContaining('not to Marcus Oyelaran'),
    });
  });
});

test('verify --json has every key, whatever there is to say', async () => {
  const root = unsignedPortfolio();
  mkdirSync(join(root, FOLDER));
  writeFileSync(join(root, SIGNED), '---\nkind: sign-off\n---\n');
  const report = JSON.parse((await mentor(['verify', '--json'], root)).out);
  expect(report).toMatchObject({ version: 1, submissions: [], findings: [] });
  expect(report.signOffs).toEqual([
    {
      file: SIGNED,
      framework: 'ljmu-2016',
      stage: 'advanced',
      role: null,
      name: null,
      date: null,
      decision: null,
      enteredBy: null,
      counts: false,
      seal: { state: 'none', why: null, files: 0, changed: [], came: [], went: [] },
      signature: { state: 'none', key: null, why: null },
    },
  ]);
});
