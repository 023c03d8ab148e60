import { readFileSync } from 'node:fs';
import { packageFile } from '../../text/package-asset.js';
import { SIZE_ADJUST } from './font-em.js';

/** One font file and the characters it is for. */
export interface FontFace {
  family: string;
  style: 'normal' | 'italic';
  weight: number;
  /** As CSS wants it: U+0000-00FF,U+0131 … */
  range: string;
  /** Embedded whatever the text holds. */
  always: boolean;
  /** The file as base64. */
  data: () => string;
}

/** A font as the build lists it, with the name of its file. */
export type KeptFace = Omit<FontFace, 'data'> & { readonly file: string };

/** The fonts that travel inside the page, so that it looks the same on every machine (SIL Open Font License 1.1). */
export function loadFonts(): FontFace[] {
  const faces: readonly KeptFace[] = JSON.parse(readFileSync(packageFile('dist/fonts/index.json'), 'utf8'));
  return faces.map(({ file, ...face }) => {
    let kept: string | undefined;
    const data = (): string => {
      kept ??= readFileSync(packageFile(`dist/fonts/${file}`)).toString('base64');
      return kept;
    };
    return { ...face, data };
  });
}

/** @returns the `@font-face` rules of those fonts that the text needs */
export function fontCss(fonts: readonly FontFace[], text: string): string {
  const characters = [...new Set(text.match(/[^\0-\u00ff]+/gu))].join('');
  const needed = new Map<string, boolean>();
  return fonts
    .filter(({ range, always }) => {
      if (!needed.has(range)) needed.set(range, always || rangePattern(range).test(characters));
      return needed.get(range);
    })
    .map(
      ({ family, style, weight, range, data }) =>
        `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};size-adjust:${SIZE_ADJUST};` +
        `src:url(data:font/woff2;base64,${data()}) format("woff2");unicode-range:${range}}`,
    )
    .join('\n');
}

/** Characters of a CSS unicode-range beyond Latin-1; those every Latin font has anyway do not call for another. */
function rangePattern(range: string): RegExp {
  const spans = range.split(',').flatMap((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-');
    return SHARED.has(from) ? [] : [`\\u{${from}}-\\u{${to}}`];
  });
  return new RegExp(`[${spans.join('')}]`, 'u');
}

/** Combining marks and signs that the subsets name beside their own letters. */
const SHARED: ReadonlySet<string> = new Set('0300 0301 0303 0304 0308 0309 0323 0329 2020 2113'.split(' '));
