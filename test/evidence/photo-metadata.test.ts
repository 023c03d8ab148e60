import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { describe, expect, test } from 'vitest';
import { withoutMetadata } from '../../src/evidence/strip/photo-metadata.js';
import { cleanJpeg, cleanPng, cleanWebp, phoneJpeg, SECRET, tellingPng, tellingWebp } from './support/made-pictures.js';

const EVIDENCE = 'fixtures/complete/advanced-2016/evidence';

describe('what tells where and by whom a picture was taken', () => {
  test.each([
    ['a phone picture that lies on its side', phoneJpeg(6), cleanJpeg(6)],
    ['a phone picture that stands upright', phoneJpeg(1), cleanJpeg(1)],
    ['a PNG', tellingPng, cleanPng],
    ['a WebP', tellingWebp, cleanWebp],
  ])('is taken out of %s; the picture stays', (_, before, after) => {
    expect(Buffer.from(before).toString('latin1')).toContain(SECRET);
    const outcome = withoutMetadata(before);
    expect(outcome.state).toBe('removed');
    expect('content' in outcome && Buffer.from(outcome.content).equals(Buffer.from(after))).toBe(true);
    expect(withoutMetadata(after)).toEqual({ state: 'none', content: after });
    // Node hands out small files as views of memory that they share.
    const shared = withoutMetadata(Buffer.from(before));
    expect('content' in shared && Buffer.from(shared.content).equals(Buffer.from(after))).toBe(true);
  });

  test('is taken out of a JPEG with bytes between its segments, as some cameras leave them', () => {
    const [whole, clean] = [Buffer.from(phoneJpeg(6)), Buffer.from(cleanJpeg(6))];
    const gap = Buffer.concat([whole.subarray(0, 20), Buffer.alloc(9), Buffer.from([0xff, 0]), whole.subarray(20)]);
    const outcome = withoutMetadata(gap);
    expect('content' in outcome && Buffer.from(outcome.content).equals(clean)).toBe(true);
  });

  test.each(readdirSync(EVIDENCE).filter((name) => /\.(jpg|png)$/.test(name)))(
    '%s keeps its size and its pixels',
    (name) => {
      const content = new Uint8Array(readFileSync(join(EVIDENCE, name)));
      const outcome = withoutMetadata(content);
      if (!('content' in outcome)) return expect.fail(outcome.state);
      expect(imageSize(outcome.content)).toMatchObject({
        width: imageSize(content).width,
        height: imageSize(content).height,
      });
      expect(withoutMetadata(outcome.content).state).toBe('none');
    },
  );

  test('a picture that is cut off, or of a format that cannot be cleaned, is told', () => {
    expect(withoutMetadata(phoneJpeg().subarray(0, 200))).toEqual({ state: 'unknown', format: 'JPEG' });
    expect(withoutMetadata(tellingPng.subarray(0, 40))).toEqual({ state: 'unknown', format: 'PNG' });
    expect(withoutMetadata(tellingWebp.subarray(0, 40))).toEqual({ state: 'unknown', format: 'WebP' });
    const heic = Uint8Array.from([0, 0, 0, 24, ...Buffer.from('ftypheic')]);
    expect(withoutMetadata(heic)).toEqual({ state: 'unknown', format: 'HEIC' });
    expect(withoutMetadata(Uint8Array.from([0x49, 0x49, 0x2a, 0, 8]))).toEqual({ state: 'unknown', format: 'TIFF' });
  });

  test('anything else is left as it is', () => {
    for (const text of ['', 'plain', '%PDF-1.4', 'GIF89a']) {
      const content = new Uint8Array(Buffer.from(text));
      expect(withoutMetadata(content)).toEqual({ state: 'none', content });
    }
  });

  test('no file makes it run on or fail', () => {
    for (const whole of [phoneJpeg(), tellingPng, tellingWebp])
      for (let length = 0; length < whole.length; length += 1)
        for (const flip of [null, length]) {
          const content = whole.slice(0, flip === null ? length : whole.length);
          if (flip !== null) content[flip] = (content[flip] ?? 0) ^ 0xff;
          expect(['removed', 'none', 'unknown']).toContain(withoutMetadata(content).state);
        }
  });
});
