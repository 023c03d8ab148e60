import { type Command, Option } from 'commander';
import type { SignOptions } from '../../app/sign.js';
import { printableList } from '../../text/quoted.js';
import type { AskedToSign } from '../ask/sign.js';
import type { Io } from '../io.js';
import { DIR, dryRunOption, jsonOption, yesOption } from '../options.js';

type SignFlags = SignOptions & AskedToSign & { printStatement?: true; json?: true };

export function addSignCommand(program: Command, io: Io): void {
  program
    .command('sign')
    .summary('sign off a stage, bound to what it holds now')
    .description(
      'Writes a sign-off for a stage: who decided what, about exactly which content. Shows what will be signed, and asks for whatever you have not given.',
    )
    .argument('<stage>', 'such as advanced, or ljmu-2016/advanced')
    .argument(...DIR)
    .option('--role <role>', 'the role that signs, as the framework calls it, such as head-teacher')
    .option('--name <name>', 'the name of the person who signs (default: the one in portfolio.yaml)')
    .option('--decision <decision>', 'school: supported, returned, noted; university: recognised, returned, noted')
    .option('--comment <text>', 'a short paragraph')
    .addOption(
      new Option('--comment-file <file>', 'the paragraph, from a file; - reads standard input').conflicts('comment'),
    )
    .option('--date <day>', 'the day of signing, as 2026-03-12 (default: today)')
    .option(
      '--rate <point=level...>',
      "the reviewer's own ratings, to stand beside the mentor's: MS1.1=amber MS1.2=green",
    )
    .option('--key <file>', 'sign with this SSH key as well')
    .addOption(new Option('--signature <file>', 'add a signature that was made elsewhere').conflicts('key'))
    .option('--print-statement', 'only print the statement that a signature covers; write nothing')
    .addOption(
      new Option('--entered-by <name>', 'the person who types in a decision given on paper').conflicts([
        'key',
        'signature',
      ]),
    )
    .option('--scan <pdf>', 'a scan of the page that was signed by hand')
    .addOption(yesOption('do not ask whether to sign'))
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .addHelpText('after', EXAMPLES)
    .action(async (stage: string, dir: string | undefined, flags: SignFlags) => runSign(stage, dir, flags, io));
}

async function runSign(named: string, dir: string | undefined, flags: SignFlags, io: Io): Promise<void> {
  const { keepComment, openStageToSign, sign, statementToSign } = await import('../../app/sign.js');
  const { askWhatToSign } = await import('../ask/sign.js');
  const { signedJson, signedText, signingText } = await import('../text/sign.js');
  const shown = await openStageToSign(named, dir, io);
  io.talk(signingText(shown, io.width));
  const asked = flags.printStatement || flags.dryRun ? { ...flags, yes: true as const } : flags;
  const keep = (role: string, comment: string): string => keepComment(shown, role, comment);
  const answers = await askWhatToSign(shown.linked, shown.coverage, asked, keep, io);
  const options = { ...flags, interactive: io.interactive };
  if (flags.printStatement) return io.exact(await statementToSign(shown, answers, options, io));
  const signed = await sign(shown, answers, options, io);
  io.out(flags.json ? signedJson(signed) : printableList([signed.file]));
  io.talk(flags.dryRun ? 'Nothing was written.\n' : signedText(signed));
}

const EXAMPLES = `
Examples:
  $ mentor sign advanced              shows what will be signed, and asks
  $ mentor sign advanced --role head-teacher --decision supported \\
      --comment "I support this application."
  $ mentor sign advanced --role head-teacher --decision supported \\
      --comment-file words.md --key ~/.ssh/id_ed25519
  $ mentor sign advanced --role head-teacher --name "M. Oyelaran" \\
      --decision supported --comment-file words.md --date 2026-10-16 \\
      --entered-by "B. Lockwood" --scan signed-page.pdf
`;
