/** Processor time of this process that a piece of work takes, in milliseconds: the least of a few runs. */
function cost(work: () => unknown, runs: number): number {
  const costs = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    work();
    return process.cpuUsage(before).user / 1000;
  });
  return Math.min(...costs);
}

/** More than a straight line, and less than a square, with room for the collector of garbage. */
export const NEARLY_LINEAR = 9;

/** A machine with much else to do spoils one measurement; what grows by the square grows so in each. */
const ROUNDS = 4;

/**
 * How many times more processor time four times as much takes: 4 where it grows in a straight line, 16 where by its square.
 * No clock is asserted, and what else the machine does hardly counts: the least of a few rounds is taken.
 * @param work makes and does something of a size
 * @param size such that it takes some ten milliseconds
 */
export function growth(work: (size: number) => unknown, size: number): number {
  work(size);
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS && least >= NEARLY_LINEAR; round += 1) {
    const [one, four] = [cost(() => work(size), 3), cost(() => work(4 * size), 3)];
    least = Math.min(least, four / Math.max(one, 1));
  }
  return least;
}
