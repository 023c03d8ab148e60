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

/** The matrix in force, which is the last, and those that were saved before. */
export type Matrices = readonly Matrix[];

/**
 * Follows `q`, `Q` and `cm` through a page's content.
 *
 * @param begun what is in force where it begins
 * @returns a function that gives what is in force at a place, to be asked for places in rising order
 */
export function matrixFollower(content: string, begun: Matrices = [IDENTITY]): (end: number) => Matrices {
  const changes = content.matchAll(STATE);
  const matrices = [...begun];
  let next = changes.next();
  return (end) => {
    for (; !next.done && next.value.index < end; next = changes.next()) {
      const [, save, restore, numbers = ''] = next.value;
      const current = matrices.pop() ?? IDENTITY;
      if (save) matrices.push(current, current);
      else if (!restore) matrices.push(compose(numbers.trim().split(' ').map(Number) as unknown as Matrix, current));
    }
    return [...matrices];
  };
}

/** The matrix in force. */
export function inForce(matrices: Matrices): Matrix {
  return matrices.at(-1) ?? IDENTITY;
}
