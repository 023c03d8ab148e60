/** Letters of fonts that hold signs, as the signs that they show; by font, then by code without the private area. */
const FONTS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: {
    111: '☐',
    113: '☐',
    114: '☐',
    120: '☒',
    168: '☐',
    251: '✗',
    252: '✓',
    253: '☒',
    254: '☒',
  },
  'wingdings 2': { 79: '✗', 80: '✓', 81: '☒', 82: '☒', 83: '☒', 84: '☒', 163: '☐' },
  'segoe ui symbol': {},
  symbol: { 183: '•', 214: '✓' },
};

/** What a sign of a font means: `✓`, `✗`, `☐`, `☒`; else the character as it is. */
export function signOf(font: string, code: number): string {
  const table = FONTS[font.toLowerCase()];
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const known = table?.[low];
  if (known) return known;
  return code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
}

/** A text set in a font of signs: LibreOffice writes its letters, where Word writes `w:sym`. */
export function signsOf(font: string | null, text: string): string {
  const table = font === null ? undefined : FONTS[font.toLowerCase()];
  if (!table) return text.replace(/[\uf000-\uf0ff]/g, (sign) => signOf('wingdings', sign.charCodeAt(0)));
  return [...text].map((letter) => signOf(font ?? '', letter.codePointAt(0) ?? 0)).join('');
}
