import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type CheckScope, checkOpen, lookInside } from '../../app/check.js';
import { chooseStages, type OpenPortfolio, openPortfolio } from '../../app/open-portfolio.js';
import { today } from '../../app/world.js';
import { coverStage, type StageCoverage, type StageInFramework } from '../../coverage/index.js';
import type { PortfolioFile } from '../../portfolio/index.js';
import {
  assertClean,
  assertMaySign,
  assertSameContent,
  readScan,
  type SealedSignOff,
  scanFile,
  sealSignOff,
  sealStage,
  signatureFrom,
  sshSign,
  writeSignOff,
} from '../../signing/index.js';
import { type Answers, askWhatToSign } from '../ask/sign.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';
import { signedJson, signedText, signingText } from '../text/sign.js';
import type { SignFlags } from './sign.js';

/** A stage as it was when its content was shown to who signs. */
interface Shown {
  open: OpenPortfolio;
  place: StageInFramework;
  coverage: StageCoverage;
  seal: ReturnType<typeof sealStage>;
}

/** Signs a stage as the options and answers say. @returns the exit code */
export async function runSign(named: string, dir: string | undefined, flags: SignFlags, io: Io): Promise<number> {
  const shown = await openStage(named, dir, io);
  const { open, coverage, seal } = shown;
  const scope: CheckScope = { stage: named, for: 'submission' };
  const result = checkOpen(open, scope, io, await lookInside(open, scope, io));
  if (!flags.quiet) io.err(signingText({ linked: open.linked, coverage, result, seal }, io.width));
  const answers = await askWhatToSign(open.linked, coverage, flags, io);
  assertMaySign(open.linked, coverage, answers.to, answers, today(io));
  assertClean(result.findings, answers.decision, coverage.stage);
  // Between what was shown and this lie the time to read it and the time to answer.
  assertSameContent(seal, (await openStage(named, dir, io)).seal, 'signed');
  const scan = flags.scan === undefined ? null : readScan(resolve(io.cwd, flags.scan));
  const make = (page: PortfolioFile | null): SealedSignOff => sealAnswers(shown, answers, page);
  if (flags.printStatement) io.out(make(scan && scanFile('scan.pdf', scan)).statement);
  else await write(shown, answers, scan, make, flags, io);
  return EXIT.clean;
}

async function openStage(named: string, dir: string | undefined, io: Io): Promise<Shown> {
  const open = await openPortfolio(dir, io);
  const place = chooseStages(open.linked, named)?.[0] as StageInFramework;
  return { open, place, coverage: coverStage(open.linked, place), seal: sealStage(open.root, open.linked, place) };
}

function sealAnswers(shown: Shown, answers: Answers, scan: PortfolioFile | null): SealedSignOff {
  const { framework, stage } = shown.place;
  const isAmbiguous = shown.open.linked.indexes.filter(({ stages }) => stages.has(stage.id)).length > 1;
  const words = {
    stage: isAmbiguous ? `${framework.id}/${stage.id}` : stage.id,
    role: answers.to.role.id,
    name: answers.name,
    date: answers.date,
    decision: answers.decision,
    comment: answers.comment,
    ratings: answers.ratings,
    enteredBy: answers.enteredBy,
    scan,
  };
  return sealSignOff(words, shown.seal, framework.version);
}

async function write(
  { open, coverage, seal }: Shown,
  answers: Answers,
  scan: Uint8Array | null,
  make: (page: PortfolioFile | null) => SealedSignOff,
  flags: SignFlags,
  io: Io,
): Promise<void> {
  const role = answers.to.role.id;
  let signature: string | null = null;
  const text = async (page: PortfolioFile | null): Promise<string> => {
    const sealed = make(page);
    signature = await signatureFor(sealed, role, flags, io);
    io.signal.throwIfAborted();
    return sealed.text(signature);
  };
  const file = await writeSignOff({ root: open.root, coverage, role, scan, text });
  const written = { file, answers, seal, signature };
  io.out(flags.json ? signedJson(written) : `${file}\n`);
  if (!flags.quiet) io.err(signedText(written));
}

async function signatureFor(
  { statement }: SealedSignOff,
  role: string,
  flags: SignFlags,
  io: Io,
): Promise<string | null> {
  if (flags.signature !== undefined) {
    const path = resolve(io.cwd, flags.signature);
    return signatureFrom(readFileSync(path, 'utf8'), statement, role);
  }
  if (flags.key === undefined) return null;
  const { env, signal } = io;
  const interactive = io.interactive && flags.input;
  const made = await sshSign(statement, role, { path: resolve(io.cwd, flags.key), env, interactive, signal });
  return signatureFrom(made, statement, role);
}
