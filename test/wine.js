/**
 * Runs the portable folder for Windows under Wine, by hand: `node test/wine.js build/portable/mentor-0.1.0-windows-x64`.
 * Needs wine (8 or later), not Windows. Ends with 1 where a command does not end as it should. Not tried: a browser and a console.
 * Wine hands Node no pipe of this system, so every command writes to files, and a program inside Wine speaks with the language server.
 */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, cpSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const [portable = 'build/portable'] = process.argv.slice(2).map((path) => resolve(path));
const folder = mkdtempSync(join(tmpdir(), 'mentor-wine-'));
const env = { ...process.env, WINEPREFIX: join(folder, 'prefix'), WINEDEBUG: '-all', NO_COLOR: '1' };
const SIGN = [
  '--role',
  'head-teacher',
  '--name',
  'M. Oyelaran',
  '--decision',
  'supported',
  '--comment',
  'Yes.',
  '--date',
  '2026-10-20',
  '--yes',
];
const INIT = ['--framework', 'ljmu-2016', '--stage', 'advanced', '--name', 'Ada Brown', '--yes', '--no-git'];
/** An editor that starts the language server, greets it, and writes down the answer. */
const EDITOR = `const { spawn } = require('node:child_process');
const server = spawn(process.execPath, [process.argv[2], 'lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
const params = { processId: null, rootUri: null, capabilities: {} };
const hello = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
server.stdin.write('Content-Length: ' + hello.length + '\\r\\n\\r\\n' + hello);
server.stdout.on('data', (part) => {
  process.stdout.write(part);
  if (String(part).includes('completionProvider')) server.kill();
});
setTimeout(() => server.kill(), 60_000).unref();
`;
/** What is run, with which exit code it ends, and a file that is there then. */
const COMMANDS = [
  [['--version'], 0],
  [['init', 'mine', ...INIT], 0, 'mine/portfolio.yaml'],
  [
    [
      '-C',
      'mine',
      'new',
      'meeting',
      'First week',
      '--text',
      'We planned.',
      '--criteria',
      'AM1',
      '--date',
      '2026-09-14',
    ],
    0,
  ],
  [['check', 'mine'], 1],
  [['status', 'mine'], 0],
  [['render', 'full', '--html', '--docx', '--out', 'made'], 0, 'made/portfolio.docx'],
  [['sign', 'advanced', 'full', ...SIGN], 0],
  [['submit', 'full', '--no-pdf', '--force', 'Tried under Wine.'], 0, 'full/submissions/001/portfolio.html'],
  [['verify', 'full', '--no-git'], 0],
  [['verify', 'full/submissions/001', '--no-git'], 0],
];

let failed = 0;
try {
  cpSync(resolve(import.meta.dirname, '../fixtures/complete/advanced-2016'), join(folder, 'full'), { recursive: true });
  writeFileSync(join(folder, 'editor.cjs'), EDITOR);
  wine('wineboot', ['-i']);
  wine('winecfg', ['-v', 'win10']);
  for (const [args, code, made] of COMMANDS) {
    const ended = mentor(args);
    tell(ended === code && (!made || existsSync(join(folder, made))), `mentor ${args.join(' ')}`, `exit ${ended}`);
  }
  wine(join(portable, 'node.exe'), ['editor.cjs', join(portable, 'app/bin/mentor.js')]);
  tell(said().includes('"completionProvider"'), 'mentor lsp', said());
  tell(await serves(), 'mentor serve full', said());
} finally {
  spawnSync('wineserver', ['-k'], { env, stdio: 'ignore' });
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
process.exitCode = failed;

function tell(well, what, otherwise) {
  process.stdout.write(`${well ? 'ok    ' : 'FAILED'} ${what}${well ? '' : `: ${otherwise}\n${said()}`}\n`);
  if (!well) failed = 1;
}

function wine(program, args) {
  const stdio = written();
  const { status } = spawnSync('wine', [program, ...args], { cwd: folder, env, stdio });
  for (const file of stdio.slice(1)) closeSync(file);
  return status;
}

/** By way of `mentor.cmd`, as a double click or a command line does. */
function mentor(args) {
  return wine('cmd', ['/c', `Z:${join(portable, 'mentor.cmd').replaceAll('/', '\\')}`, ...args]);
}

function written() {
  return ['ignore', openSync(join(folder, 'said'), 'w'), openSync(join(folder, 'told'), 'w')];
}

function said() {
  return ['said', 'told'].map((name) => readFileSync(join(folder, name), 'utf8')).join('');
}

/** Whether the page comes, within a minute, at the address that `serve` says. */
async function serves() {
  const server = spawn(
    'wine',
    [join(portable, 'node.exe'), join(portable, 'app/bin/mentor.js'), 'serve', 'full', '--port', '0'],
    {
      cwd: folder,
      env,
      stdio: written(),
    },
  );
  try {
    for (let second = 0; second < 60 && server.exitCode === null; second += 1) {
      const [address] = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(said()) ?? [];
      if (address) return (await (await fetch(address)).text()).includes('<main');
      await sleep(1000);
    }
    return false;
  } finally {
    server.kill();
  }
}
