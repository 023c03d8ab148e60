import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressesBeside, filesBeside } from '../../src/app/evidence-beside.js';
import type { DocumentModel } from '../../src/document/model.js';
import { mentor, tempFolder } from '../e2e/support.js';
import { makePdf } from '../evidence/support/pdf.js';
import { makeDocx } from '../evidence/support/zip.js';

const NAME = /zenobia|quarrington/i;

let root: string;
let named: Buffer;
let clean: Buffer;
let word: Buffer;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'mentor-embedded-'));
  named = Buffer.from(await makePdf({ pages: ['A plan with Zenobia Quarrington'] }));
  clean = Buffer.from(await makePdf({ pages: ['A plan with nobody in it'] }));
  word = Buffer.from(makeDocx('Notes about Zenobia'));
  const files: Record<string, string | Buffer> = {
    'portfolio.yaml':
      'version: 1\nmentor: {name: Ada Marsh, school: Fell High}\nframework: ljmu-2016\nstage: advanced\n',
    'private.yaml': 'people:\n  - {name: Zenobia Quarrington, also: [Zen], id: trainee-a, as: Trainee A}\n',
    'journal/2026-05-12-talk.md':
      '---\nkind: entry\ntitle: A talk\ndate: 2026-05-12\ncriteria: [AM1]\nevidence: [evidence/plan.pdf, evidence/clean.pdf, evidence/notes.docx, evidence/zenobia-talk.mp3]\n---\n\nText.\n',
    'evidence/plan.pdf': named,
    'evidence/clean.pdf': clean,
    'evidence/notes.docx': word,
    'evidence/zenobia-talk.mp3': Buffer.from('ID3 sound'),
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
});

afterAll(() => rmSync(root, { recursive: true }));

async function page(...flags: string[]): Promise<string> {
  const out = tempFolder();
  const { code, err } = await mentor(['render', root, '--html', '--out', out, ...flags], root);
  expect([code, err.includes('NameLeft')]).toEqual([0, false]);
  return readFileSync(join(out, 'portfolio.html'), 'utf8');
}

const holds = (html: string, bytes: Buffer): boolean => html.includes(bytes.toString('base64'));

describe('evidence inside the page', () => {
  test('is all there where nothing is redacted', async () => {
    const html = await page();
    expect([named, clean, word].map((bytes) => holds(html, bytes))).toEqual([true, true, true]);
    expect(html).toContain('data:audio/mpeg;base64,');
  });

  test('is what may stay where names are redacted, under a name that names nobody', async () => {
    const html = await page('--redact');
    expect([named, clean, word].map((bytes) => holds(html, bytes))).toEqual([false, true, false]);
    const sound = /<audio[^>]*>/.exec(html)?.[0];
    expect(sound).toMatch(/aria-label="trainee-a-talk\.mp3"/);
    expect(html.replace(/base64,[A-Za-z0-9+/=]+/g, '')).not.toMatch(NAME);
  });

  test('is not there with --no-embed, which says so', async () => {
    const html = await page('--no-embed');
    expect([named, clean, word].map((bytes) => holds(html, bytes))).toEqual([false, false, false]);
    expect(html).toContain('Not inside this page');
    expect(html).not.toMatch(/frame-src|media-src/);
  });
});

describe('evidence beside the page', () => {
  test('is linked there; what an earlier run put there and may not stay goes', async () => {
    const out = tempFolder();
    const render = (...more: string[]): ReturnType<typeof mentor> =>
      mentor(['render', root, '--html', '--link-evidence', '--out', out, ...more], root);
    await render();
    const folder = join(out, 'evidence');
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    expect(readdirSync(folder).sort()).toEqual([
      'E01-plan.pdf',
      'E02-clean.pdf',
      'E03-notes.docx',
      'E04-zenobia-talk.mp3',
      'mine.txt',
    ]);
    expect(readFileSync(join(folder, 'E02-clean.pdf')).equals(clean)).toBe(true);
    const { code } = await render('--redact');
    expect(code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['E02-clean.pdf', 'E04-trainee-a-talk.mp3', 'mine.txt']);
    const html = readFileSync(join(out, 'portfolio.html'), 'utf8');
    expect([...html.matchAll(/href="(evidence\/[^"]*)"/g)].map(([, address]) => address)).toEqual([
      'evidence/E02-clean.pdf',
      'evidence/E04-trainee-a-talk.mp3',
    ]);
    expect(html).not.toContain('data:application');
  });

  test('never goes among the portfolio’s own files', async () => {
    const before = readdirSync(join(root, 'evidence'));
    const { code, err } = await mentor(['render', root, '--html', '--link-evidence', '--out', root], root);
    expect(code).toBe(2);
    expect(err).toContain('Unexpected files of the portfolio in evidence');
    expect(readdirSync(join(root, 'evidence'))).toEqual(before);
    expect(readdirSync(root)).not.toContain('portfolio.html');
  });

  test('has names that any disk takes, and no page that would run', () => {
    const item = (name: string, kind: string, label: string): object => ({ id: label, label, kind, file: name, name });
    const evidence = [
      item('evidence/a b\\:*?.pdf', 'pdf', 'E01'),
      item(`${'x'.repeat(300)}.mp4`, 'video', 'E02'),
      item('page.HTML', 'document', 'E03'),
      item('picture.svg', 'image', 'E04'),
      item('Łódź.mp3', 'audio', 'E05'),
    ];
    const files = filesBeside({ evidence } as unknown as DocumentModel);
    expect(files.map(({ name }) => name)).toEqual(['E01-a-b-.pdf', `E02-${'x'.repeat(80)}.mp4`, 'E05-Łódź.mp3']);
    expect(addressesBeside(files).get('E05')).toBe(`evidence/E05-${encodeURIComponent('Łódź')}.mp3`);
  });
});
