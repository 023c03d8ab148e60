import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gitIn } from '../../src/git/git.js';
import { sha256Of } from '../../src/portfolio/read-submissions.js';
import { freeze, openWorkbench, renderedFiles } from '../../src/submission/freeze.js';
import { gitState } from '../../src/submission/git-state.js';
import { isSubmission, openSubmission } from '../../src/submission/index.js';
import { type Manifest, readManifest } from '../../src/submission/manifest.js';
import { snapshotOf } from '../../src/submission/snapshot.js';
import { readSourceFile } from '../../src/submission/source-file.js';
import type { Seal } from '../../src/trust/seal.js';
import { pack } from '../../src/zip/in-memory.js';
import { file, place, said, sealedSaid, signOffPath, small } from '../coverage/small-pack.js';
import { folderWith, tempFolder } from '../support/folder.js';
import { repositoryOf } from '../support/git.js';

const SEAL: Seal = {
  form: 'mentor-seal-2',
  stage: 'small-2026/silver',
  mentor: 'Kit Moor',
  terms: [],
  files: ['journal/b.md', 'journal/a.md'].map((path) => ({ path, size: 1, sha256: 'a'.repeat(64) })),
};

test('what a stage held on a day', () => {
  const content = {
    'journal/a.md': file('entry', 'criteria: S1\nevidence: evidence/a.txt'),
    'evidence/a.txt': 'a',
    'stages/self.md': file('self-assessment', 'stage: silver\nratings: {TS1.1: red}'),
    'stages/list.md': file('checklist', 'stage: silver', '- [x] c.1\n- [ ] c.2'),
    'stages/questions.md': file('reflection', 'stage: silver', '## KQ1\n\nThis.\n\n## KQ2\n'),
    'stages/targets.md': file('targets', 'stage: silver', '- [x] Read.\n- [ ] Write.'),
    'comments/1.md': file('comment', 'on: S1\nname: Ann\nstate: open', 'Which?'),
  };
  const linked = small({
    ...content,
    [signOffPath('mentor-in-school')]: sealedSaid(content, 'mentor-in-school', 'returned'),
    [signOffPath('mentor-in-school', 2)]: file('sign-off', 'stage: silver\nrole: mentor-in-school'),
  });
  expect(snapshotOf(linked, [place(linked)], () => SEAL)).toMatchObject({
    mentor: 'Kit Moor',
    comments: [{ file: 'comments/1.md', open: true }],
    stages: [
      {
        stage: 'small-2026/silver',
        criteria: [
          { id: 'S1', state: 'evidenced', entries: ['journal/a.md'], evidence: ['evidence/a.txt'] },
          { id: 'S2', state: 'open', entries: [], evidence: [] },
        ],
        ratings: { 'TS1.1': 'red' },
        skills: ['c.1'],
        questions: ['KQ1'],
        targets: [
          { text: 'Read.', done: true },
          { text: 'Write.', done: false },
        ],
        signOffs: [
          {
            file: signOffPath('mentor-in-school', 2),
            role: 'mentor-in-school',
            name: null,
            date: null,
            decision: null,
          },
        ],
        files: [{ path: 'journal/a.md' }, { path: 'journal/b.md' }],
      },
    ],
  });
  const signed = small({ [signOffPath('team')]: said('team', 'noted') });
  const [stage] = snapshotOf(signed, [place(signed)], () => SEAL).stages;
  expect([stage?.ratings, stage?.signOffs]).toEqual([
    {},
    [{ file: signOffPath('team'), role: 'team', name: 'Name of team', date: '2026-11-02', decision: 'noted' }],
  ]);
});

const manifestOf = (files: Manifest['files']): Manifest => ({
  version: 1,
  submission: '001',
  date: '2026-05-20',
  mentor: { name: 'Kit Moor', school: null },
  provider: null,
  stages: ['small-2026/silver'],
  tool: { name: 'mentor', version: '0' },
  packs: [],
  git: null,
  check: { errors: 0, missing: 0, warnings: 0, accepted: [] },
  forced: null,
  signOffs: [
    { file: 'stages/a.md', role: 'team', name: null, date: null, decision: null, seal: 'none', signature: 'none' },
  ],
  files,
  snapshot: { mentor: null, stages: [], comments: [] },
});

/** A portfolio with one submission of two files and a page. */
function handedIn(): { root: string; folder: string } {
  const root = folderWith({ 'portfolio.yaml': 'version: 1\n', 'journal/a.md': 'One.\n' });
  const bench = openWorkbench(root);
  writeFileSync(join(bench.folder, 'portfolio.html'), '<p>One.</p>');
  const sources = new Map(
    ['journal/a.md', 'portfolio.yaml'].map((path) => [path, readSourceFile(path, join(root, path))]),
  );
  const packed = [...sources].map(([path, { size, sha256 }]) => ({ path: `portfolio/${path}`, size, sha256 }));
  const folder = freeze(root, bench, manifestOf([...renderedFiles(bench), ...packed]), sources, 'a.zip');
  return { root, folder: join(root, folder) };
}

describe('a submission in the making', () => {
  test.each<[there: string[], number: string]>([
    [[], '001'],
    [['submissions/001/a'], '002'],
    [['submissions/001/a', 'submissions/009/a', 'submissions/notes/a', 'submissions/12/a'], '010'],
    [['submissions/1000/a'], '1001'],
    [['submissions/readme.txt'], '001'],
    [['submissions'], '001'],
  ])('beside %j has the number %s', (there, number) => {
    const root = folderWith(Object.fromEntries([['portfolio.yaml', ''], ...there.map((path) => [path, ''])]));
    expect(openWorkbench(root).number).toBe(number);
  });

  test('what a killed run left a day ago is swept away, and nothing else', () => {
    const root = folderWith({ 'portfolio.yaml': '' });
    const workshop = join(root, '.mentor/cache');
    const ago = (name: string, hours: number): void => {
      mkdirSync(join(workshop, name, 'deep'), { recursive: true });
      const then = Date.now() / 1000 - hours * 3600;
      utimesSync(join(workshop, name), then, then);
    };
    ago('submission-0123456789ab', 24.01);
    ago('submission-0123456789ac', 23);
    ago('submission-0123456789ad', -1);
    ago('other-0123456789ab', 25);
    symlinkSync('gone', join(workshop, 'submission-0123456789ae'));
    const { folder } = openWorkbench(root);
    expect(basename(folder)).toMatch(/^submission-[0-9a-f]{12}$/);
    expect(readdirSync(workshop).sort()).toEqual(
      [
        'other-0123456789ab',
        ...['c', 'd', 'e'].map((last) => `submission-0123456789a${last}`),
        basename(folder),
      ].sort(),
    );
    expect(existsSync(join(workshop, 'submission-0123456789ac/deep'))).toBe(true);
  });

  test('is whole: a manifest, a zip with all of it, sums of each', () => {
    const { root, folder } = handedIn();
    expect(readdirSync(folder).sort()).toEqual(['SHA256SUMS', 'a.zip', 'manifest.json', 'portfolio.html']);
    const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8');
    expect(sums.split('\n').map((line) => line.slice(66))).toEqual(['a.zip', 'manifest.json', 'portfolio.html', '']);
    expect(readManifest(readFileSync(join(folder, 'manifest.json'), 'utf8'))?.files.map(({ path }) => path)).toEqual([
      'portfolio.html',
      'portfolio/journal/a.md',
      'portfolio/portfolio.yaml',
    ]);
    expect(readdirSync(join(root, '.mentor/cache'))).toEqual([]);
  });

  test('never takes the place of another', () => {
    const { root } = handedIn();
    const bench = { ...openWorkbench(root), number: '001' };
    expect(() => freeze(root, bench, manifestOf([]), new Map(), 'a.zip')).toThrow(
      /Another submission 001 was made in the meantime/,
    );
    writeFileSync(join(root, 'submissions/002'), '');
    const gone = { folder: openWorkbench(root).folder, number: '002' };
    expect(() => freeze(root, gone, manifestOf([]), new Map(), 'a.zip')).toThrow(/^ENOTDIR/);
    rmSync(join(gone.folder, 'a.zip'));
    rmSync(join(root, 'submissions'), { recursive: true });
    writeFileSync(join(root, 'submissions'), '');
    expect(() => freeze(root, gone, manifestOf([]), new Map(), 'a.zip')).toThrow(/^(?!.*meantime)/);
  });

  test('its files are in the order of their names', () => {
    const bench = openWorkbench(folderWith({ 'portfolio.yaml': '' }));
    for (const name of ['b', 'a', 'c']) writeFileSync(join(bench.folder, name), name);
    expect(renderedFiles(bench).map(({ path, size }) => [path, size])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 1],
    ]);
  });
});

describe('a submission as it is now', () => {
  const troubles = (path: string): [string, string][] => {
    const { submission, close } = openSubmission(path);
    close();
    return submission.troubles.map(({ file: name, what }) => [what, name]);
  };

  test.each<[what: string, change: (folder: string) => void, expected: [string, string][]]>([
    ['untouched', () => undefined, []],
    [
      'with a page changed',
      (folder) => appendFileSync(join(folder, 'portfolio.html'), ' '),
      [['changed', 'portfolio.html']],
    ],
    [
      'with a page changed that has its old date',
      (folder) => {
        writeFileSync(join(folder, 'portfolio.html'), '<p>Two.</p>');
        utimesSync(join(folder, 'portfolio.html'), 0, 0);
      },
      [['changed', 'portfolio.html']],
    ],
    [
      'with another manifest, and sums that are made to fit',
      (folder) => {
        const path = join(folder, 'manifest.json');
        const [before, text] = [sha256Of(path), JSON.stringify({ ...manifestOf([]), date: '2020-01-01' })];
        writeFileSync(path, text);
        const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8');
        writeFileSync(join(folder, 'SHA256SUMS'), sums.replace(before, sha256Of(path)));
      },
      [['changed', 'manifest.json']],
    ],
    ['with a file more', (folder) => writeFileSync(join(folder, 'more.txt'), ''), [['came', 'more.txt']]],
    ['with its page gone', (folder) => rmSync(join(folder, 'portfolio.html')), [['went', 'portfolio.html']]],
    [
      'with its manifest changed',
      (folder) => appendFileSync(join(folder, 'manifest.json'), ' '),
      [['changed', 'manifest.json']],
    ],
    [
      'with another manifest and its sums',
      (folder) => {
        writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifestOf([]), date: '2020-01-01' }));
        rmSync(join(folder, 'SHA256SUMS'));
      },
      [
        ['unreadable', 'SHA256SUMS'],
        ['changed', 'manifest.json'],
      ],
    ],
  ])('%s', (_, change, expected) => {
    const { folder } = handedIn();
    change(folder);
    expect(troubles(folder)).toEqual(expected);
  });

  test('says of its folder, its zip and what was unpacked of it the same', () => {
    const { folder } = handedIn();
    const open = (path: string): unknown => {
      const { submission, manifest, files, close } = openSubmission(path);
      const found = { submission, date: manifest.date, paths: files.files.map(({ path: one }) => one) };
      close();
      return found;
    };
    const submission = {
      folder: '001',
      date: '2026-05-20',
      stages: ['small-2026/silver'],
      signOffs: ['stages/a.md'],
      troubles: [],
    };
    const all = { submission, date: '2026-05-20', paths: ['journal/a.md', 'portfolio.yaml'] };
    expect(open(folder)).toEqual(all);
    expect(open(join(folder, 'a.zip'))).toEqual({ ...all, submission: { ...submission, folder: 'a.zip' } });
    expect(
      [folder, join(folder, 'a.zip'), join(folder, 'portfolio.html'), join(folder, 'none'), tempFolder()].map(
        isSubmission,
      ),
    ).toEqual([true, true, false, false, false]);
  });

  test.each<[what: string, files: Record<string, string>, expected: [string, string][]]>([
    ['as it was sent', {}, []],
    ['with a source changed', { 'portfolio/journal/a.md': 'Two.\n' }, [['changed', 'portfolio/journal/a.md']]],
    ['with a source more', { 'portfolio/journal/b.md': '' }, [['came', 'portfolio/journal/b.md']]],
    ['with a page more', { 'more.html': '' }, [['came', 'more.html']]],
  ])('unpacked, %s', (_, changes, expected) => {
    const { root, folder } = handedIn();
    const text = (path: string): string => readFileSync(path, 'utf8');
    const unpacked = folderWith({
      'manifest.json': text(join(folder, 'manifest.json')),
      'portfolio.html': text(join(folder, 'portfolio.html')),
      'portfolio/portfolio.yaml': text(join(root, 'portfolio.yaml')),
      'portfolio/journal/a.md': text(join(root, 'journal/a.md')),
      ...changes,
    });
    expect(troubles(unpacked)).toEqual(expected);
    renameSync(join(unpacked, 'portfolio.html'), join(unpacked, 'other.html'));
    const moved = [['went', 'portfolio.html'], ...expected, ['came', 'other.html']];
    expect(troubles(unpacked).sort()).toEqual(moved.sort());
  });

  test('what is none says why', () => {
    expect(() => openSubmission('/dev/null')).toThrow(/neither a file nor a folder/);
    const zip = pack([{ name: 'a.md', bytes: Buffer.from('x'), isPacked: false }]);
    expect(() => openSubmission(join(folderWith({ 'a.zip': zip }), 'a.zip'))).toThrow(/no readable manifest/);
  });

  test('what its zip lacks is missed, though its folder is whole', () => {
    const root = folderWith({ 'portfolio.yaml': 'version: 1\n' });
    const lacking = manifestOf([{ path: 'portfolio/gone.md', size: 1, sha256: 'a'.repeat(64) }]);
    expect(troubles(join(root, freeze(root, openWorkbench(root), lacking, new Map(), 'a.zip')))).toEqual([
      ['went', 'portfolio/gone.md'],
    ]);
  });

  test('a portfolio is none, though it has a manifest', () => {
    expect(isSubmission(folderWith({ 'manifest.json': '{}', 'portfolio.yaml': '' }))).toBe(false);
    expect(isSubmission(folderWith({ 'manifest.json': '{}' }))).toBe(true);
  });
});

describe('the commit of what is handed in', () => {
  test('is named, with what it has not, or not so', async () => {
    const root = folderWith({ 'a.md': 'One.\n', 'b.md': 'Two.\n' });
    repositoryOf(root);
    const git = gitIn(root, process.env);
    const blobs = (): Map<string, string[]> =>
      new Map(
        ['a.md', 'b.md', 'c.md']
          .filter((name) => existsSync(join(root, name)))
          .map((name) => [name, readSourceFile(name, join(root, name)).blobs]),
      );
    const clean = await gitState(git, blobs());
    expect(clean).toEqual({ commit: expect.stringMatching(/^[0-9a-f]{40}$/), changed: [] });
    writeFileSync(join(root, 'a.md'), 'Three.\n');
    writeFileSync(join(root, 'c.md'), 'New.\n');
    expect(await gitState(git, blobs())).toEqual({ ...clean, changed: ['a.md', 'c.md'] });
    writeFileSync(join(root, 'a.md'), 'One.\r\n');
    expect(await gitState(git, blobs())).toEqual({ ...clean, changed: ['c.md'] });
    expect(await gitState(gitIn(tempFolder(), process.env), blobs())).toBeNull();
    const tree = String(await git(['rev-parse', 'HEAD^{tree}']));
    rmSync(join(root, '.git/objects', tree.slice(0, 2)), { recursive: true });
    expect(await gitState(git, blobs())).toBeNull();
  });
});
