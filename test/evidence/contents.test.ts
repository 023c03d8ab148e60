import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { extractContents } from '../../src/evidence/index.js';
import { type FileContent, readFolder } from '../../src/portfolio/index.js';
import { tempFolder } from '../e2e/support.js';
import { makePdf } from './support/pdf.js';
import { jpegWithExif } from './support/photo.js';
import { makeDocx } from './support/zip.js';

async function contentsOf(files: Record<string, string | Buffer>, isDeep = true): Promise<Record<string, FileContent>> {
  const folder = tempFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const { signal } = new AbortController();
  return Object.fromEntries(await extractContents(folder, readFolder(folder).files, isDeep, signal));
}

describe('what is inside the files of a portfolio', () => {
  test('every kind is read, Markdown and YAML are not', async () => {
    const contents = await contentsOf({
      'a.md': 'x',
      'portfolio.yaml': 'x',
      'evidence/a.PDF': await makePdf({ pages: ['one'] }),
      'evidence/b.docx': makeDocx('two'),
      'evidence/c.JPG': jpegWithExif({ description: 'three' }),
      'evidence/d.txt': 'four',
      'evidence/e.doc': Buffer.from('five five'),
      'evidence/f.mp3': 'six',
    });
    const said = Object.entries(contents).map(([path, { texts }]) => [
      path,
      [...new Set(texts.map(({ text }) => text.trim()))].join(),
    ]);
    expect(said).toEqual([
      ['evidence/a.PDF', expect.stringContaining('one')],
      ['evidence/b.docx', 'two'],
      ['evidence/c.JPG', 'three'],
      ['evidence/d.txt', 'four'],
      ['evidence/e.doc', 'five five'],
      ['evidence/f.mp3', 'six'],
    ]);
  });

  test('at a glance, only photos and films are', async () => {
    const files = { 'a.pdf': '%PDF', 'b.jpg': jpegWithExif({}), 'c.mp4': 'x', 'd.txt': 'x' };
    expect(Object.keys(await contentsOf(files, false))).toEqual(['b.jpg', 'c.mp4']);
  });

  test.each([
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffJosé')],
    ['UTF-16', Buffer.from('\ufeffJosé', 'utf16le')],
    ['UTF-16, the other way round', Buffer.from('\ufeffJosé', 'utf16le').swap16()],
    ['Windows-1252', Buffer.from('José', 'latin1')],
    ['UTF-16 without its mark', Buffer.from('José Nuñez', 'utf16le'), 'José Nuñez'],
    ['Windows-1252 with its own signs', Buffer.from('O\x92Brien \x80', 'latin1'), 'O’Brien €'],
  ] as [string, Buffer, string?][])('a text in %s', async (_, bytes, text = 'José') => {
    expect((await contentsOf({ 'a.txt': bytes }))['a.txt']?.texts[0]).toEqual({ where: null, text });
  });

  test('one that is damaged stops no other, and a link out of the portfolio is not followed', async () => {
    const contents = await contentsOf({ 'a.pdf': '%PDF-1.4 no pdf', 'b.docx': 'PK\x03\x04 no zip', 'c.txt': 'text' });
    expect(Object.values(contents).map(({ unread }) => unread)).toEqual(['it is damaged', 'it is damaged', null]);
    const folder = tempFolder();
    const outside = join(tempFolder(), 'secret.txt');
    writeFileSync(outside, 'secret');
    symlinkSync(outside, join(folder, 'link.txt'));
    const { signal } = new AbortController();
    expect((await extractContents(folder, readFolder(folder).files, true, signal)).size).toBe(0);
  });

  test('Ctrl-C ends it', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.txt'), 'x');
    const signal = AbortSignal.abort(new Error('interrupted'));
    await expect(extractContents(folder, readFolder(folder).files, true, signal)).rejects.toThrow('interrupted');
  });
});
