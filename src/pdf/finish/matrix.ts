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

/**
 * Follows `q`, `Q` and `cm` through a page's content.
 *
 * @returns a function that gives the matrix in force at a place, to be asked for places in rising order
 */
export function matrixFollower(content: string): (end: number) => Matrix {
  const changes = content.matchAll(STATE);
  const saved: Matrix[] = [];
  let current = IDENTITY;
  let next = changes.next();
  return (end) => {
    for (; !next.done && next.value.index < end; next = changes.next()) {
      const [, save, restore, numbers = ''] = next.value;
      if (save) saved.push(current);
      else if (restore) current = saved.pop() ?? IDENTITY;
      else current = compose(numbers.trim().split(' ').map(Number) as unknown as Matrix, current);
    }
    return current;
  };
}
