/**
 * Installs what `npm run pack` made as somebody would, and runs it: `node tools/try-release.js [npm|pnpm|yarn|yarn-pnp|bun …]`.
 * The installer has to be there, the Node that runs this is the one that is tried. Ends with 1 where anything fails.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const packed = join(root, 'build', `mentor-portfolio-${version}.tgz`);

const INSTALLERS = {
  npm: { install: ['npm', 'install', '--ignore-scripts', packed], run: ['npx', '--no-install', 'mentor'] },
  pnpm: { install: ['pnpm', 'add', '--ignore-scripts', packed], run: ['pnpm', 'exec', 'mentor'] },
  yarn: { install: ['yarn', 'add', `file:${packed}`], run: ['yarn', '--silent', 'run', 'mentor'] },
  'yarn-pnp': {
    install: ['yarn', 'add', `mentor-portfolio@file:${packed}`],
    run: ['yarn', 'run', 'mentor'],
    node: ['yarn', 'node'],
  },
  bun: { install: ['bun', 'add', packed], run: ['bun', 'x', 'mentor'] },
};
const START = ['init', 'mine', '--framework', 'ljmu-2016', '--stage', 'advanced', '--name', 'Ada', '--yes', '--no-git'];
const SIGN = [
  '--role',
  'head-teacher',
  '--name',
  'M. Oyelaran',
  '--decision',
  'supported',
  '--comment',
  'Yes.',
  '--yes',
];
/** What is run, and with which exit code it ends. */
const COMMANDS = [
  [START, 0],
  [['check', 'mine'], 1],
  [['render', 'full', '--html', '--docx', '--out', 'made'], 0],
  [['render', 'full', '--pdf', '--out', 'made'], 0],
  [['verify', 'full', '--no-git'], 0],
  [['framework', 'show', 'ljmu-2016', '--json'], 0],
  [['sign', 'advanced', 'full', ...SIGN], 0],
  [['doctor'], 0],
];
const ASKED = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { processId: null, rootUri: null, capabilities: {} },
});
/** What goes on until it is stopped: what it is told, and what it then says. */
const SERVERS = [
  { args: ['serve', 'full', '--port', '0'], says: /http:\/\/127\.0\.0\.1:\d+/ },
  { args: ['lsp'], told: `Content-Length: ${ASKED.length}\r\n\r\n${ASKED}`, says: /"completionProvider"/ },
];
const LIBRARY = `import { check } from 'mentor-portfolio';
if (typeof check !== 'function') process.exit(1);
`;

let failed = 0;
for (const name of process.argv.length > 2 ? process.argv.slice(2) : ['npm']) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mentor-try-')));
  try {
    const begun = Date.now();
    const wrong = await tryInstaller(name, folder);
    const seconds = ((Date.now() - begun) / 1000).toFixed(0);
    const said = wrong.length === 0 ? `${seconds} s` : wrong.join('; ');
    process.stdout.write(`${wrong.length === 0 ? 'ok    ' : 'FAILED'} ${name}, Node ${nodeVersion()}: ${said}\n`);
    if (wrong.length > 0) failed = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
process.exitCode = failed;

/** @returns {Promise<string[]>} what did not go as it should */
async function tryInstaller(name, folder) {
  writeFileSync(join(folder, 'package.json'), '{"name": "try", "private": true, "license": "MIT", "type": "module"}\n');
  if (name === 'yarn-pnp') writeFileSync(join(folder, '.yarnrc.yml'), 'nodeLinker: pnp\nenableTelemetry: false\n');
  writeFileSync(join(folder, 'library.js'), LIBRARY);
  cpSync(join(root, 'fixtures/complete/advanced-2016'), join(folder, 'full'), { recursive: true });
  const { install, run, node = ['node'] } = INSTALLERS[name];
  if (start(install, folder) !== 0) return ['install'];
  const wrong = COMMANDS.filter(([args, code]) => start([...run, ...args], folder) !== code).map(([args]) =>
    args.join(' '),
  );
  if (start([...node, 'library.js'], folder) !== 0) wrong.push('library');
  for (const { args, told, says } of SERVERS)
    if (!(await answers([...run, ...args], told, says, folder))) wrong.push(args[0]);
  const made = existsSync(join(folder, 'made')) ? readdirSync(join(folder, 'made')).sort().join(' ') : 'nothing';
  return made === 'portfolio.docx portfolio.html portfolio.pdf' ? wrong : [...wrong, `made ${made}`];
}

function options(cwd) {
  const env = { ...process.env, MENTOR_CACHE: join(cwd, 'cache'), NO_COLOR: '1' };
  return { cwd, env, shell: process.platform === 'win32' };
}

function start([program, ...args], cwd) {
  return spawnSync(program, args, { ...options(cwd), stdio: 'ignore' }).status;
}

function nodeVersion() {
  return spawnSync('node', ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' }).stdout.trim();
}

/** Whether a command that goes on says so within a minute; it and what it started are ended then. */
async function answers([program, ...args], told, says, cwd) {
  const own = process.platform !== 'win32';
  const child = spawn(program, args, { ...options(cwd), detached: own, stdio: ['pipe', 'pipe', 'pipe'] });
  const timer = setTimeout(end, 60_000);
  function end() {
    if (own) process.kill(-child.pid, 'SIGTERM');
    else spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
  }
  let said = '';
  if (told) child.stdin.write(told);
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      said += text;
      if (says.test(said) && child.exitCode === null) end();
    });
  await new Promise((done) => child.on('close', done));
  clearTimeout(timer);
  return says.test(said);
}
