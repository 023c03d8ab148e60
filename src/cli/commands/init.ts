import { type Command, Option } from 'commander';
import type { InitOptions } from '../../app/init.js';
import type { AskedToStart } from '../../app/start.js';
import { placeNamed } from '../../app/world.js';
import { findPortfolioRoot } from '../../portfolio/find.js';
import { jsonText } from '../../text/json-text.js';
import type { Io } from '../io.js';
import { dryRunOption, jsonOption, noInputOption, yesOption } from '../options.js';

type InitFlags = InitOptions & AskedToStart & { json?: true };

export function addInitCommand(program: Command, io: Io): void {
  program
    .command('init')
    .summary('start a portfolio')
    .description(
      'Starts a portfolio in a folder. Asks for what it needs, or takes it from the options. Overwrites nothing.',
    )
    .argument('[dir]', 'the folder; made if it does not exist')
    .option('--framework <ids>', 'such as ljmu-2016, or several, as ljmu-2016,gtc-tla; the stage is one of the first')
    .option('--stage <stage>', 'the stage you are working on, such as advanced')
    .option('--name <name>', 'your name, as it will be on the cover')
    .option('--school <school>', 'your school')
    .option('--provider <provider>', 'the university or partnership')
    .option('--form <file>', "the programme's Word form, blank or filled in; its wording is shown instead of ours")
    .addOption(
      new Option('--threshold <side>', 'post: you are past the threshold').choices(['core', 'post']).default('core'),
    )
    .option('--no-git', 'do not start a git repository')
    .option('--hooks', 'check the portfolio before each git commit')
    .addOption(
      new Option('--ci <host>', 'check the portfolio on every push and show findings beside their lines').choices([
        'github',
        'gitlab',
      ]),
    )
    .addOption(yesOption('ask no questions; use the default for what is not given'))
    .addOption(noInputOption('ask no questions; fail if something is not given'))
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .addHelpText('after', EXAMPLES)
    .action(async (dir: string | undefined, flags: InitFlags) => {
      await runInit(dir, flags, io);
    });
}

async function runInit(dir: string | undefined, flags: InitFlags, io: Io): Promise<void> {
  const there = placeNamed(io, dir ?? '.');
  if ((flags.hooks || flags.ci) && !flags.dryRun && findPortfolioRoot(there) === there) return equip(there, flags, io);
  const { askForStart } = await import('../ask/init.js');
  const { init } = await import('../../app/init.js');
  const { initJson, initTalk, initText } = await import('../text/init.js');
  const { folder: named, answers, form } = await askForStart(dir, flags, io);
  const started = await init(named, answers, flags, io);
  const report = { ...started, named, answers, form, dryRun: flags.dryRun === true };
  io.out(flags.json ? initJson(report) : initText(report));
  io.talk(initTalk(report));
}

/** A portfolio that is there gets only what watches over it. */
async function equip(folder: string, { hooks, ci, json }: InitFlags, io: Io): Promise<void> {
  const { equipPortfolio } = await import('../../app/equip.js');
  const { hookTalk, workflowTalk } = await import('../text/init.js');
  const { written, hook } = await equipPortfolio(folder, { hooks, ci }, io);
  io.out(json ? jsonText({ version: 1, folder, ...written, hook: hook?.state ?? null }) : `${folder}\n`);
  const lines = [
    ...written.created.map((path) => `${path} checks the portfolio on every push.`),
    ...written.kept.map((path) => `${path} was there already and stays as it was.`),
    ...(hook ? [hookTalk(hook)] : []),
    ...(ci ? workflowTalk() : []),
  ];
  io.talk(lines.map((line) => `${line}\n`).join(''));
}

const EXAMPLES = `
Examples:
  $ mentor init                       asks for everything
  $ mentor init my-portfolio --framework ljmu-2016 --stage advanced --name "Jo"
  $ mentor init my-portfolio --framework ljmu-2016,gtc-tla --stage advanced
  $ mentor init my-portfolio --form form.docx --name "Jo"
  $ mentor init my-portfolio --hooks --ci github
  $ mentor init --hooks               adds the hook to an existing portfolio
  $ mentor init my-portfolio --yes    the first framework and its first stage
`;
