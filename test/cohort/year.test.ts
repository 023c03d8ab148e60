import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCsv } from '../../src/text/csv.js';
import { unpack } from '../../src/zip/in-memory.js';
import { mentor, tempFolder } from '../e2e/support.js';
import { git, repositoryOf } from '../support/git.js';
import { cohort, json, roster, type Somebody, somebody, write, zipOf } from './support.js';

/** What a stage needs so that a university can recognise it: everything in one entry, and the school's word. */
const SETTINGS = `version: 1
title: Recognition 2026-27
provider: North Shore Partnership
frameworks: [ljmu-2016]
reviewers:
  - {id: hb, name: Hana Begum, not: {school: [Fellgate High School]}}
  - {id: if, name: Dr Imogen Fairclough}
  - {id: tp, name: Tomos Parry, school: Beckgate High School}
reading: {first: 1, second: sample}
sample: {share: 25%, at-least: 3, per-reader: 1, always: [returned, readers-differ]}
award: {valid: 3y, warn: 6 months, number: 'NS-{year}-{n:04}'}
keep: {received: 1y, reviews: 1y, register: while valid + 6y}
`;
const people = Array.from({ length: 12 }, (_, n) => somebody(n + 1));
const points = ['MS1:5', 'MS2:9', 'MS3:5', 'MS4:2'].flatMap((set) => {
  const [id, count] = set.split(':');
  return Array.from({ length: Number(count) }, (_, n) => `${id}.${n + 1}`);
});
const skills = ['coaching', 'co-coaching'].flatMap((list) => Array.from({ length: 10 }, (_, n) => `${list}.${n + 1}`));

/** A whole portfolio at its mentor's, signed by the head teacher and handed in. @returns its folder */
async function handIn(root: string, { name, school }: Somebody): Promise<string> {
  const criteria = Array.from({ length: 12 }, (_, n) => `AM${n + 1}`).join(', ');
  write(
    root,
    'portfolio.yaml',
    `version: 1\nmentor: {name: ${name}, school: ${school}}\nprovider: North Shore Partnership\nframework: ljmu-2016\nstage: advanced\n`,
  );
  write(
    root,
    'journal/2026-03-12-a-year.md',
    `---\nkind: entry\ntitle: A year\ndate: 2026-03-12\ncriteria: [${criteria}]\nevidence: [evidence/notes.txt]\n---\n\nI asked more and told less.\n`,
  );
  write(root, 'evidence/notes.txt', 'Notes.\n');
  write(
    root,
    'stages/advanced/self-assessment.md',
    `---\nkind: self-assessment\nstage: advanced\ndate: 2026-06-01\nratings:\n${points.map((point) => `  ${point}: green\n`).join('')}---\n`,
  );
  write(
    root,
    'stages/advanced/checklist.md',
    `---\nkind: checklist\nstage: advanced\n---\n\n${skills.map((skill) => `- [x] ${skill}\n`).join('')}`,
  );
  write(
    root,
    'stages/advanced/reflection.md',
    '---\nkind: reflection\nstage: advanced\n---\n\nI wait longer for an answer.\n',
  );
  write(
    root,
    'stages/advanced/targets.md',
    '---\nkind: targets\nstage: advanced\n---\n\n- [ ] Packs for every trainee\n  - due: 2027-02-12\n  - measure: Twelve of them\n  - action: Ask two colleagues\n',
  );
  const words = [
    '--role',
    'head-teacher',
    '--name',
    'Mair Rees',
    '--decision',
    'supported',
    '--comment',
    'I saw all of it.',
  ];
  await done(mentor(['sign', 'advanced', ...words, '--no-input', '-q'], root));
  await done(mentor(['submit', '--no-pdf', '-q'], root));
  return root;
}

async function done<T extends { code: number; out: string; err: string }>(run: Promise<T>, code = 0): Promise<T> {
  const result = await run;
  expect(result.code, result.out + result.err).toBe(code);
  return result;
}

const zipIn = (root: string, number: string): Buffer => {
  const folder = join(root, 'submissions', number);
  return readFileSync(join(folder, readdirSync(folder).find((name) => name.endsWith('.zip')) as string));
};

const states = async (root: string): Promise<Record<string, string>> => {
  const { people: rows } = json<{ people: { id: string; state: string }[] }>(await cohort(root, 'status', '--json'));
  return Object.fromEntries(rows.map(({ id, state }) => [id, state]));
};

describe('a year with twelve portfolios', () => {
  let root = '';
  const homes = new Map<string, string>();
  const [returned] = people as [Somebody];

  beforeAll(async () => {
    const top = mkdtempSync(join(tmpdir(), 'mentor-test-'));
    root = join(top, 'cohort');
    write(root, 'cohort.yaml', SETTINGS);
    write(root, 'people.csv', roster(people));
    for (const who of people) {
      homes.set(who.id, await handIn(join(top, who.id), who));
      write(root, `inbox/${who.name}.zip`, zipIn(homes.get(who.id) as string, '001'));
    }
    return () => rmSync(top, { recursive: true, force: true, maxRetries: 5 });
  });

  test('is received, read, recognised, registered and taken in by the mentors', async () => {
    await done(cohort(root, 'receive'));
    await done(cohort(root, 'check'));
    expect(new Set(Object.values(await states(root)))).toEqual(new Set(['to read']));

    // Nobody reads their own school; the same seed gives the same list.
    const planned = await done(cohort(root, 'allocate', '--seed', 's', '--dry-run', '--json'));
    const given = await done(cohort(root, 'allocate', '--seed', 's', '--json'));
    expect(given.out).toBe(planned.out);
    const readers = new Map(
      json<{ allocated: { id: string; reader: string }[] }>(given).allocated.map(({ id, reader }) => [id, reader]),
    );
    for (const { id, school } of people) {
      const barred = { hb: 'Fellgate High School', tp: 'Beckgate High School' }[readers.get(id) as string];
      expect(school).not.toBe(barred);
    }
    expect(
      Math.max(...['hb', 'if', 'tp'].map((one) => [...readers.values()].filter((reader) => reader === one).length)),
    ).toBeLessThan(6);

    // One reader leaves: only theirs move.
    write(root, 'cohort.yaml', SETTINGS.replace(/ {2}- \{id: tp.*\n/, ''));
    const moved = json<{ allocated: { id: string }[] }>(await done(cohort(root, 'allocate', '--json'))).allocated;
    expect(moved.map(({ id }) => id)).toEqual(
      [...readers]
        .filter(([, reader]) => reader === 'tp')
        .map(([id]) => id)
        .sort(),
    );

    write(root, 'cohort.yaml', SETTINGS);
    // Words alone are kept, and the decision that comes later leaves them.
    await done(cohort(root, 'review', returned.id, '--comment', 'Date your targets.'));
    await done(cohort(root, 'review', returned.id, '--decision', 'returned'));
    expect(readFileSync(join(root, `reviews/${returned.id}/advanced/first.md`), 'utf8')).toMatch(
      /decision: returned\n[\s\S]*\n---\n\nDate your targets\.\n$/,
    );
    expect((await cohort(root, 'review', returned.id, '--decision', 'recognised')).err).toContain('add --as first');
    await done(
      cohort(root, 'review', returned.id, '--reader', readers.get(returned.id) as string, '--comment', 'Again.'),
    );
    for (const { id } of people) {
      if (id === returned.id) continue;
      await done(cohort(root, 'review', id, '--decision', 'recognised', '--comment', `Read with pleasure, ${id}.`));
    }
    // What was in no sample yet is signed only where somebody names it.
    const early = await done(cohort(root, 'decide'), 1);
    expect(early.out.split('\n').filter((line) => line.includes('in no sample yet'))).toHaveLength(12);
    const named = await done(cohort(root, 'decide', people[1]?.id as string, '--dry-run', '--json'));
    expect(json(named)).toMatchObject({ decisions: [{ decision: 'recognised', uncertified: null }] });

    const drawn = await done(cohort(root, 'sample', '--seed', '04 11 23', '--json'));
    const sampled = json<{ drawn: { id: string; why: string }[] }>(drawn).drawn;
    expect(sampled.length).toBeGreaterThanOrEqual(3);
    expect(sampled).toContainEqual({ id: returned.id, why: 'returned' });
    // On another machine the same are drawn.
    const elsewhere = join(tempFolder(), 'copy');
    cpSync(root, elsewhere, { recursive: true });
    expect((await done(cohort(elsewhere, 'sample', '--verify'))).out).toContain(
      `the same ${sampled.length} are drawn again`,
    );
    const file = readdirSync(join(elsewhere, 'samples'))[0] as string;
    write(
      elsewhere,
      `samples/${file}`,
      readFileSync(join(elsewhere, 'samples', file), 'utf8').replace('seed: ', 'seed: 7 '),
    );
    expect(await cohort(elsewhere, 'sample', '--verify')).toMatchObject({ code: 1 });

    // Who was drawn waits for a second reader, who is never the first; where they differ, somebody settles it.
    expect((await states(root))[returned.id]).toBe('with second reader');
    expect((await cohort(root, 'decide', returned.id)).out).toContain('waiting for a second reader');
    const seconds = json<{ allocated: { id: string; voice: string; reader: string }[] }>(
      await done(cohort(root, 'allocate', '--json')),
    ).allocated;
    expect(seconds.map(({ id }) => id)).toEqual(sampled.map(({ id }) => id));
    const firsts = new Map(readerLines(root));
    for (const { id, reader } of seconds) expect(firsts.get(id)).not.toBe(reader);
    const disputed = sampled.find(({ id }) => id !== returned.id) as { id: string };
    for (const { id } of sampled) {
      const decision = id === returned.id || id === disputed.id ? 'returned' : 'recognised';
      await done(cohort(root, 'review', id, '--as', 'second', '--decision', decision));
    }
    expect((await states(root))[disputed.id]).toBe('readers differ');
    expect((await cohort(root, 'decide', disputed.id)).out).toContain('the readers differ');
    await done(
      cohort(root, 'review', disputed.id, '--reader', 'if', '--decision', 'recognised', '--comment', 'It is there.'),
    );

    await done(cohort(root, 'decide'));
    expect((await cohort(root, 'decide', returned.id)).out).toContain('is returned already');
    expect(readdirSync(join(root, 'out'))).toEqual(['results.jsonl']);

    // A reply that goes out once waits for its certificate.
    const waiting = await done(cohort(root, 'send', '--dry-run'), 1);
    expect(waiting.out.match(/not in the register yet/g)).toHaveLength(11);
    expect(waiting.out).toContain(`out/replies/${returned.id}.zip  returned: sign-off, letter`);

    // One browser prints all the certificates; who has no e-mail address is named, and gets all but a badge.
    const { id: silent } = people[11] as Somebody;
    write(root, 'people.csv', roster(people).replace(`${silent}@example.org`, ''));
    expect((await done(cohort(root, 'award', '--dry-run'))).err).toContain(`e-mail address on the roster: ${silent}.`);
    const awards = json<{ awards: { id: string; number: string }[] }>(
      await done(cohort(root, 'award', '--json')),
    ).awards;
    expect(awards).toHaveLength(11);
    expect(awards.map(({ number }) => number)).toEqual(
      Array.from({ length: 11 }, (_, n) => `NS-2026-${String(n + 1).padStart(4, '0')}`),
    );
    for (const { id } of awards)
      expect(
        readFileSync(join(root, `out/certificates/${id}-advanced.pdf`))
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
    expect(readFileSync(join(root, 'out/badges-1.csv'), 'utf8').trim().split('\n')).toHaveLength(11);
    const awarded = awards[0]?.id as string;
    expect((await done(cohort(root, 'award', awarded), 1)).out).toContain('already has it');

    rmSync(join(root, `out/certificates/${awarded}-advanced.pdf`));
    expect((await done(cohort(root, 'send', awarded), 1)).out).toMatch(
      new RegExp(`mentor cohort award\\s+${awarded} --again`),
    );
    await done(cohort(root, 'send', awarded, '--without-certificate'));
    const bare = unpack(readFileSync(join(root, `out/replies/${awarded}.zip`)));
    expect(String(bare.find(({ name }) => name === 'letter.txt')?.bytes)).toContain('stands in the register');
    const badges = readFileSync(join(root, 'out/badges-1.csv'), 'utf8');
    write(root, 'people.csv', roster(people).replace(`${awarded}@example.org`, 'new@example.org'));
    expect((await done(cohort(root, 'award', awarded, '--again'))).err).toContain('badges: out/badges-1.csv\n');
    expect(readFileSync(join(root, 'out/badges-1.csv'), 'utf8')).toBe(
      badges.replace(`${awarded}@example.org`, 'new@example.org'),
    );
    write(root, 'people.csv', roster(people));
    await done(cohort(root, 'award', silent, '--again', '--no-pdf'));
    expect(readFileSync(join(root, 'out/badges-2.csv'), 'utf8').trim().split('\n')).toEqual([
      badges.trim().split('\n')[0],
      expect.stringContaining(`${silent}@example.org`),
    ]);
    expect(readdirSync(join(root, 'out')).filter((name) => name.startsWith('badges-'))).toHaveLength(2);

    await done(cohort(root, 'send'));
    expect(columnOf(readFileSync(join(root, 'out/mail-merge.csv'), 'utf8'))).toEqual(['id', awarded]);
    expect(columnOf(readFileSync(join(root, 'out/mail-merge-2.csv'), 'utf8'))).toContain(silent);
    expect(Object.values(await states(root)).sort()).toEqual([...Array(11).fill('registered'), 'sent']);
    expect((await done(cohort(root, 'send', silent, '--again'))).err).toContain('out/mail-merge-3.csv\n');
    expect(columnOf(readFileSync(join(root, 'out/mail-merge-3.csv'), 'utf8'))).toEqual(['id', silent]);

    for (const { id } of people) {
      const home = homes.get(id) as string;
      const taken = await done(mentor(['receive', join(root, `out/replies/${id}.zip`)], home));
      expect(taken.err).toContain('Nothing has changed since it was handed in.');
      expect((await done(mentor(['verify', '--severity', 'error'], home))).out).not.toContain('changed:');
    }
    const home = homes.get(awarded) as string;
    expect(existsSync(join(home, 'certificates/certificate-advanced.pdf'))).toBe(true);
    expect((await done(mentor(['receive', join(root, `out/replies/${awarded}.zip`)], home))).err).toContain(
      'was here already',
    );
    repositoryOf(home);
    write(
      home,
      'journal/2026-03-12-a-year.md',
      `${readFileSync(join(home, 'journal/2026-03-12-a-year.md'), 'utf8')}More.\n`,
    );
    const changed = await mentor(['receive', join(root, `out/replies/${awarded}.zip`)], home);
    expect([changed.code, changed.err]).toEqual([1, expect.stringContaining('changed journal/2026-03-12-a-year.md')]);
    const other = await mentor(['receive', join(root, `out/replies/${awarded}.zip`)], homes.get(returned.id) as string);
    expect(other).toMatchObject({ code: 2, err: expect.stringContaining('The reply is for') });
  });

  test('who got it back answers, and is read anew', async () => {
    const home = homes.get(returned.id) as string;
    write(
      home,
      'journal/2026-11-01-again.md',
      '---\nkind: entry\ntitle: Again\ndate: 2026-11-01\ncriteria: [AM1]\nevidence: [evidence/notes.txt]\n---\n\nI tried it once more.\n',
    );
    const words = [
      '--role',
      'head-teacher',
      '--name',
      'Mair Rees',
      '--decision',
      'supported',
      '--comment',
      'Seen again.',
    ];
    await done(mentor(['sign', 'advanced', ...words, '--no-input', '-q'], home));
    await done(mentor(['submit', '--no-pdf', '-q'], home));
    write(root, 'inbox/again.zip', zipIn(home, '002'));
    expect((await done(cohort(root, 'receive'))).out).toContain(`received/${returned.id}/002.zip`);
    await done(cohort(root, 'check'));
    expect((await states(root))[returned.id]).toBe('to read');
    await done(
      cohort(root, 'review', returned.id, '--reader', 'if', '--decision', 'recognised', '--comment', 'Now it is.'),
    );
    expect(
      readdirSync(join(root, 'reviews', returned.id, 'advanced')).filter((name) => name.startsWith('first')),
    ).toEqual(['first-2.md', 'first.md']);
  });

  test('the register is corrected, renewed and withdrawn, and answers the samplers', async () => {
    const [, who] = people as [Somebody, Somebody];
    const fix = ['register', 'correct', who.id, '--name', 'Zoë Marsh-Hughes', '--by', 'if', '--json'];
    const corrected = json<{ number: string; certificate: string }>(await done(cohort(root, ...fix)));
    expect(corrected).toMatchObject({ number: 'NS-2026-0012', certificate: `out/certificates/${who.id}-advanced.pdf` });
    const text = readFileSync(join(root, `register/${who.id}--ljmu-2016--advanced.yaml`), 'utf8');
    expect(text).toMatch(/name: Zoë Marsh-Hughes[\s\S]*replaces: NS-2026-00\d\d|replaces: NS-2026-00\d\d/);
    expect(text).toContain('what: corrected');
    expect((await done(cohort(root, 'register', '--expiring', '6m'))).out.trim().split('\n')).toHaveLength(1);
    const [, , other] = people as [Somebody, Somebody, Somebody];
    await done(cohort(root, 'register', 'withdraw', other.id), 2);
    await done(cohort(root, 'register', 'withdraw', other.id, '--reason', 'Left.'));
    expect((await states(root))[other.id]).toBe('withdrawn');
    await done(cohort(root, 'register', 'renew', other.id, '--until', '2027-01-31', '--no-pdf'));
    expect((await states(root))[other.id]).toBe('expiring');
    expect((await done(cohort(root, 'register', '--expiring', '6m'))).out).toContain(other.name);
    expect((await done(cohort(root, 'due'))).out).toContain('expiring');
    await done(cohort(root, 'register', '--format', 'claims'));
    expect(readFileSync(join(root, 'out/claims.csv'), 'utf8')).toMatch(
      /^\ufeffclaim_reference,school_urn[\s\S]*,012345\d,/,
    );
    await done(cohort(root, 'register', '--format', 'xlsx'));
    expect(unpack(readFileSync(join(root, 'out/register.xlsx'))).length).toBeGreaterThan(5);
  });

  test('a page and a PDF of what was received, by one browser', async () => {
    const [who] = people.slice(3) as [Somebody];
    write(root, `received/${people[4]?.id}/002.zip`, zipOf({ 'notes.txt': 'no portfolio' }));
    const run = await cohort(root, 'render', who.id, people[4]?.id as string, '--no-appendices');
    expect([run.code, run.out]).toEqual([1, expect.stringContaining(`out/portfolios/${who.id}.pdf`)]);
    expect(run.out).toContain(`${people[4]?.id}  not rendered`);
    await cohort(root, 'board');
    expect(readFileSync(join(root, 'out/board.html'), 'utf8')).toContain(`href="portfolios/${who.id}.html"`);
    expect(readdirSync(join(root, 'out')).filter((name) => name.startsWith('.render'))).toEqual([]);
  });

  test('somebody is forgotten: only the register and the history go on knowing the name', async () => {
    const [who] = people.slice(5) as [Somebody];
    git(root, 'init', '--quiet');
    git(root, 'add', '--force', 'reviews', 'register');
    git(root, 'commit', '--quiet', '-m', 'Reviews');
    const tables = ['mail-merge-2', 'badges-1'].map((name) => join(root, `out/${name}.csv`));
    const before = tables.map((table) => readFileSync(table, 'utf8').split('\r\n'));
    expect(before.flat().filter((line) => line.includes(`${who.id}@`))).toHaveLength(2);
    const gone = json<{ removed: string[]; kept: string[]; named: string[]; commits: number }>(
      await done(cohort(root, 'forget', who.id, '--json')),
    );
    expect(tables.map((table) => readFileSync(table, 'utf8').split('\r\n'))).toEqual(
      before.map((lines) => lines.filter((line) => !line.includes(`${who.id}@`))),
    );
    expect(gone).toMatchObject({ kept: [`register/${who.id}--ljmu-2016--advanced.yaml`], named: [], commits: 1 });
    const naming = filesOf(root).filter(
      (path) => !path.startsWith('.git/') && readFileSync(join(root, path)).includes(who.name),
    );
    expect(naming).toEqual(gone.kept);
    expect(existsSync(join(root, 'received', who.id))).toBe(false);
    expect(Object.keys(await states(root))).not.toContain(who.id);
  });
});

const columnOf = (table: string): string[] => readCsv(table).records.map(([cell = '']) => cell);

function* readerLines(root: string): Generator<[string, string]> {
  for (const { id } of people) {
    const text = readFileSync(join(root, `reviews/${id}/advanced/first.md`), 'utf8');
    yield [id, /^reader: (.+)$/m.exec(text)?.[1] ?? ''];
  }
}

const filesOf = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name).slice(root.length + 1)] : [],
  );
