import { type Command, InvalidArgumentError, Option } from 'commander';

/** Options that mean the same in every command that has them. */

/** The argument of a command that looks at one portfolio. */
export const DIR = ['[dir]', 'the portfolio (default: the one in this folder or above it)'] as const;

export const portfolioOption = (): Option =>
  new Option('--portfolio <dir>', 'the portfolio (default: the one in this folder or above it)');

export const stageOption = (about = 'a stage other than the one in portfolio.yaml'): Option =>
  new Option('--stage <stage>', about);

export const browserOption = (): Option =>
  new Option('--browser <path>', 'the Chrome, Edge or Chromium that makes the PDF');

export const issuerOption = (badges: string): Option =>
  new Option('--issuer <url>', `the institution's address, for the ${badges}`).argParser(webAddress);

function webAddress(text: string): string {
  if (/^https?:\/\/\S+$/i.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError('Expected an address that begins with https://.');
}

export const themeOption = (): Option =>
  new Option('--theme <name>', 'the theme: one that comes with mentor, or a folder of your own');

export const noTemplatesOption = (): Option => new Option('--no-templates', "leave out the portfolio's own templates");

export const signersOption = (): Option =>
  new Option(
    '--allowed-signers <file>',
    'the keys you trust (default: MENTOR_ALLOWED_SIGNERS, else your own configuration)',
  );

/** The heading of what says how a command runs, not what it does. */
const HOW = 'How it runs:';

export const jsonOption = (about = 'print the result as JSON'): Option => new Option('--json', about).helpGroup(HOW);

export const dryRunOption = (about = 'only say what would be written'): Option =>
  new Option('--dry-run', about).helpGroup(HOW);

export const quietOption = (about = 'print the result only'): Option => new Option('-q, --quiet', about).helpGroup(HOW);

export const yesOption = (about = 'ask no questions; leave out what is not given'): Option =>
  new Option('-y, --yes', about).helpGroup(HOW);

export const noInputOption = (about = 'ask no questions'): Option => new Option('--no-input', about).helpGroup(HOW);

/** The options of a command that writes into a file of a stage. */
export const addStageFileOptions = (command: Command): Command =>
  command
    .addOption(stageOption('the stage (default: the one in portfolio.yaml)'))
    .addOption(portfolioOption())
    .addOption(dryRunOption())
    .addOption(jsonOption());

/** Each time the option is given, one more; several in one are parted by whoever reads them. */
export function collect(text: string, before: string[] = []): string[] {
  return [...before, text];
}

/** What every command has of them, beside its own. */
export interface How {
  input?: boolean;
  quiet?: true;
  yes?: true;
}

/** @returns what a command is to do, without how it runs */
export function withoutHow<T extends How>(flags: T): Omit<T, keyof How> {
  const { input: _, quiet: __, yes: ___, ...rest } = flags;
  return rest;
}

/** For an option that takes ids, parted by commas or given again. */
export function ids(text: string, before: readonly string[] = []): string[] {
  return [
    ...before,
    ...text
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  ];
}
