import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slugOf } from '../../src/text/slug.js';
import { runs } from '../support/amount.js';

describe('a name for a file', () => {
  test.each([
    ['Joint observation with the link tutor', 'joint-observation-with-the-link-tutor'],
    ['Prüfung & Übung: Größe', 'prufung-ubung-grosse'],
    ["O'Brien's «déjà vu»", 'obriens-deja-vu'],
    ['Łódź, Ærø', 'lodz-aero'],
    ['Ⅳ ﬁne', 'iv-fine'],
    ['面談 第1回', '面談-第1回'],
    ['がくしゅう हिन्दी', 'がくしゅう-हिन्दी'],
    ['🦊🎉', 'entry'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON', 'entry-con'],
    ['   ', 'entry'],
    ['a\u0000b\u202ec', 'a-b-c'],
    ['x'.repeat(300), 'x'.repeat(56)],
    ['a long title that goes on and on '.repeat(10), 'a-long-title-that-goes-on-and-on-a-long-title-that-goes'],
  ])('%s', (title, slug) => {
    expect(slugOf(title, 'entry')).toBe(slug);
  });

  test('is safe whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
        const slug = slugOf(title, 'entry');
        expect(slug).toMatch(/^[\p{L}\p{M}\p{N}]+(-[\p{L}\p{M}\p{N}]+)*$/u);
        expect([...slug].length).toBeLessThanOrEqual(62);
        expect(slugOf(slug, 'entry')).toBe(slug);
      }),
      { numRuns: runs(2000) },
    );
  });
});
