import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cleanJpeg, phoneJpeg } from '../evidence/support/made-pictures.js';
import { ordinaryUser } from '../support/machine.js';
import { mentor, portfolio, rulesBroken, TODAY, tempFolder, textOf } from './support.js';
import { PROGRAM } from './terminal.js';

/** A portfolio with one entry, and a folder of files beside it. */
async function start(): Promise<{ root: string; desk: string; entry: string }> {
  const root = await portfolio();
  const desk = tempFolder();
  const entry = (
    await mentor(['new', 'entry', 'Joint observation', '--criteria', 'AM1', '--text', 'x'], root)
  ).out.trim();
  return { root, desk, entry };
}

describe('evidence add', () => {
  test('copies under a safe name, cleans the photo, lists it, keeps the rest of the file', async () => {
    const { root, desk, entry } = await start();
    writeFileSync(join(desk, 'Übersicht (final).JPG'), phoneJpeg());
    writeFileSync(join(root, entry), `---\r\n# mine\r\nkind:   entry\r\ncriteria: [ "AM1" ] # c\r\n---\r\n\r\nText.`);
    const options = ['--caption', 'It: a plan', '--alt', 'Two plans'];
    const run = await mentor(
      ['evidence', 'add', join(desk, 'Übersicht (final).JPG'), '--to', 'joint-observation', ...options],
      root,
    );
    expect(run).toMatchObject({ code: 0, out: 'evidence/ubersicht-final.jpg\n' });
    expect(run.err).toContain('without place, time and maker');
    expect(readFileSync(join(root, 'evidence/ubersicht-final.jpg'))).toEqual(Buffer.from(cleanJpeg()));
    expect(textOf(root, entry)).toBe(
      `---\r\n# mine\r\nkind:   entry\r\ncriteria: [ "AM1" ] # c\r\nevidence:\r\n  - {file: evidence/ubersicht-final.jpg, caption: 'It: a plan', alt: Two plans}\r\n---\r\n\r\nText.`,
    );
    expect(await rulesBroken(root, 'error')).toEqual([]);
    expect(await rulesBroken(root, 'warning')).toEqual(['complete/entry-date']);
  });

  test('makes no second copy of what is here already, under whatever name', async () => {
    const { root, desk, entry } = await start();
    writeFileSync(join(desk, 'a.jpg'), phoneJpeg());
    writeFileSync(join(desk, 'b.jpg'), phoneJpeg());
    writeFileSync(join(desk, 'c.txt'), 'same');
    writeFileSync(join(desk, 'd.txt'), 'same');
    await mentor(['evidence', 'add', 'a.jpg', '--portfolio', root], desk);
    const run = await mentor(
      ['evidence', 'add', 'b.jpg', 'c.txt', 'd.txt', '--to', entry, '--portfolio', root, '--json'],
      desk,
    );
    expect(JSON.parse(run.out)).toMatchObject({
      version: 1,
      entry,
      files: [
        { path: 'evidence/a.jpg', how: 'same-content' },
        { path: 'evidence/c.txt', how: 'copied' },
        { path: 'evidence/c.txt', how: 'same-content' },
      ],
    });
    expect(run.err).toContain('b.jpg is already here as evidence/a.jpg');
    expect(readdirSync(join(root, 'evidence')).sort()).toEqual(['a.jpg', 'c.txt']);
  });

  test('another file of the same name gets a name of its own', async () => {
    const { root, desk } = await start();
    writeFileSync(join(desk, 'a.txt'), 'one');
    await mentor(['evidence', 'add', 'a.txt', '--portfolio', root], desk);
    writeFileSync(join(desk, 'a.txt'), 'two');
    expect((await mentor(['evidence', 'add', 'a.txt', '--portfolio', root], desk)).out).toBe('evidence/a-2.txt\n');
  });

  test('a file that lies in the portfolio is listed where it is; listed twice it is not', async () => {
    const { root, entry } = await start();
    writeFileSync(join(root, 'evidence', 'Here.pdf'), '%PDF-1.4');
    expect((await mentor(['evidence', 'add', 'evidence/Here.pdf', '--to', entry], root)).out).toBe(
      'evidence/Here.pdf\n',
    );
    const before = textOf(root, entry);
    const again = await mentor(['evidence', 'add', 'evidence/Here.pdf', '--to', entry], root);
    expect(again.err).toContain('already lists it');
    expect(textOf(root, entry)).toBe(before);
  });

  test('an address is listed as it is, and a link to a file is followed', async () => {
    const { root, desk, entry } = await start();
    writeFileSync(join(desk, 'real.txt'), 'x');
    symlinkSync(join(desk, 'real.txt'), join(desk, 'link.txt'));
    const run = await mentor(
      [
        'evidence',
        'add',
        join(desk, 'link.txt'),
        'https://example.org/film',
        'HTTPS://Example.org/film',
        '--to',
        entry,
      ],
      root,
    );
    expect(run.out).toBe('evidence/link.txt\n');
    expect(readFileSync(join(root, 'evidence/link.txt'), 'utf8')).toBe('x');
    expect(textOf(root, entry)).toContain(`  - evidence/link.txt\n  - {url: 'https://example.org/film'}\n`);
    expect(textOf(root, entry)).not.toContain('Example.org');
    const { err } = await mentor(['evidence', 'add', 'www.example.org/film', '--to', entry], root);
    expect(err).toContain('`https://www.example.org/film`');
  });

  test('a file that no reader can open is taken in, and told at once', async () => {
    const { root, desk, entry } = await start();
    writeFileSync(join(desk, 'notes.txt'), 'Notes.');
    writeFileSync(join(desk, 'scan.pdf'), '<!doctype html><html><title>Sign in</title></html>');
    const run = await mentor(['evidence', 'add', join(desk, 'notes.txt'), join(desk, 'scan.pdf'), '--to', entry], root);
    expect(run).toMatchObject({ code: 0, out: 'evidence/notes.txt\nevidence/scan.pdf\n' });
    expect(run.err.match(/No reader can open .*/g)).toEqual([
      expect.stringContaining('evidence/scan.pdf: it is a web page under another name. '),
    ]);
  });

  test('what cannot be taken in is told before anything is copied', async () => {
    const { root, desk, entry } = await start();
    writeFileSync(join(desk, 'good.txt'), 'good');
    for (const name of ['folder', 'folder of mine']) mkdirSync(join(desk, name));
    writeFileSync(join(desk, 'empty.txt'), '');
    writeFileSync(join(desk, 'film.mp4'), 'x');
    truncateSync(join(desk, 'film.mp4'), 2 * 1024 ** 3);
    symlinkSync(join(desk, 'gone'), join(desk, 'dangling.txt'));
    execFileSync('mkfifo', [join(desk, 'pipe')]);
    writeFileSync(join(desk, 'photo.heic'), Buffer.from([0, 0, 0, 24, ...Buffer.from('ftypheic')]));
    writeFileSync(join(desk, 'cut.jpg'), phoneJpeg().subarray(0, 100));
    const before = textOf(root, entry);
    for (const [name, message] of [
      ['folder', 'is a folder'],
      ['folder of mine', 'folder of mine/*"`.'],
      ['empty.txt', 'is empty'],
      ['film.mp4', '2048 MB'],
      ['dangling.txt', 'There is no file'],
      ['nowhere.txt', 'There is no file'],
      ['pipe', 'is not an ordinary file'],
      ['photo.heic', 'Save it as JPEG or PNG'],
      ['cut.jpg', 'cannot remove'],
    ] as const) {
      const run = await mentor(['evidence', 'add', 'good.txt', name, '--to', entry, '--portfolio', root], desk);
      expect(run).toMatchObject({ code: 2, out: '' });
      expect(run.err).toContain(message);
    }
    expect(readdirSync(join(root, 'evidence'))).toEqual([]);
    expect(textOf(root, entry)).toBe(before);
    const kept = await mentor(['evidence', 'add', 'photo.heic', '--keep-metadata', '--portfolio', root], desk);
    expect(kept.out).toBe('evidence/photo.heic\n');
  });

  test.runIf(ordinaryUser)('a file that may not be read', async () => {
    const { root, desk } = await start();
    writeFileSync(join(desk, 'secret.txt'), 'x');
    chmodSync(join(desk, 'secret.txt'), 0);
    for (const folder of [root, join(root, 'evidence'), desk]) chmodSync(folder, 0o777);
    const args = [PROGRAM, 'evidence', 'add', join(desk, 'secret.txt'), '--portfolio', root];
    const run = spawnSync(process.execPath, args, { cwd: desk, encoding: 'utf8', ...ordinaryUser });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain('cannot be read (EACCES)');
  });

  test('an entry whose front-matter does not parse leaves the copy out too', async () => {
    const { root, desk, entry } = await start();
    writeFileSync(join(desk, 'a.txt'), 'x');
    writeFileSync(join(root, entry), '---\nkind: entry\ntitle: A: b: c\n---\n\nText.\n');
    const run = await mentor(['evidence', 'add', 'a.txt', '--to', entry, '--portfolio', root], desk);
    expect(run.code).toBe(2);
    expect(readdirSync(join(root, 'evidence'))).toEqual([]);
  });

  test('an entry is found by a part of its title; an unclear or unknown one is told', async () => {
    const { root, desk } = await start();
    writeFileSync(join(desk, 'a.txt'), 'x');
    await mentor(['new', 'entry', 'Joint planning', '--text', 'x'], root);
    const add = (to: string): ReturnType<typeof mentor> =>
      mentor(['evidence', 'add', 'a.txt', '--to', to, '--portfolio', root], desk);
    expect((await add('joint')).err).toContain('matches 2 files');
    expect((await add('observaton')).code).toBe(2);
    expect((await add(`${TODAY}-joint-observaton`)).err).toContain('Did you mean');
    expect((await add('JOINT observation')).err).toContain(`Listed in journal/${TODAY}-joint-observation.md`);
  });
});

describe('evidence list', () => {
  test('says what is used where, and what nobody uses', async () => {
    const { root, entry } = await start();
    writeFileSync(join(root, 'evidence', 'a.txt'), 'x');
    writeFileSync(join(root, 'evidence', 'b.txt'), 'y');
    await mentor(['evidence', 'add', 'evidence/a.txt', 'https://example.org', '--to', entry], root);
    const run = await mentor(['evidence', 'list'], root);
    expect(run.out).toBe(
      `evidence/a.txt  (1 bytes)\n    ${entry}\nevidence/b.txt  (1 bytes)\n    no entry uses it\nhttps://example.org  (address)\n    ${entry}\n`,
    );
    expect(run.err).toContain('1 of 3 not used');
    expect((await mentor(['evidence', 'list', '--unused', '--json'], root)).out).toBe(
      `${JSON.stringify({ version: 1, evidence: [{ target: 'evidence/b.txt', size: 1, exists: true, usedBy: [] }] }, null, 2)}\n`,
    );
  });
});
