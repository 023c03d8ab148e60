/** Accents of LaTeX as the combining characters of Unicode. */
const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
};

const SYMBOLS: Readonly<Record<string, string>> = {
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  dots: '…',
  ldots: '…',
  textendash: '–',
  textemdash: '—',
  textquoteleft: '‘',
  textquoteright: '’',
  textquotedblleft: '“',
  textquotedblright: '”',
  pounds: '£',
  textsterling: '£',
  copyright: '©',
  textbackslash: '\\',
  textasciitilde: '~',
  slash: '/',
};

const COMMAND = /\\(?:([a-zA-Z]+)[ \t]*|([^a-zA-Z]))/g;
const MARKED =
  /\\(?:([`'^~=."])\s*|([urHvdckb])(?![a-zA-Z])\s*)(?:\{\s*(\\[ij](?![a-zA-Z])|\p{L})?\s*\}|(\\[ij])(?![a-zA-Z])\s?|(\p{L}))/gu;

/** @returns a value of BibTeX as people read it: accents, dashes and quotation marks in place, no braces or commands */
export function plainLatex(value: string): string {
  return value
    .replace(MARKED, (_, sign: string, letter: string, inner?: string, dotless?: string, bare?: string) => {
      const base = (inner ?? dotless ?? bare ?? '').replace('\\', '');
      return `${base}${ACCENTS[sign ?? letter] ?? ''}`;
    })
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/(?<!\\)~/g, '\u00a0')
    .replace(COMMAND, (_, name: string | undefined, sign: string | undefined) => {
      if (name !== undefined) return SYMBOLS[name] ?? '';
      return sign === '\\' || sign === ',' || sign === '\n' ? ' ' : sign === '-' || sign === '/' ? '' : (sign ?? '');
    })
    .replace(/(?<!\\)[{}]/g, '')
    .replace(/[^\S\u00a0]+/g, ' ')
    .trim()
    .normalize('NFC');
}

/** An address as it is followed: only what LaTeX needs in front of its signs is gone. */
export function plainAddress(value: string): string {
  const inside = /\\url\s*\{([^{}]*)\}/.exec(value)?.[1] ?? value;
  return inside.replace(/\\([%&#_$~{}])(?:\{\})?/g, '$1').replace(/[{}\s]/g, '');
}
