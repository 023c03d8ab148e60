/** Prints each figure as a ratio of two commands run in turn on this machine, so that a slow day changes both. */
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Bench } from './bench.js';

const HELP = `npm run bench -- [names of rows] [--quick] [--runs 5] [--list]

Each row is measured in pairs, ours and theirs in turn; the ratio is the median of the pairs' ratios.
--quick leaves out the rows that take more than a few seconds a run, and takes 3 pairs.
`;

/**
 * @typedef {object} Row
 * @property {string} name for the command line
 * @property {string} what
 * @property {string} against
 * @property {number} target the most that the ratio may be; infinite: it is only said
 * @property {boolean} [slow] left out of a quick run
 * @property {number} [repeat] times as many pairs, for what takes little time
 * @property {number} [runs] this many pairs, whatever was asked for
 * @property {number} [digits] behind the point
 * @property {(bench: Bench) => {ours: () => number, theirs: () => number}} sides prepares; each side measures once

 * A row of another kind has no sides: it measures and says so in lines of its own.
 *
 * @typedef {Pick<Row, 'name' | 'what' | 'slow'> & {lines: (bench: Bench, runs: number) => string[]}} Lines
 */

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    runs: { type: 'string' },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const runs = Number(options.runs ?? (options.quick ? 3 : 5));
const all = await allRows();
const unknown = names.filter((name) => !all.some((row) => row.name === name));

if (options.help) process.stdout.write(HELP);
else if (options.list) process.stdout.write(`${all.map((row) => row.name).join('\n')}\n`);
else if (unknown.length > 0) {
  process.stderr.write(`No row ${unknown.join(', ')}; there are:\n${all.map((row) => row.name).join('\n')}\n`);
  process.exitCode = 2;
} else measureAll(all.filter((row) => (names.length > 0 ? names.includes(row.name) : !(options.quick && row.slow))));

/** @returns {Promise<(Row | Lines)[]>} */
async function allRows() {
  const files = readdirSync(new URL('rows/', import.meta.url)).sort();
  return (await Promise.all(files.map((file) => import(`./rows/${file}`)))).flatMap((module) => module.default);
}

function measureAll(rows) {
  const bench = new Bench();
  process.stdout.write(`${runs} pairs a row or more, in turn; medians, in seconds; Node ${process.version}\n\n`);
  const widths = [44, 8, 29, 8, 6, 7, 0];
  const print = (cells) => {
    const line = cells.map((cell, column) => cell.padEnd(widths[column])).join(' ');
    process.stdout.write(`${line.trimEnd()}\n`);
  };
  print(['what', 'ours', 'against', 'theirs', 'ratio', 'target', '']);
  for (const row of rows) {
    try {
      if (row.lines) process.stdout.write(`${row.lines(bench, runs).join('\n')}\n`);
      else print(cellsOf(row, bench));
    } catch (error) {
      print([row.what, '', row.against ?? '', '', '', '', `skipped: ${error.message}`]);
    }
  }
}

function cellsOf({ what, against, target, repeat = 1, runs: fixed, digits = 3, sides }, bench) {
  const { ours, theirs } = sides(bench);
  if (fixed === undefined) for (const side of [ours, theirs]) side();
  const pairs = Array.from({ length: fixed ?? runs * repeat }, () => [ours(), theirs()]);
  const [one, other] = [0, 1].map((side) => median(pairs.map((pair) => pair[side])).toFixed(digits));
  const ratio = median(pairs.map(([first, second]) => first / second));
  return [what, one, against, other, ratio.toFixed(2), ...verdict(ratio, target)];
}

function verdict(ratio, target) {
  if (!Number.isFinite(target)) return ['', ''];
  return [`<= ${target}`, ratio <= target ? 'holds' : 'MISSED'];
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
