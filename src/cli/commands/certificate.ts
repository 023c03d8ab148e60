import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { OpenPortfolio } from '../../app/open-portfolio.js';
import { today } from '../../app/world.js';
import type { CertificateFacts } from '../../signing/index.js';
import { Refusal } from '../../text/refusal.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';

interface CertificateFlags {
  out?: string;
  issuer?: string;
  allowedSigners?: string;
  requireSignatures?: true;
  pdf: boolean;
  browser?: string;
  json?: true;
  quiet?: true;
}

export function addCertificateCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('certificate')
    .summary('a certificate and a badge, once every role has signed')
    .description(
      'Makes a certificate to print and an Open Badges 3.0 credential for a stage whose every role has signed. Neither is signed itself.',
    )
    .argument('<stage>', 'such as advanced, or ljmu-2016/advanced')
    .argument('[dir]', 'the portfolio; left out: the nearest one from here upwards')
    .option('--out <folder>', 'where to write; left out: dist in the portfolio')
    .option('--issuer <url>', "the institution's address, for the badge")
    .option('--require-signatures', 'only where every role signed with a key that you believe')
    .option(
      '--allowed-signers <file>',
      'the keys you believe; left out: MENTOR_ALLOWED_SIGNERS, else your own configuration',
    )
    .option('--no-pdf', 'the badge only')
    .option('--browser <path>', 'the Chrome, Edge or Chromium that makes the PDF')
    .option('--json', 'say what was written as JSON')
    .option('-q, --quiet', 'no talk')
    .addHelpText('after', EXAMPLES)
    .action(async (stage: string, dir: string | undefined, flags: CertificateFlags) => {
      await runCertificate(stage, dir, flags, io);
      exit(EXIT.clean);
    });
}

async function runCertificate(named: string, dir: string | undefined, flags: CertificateFlags, io: Io): Promise<void> {
  const [{ openPortfolio }, { writeWhole }, { placeInside }] = await Promise.all([
    import('../../app/open-portfolio.js'),
    import('../../portfolio/write-file.js'),
    import('../../portfolio/inside.js'),
  ]);
  const open = await openPortfolio(dir, io);
  const facts = await factsOf(open, named, flags, io);
  const place = (name: string): string =>
    flags.out === undefined ? placeInside(open.root, `dist/${name}`) : join(resolve(io.cwd, flags.out), name);
  const name = `certificate-${facts.stage.id}`;
  const files = [place(`${name}-badge-unsigned.json`)];
  const badge = await badgeText(facts, flags.issuer ?? null);
  const pdf = flags.pdf ? await pdfOf(facts, flags.browser, io) : null;
  io.signal.throwIfAborted();
  writeWhole(files[0] as string, badge);
  if (pdf) {
    files.push(place(`${name}.pdf`));
    writeWhole(files[1] as string, pdf);
  }
  io.out(
    flags.json
      ? `${JSON.stringify({ version: 1, files, stage: facts.stage.id, date: facts.date }, null, 2)}\n`
      : files.map((file) => `${file}\n`).join(''),
  );
  if (!flags.quiet) io.err('The badge is an unsigned draft and says so; the institution signs it with its own key.\n');
}

async function factsOf(
  { root, linked }: OpenPortfolio,
  named: string,
  flags: CertificateFlags,
  io: Io,
): Promise<CertificateFacts> {
  const [{ chooseStages }, { coverStage }, { certificateFacts, findBelieved, verify }] = await Promise.all([
    import('../../app/open-portfolio.js'),
    import('../../coverage/index.js'),
    import('../../signing/index.js'),
  ]);
  const place = chooseStages(linked, named)?.[0];
  if (!place) throw new Refusal('UnknownStage', `There is no stage ${named}.`, 'mentor framework show lists them.');
  const list = flags.allowedSigners === undefined ? undefined : resolve(io.cwd, flags.allowedSigners);
  const believed = flags.requireSignatures ? findBelieved({ named: list, env: io.env, root }) : null;
  const facts = certificateFacts(linked, coverStage(linked, place), believed);
  const { findings } = await verify(linked, { from: null, list: null, own: null }, null, today(io));
  const wrong = findings.find(({ severity, stage }) => severity === 'error' && stage === place.stage.id);
  if (wrong) throw new Refusal('NotRecognised', `${wrong.file}: ${wrong.message}.`, 'mentor verify says more.');
  return facts;
}

async function badgeText(facts: CertificateFacts, url: string | null): Promise<string> {
  const [{ badgeOf }, { writeCase }, { loadBuiltInFramework }] = await Promise.all([
    import('../../signing/index.js'),
    import('../../interchange/index.js'),
    import('../../framework/index.js'),
  ]);
  const options = {
    changed: facts.date,
    creator: facts.provider ?? facts.framework.title,
    lookup: loadBuiltInFramework,
  };
  const items = writeCase(facts.framework, options).package.CFItems;
  const addresses = new Map(items.map(({ humanCodingScheme, uri }) => [humanCodingScheme, uri]));
  return `${JSON.stringify(
    badgeOf(facts, { url }, (id) => addresses.get(id) ?? null),
    null,
    2,
  )}\n`;
}

async function pdfOf(facts: CertificateFacts, browser: string | undefined, io: Io): Promise<Uint8Array> {
  const [{ openPdfEngine }, { certificateHtml }, { fontCss, loadFonts }, { packageVersion }] = await Promise.all([
    import('../../pdf/index.js'),
    import('../../html/certificate.js'),
    import('../../html/page/fonts.js'),
    import('../../app/version.js'),
  ]);
  const engine = openPdfEngine({ env: io.env, named: browser, signal: io.signal });
  try {
    const words = certificateHtml(facts, '', longDate);
    const { bytes } = await engine.print(certificateHtml(facts, fontCss(loadFonts(), words), longDate), {
      title: `Certificate: ${facts.stage.title}, ${facts.mentor}`,
      author: facts.provider ?? '',
      language: 'en-GB',
      producer: `mentor ${packageVersion()}`,
      date: new Date(`${facts.date}T12:00:00Z`),
    });
    return bytes;
  } finally {
    await engine.close();
  }
}

function longDate(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
}

const EXAMPLES = `
Examples:
  $ mentor certificate advanced
  $ mentor certificate advanced --require-signatures
  $ mentor certificate advanced --no-pdf --issuer https://www.example.ac.uk
`;
