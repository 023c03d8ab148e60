import { type Command, Option } from 'commander';
import type { VerifyOptions } from '../../app/verify.js';
import { countedFrom, type Severity } from '../../check/model.js';
import type { VerifyReport } from '../../signing/index.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';
import { jsonOption, quietOption, signersOption } from '../options.js';

interface VerifyFlags extends VerifyOptions {
  severity: Severity;
  statement?: string;
  signature?: string;
  json?: true;
  quiet?: true;
}

export function addVerifyCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('verify')
    .summary('see whether what was signed is still unchanged')
    .description(
      'Tells you for each sign-off whether what was signed is unchanged, which files have changed, come or gone since, and whose signature it has.',
    )
    .argument(
      '[dir]',
      'a portfolio, a folder in submissions/, or its zip (default: the portfolio in this folder or above it)',
    )
    .addOption(signersOption())
    .addOption(
      new Option(
        '--severity <severity>',
        'exit 1 at this severity or above; an unknown key and a missing seal are warnings',
      )
        .choices(['error', 'missing', 'warning'])
        .default('missing'),
    )
    .addOption(
      new Option('--statement <sign-off>', 'print the statement that a signature of this file covers').conflicts(
        'signature',
      ),
    )
    .option('--signature <sign-off>', 'print the signature in this file')
    .option('--seal <seal>', 'only the sign-offs of the content with this seal, as a certificate names it')
    .option('--no-git', 'do not ask git which commit changed something')
    .addOption(jsonOption())
    .addOption(quietOption('print only what is not as it should be'))
    .addHelpText('after', EXAMPLES)
    .action(async (dir: string | undefined, flags: VerifyFlags) => {
      exit(await runVerify(dir, flags, io));
    });
}

async function runVerify(dir: string | undefined, flags: VerifyFlags, io: Io): Promise<number> {
  const { partOfSignOff, verify } = await import('../../app/verify.js');
  const wanted = flags.statement ?? flags.signature;
  if (wanted !== undefined) {
    io.exact(await partOfSignOff(wanted, flags.statement === undefined ? 'signature' : 'statement', dir, io));
    return EXIT.clean;
  }
  const { report, troubles } = await verify(dir, flags, io);
  const { verifyJson, verifyText } = await import('../text/verify.js');
  const { painter } = await import('../text/painter.js');
  io.out(flags.json ? verifyJson(report) : verifyText(report, painter(io.colorLevel.out), flags.quiet === true));
  for (const { file, line, why } of troubles) io.err(`${file}, line ${line} ${why}: it vouches for nobody.\n`);
  return exitCode(report, flags.severity);
}

function exitCode({ signOffs, findings }: VerifyReport, severity: Severity): number {
  const doubtful = signOffs.some(
    ({ counts, seal, signature }) =>
      counts && (seal.state === 'none' || signature.state === 'unknown-key' || signature.state === 'not-vouched'),
  );
  const found = findings.some((finding) => countedFrom(severity).includes(finding.severity));
  return found || (doubtful && severity === 'warning') ? EXIT.findings : EXIT.clean;
}

const EXAMPLES = `
Examples:
  $ mentor verify                     the portfolio here
  $ mentor verify --allowed-signers ~/believed-keys
  $ mentor verify submissions/001     what was handed in; its zip will do, too
  $ mentor verify --seal sha256:87f242372b7d   as a certificate names it
  $ mentor verify --json | jq '.signOffs[] | select(.counts) | .seal.state'

docs/seal.md says how another program can do the same.
`;
