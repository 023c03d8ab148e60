import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { VerifyTarget } from '../../app/verify-target.js';
import { today } from '../../app/world.js';
import type { Severity } from '../../check/model.js';
import type { VerifyReport } from '../../signing/index.js';
import { Refusal } from '../../text/refusal.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';

interface VerifyFlags {
  allowedSigners?: string;
  severity: Severity;
  statement?: string;
  signature?: string;
  git: boolean;
  json?: true;
  quiet?: true;
}

export function addVerifyCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('verify')
    .summary('say whether what was signed is still what stands there')
    .description(
      'Says of each sign-off whether what it was given on is unchanged, which files changed, came and went since, and whose signature it has.',
    )
    .argument(
      '[dir]',
      'a portfolio, a folder of submissions/, or its zip; left out: the nearest portfolio from here upwards',
    )
    .option(
      '--allowed-signers <file>',
      'the keys you believe; left out: MENTOR_ALLOWED_SIGNERS, else your own configuration',
    )
    .addOption(
      new Option(
        '--severity <severity>',
        'exit 1 from this severity on; an unknown key and a missing seal are warnings',
      )
        .choices(['error', 'missing', 'warning'])
        .default('missing'),
    )
    .addOption(
      new Option('--statement <sign-off>', 'print what a signature of this file is made over').conflicts('signature'),
    )
    .option('--signature <sign-off>', 'print the signature in this file')
    .option('--no-git', 'do not ask git since when something changed')
    .option('--json', 'the result as JSON')
    .option('-q, --quiet', 'only what is not as it should be')
    .addHelpText('after', EXAMPLES)
    .action(async (dir: string | undefined, flags: VerifyFlags) => {
      exit(await runVerify(dir, flags, io));
    });
}

async function runVerify(dir: string | undefined, flags: VerifyFlags, io: Io): Promise<number> {
  const { openTarget } = await import('../../app/verify-target.js');
  const target = await openTarget(dir, io);
  try {
    const wanted = flags.statement ?? flags.signature;
    if (wanted === undefined) return await verifyTarget(target, flags, io);
    io.out(await partOf(wanted, target, flags.statement === undefined ? 'signature' : 'statement', io));
    return EXIT.clean;
  } finally {
    target.close();
  }
}

async function verifyTarget({ linked, root }: VerifyTarget, flags: VerifyFlags, io: Io): Promise<number> {
  const [{ findBelieved, verify }, { gitIn }, { verifyJson, verifyText }, { painter }] = await Promise.all([
    import('../../signing/index.js'),
    import('../../git/git.js'),
    import('../text/verify.js'),
    import('../text/painter.js'),
  ]);
  const named = flags.allowedSigners === undefined ? undefined : resolve(io.cwd, flags.allowedSigners);
  const believed = findBelieved({ named, env: io.env, root });
  const git = flags.git && root !== null ? gitIn(root, io.env) : null;
  const report = await verify(linked, believed, git, today(io));
  io.out(flags.json ? verifyJson(report) : verifyText(report, painter(io.colorLevel.out), flags.quiet === true));
  for (const { line, why } of believed.list?.troubles ?? [])
    io.err(`${believed.from}, line ${line} ${why}: it vouches for nobody.\n`);
  return exitCode(report, flags.severity);
}

function exitCode({ signOffs, findings }: VerifyReport, severity: Severity): number {
  const doubtful = signOffs.some(
    ({ counts, seal, signature }) =>
      counts && (seal.state === 'none' || signature.state === 'unknown-key' || signature.state === 'not-vouched'),
  );
  const counted: Record<Severity, readonly Severity[]> = {
    error: ['error'],
    missing: ['error', 'missing'],
    warning: ['error', 'missing', 'warning'],
  };
  const found = findings.some((finding) => counted[severity].includes(finding.severity));
  return found || (doubtful && severity === 'warning') ? EXIT.findings : EXIT.clean;
}

/** What plain ssh-keygen needs to look at a signature itself. */
async function partOf(
  file: string,
  { root, linked }: VerifyTarget,
  part: 'statement' | 'signature',
  io: Io,
): Promise<string> {
  const { signedText } = await import('../../coverage/index.js');
  const document = linked.portfolio.documents.find(
    ({ path, kind }) =>
      kind === 'sign-off' && (path === file || (root !== null && resolve(root, path) === resolve(io.cwd, file))),
  );
  if (!document)
    throw new Refusal('NoSignOff', `There is no sign-off ${file}.`, 'mentor verify names those there are.');
  const signature = document.frontMatter.signature?.value;
  const text = part === 'statement' ? signedText(linked, document) : signature && `${signature}\n`;
  if (text) return text;
  const message = `${document.path} has no ${part === 'statement' ? 'seal' : 'signature'}.`;
  throw new Refusal('NotSigned', message, 'mentor sign puts one in.');
}

const EXAMPLES = `
Examples:
  $ mentor verify                     the portfolio here
  $ mentor verify --allowed-signers ~/believed-keys
  $ mentor verify submissions/001     what was handed in; its zip will do
  $ mentor verify --json | jq '.signOffs[] | select(.counts) | .seal.state'

docs/seal.md says how another program can do the same.
`;
