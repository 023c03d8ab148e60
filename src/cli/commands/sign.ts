import { type Command, Option } from 'commander';
import type { Io } from '../io.js';

export interface SignFlags {
  role?: string;
  name?: string;
  decision?: string;
  comment?: string;
  commentFile?: string;
  date?: string;
  rate?: string[];
  key?: string;
  signature?: string;
  printStatement?: true;
  enteredBy?: string;
  scan?: string;
  input: boolean;
  yes?: true;
  json?: true;
  quiet?: true;
}

export function addSignCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('sign')
    .summary('sign a stage, bound to what it holds now')
    .description(
      'Writes a sign-off for a stage: who decided what, about exactly which content. Shows what is signed, and asks what is not given.',
    )
    .argument('<stage>', 'such as advanced, or ljmu-2016/advanced')
    .argument('[dir]', 'the portfolio; left out: the nearest one from here upwards')
    .option('--role <role>', 'who signs, as the framework calls it: head-teacher')
    .option('--name <name>', 'the name of who signs; left out: the one in portfolio.yaml')
    .option('--decision <decision>', 'school: supported, returned, noted; university: recognised, returned, noted')
    .option('--comment <text>', 'a short paragraph')
    .addOption(new Option('--comment-file <file>', 'the paragraph from a file; - reads stdin').conflicts('comment'))
    .option('--date <day>', 'the day of signing, as 2026-03-12; left out: today')
    .option('--rate <point=level...>', "the reviewer's own ratings, beside the mentor's: MS1.1=amber MS1.2=green")
    .option('--key <file>', 'sign with this SSH key as well')
    .addOption(new Option('--signature <file>', 'take a signature that was made elsewhere').conflicts('key'))
    .option('--print-statement', 'only print what a signature is made over; write nothing')
    .addOption(new Option('--entered-by <name>', 'who types in words given on paper').conflicts(['key', 'signature']))
    .option('--scan <pdf>', 'the page that was signed by hand')
    .option('--no-input', 'ask nothing; fail where something is not given')
    .option('-y, --yes', 'do not ask whether to sign')
    .option('--json', 'the result as JSON')
    .option('-q, --quiet', 'no talk')
    .addHelpText('after', EXAMPLES)
    .action(async (stage: string, dir: string | undefined, flags: SignFlags) => {
      const { runSign } = await import('./sign-run.js');
      exit(await runSign(stage, dir, flags, io));
    });
}

const EXAMPLES = `
Examples:
  $ mentor sign advanced              shows what is signed, and asks
  $ mentor sign advanced --role head-teacher --decision supported \\
      --comment "I support this application."
  $ mentor sign advanced --role head-teacher --decision supported \\
      --comment-file words.md --key ~/.ssh/id_ed25519
  $ mentor sign advanced --role head-teacher --name "M. Oyelaran" \\
      --decision supported --comment-file words.md --date 2026-10-16 \\
      --entered-by "B. Lockwood" --scan signed-page.pdf
`;
