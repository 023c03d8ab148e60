import { readFileSync } from 'node:fs';
import { packageAsset } from '../../text/package-asset.js';

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

interface FontFamily {
  family: string;
  package: string;
  /** The weights that the style sheets ask for, by style. */
  weights: Record<FontFace['style'], readonly number[]>;
}

const SUBSETS = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic', 'cyrillic-ext'];

/** One file a weight: a variable font would end up in the PDF as Type 3, which prints worse and is a third larger. */
const FAMILIES: readonly FontFamily[] = [
  {
    family: 'Source Serif 4',
    package: '@fontsource/source-serif-4',
    weights: { normal: [300, 400, 600], italic: [400, 600] },
  },
  {
    family: 'Source Sans 3',
    package: '@fontsource/source-sans-3',
    weights: { normal: [400, 500, 600], italic: [400, 600] },
  },
];

/** The fonts that travel inside the page, so that it looks the same on every machine (SIL Open Font License 1.1). */
export function loadFonts(): FontFace[] {
  return FAMILIES.flatMap((family) => {
    const ranges = JSON.parse(readFileSync(packageAsset(`${family.package}/unicode.json`), 'utf8')) as Record<
      string,
      string
    >;
    return SUBSETS.flatMap((subset) =>
      (['normal', 'italic'] as const).flatMap((style) =>
        family.weights[style].map((weight) => faceOf(family, subset, style, weight, ranges[subset] ?? '')),
      ),
    );
  });
}

function faceOf(
  { family, package: name }: FontFamily,
  subset: string,
  style: FontFace['style'],
  weight: number,
  range: string,
): FontFace {
  const file = `${name}/files/${name.slice(name.indexOf('/') + 1)}-${subset}-${weight}-${style}.woff2`;
  let kept: string | undefined;
  const data = (): string => {
    kept ??= readFileSync(packageAsset(file)).toString('base64');
    return kept;
  };
  return { family, style, weight, range, always: subset === 'latin', data };
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
        `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};` +
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
