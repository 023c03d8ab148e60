/** Prints each figure as a ratio of two commands run in turn on this machine, so that a slow day changes both. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatePortfolio } from './generate.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const mentor = fileURLToPath(new URL('../../bin/mentor.js', import.meta.url));
const entries = Number(process.argv[2] ?? 300);
const runs = Number(process.argv[3] ?? 5);

const work = mkdtempSync(join(tmpdir(), 'mentor-bench-'));
const cache = mkdtempSync(join(tmpdir(), 'mentor-bench-cache-'));
try {
  generatePortfolio(work, entries);
  const html = join(work, 'dist', 'portfolio.html');
  const bare = [join(here, 'bare-print.js'), html, join(work, 'bare.pdf')];
  const rows = [
    row('mentor --version', [mentor, '--version'], 'node -e 0', ['-e', '0'], 1.35, 4),
    row(
      `check, ${entries} entries, cold`,
      [mentor, 'check', work, '--quiet'],
      'floor: read + YAML + remark',
      [join(here, 'floor.js'), work],
      0.5,
    ),
    row(
      `render --html, ${entries} entries`,
      [mentor, 'render', work, '--html'],
      'floor: parse + stringify',
      [join(here, 'floor.js'), work, 'html'],
      1.2,
    ),
    row(
      'the PDF of that HTML',
      [join(here, 'engine-print.js'), html, join(work, 'ours.pdf')],
      'bare print of it',
      bare,
      1.4,
    ),
    row('render --pdf, whole command', [mentor, 'render', work, '--pdf'], 'bare print of the HTML', bare, 1.4),
    warm('check, nothing changed', 2),
  ];
  process.stdout.write(`${runs} runs each, in turn; medians in seconds; Node ${process.version}\n\n`);
  for (const line of table(rows)) process.stdout.write(`${line}\n`);
} finally {
  for (const folder of [work, cache]) rmSync(folder, { recursive: true, force: true });
}

function row(name, command, against, other, target, repeat = 1) {
  const [ours, theirs] = [[], []];
  time(command);
  time(other);
  for (let run = 0; run < runs * repeat; run += 1) {
    ours.push(time(command));
    theirs.push(time(other));
  }
  const ratio = median(ours.map((seconds, index) => seconds / theirs[index]));
  return [
    name,
    median(ours).toFixed(3),
    against,
    median(theirs).toFixed(3),
    ratio.toFixed(2),
    `<= ${target}`,
    ratio <= target ? 'holds' : 'MISSED',
  ];
}

/** Against an empty Node, with what the run before remembered. */
function warm(name, target) {
  const command = [mentor, 'check', work, '--quiet'];
  spawnSync(process.execPath, ['-e', 'setTimeout(() => {}, 3000)']);
  time(command);
  const pairs = Array.from({ length: runs * 4 }, () => [time(command, false), time(['-e', '0'], false)]);
  const [ours, theirs] = [0, 1].map((which) => median(pairs.map((pair) => pair[which])).toFixed(3));
  const ratio = median(pairs.map(([one, other]) => one / other));
  return [name, ours, 'node -e 0', theirs, ratio.toFixed(2), `<= ${target}`, ratio <= target ? 'holds' : 'MISSED'];
}

/** A cold run finds nothing that an earlier one remembered; the unpacked browser stays. */
function forget() {
  for (const kept of ['check', 'documents']) rmSync(join(cache, kept), { recursive: true, force: true });
}

function time(command, cold = true) {
  if (cold) forget();
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, command, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, MENTOR_CACHE: cache },
  });
  if (status === null || status > 1) throw new Error(`${command.join(' ')} failed: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function table(rows) {
  const all = [['what', 'ours', 'against', 'theirs', 'ratio', 'target', ''], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((cells) => cells[column].length)));
  return all.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
}
