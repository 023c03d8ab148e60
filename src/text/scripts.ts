/** Scripts that this program brings no font for: what they are called, their letters, and a font that has them. */
const SCRIPTS: readonly [name: string, letters: RegExp, font: string][] = [
  ['Arabic', /\p{Script=Arabic}/u, 'Noto Sans Arabic'],
  ['Armenian', /\p{Script=Armenian}/u, 'Noto Sans Armenian'],
  ['Bengali', /\p{Script=Bengali}/u, 'Noto Sans Bengali'],
  ['Burmese', /\p{Script=Myanmar}/u, 'Noto Sans Myanmar'],
  ['Chinese', /\p{Script=Han}/u, 'Noto Sans CJK'],
  ['Ethiopic (Amharic, Tigrinya)', /\p{Script=Ethiopic}/u, 'Noto Sans Ethiopic'],
  ['Georgian', /\p{Script=Georgian}/u, 'Noto Sans Georgian'],
  ['Gujarati', /\p{Script=Gujarati}/u, 'Noto Sans Gujarati'],
  ['Gurmukhi (Punjabi)', /\p{Script=Gurmukhi}/u, 'Noto Sans Gurmukhi'],
  ['Hebrew', /\p{Script=Hebrew}/u, 'Noto Sans Hebrew'],
  ['Devanagari (Hindi, Nepali)', /\p{Script=Devanagari}/u, 'Noto Sans Devanagari'],
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'Noto Sans CJK'],
  ['Khmer', /\p{Script=Khmer}/u, 'Noto Sans Khmer'],
  ['Korean', /\p{Script=Hangul}/u, 'Noto Sans CJK'],
  ['Sinhala', /\p{Script=Sinhala}/u, 'Noto Sans Sinhala'],
  ['Tamil', /\p{Script=Tamil}/u, 'Noto Sans Tamil'],
  ['Telugu', /\p{Script=Telugu}/u, 'Noto Sans Telugu'],
  ['Thai', /\p{Script=Thai}/u, 'Noto Sans Thai'],
];

/** The scripts of a text for which a font of the machine is needed, by their names. */
export function foreignScripts(text: string): string[] {
  // Latin, Greek and Cyrillic letters come before all of these.
  const foreign = text.replace(/[\0-\u052f]+/g, '');
  return SCRIPTS.flatMap(([name, letters]) => (letters.test(foreign) ? [name] : []));
}

/** How to get letters for these scripts. */
export function fontAdvice(names: readonly string[]): string {
  const fonts = new Set(SCRIPTS.flatMap(([name, , font]) => (names.includes(name) ? [font] : [])));
  return `Install ${[...fonts].join(', ')} (free, from fonts.google.com/noto; Debian: fonts-noto), then render again.`;
}
