import { describe, expect, test } from 'vitest';
import { buildDocumentModel, type EvidenceItem } from '../../../src/document/index.js';
import { written } from '../../../src/document/text.js';
import { evidenceKindOf } from '../../../src/evidence/kinds.js';
import { renderHtml } from '../../../src/html/index.js';
import {
  type EvidenceDelivery,
  EvidenceOpener,
  MOST_A_FILE,
  MOST_OF_ALL,
  type Opened,
} from '../../../src/html/page/open-evidence.js';
import { SafeHtml } from '../../../src/html/page/safe-html.js';
import type { Spoken } from '../../../src/html/words/speaker.js';
import { english, entry, portfolioOf, theme } from '../support.js';

const PDF = Buffer.from('%PDF-1.7\n%%EOF\n');

function item(name: string, more: Partial<EvidenceItem> = {}): Spoken<EvidenceItem> {
  const base = {
    id: name,
    label: 'E01',
    kind: evidenceKindOf(name),
    file: `evidence/${name}`,
    url: null,
    title: written(name),
    name: written(name, 'file'),
  };
  return english.spoken({ ...base, alt: null, fault: null, size: null, usedIn: [], shownIn: null, ...more });
}

function opener(files: Record<string, Uint8Array | null>, delivery: EvidenceDelivery = 'inside'): EvidenceOpener {
  return new EvidenceOpener(
    delivery,
    (path) => files[path.slice('evidence/'.length)] ?? null,
    english,
    (make) => SafeHtml.of(make()),
  );
}

function open(name: string, bytes: Uint8Array | null, delivery?: EvidenceDelivery): Opened | null {
  return opener({ [name]: bytes }, delivery).open(item(name));
}

describe('evidence in the page', () => {
  test.each([
    ['a.pdf', PDF, 'pdf', 'data:application/pdf;base64,'],
    ['a.MP3', PDF, 'audio', 'data:audio/mpeg;base64,'],
    ['a.webm', PDF, 'video', 'data:video/webm;base64,'],
    ['a.avi', PDF, 'file', 'data:application/octet-stream;base64,'],
    ['a.docx', PDF, 'file', 'data:application/octet-stream;base64,'],
    ['a.zip', PDF, 'file', 'data:application/octet-stream;base64,'],
    ['a.csv', PDF, 'file', 'data:application/octet-stream;base64,'],
    ['a.tiff', PDF, 'file', 'data:application/octet-stream;base64,'],
  ])('%s opens as %s', (name, bytes, as, address) => {
    const opened = open(name, bytes);
    expect([opened?.as, opened?.note]).toEqual([as, null]);
    expect(String(opened?.href)).toBe(`${address}${bytes.toString('base64')}`);
  });

  test.each(['a.png', 'a.txt', 'a.svg'])('%s is none of it, for the page shows it', (name) => {
    expect(open(name, PDF)).toBeNull();
  });

  test('a text that is longer than the page shows can be saved, and so can a picture that it cannot show', () => {
    expect(opener({ 'a.txt': PDF }).open(item('a.txt', { size: 40_001 }))?.as).toBe('file');
    expect(opener({ 'a.jpg': PDF }).open(item('a.jpg', { fault: 'undrawn' }))?.as).toBe('file');
  });

  test.each([
    ['a.pdf', null, 'could not be read'],
    ['a.pdf', Buffer.from('<html><script>a()</script>'), 'damaged or not a PDF'],
    ['a.mp4', Buffer.alloc(MOST_A_FILE + 1), '5.0 MB is more than the 5.0 MB'],
    ['a.exe', PDF, 'it would run'],
    ['a.html', PDF, 'it would run'],
  ])('%s that does not fit is named, with the reason', (name, bytes, reason) => {
    const opened = open(name, bytes);
    expect([opened?.as, opened?.href]).toEqual([null, null]);
    expect(String(opened?.note)).toContain(reason);
  });

  test('a file that is known to be too large is not read', () => {
    const never = new EvidenceOpener('inside', () => expect.unreachable(), english, SafeHtml.of as never);
    expect(String(never.open(item('a.mp4', { size: MOST_A_FILE + 1 }))?.note)).toContain('more than');
  });

  test('all together stay within the budget, and a small one after a large one still fits', () => {
    const one = Buffer.alloc(MOST_A_FILE);
    const own = opener({ 'a.mp3': one, 'b.mp3': Buffer.alloc(10) });
    const notes = Array.from({ length: MOST_OF_ALL / MOST_A_FILE + 1 }, () => own.open(item('a.mp3'))?.note);
    expect(notes.filter((note) => note === null)).toHaveLength(MOST_OF_ALL / MOST_A_FILE);
    expect(String(notes.at(-1))).toContain('already holds 40.0 MB');
    expect(String(own.open(item('b.mp3'))?.note)).toContain('already holds');
  });

  test('beside the page it is a link, elsewhere a word', () => {
    const beside = new Map([['a.pdf', 'evidence/E01-a.pdf']]);
    expect(open('a.pdf', null, beside)).toMatchObject({ as: 'link', href: 'evidence/E01-a.pdf' });
    expect(open('b.pdf', null, beside)).toBeNull();
    const elsewhere = open('a.pdf', PDF, 'elsewhere');
    expect([elsewhere?.as, String(elsewhere?.note)]).toEqual([null, expect.stringContaining('Not inside')]);
  });
});

describe('the page', () => {
  const linked = portfolioOf({
    'journal/a.md': entry('title: A\ncriteria: [AM1]\nevidence: ["evidence/a \\" b.pdf", evidence/s.mp3]', 'Text.'),
    'evidence/a " b.pdf': PDF.toString('latin1'),
    'evidence/s.mp3': 'sound',
  });
  const page = (more: object = {}): string =>
    renderHtml(buildDocumentModel(linked), { theme, readFile: () => PDF, ...more });
  const policy = (html: string): string => /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';

  test('allows what it holds and no more', () => {
    expect(policy(page())).toMatch(/frame-src blob:; object-src blob:; media-src data:/);
    expect(policy(page({ evidence: 'elsewhere' }))).not.toMatch(/frame-src|object-src|media-src/);
    expect(policy(page({ evidence: new Map() }))).not.toMatch(/frame-src|object-src|media-src/);
  });

  test('a name cannot leave its attribute', () => {
    expect(page()).toContain('download="a &quot; b.pdf"');
  });

  test('on paper holds none of it', () => {
    const still = page({ medium: 'still' });
    expect(still).not.toContain(PDF.toString('base64'));
    expect(still.length).toBeLessThan(page().length);
  });
});
