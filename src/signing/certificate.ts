import {
  awaitedSignOffs,
  hasSigned,
  judgeSignOff,
  type LinkedPortfolio,
  type StageCoverage,
} from '../coverage/index.js';
import type { SignOffCoverage } from '../coverage/model.js';
import type { Framework, FrameworkStage } from '../framework/model.js';
import type { PortfolioDocument } from '../portfolio/model.js';
import { Refusal } from '../text/refusal.js';
import { readSeal, type WrittenSeal } from '../trust/read-seal.js';
import { SEAL_FORM } from '../trust/seal.js';
import { trustFindings } from './verify.js';
import { type Believed, type SaidSigner, vouchFor } from './vouch.js';

/** Somebody who signed. */
export interface Signer extends SaidSigner {
  side: 'school' | 'university';
  /** Markdown. */
  comment: string;
}

/** What a certificate says, all of it from the portfolio. */
export interface CertificateFacts {
  mentor: string;
  school: string | null;
  provider: string | null;
  framework: Framework;
  stage: FrameworkStage;
  /** The day of the last sign-off. */
  date: string;
  signers: Signer[];
  /** The entries that show each criterion. */
  criteria: { id: string; statement: string; entries: { title: string; date: string | null }[] }[];
  credits: number;
  /** Digest of what the last sign-off was given on. */
  seal: string;
  /** What everybody signed for, line by line (docs/seal.md); empty where a seal is of the first form, which does not say. */
  terms: readonly string[];
}

/**
 * What can be certified of a stage.
 * @param believed whose signatures count; null: sign-offs need none
 * @param today YYYY-MM-DD
 * @throws Refusal where a role has not signed, or its sign-off does not verify
 */
export function certificateFacts(
  linked: LinkedPortfolio,
  coverage: StageCoverage,
  believed: Believed | null,
  today: string,
): CertificateFacts {
  const { framework, stage } = coverage;
  const { mentor, provider } = linked.portfolio.config;
  if (mentor.name === null)
    throw refused(stage, 'portfolio.yaml does not say whose portfolio it is', 'Write `mentor: {name: …}` in it.');
  const signed = awaitedSignOffs(coverage).map((one) => verified(linked, stage, one, believed));
  const last = signed.at(-1);
  if (!last)
    throw refused(stage, 'nobody signs it', 'The framework asks for no sign-off, so nobody can recognise the stage.');
  assertNothingAgainst(linked, coverage, today);
  return {
    mentor: mentor.name,
    school: mentor.school,
    provider,
    framework,
    stage,
    date: last.signer.date,
    signers: signed.map(({ signer }) => signer),
    criteria: coverage.criteria.map(({ criterion, entries }) => ({
      id: criterion.id,
      statement: criterion.statement,
      entries: entries.map(({ frontMatter, path }) => ({
        title: frontMatter.title?.value ?? path,
        date: frontMatter.date?.value ?? null,
      })),
    })),
    credits: coverage.credits,
    seal: last.seal.digest,
    terms: signed.every(({ seal }) => seal.form === SEAL_FORM) ? last.seal.terms : [],
  };
}

/** What contradicts a sign-off of the stage, whatever the portfolio's own settings say of it. */
function assertNothingAgainst(
  linked: LinkedPortfolio,
  { framework, stage, signOffs }: StageCoverage,
  today: string,
): void {
  const paths = new Set(signOffs.flatMap(({ latest }) => latest?.path ?? []));
  const wrong = trustFindings(linked, [{ framework, stage }], today).find(
    ({ severity, file }) => severity === 'error' && paths.has(file),
  );
  if (wrong) throw refused(stage, `${wrong.file}: ${wrong.message}`, '`mentor verify` tells you more.');
}

interface VerifiedSignOff {
  signer: Signer;
  seal: WrittenSeal;
}

/** The sign-off of a role that a certificate may rest on: a yes of some day, by somebody, sealed, and of what is there now. */
function verified(
  linked: LinkedPortfolio,
  stage: FrameworkStage,
  one: SignOffCoverage,
  believed: Believed | null,
): VerifiedSignOff {
  const { role, latest } = one;
  const again = `Ask for it: \`mentor sign ${stage.id} --role ${role.id}\`.`;
  if (latest === null || !hasSigned(linked, one))
    throw refused(stage, `${role.title} has not signed, or what was signed has changed`, again);
  const seal = readSeal(latest.frontMatter.seal?.value);
  if ('why' in seal) throw refused(stage, `${latest.path} has no seal: nobody can tell what was signed`, again);
  const signer = signerOf(role, latest);
  if (signer.name === '' || signer.date === '')
    throw refused(stage, `${latest.path} does not say who signed it, or when`, again);
  if (believed !== null) assertBelieved(linked, stage, latest, believed);
  return { signer, seal };
}

function assertBelieved(
  linked: LinkedPortfolio,
  stage: FrameworkStage,
  signOff: PortfolioDocument,
  believed: Believed,
): void {
  const { state, why: doubt } = vouchFor(signOff, judgeSignOff(linked, signOff).signature, believed);
  if (state === 'good') return;
  const why =
    state === 'none'
      ? `${signOff.path} has no signature`
      : `the signature in ${signOff.path} is not one that you trust (${doubt ?? 'mentor cannot check this kind'})`;
  throw refused(
    stage,
    why,
    '`mentor verify` lists the signatures there are; without --require-signatures, none are needed.',
  );
}

function signerOf(role: SignOffCoverage['role'], { frontMatter, text, bodyOffset }: PortfolioDocument): Signer {
  const { name, date } = frontMatter;
  const comment = text.slice(bodyOffset).trim();
  return { role: role.title, side: role.side, name: name?.value ?? '', date: date?.value ?? '', comment };
}

function refused(stage: FrameworkStage, why: string, hint: string): Refusal {
  return new Refusal('NotRecognised', `There is no certificate for ${stage.title} yet: ${why}.`, hint);
}
