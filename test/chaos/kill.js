// Kills commands that write at random moments and looks whether any file is half-written.
// node test/chaos/kill.js [rounds] [--no-links]: needs a build (npm run build). --no-links: as where hard links are forbidden.
// Prints one line with the figures; exit 1 where something is half.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PDFDocument } from '@cantoo/pdf-lib';

const PROGRAM = resolve(import.meta.dirname, '../../bin/mentor.js');
const FIXTURE = resolve(import.meta.dirname, '../../fixtures/complete/advanced-2016');
const PHOTO = join(FIXTURE, 'evidence/whiteboard-planning.jpg');
const ENTRY = 'journal/2026-01-28-joint-observation.md';
const SIGN = [
  'sign',
  'advanced',
  '--role',
  'head-teacher',
  '--decision',
  'supported',
  '--comment',
  'I support it.',
  '-q',
];

/** Commands that write, and what they do to a portfolio. */
const COMMANDS = [
  SIGN,
  [...SIGN, '--scan', join(FIXTURE, 'evidence/qa-summary.pdf'), '--entered-by', 'Bethan Lockwood'],
  ['submit', '--no-pdf', '--force', 'trial', '-q'],
  ['new', 'entry', 'A new entry', '--criteria', 'AM3', '--text', 'What happened.', '--no-input', '-q'],
  ['evidence', 'add', PHOTO, '--to', ENTRY, '--alt', 'A board', '-q'],
  ['rate', 'MS1.1=amber', '-q'],
  ['render', '--html', '-q'],
  ['check', '--fix', '-q'],
];
const NO_LINKS = ['--require', join(import.meta.dirname, 'no-links.cjs')];

/** In the place of each PDF in the evidence: to read the long ones took half of what each command takes. */
const PAGES = await Promise.all(
  readdirSync(join(FIXTURE, 'evidence'))
    .filter((name) => name.endsWith('.pdf'))
    .map(async (name) => [name, await pageOf(`This is ${name}`)]),
);

async function pageOf(words) {
  const pdf = await PDFDocument.create();
  pdf.addPage().drawText(words);
  return pdf.save();
}

/** A portfolio with nothing missing but its signatures, and with something for `check --fix` to mend. */
function copyTo(root) {
  cpSync(FIXTURE, root, { recursive: true, filter: (from) => !from.includes('sign-off') });
  for (const [name, page] of PAGES) writeFileSync(join(root, 'evidence', name), page);
  appendFileSync(join(root, ENTRY), '\n##Afterwards\n\nWe spoke of it.\n');
}

/**
 * Runs a command and kills it: so many milliseconds after it began, or after it first touched the portfolio.
 * @returns its exit code, or null where it was killed
 */
function run(args, cwd, { afterStart, afterTouch, options = [] } = {}) {
  return new Promise((done) => {
    const env = { ...process.env, MENTOR_CACHE: join(cwd, '..', 'cache'), TMPDIR: join(cwd, '..') };
    const child = spawn(process.execPath, [...options, PROGRAM, ...args], { cwd, stdio: 'ignore', env });
    const timers = afterStart === undefined ? [] : [setTimeout(() => child.kill('SIGKILL'), afterStart)];
    const watcher = afterTouch === undefined ? null : watch(cwd, { recursive: true });
    watcher?.once('change', () => timers.push(setTimeout(() => child.kill('SIGKILL'), afterTouch)));
    child.on('close', (code) => {
      watcher?.close();
      for (const timer of timers) clearTimeout(timer);
      done(code);
    });
  });
}

function filesIn(root) {
  const all = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    all.map((entry) => {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      return [
        relative(root, path).replaceAll('\\', '/'),
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      ];
    }),
  );
}

/** A file that is being made has a name that nobody reads. */
const isUnseen = (path) =>
  /(^|\/)\.[^/]*\.tmp$/.test(path) || path.startsWith('.mentor/cache/') || path.startsWith('.git/');

/** What a whole file of its kind has at its end. */
function isWhole(root, path, before, whole) {
  if (before.has(path))
    return before.get(path) === whole.now.get(path) || whole.after.has(`${path} ${whole.now.get(path)}`);
  const submission = /^submissions\/\d+\//.exec(path);
  if (submission) return isWholeSubmission(join(root, submission[0]));
  return whole.after.has(`${path} ${whole.now.get(path)}`) || hasEnd(join(root, path));
}

function hasEnd(path) {
  const bytes = readFileSync(path);
  if (/\.md$/.test(path)) return /^---\n[\s\S]*\n---\n[\s\S]*\n$/.test(bytes.toString('utf8'));
  if (/\.html$/.test(path)) return bytes.toString('utf8').trimEnd().endsWith('</html>');
  if (/\.pdf$/.test(path)) return bytes.equals(readFileSync(join(FIXTURE, 'evidence/qa-summary.pdf')));
  return /\.jpg$/.test(path) && bytes.subarray(-2).equals(Buffer.from([0xff, 0xd9]));
}

function isWholeSubmission(folder) {
  if (!existsSync(join(folder, 'SHA256SUMS'))) return false;
  const lines = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n');
  const isSame = (line) => {
    const [sum = '', name = ''] = line.split('  ');
    return (
      existsSync(join(folder, name)) &&
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex') === sum
    );
  };
  return lines.every(isSame) && lines.length + 1 === readdirSync(folder).length;
}

/** How long a command takes, and what it writes when it is left alone. */
async function rehearse(args, base, options) {
  const root = mkdtempSync(join(base, 'whole-'));
  copyTo(root);
  const started = performance.now();
  const code = await run(args, root, { options });
  const took = performance.now() - started;
  // 1: it did it, and something is missing.
  if (code !== 0 && code !== 1) throw new Error(`mentor ${args.join(' ')} ended with ${code}`);
  const after = new Set([...filesIn(root)].map(([path, sum]) => `${path} ${sum}`));
  rmSync(root, { recursive: true, force: true });
  return { args, took, after };
}

/** @param options of Node, for each run */
export async function killAtRandom(rounds, options = []) {
  const base = mkdtempSync(join(tmpdir(), 'mentor-chaos-'));
  const figures = { rounds, killed: 0, finished: 0, changed: 0, half: [], left: 0 };
  try {
    const rehearsed = [];
    for (const args of COMMANDS) rehearsed.push(await rehearse(args, base, options));
    const root = join(base, 'portfolio');
    for (let round = 0; round < rounds; round += 1) {
      const { args, took, after } = rehearsed[round % rehearsed.length];
      rmSync(root, { recursive: true, force: true });
      copyTo(root);
      const before = filesIn(root);
      // Every second time near a write: that is where something could be half.
      const moment = round % 2 === 0 ? { afterStart: took * Math.random() } : { afterTouch: Math.random() * 12 };
      const code = await run(args, root, { ...moment, options });
      if (code === null) figures.killed += 1;
      else figures.finished += 1;
      const now = filesIn(root);
      const touched = [...now.keys()].filter((path) => !isUnseen(path) && before.get(path) !== now.get(path));
      if (touched.length > 0 && code === null) figures.changed += 1;
      figures.left += [...now.keys()].filter(isUnseen).length > 0 ? 1 : 0;
      const gone = [...before.keys()].filter((path) => !now.has(path));
      const half = [...touched.filter((path) => !isWhole(root, path, before, { now, after })), ...gone];
      for (const path of half)
        figures.half.push(
          `${args[0]}: ${path} (${statSync(join(root, path), { throwIfNoEntry: false })?.size ?? 'gone'})`,
        );
    }
    return figures;
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'no-links': { type: 'boolean' } } });
  const figures = await killAtRandom(Number(positionals[0] ?? 200), values['no-links'] ? NO_LINKS : []);
  const { rounds, killed, finished, changed, half, left } = figures;
  process.stdout.write(
    `${rounds} runs: ${killed} killed (${changed} of them after something was written), ${finished} finished, ` +
      `${left} left an unseen file behind, ${half.length} half-written\n${half.map((line) => `${line}\n`).join('')}`,
  );
  process.exitCode = half.length === 0 ? 0 : 1;
}
