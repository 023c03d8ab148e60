/** Half the width of the drawing, and how far its parts reach from the middle. */
const HALF = 100;
const RING = { from: 70, least: 2, step: 1.7 };
const COPIES = 12;
const POINTS = 200;

/**
 * An ornament that nobody chose: a ring of 64 strokes as long as the digits of a seal, round a rosette whose curves have their
 * waves and heights from the same digits. Another seal draws another one, so that two sheets can be told apart by eye.
 * @param digest `sha256:` and 64 digits
 * @param id of its curve, which no other on the page may have
 * @returns a drawing in the colour around it; '' where there is no seal
 */
export function sealOrnament(digest: string, id: string): string {
  const digits = [...digest.replace(/^sha256:/, '')].map((digit) => Number.parseInt(digit, 16));
  if (digits.length !== 64 || digits.some(Number.isNaN)) return '';
  const { path, waves } = curveOf(digits);
  const turns = Array.from({ length: COPIES - 1 }, (_, at) => rounded(((at + 1) * 360) / (waves * COPIES)));
  const copies = turns.map((turn) => `<use href="#${id}" transform="rotate(${turn})"/>`);
  return `<svg class="ornament" aria-hidden="true" viewBox="-${HALF} -${HALF} ${2 * HALF} ${2 * HALF}" fill="none" stroke="currentColor"><g stroke-width="0.45"><path id="${id}" d="${path}"/>${copies.join('')}</g><path d="${digits.map(strokeOf).join('')}"/></svg>`;
}

function strokeOf(digit: number, index: number, { length }: readonly number[]): string {
  const angle = (2 * Math.PI * index) / length;
  return `M${at(angle, RING.from)}L${at(angle, RING.from + RING.least + digit * RING.step)}`;
}

/** A closed curve of two waves, as turned on a lathe. */
function curveOf([first = 0, second = 0, third = 0, fourth = 0]: readonly number[]): { path: string; waves: number } {
  const waves = 5 + (first % 8);
  const other = waves * (2 + (second % 3));
  const [height, lower] = [12 + third * 0.6, 3 + fourth * 0.35];
  const points = Array.from({ length: POINTS }, (_, index) => {
    const angle = (2 * Math.PI * index) / POINTS;
    return at(angle, 40 + height * Math.sin(waves * angle) + lower * Math.sin(other * angle));
  });
  return { path: `M${points.join('L')}Z`, waves };
}

function at(angle: number, distance: number): string {
  return `${rounded(distance * Math.sin(angle))} ${rounded(-distance * Math.cos(angle))}`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
