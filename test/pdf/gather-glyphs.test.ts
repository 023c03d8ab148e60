import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advancesIn, gatherGlyphs as gatherBytes } from '../../src/pdf/join/gather-glyphs.js';
import { BETWEEN } from '../../src/pdf/join/raw-piece.js';

const TYPE0 = '/Type /Font\n/Subtype /Type0\n/Encoding /Identity-H\n/DescendantFonts';
const objects = [
  `<</Font <</F4 4 0 R\n/F5 5 0 R\n/F6 6 0 R>>>>`,
  `<</Font <</F4 4 0 R\n/F5 7 0 R\n/F7 8 0 R>>>>`,
  `<<${TYPE0} [9 0 R]>>`,
  `<<${TYPE0} [9 0 R]>>`,
  '<</Type /Font\n/Subtype /Type3>>',
  `<<${TYPE0} [9 0 R]>>`,
  `<<${TYPE0.replace('-H', '-V')} [9 0 R]>>`,
  '<</Type /Font\n/Subtype /CIDFontType2\n/W [0 [653 200] 3 [571.5] 152 154 249]\n/DW 497>>',
];
const advances = advancesIn({ numbers: [1, 2, 4, 5, 6, 7, 8, 9], text: objects.join(BETWEEN) });

test('fonts are known by one name, with the widths of their glyphs', () => {
  expect([...advances.keys()]).toEqual(['F4']);
  const widths = [0, 1, 2, 3, 0x98, 0x9a, 0x9b].map((code) => advances.get('F4')?.[code]);
  expect(widths).toEqual([653, 200, 497, 571.5, 249, 249, 497]);
});

const gatherGlyphs = (content: string, by: typeof advances): string =>
  gatherBytes(Buffer.from(content, 'latin1'), by).toString('latin1');
const drawn = (font: string, glyphs: string): string =>
  `BT\n/${font} 10 Tf\n1 0 0 -1 83 43 Tm\n${glyphs}ET\n/P <</MCID 0 >>BDC\n`;

test.each([
  ['letters as wide as the font says', '<0000> Tj\n6.53 0 Td <0001> Tj\n2 0 Td <0002> Tj\n', '<000000010002> Tj\n'],
  ['letters that follow without a move', '<0000> Tj\n<0001> Tj\n', '<00000001> Tj\n'],
  ['a pair set closer', '<0000> Tj\n6.03 0 Td <0001> Tj\n<0002> Tj\n', '[<0000>50<00010002>] TJ\n'],
  ['letters set wider', '<0000> Tj\n7.53 0 Td <0001> Tj\n', '[<0000>-100<0001>] TJ\n'],
  ['runs', '<00000001> Tj\n8.03 0 Td <00020000> Tj\n', '[<00000001>50<00020000>] TJ\n'],
  ['one run', '<00000001> Tj\n', '<00000001> Tj\n'],
  ['half a letter', '<000000> Tj\n6.53 0 Td <0001> Tj\n', '<000000> Tj\n6.53 0 Td <0001> Tj\n'],
  ['a text that does not end', '<0000> Tj\n6.53 0 Td <00010001', '<0000> Tj\n6.53 0 Td <00010001'],
  ['one letter', '<0000> Tj\n', '<0000> Tj\n'],
  ['a move to another line', '<0000> Tj\n6.53 2 Td <0001> Tj\n', '<0000> Tj\n6.53 2 Td <0001> Tj\n'],
])('%s', (_, before, after) => {
  expect(gatherGlyphs(drawn('F4', before), advances)).toBe(drawn('F4', after));
});

test('a font that is not known, or called like another, is drawn as it was', () => {
  for (const font of ['F5', 'F6', 'F7', 'F8']) {
    const content = drawn(font, '<0000> Tj\n6.53 0 Td <0001> Tj\n');
    expect(gatherGlyphs(content, advances)).toBe(content);
  }
});

/** Where each glyph of one text stands (ISO 32000-1, 9.4.4), in thousandths of the size of its type. */
function placesIn(content: string): [code: string, place: number][] {
  const places: [string, number][] = [];
  let [line, pen] = [0, 0];
  for (const [, move, codes, back] of content.matchAll(/(-?[\d.]+) 0 Td|<([0-9A-F]+)>|(-?[\d.]+)(?=<)/g)) {
    if (move !== undefined) pen = line += Number(move) * 100;
    if (back !== undefined) pen -= Number(back);
    for (const code of codes?.match(/.{4}/g) ?? []) {
      places.push([code, pen]);
      pen += advances.get('F4')?.[Number.parseInt(code, 16)] ?? 0;
    }
  }
  return places;
}

test('whatever the line, each glyph stays where it was', () => {
  const glyph = fc.record({
    code: fc
      .array(fc.constantFrom('0000', '0001', '0002', '0003', '0098', '0F9A'), { minLength: 1, maxLength: 4 })
      .map((codes) => codes.join('')),
    move: fc.option(fc.integer({ min: -90_000, max: 90_000 }).map((move) => move / 10_000)),
  });
  fc.assert(
    fc.property(fc.array(glyph, { minLength: 2, maxLength: 60 }), (glyphs) => {
      const lines = glyphs.map(({ code, move }) => `${move === null ? '' : `${move} 0 Td `}<${code}> Tj\n`).join('');
      const gathered = /Tm\n([\s\S]*)ET/.exec(gatherGlyphs(drawn('F4', lines), advances))?.[1] ?? '';
      const [before, after] = [placesIn(lines), placesIn(gathered)];
      expect(after.map(([code]) => code)).toEqual(before.map(([code]) => code));
      for (const [index, [, place]] of before.entries())
        expect(Math.abs((after[index]?.[1] ?? Number.NaN) - place)).toBeLessThan(1.06);
    }),
    { seed: 7, numRuns: 300 },
  );
});
