/**
 * Installs what `npm run pack` made as somebody would, and runs it: `node tools/try-release.js [npm|pnpm|yarn|yarn-pnp|bun …]`.
 * The installer has to be there, the Node that runs this is the one that is tried. Ends with 1 where anything fails.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const packed = join(root, 'build', `mentor-portfolio-${version}.tgz`);

const INSTALLERS = {
  npm: { install: ['npm', 'install', '--ignore-scripts', packed], run: ['npx', '--no-install', 'mentor'] },
  pnpm: { install: ['pnpm', 'add', '--ignore-scripts', packed], run: ['pnpm', 'exec', 'mentor'] },
  yarn: { install: ['yarn', 'add', `file:${packed}`], run: ['yarn', '--silent', 'run', 'mentor'] },
  'yarn-pnp': { install: ['yarn', 'add', `mentor-portfolio@file:${packed}`], run: ['yarn', 'run', 'mentor'] },
  bun: { install: ['bun', 'add', packed], run: ['bun', 'x', 'mentor'] },
};
const START = ['init', 'mine', '--framework', 'ljmu-2016', '--stage', 'advanced', '--name', 'Ada', '--yes', '--no-git'];
/** What is run, and with which exit code it ends. */
const COMMANDS = [
  [START, 0],
  [['check', 'mine'], 1],
  [['render', 'full', '--html', '--docx', '--out', 'made'], 0],
  [['render', 'full', '--pdf', '--out', 'made'], 0],
  [['verify', 'full', '--no-git'], 0],
  [['framework', 'show', 'ljmu-2016', '--json'], 0],
  [['doctor'], 0],
];

let failed = 0;
for (const name of process.argv.length > 2 ? process.argv.slice(2) : ['npm']) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mentor-try-')));
  try {
    writeFileSync(join(folder, 'package.json'), '{"name": "try", "private": true, "license": "MIT"}\n');
    if (name === 'yarn-pnp') writeFileSync(join(folder, '.yarnrc.yml'), 'nodeLinker: pnp\nenableTelemetry: false\n');
    cpSync(join(root, 'fixtures/complete/advanced-2016'), join(folder, 'full'), { recursive: true });
    const { install, run } = INSTALLERS[name];
    const installed = start(install, folder) === 0;
    const wrong = COMMANDS.filter(([args, code]) => start([...run, ...args], folder) !== code);
    const made = readdirSync(join(folder, 'made')).sort().join(' ');
    const ok = installed && wrong.length === 0 && made === 'portfolio.docx portfolio.html portfolio.pdf';
    process.stdout.write(
      `${ok ? 'ok    ' : 'FAILED'} ${name}, Node ${process.version}${ok ? '' : `: ${installed ? '' : 'install '}${wrong.map(([args]) => args.join(' ')).join('; ')}`}\n`,
    );
    if (!ok) failed = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
process.exitCode = failed;

function start([program, ...args], cwd) {
  const env = { ...process.env, MENTOR_CACHE: join(cwd, 'cache'), NO_COLOR: '1' };
  return spawnSync(program, args, { cwd, env, stdio: 'ignore', shell: process.platform === 'win32' }).status;
}
