import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPdf } from '../../src/evidence/pdf.js';
import { makePdf, type PdfParts } from './support/pdf.js';

const FIXTURES = resolve(import.meta.dirname, '../../fixtures');
const read = async (parts: PdfParts): ReturnType<typeof readPdf> => readPdf(new Uint8Array(await makePdf(parts)));
const placesOf = async (parts: PdfParts, word: string): Promise<(string | null)[]> =>
  ((await read(parts)).texts ?? []).filter(({ text }) => text.includes(word)).map(({ where }) => where);

describe('what a PDF says', () => {
  test.each([
    ['on a page', { pages: ['Nothing', 'A plan by Jane'] }, ['page 2']],
    ['in its properties', { pages: ['Nothing'], title: 'Plan of Jane' }, ['the properties']],
    ['as its author', { pages: ['Nothing'], author: 'Jane' }, ['the properties']],
    ['in a note', { pages: ['Nothing'], note: 'ask Jane' }, ['page 1']],
    ['in a form field', { pages: ['Nothing'], field: 'Jane agreed' }, ['page 1']],
    ['in the name of what is attached', { pages: ['Nothing'], attachment: 'Jane.txt' }, ['an attachment']],
  ] satisfies [string, PdfParts, string[]][])('%s', async (_, parts, places) => {
    expect(await placesOf(parts, 'Jane')).toEqual(places);
  });

  test('words stay words over the end of a line', async () => {
    const { texts = [] } = await read({ pages: ['the plan of Jane\nHolloway was read'] });
    expect(texts.find(({ where }) => where === 'page 1')?.text).toMatch(/Jane\s+Holloway/);
  });

  test('printed by Chromium, with its own fonts', async () => {
    const file = resolve(FIXTURES, 'complete/advanced-2016/evidence/qa-summary.pdf');
    const { texts = [], unread } = await readPdf(new Uint8Array(readFileSync(file)));
    expect(texts.map(({ text }) => text).join('\n')).toContain('Wrenfield High School');
    expect(unread).toBeNull();
  });

  test('behind a password it is not read, and that is said', async () => {
    expect(await read({ pages: ['Jane'], password: 'secret' })).toEqual({ unread: 'it is encrypted' });
  });

  test('what is no PDF is damaged', async () => {
    const whole = await makePdf({ pages: ['Jane'] });
    for (const bytes of [Buffer.from('no pdf'), Buffer.alloc(0), whole.subarray(0, 100)])
      expect(await readPdf(new Uint8Array(bytes))).toEqual({ unread: 'it is damaged' });
  });
});
