import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../e2e/support.js';
import { jpegWithExif } from '../../evidence/support/photo.js';
import { programForTests } from '../../support/program.js';

const BROKEN = resolve(import.meta.dirname, '../../../fixtures/broken/every-mistake');
const ENTRY = '---\nkind: entry\ntitle: A lesson\ndate: 2026-03-12\ncriteria: [DM5]\n---\n\n';
const run = programForTests();
/** What a check keeps of files, but for what it printed. */
const KEPT = ['documents', 'files'];

/** What may change between two checks, by its kind; each change stays for those behind it. */
function changes(root: string, cache: string): Record<string, () => void> {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const edit = (path: string, change: (text: string) => string): void =>
    write(path, change(readFileSync(join(root, path), 'utf8')));
  const eachKept = (change: (whole: Uint8Array) => Uint8Array): void => {
    for (const kind of KEPT)
      for (const name of readdirSync(join(cache, kind))) {
        const path = join(cache, kind, name);
        writeFileSync(path, change(readFileSync(path)));
      }
  };
  return {
    'nothing at all': () => undefined,
    'the prose of one entry': () => write('journal/new.md', `${ENTRY}We planned.\n\nA [way](#planned) “on” 🙂.\n`),
    'a heading that another entry leads to': () => {
      write('journal/leads.md', `${ENTRY}See [there](new.md#planned), and [here](#planned).\n`);
      write('journal/new.md', `${ENTRY}## Planned\n\nWe planned.\n`);
    },
    'tasks of a checklist, with a tab and letters of other scripts': () =>
      write(
        'stages/developing/checklist.md',
        '---\nkind: checklist\n---\n\n- [x] mentoring.5\tĝis žluť\n- [ ] mentoring.99 …\n',
      ),
    'where a photo was taken': () => {
      write('journal/photo.md', `${ENTRY}![A board](../evidence/class.jpg)\n`);
      writeFileSync(join(root, 'evidence/class.jpg'), jpegWithExif({ latitude: [53, 24, 0] }));
    },
    'where it was taken, which it says no more': () =>
      writeFileSync(join(root, 'evidence/class.jpg'), jpegWithExif({ description: 'A board' })),
    'the kind of a document': () => edit('journal/new.md', (text) => text.replace('kind: entry', 'kind: checklist')),
    'the ends of its lines': () => edit('journal/new.md', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`),
    'the settings': () =>
      edit('portfolio.yaml', (text) => `${text}\nrules: {link/criterion: warning, link/anchor: off}\n`),
    'who is to be named by no name': () => {
      write('private.yaml', 'people:\n  - {name: Quillon Ferrabee, as: Trainee Q}\n');
      write('journal/names.md', `${ENTRY}Quillon Ferrabee taught, telephone 01632 960123.\n`);
    },
    'a pack': () => write('frameworks/own.yaml', 'id: own\ntitle: Own\nversion: 1\nstatus: current\nstages: []\n'),
    'the name of who is to be named by no name': () =>
      edit('private.yaml', (text) => text.replace('Quillon', 'Tamsin')),
    'a name that may be read, as it signs': () =>
      write('stages/developing/sign-off/link-tutor-9.md', '---\nkind: sign-off\nname: Quillon Ferrabee\n---\n\nYes.\n'),
    'one letter, in a text of the same length and time': () => {
      const path = join(root, 'journal/names.md');
      const { atime, mtime } = statSync(path);
      edit('journal/names.md', (text) => text.replace('taught', 'caught'));
      utimesSync(path, atime, mtime);
    },
    'a letter that is none in UTF-8': () =>
      writeFileSync(join(root, 'journal/letters.md'), `${ENTRY}caf\xe9\n`, 'latin1'),
    'a text that another file was until now': () => {
      renameSync(join(root, 'journal/letters.md'), join(root, 'journal/other.md'));
      write('journal/letters.md', `${ENTRY}caf\xe9\n`);
    },
    'a link in the place of a text': () => {
      rmSync(join(root, 'journal/letters.md'));
      symlinkSync('names.md', join(root, 'journal/letters.md'));
    },
    'evidence that is emptied': () => {
      write('evidence/note.txt', 'Kept.');
      write('journal/shows.md', `${ENTRY}[note](../evidence/note.txt)\n`);
    },
    'evidence that is emptied now': () => write('evidence/note.txt', ''),
    'a file that has another name': () => renameSync(join(root, 'journal/new.md'), join(root, 'journal/newer.md')),
    'a file that is gone': () => rmSync(join(root, 'journal/leads.md')),
    'a second version of a file': () => cpSync(join(root, 'journal/names.md'), join(root, 'journal/names (1).md')),
    'a cache that is cut off': () => eachKept((whole) => whole.subarray(0, whole.length / 2)),
    'a cache in which letters changed': () =>
      eachKept((whole) => whole.map((byte, at) => (at > 100 && at % 500 === 0 ? 88 : byte))),
    'a cache that is gone': () => rmSync(cache, { recursive: true }),
    'most of the texts': () => {
      for (const name of readdirSync(join(root, 'journal')).filter((one) => one.endsWith('.md')))
        appendFileSync(join(root, 'journal', name), '\n\nOne more line.\n');
    },
  };
}

test('whatever changed between two checks, the second says what one without a cache says', async () => {
  const root = join(tempFolder(), 'portfolio');
  const cache = tempFolder();
  cpSync(BROKEN, root, { recursive: true });
  const check = (folder: string): ReturnType<typeof run> =>
    run(['check', root, '--json'], root, { MENTOR_CACHE: folder, TEST_CLOCK_AHEAD: '60000' });
  await check(cache);
  expect(readdirSync(cache)).toEqual(expect.arrayContaining(KEPT));
  expect(readFileSync(join(cache, 'documents', readdirSync(join(cache, 'documents'))[0] ?? ''), 'latin1')).not.toMatch(
    /[^\0-\x7f]/,
  );
  const said = new Set<string>();
  for (const [kind, change] of Object.entries(changes(root, cache))) {
    change();
    const anew = await check(tempFolder());
    expect(await check(cache), kind).toEqual(anew);
    expect(await check(cache), `${kind}, again`).toEqual(anew);
    said.add(anew.out);
  }
  expect(said.size, 'most of the changes are told').toBeGreaterThan(10);
});
