import { createHash } from 'node:crypto';
import jsQR from 'jsqr';
import { describe, expect, test } from 'vitest';
import { qrCode } from '../../src/html/qr-code.js';
import { sealOrnament } from '../../src/html/seal-ornament.js';

const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

describe('the ornament of a seal', () => {
  test('has a stroke as long as each of its 64 digits', () => {
    const digest = digestOf('a portfolio');
    const strokes = /<path d="((?:M[^ML]+L[^ML"]+)+)"\/><\/svg>/.exec(sealOrnament(digest, 'o'))?.[1] ?? '';
    const lengths = [...strokes.matchAll(/M(\S+) (\S+?)L(\S+) ([^M]+)/g)].map(([, ...at]) => {
      const [x = 0, y = 0, u = 0, v = 0] = at.map(Number);
      return Math.hypot(u - x, v - y);
    });
    const digits = [...digest.slice('sha256:'.length)].map((digit) => Number.parseInt(digit, 16));
    expect(lengths.map((length) => Math.round(Math.abs(length - 2) / 1.7))).toEqual(digits);
  });

  test('is another one for another seal, and none where there is no seal', () => {
    const drawn = ['a', 'b', 'c', 'd', 'e'].map((text) => sealOrnament(digestOf(text), 'o'));
    expect(new Set(drawn).size).toBe(5);
    expect([sealOrnament('', 'o'), sealOrnament('sha256:xyz', 'o')]).toEqual(['', '']);
  });
});

/** What a reader of QR codes sees in one, each module four dots wide. */
function read(svg: string): string | undefined {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]) * 4;
  const dots = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let at = 0; at < 16; at += 1)
      dots.fill(
        0,
        ((Number(y) * 4 + (at >> 2)) * side + Number(x) * 4 + (at & 3)) * 4,
        ((Number(y) * 4 + (at >> 2)) * side + Number(x) * 4 + (at & 3)) * 4 + 3,
      );
  return jsQR.default(dots, side, side)?.data;
}

test('a QR code is read as the text that it was made of, and says it to who cannot see it', () => {
  const command = `mentor verify --seal ${digestOf('a portfolio')}`;
  expect(read(qrCode(command))).toBe(command);
  expect(qrCode(command)).toContain(`aria-label="${command}"`);
});
