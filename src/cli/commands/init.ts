import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { findPortfolioRoot } from '../../portfolio/find.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';

export interface InitFlags {
  framework?: string;
  stage?: string;
  name?: string;
  school?: string;
  provider?: string;
  threshold: 'core' | 'post';
  yes?: true;
  input: boolean;
  git: boolean;
  hooks?: true;
  ci?: 'github' | 'gitlab';
  dryRun?: true;
  json?: true;
  quiet?: true;
}

export function addInitCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('init')
    .summary('start a portfolio')
    .description(
      'Starts a portfolio in a folder. Asks what it needs to know, or takes it from the options. Overwrites nothing.',
    )
    .argument('[dir]', 'the folder; made where it does not exist')
    .option('--framework <ids>', 'such as ljmu-2016, or several as ljmu-2016,gtc-tla: the first has the stage')
    .option('--stage <stage>', 'the stage you work on, such as advanced')
    .option('--name <name>', 'your name, as it stands on the cover')
    .option('--school <school>', 'your school')
    .option('--provider <provider>', 'the university or partnership')
    .addOption(new Option('--threshold <side>', 'post: past the threshold').choices(['core', 'post']).default('core'))
    .option('-y, --yes', 'ask nothing; what is not given has its default')
    .option('--no-input', 'ask nothing; fail where something is not given')
    .option('--no-git', 'start no git repository')
    .option('--hooks', 'look at the portfolio before each git commit')
    .addOption(
      new Option('--ci <host>', 'check the portfolio on every push, findings beside their lines').choices([
        'github',
        'gitlab',
      ]),
    )
    .option('--dry-run', 'only say what would be written')
    .option('--json', 'the result as JSON')
    .option('-q, --quiet', 'no talk')
    .addHelpText('after', EXAMPLES)
    .action(async (dir: string | undefined, flags: InitFlags) => {
      exit(await runInit(dir, flags, io));
    });
}

async function runInit(dir: string | undefined, flags: InitFlags, io: Io): Promise<number> {
  const there = resolve(io.cwd, dir ?? '.');
  if ((flags.hooks || flags.ci) && !flags.dryRun && findPortfolioRoot(there) === there) return equip(there, flags, io);
  const { askForStart } = await import('../ask/init.js');
  const [{ initPortfolio, planPortfolio }, { startRepository }, { guardCommits }] = await Promise.all([
    import('../../scaffold/index.js'),
    import('../../git/repository.js'),
    import('../../app/equip.js'),
  ]);
  const { folder: named, answers } = await askForStart(dir, flags, io);
  const folder = resolve(io.cwd, named);
  const written = flags.dryRun ? planPortfolio(folder, answers) : initPortfolio(folder, answers, io.signal);
  const git = flags.git && !flags.dryRun ? await startRepository(folder, io.env) : null;
  const hook = flags.hooks && !flags.dryRun ? await guardCommits(folder, io) : null;
  const { initJson, initText, initTalk } = await import('../text/init.js');
  const report = { folder, named, answers, written, git, hook, dryRun: flags.dryRun === true };
  io.out(flags.json ? initJson(report) : initText(report));
  if (!flags.quiet) io.err(initTalk(report));
  return EXIT.clean;
}

/** A portfolio that is there gets only what watches over it. */
async function equip(folder: string, { hooks, ci, json, quiet }: InitFlags, io: Io): Promise<number> {
  const [{ equipPortfolio }, { hookTalk }] = await Promise.all([
    import('../../app/equip.js'),
    import('../text/init.js'),
  ]);
  const { written, hook } = await equipPortfolio(folder, { hooks, ci }, io);
  io.out(
    json
      ? `${JSON.stringify({ version: 1, folder, ...written, hook: hook?.state ?? null }, null, 2)}\n`
      : `${folder}\n`,
  );
  const lines = [
    ...written.created.map((path) => `${path} checks the portfolio on every push.`),
    ...written.kept.map((path) => `${path} was there already and stays as it was.`),
    ...(hook ? [hookTalk(hook)] : []),
  ];
  if (!quiet) io.err(lines.map((line) => `${line}\n`).join(''));
  return EXIT.clean;
}

const EXAMPLES = `
Examples:
  $ mentor init                       asks for everything
  $ mentor init my-portfolio --framework ljmu-2016 --stage advanced --name "Jo"
  $ mentor init my-portfolio --framework ljmu-2016,gtc-tla --stage advanced
  $ mentor init my-portfolio --hooks --ci github
  $ mentor init --hooks               in a portfolio that is there: the hook alone
  $ mentor init my-portfolio --yes    the first framework and its first stage
`;
