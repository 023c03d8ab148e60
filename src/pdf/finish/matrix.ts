/** A transformation as PDF writes it: [a b c d e f] takes (x, y) to (ax + cy + e, bx + dy + f). */
export type Matrix = readonly [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The matrix that does `inner` first, then `outer`. */
function compose(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d] = inner;
  const [e, f] = apply(outer, inner[4], inner[5]);
  const [o, p, q, r] = outer;
  return [a * o + b * q, a * p + b * r, c * o + d * q, c * p + d * r, e, f];
}

const STATE = /^(?:(q)|(Q)|((?:-?[\d.]+ ){6})cm)$/gm;

/** The matrix in force at a place of a page's content, following `q`, `Q` and `cm` from its beginning. */
export function matrixAt(content: string, end: number): Matrix {
  const saved: Matrix[] = [];
  let current = IDENTITY;
  for (const [, save, restore, numbers] of content.slice(0, end).matchAll(STATE)) {
    if (save) saved.push(current);
    else if (restore) current = saved.pop() ?? IDENTITY;
    else if (numbers) current = compose(numbers.trim().split(' ').map(Number) as unknown as Matrix, current);
  }
  return current;
}
