/** How wide the letters from the space to `~` are in Calibri, in thousandths of its size. */
const WIDTHS: readonly number[] = [
  226, 325, 400, 498, 506, 714, 682, 220, 303, 303, 498, 498, 249, 306, 252, 386, 506, 506, 506, 506, 506, 506, 506,
  506, 506, 506, 267, 267, 498, 498, 498, 463, 894, 578, 543, 533, 615, 488, 459, 630, 623, 251, 318, 519, 420, 854,
  645, 662, 516, 672, 542, 459, 487, 641, 567, 889, 519, 487, 468, 306, 386, 306, 498, 498, 291, 479, 525, 422, 525,
  497, 305, 470, 525, 229, 239, 454, 229, 798, 525, 527, 525, 525, 348, 391, 334, 525, 451, 714, 433, 452, 395, 314,
  460, 314, 498,
];
/** Signs beyond them that texts are full of; other letters are as wide as their plain ones. */
const SIGNS: Readonly<Record<string, number>> = {
  '‘': 249,
  '’': 249,
  '“': 418,
  '”': 418,
  '–': 498,
  '—': 905,
  '…': 690,
};
const USUAL = 520;
/** Bold letters are this much wider. */
const BOLD = 1.025;

/** @returns the width of a text, in the unit of the size */
export function widthOf(text: string, size: number, isBold: boolean): number {
  let sum = 0;
  for (const letter of text) sum += widthOfLetter(letter);
  return (sum * size * (isBold ? BOLD : 1)) / 1000;
}

function widthOfLetter(letter: string): number {
  const known = WIDTHS[letter.charCodeAt(0) - 32] ?? SIGNS[letter];
  if (known !== undefined) return known;
  return WIDTHS[letter.normalize('NFD').charCodeAt(0) - 32] ?? USUAL;
}

/**
 * On how many lines words stand, broken between words, or within one that is wider than the line.
 * @param width of a line; one that is narrower than a letter, as in a table of many columns, holds one
 */
export function countLines(text: string, width: number, size: number, isBold: boolean): number {
  const room = Math.max(width, size);
  const space = widthOf(' ', size, isBold);
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines += 1;
    let used = 0;
    for (const word of paragraph.split(/[ \t]+/)) {
      const own = widthOf(word, size, isBold);
      if (used > 0 && used + space + own > room) {
        lines += 1;
        used = 0;
      }
      used += (used > 0 ? space : 0) + own;
      const more = Math.max(0, Math.ceil(used / room) - 1);
      lines += more;
      used -= more * room;
    }
  }
  return lines;
}
