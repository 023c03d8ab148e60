import {
  awaitedSignOffs,
  hasSigned,
  isSamePerson,
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
import { readSignature } from '../trust/ssh/signature.js';
import { trustFindings } from './verify.js';
import { type Believed, vouch } from './vouch.js';

/** Somebody who signed. */
export interface Signer {
  role: string;
  side: 'school' | 'university';
  name: string;
  /** YYYY-MM-DD */
  date: string;
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
  if (coverage.signOffs.length === 0)
    throw refused(stage, 'nobody signs it', 'The framework asks for no sign-off, so nobody can recognise it.');
  const awaited = awaitedSignOffs(coverage);
  const signed = awaited.map((one) => verified(linked, stage, one, believed));
  assertNothingAgainst(linked, coverage, today);
  const seals = signed.flatMap(({ frontMatter }) => readSealed(frontMatter.seal?.value));
  const seal = seals.at(-1);
  const signers = awaited.map(({ role }, index) => signerOf(role, signed[index] as PortfolioDocument));
  return {
    mentor: mentor.name,
    school: mentor.school,
    provider,
    framework,
    stage,
    date:
      signers
        .map(({ date }) => date)
        .sort()
        .at(-1) ?? '',
    signers,
    criteria: coverage.criteria.map(({ criterion, entries }) => ({
      id: criterion.id,
      statement: criterion.statement,
      entries: entries.map(({ frontMatter, path }) => ({
        title: frontMatter.title?.value ?? path,
        date: frontMatter.date?.value ?? null,
      })),
    })),
    credits: coverage.credits,
    seal: seal?.digest ?? '',
    terms: seals.every(({ form }) => form === SEAL_FORM) ? (seal?.terms ?? []) : [],
  };
}

function readSealed(data: unknown): WrittenSeal[] {
  const seal = readSeal(data);
  return 'why' in seal ? [] : [seal];
}

/** What contradicts a sign-off of the stage, whatever the portfolio's own settings say of it. */
function assertNothingAgainst(
  linked: LinkedPortfolio,
  { framework, stage, signOffs }: StageCoverage,
  today: string,
): void {
  const files = new Set(signOffs.flatMap(({ latest, history }) => [...history, ...(latest ? [latest] : [])]));
  const paths = new Set([...files].map(({ path }) => path));
  const wrong = trustFindings(linked, [{ framework, stage }], today).find(
    ({ severity, file }) => severity === 'error' && paths.has(file),
  );
  if (wrong) throw refused(stage, `${wrong.file}: ${wrong.message}`, '`mentor verify` says more.');
}

/** The sign-off of a role that a certificate may rest on: a yes, by somebody else, sealed, and of what is there now. */
function verified(
  linked: LinkedPortfolio,
  stage: FrameworkStage,
  one: SignOffCoverage,
  believed: Believed | null,
): PortfolioDocument {
  const { role, latest } = one;
  const again = `Ask for it: \`mentor sign ${stage.id} --role ${role.id}\`.`;
  if (latest === null || !hasSigned(linked, one))
    throw refused(stage, `${role.title} has not signed, or what was signed has changed`, again);
  const { frontMatter } = latest;
  if (judgeSignOff(linked, latest).seal.state !== 'intact')
    throw refused(stage, `${latest.path} has no seal: nobody can tell what it was given on`, again);
  const name = frontMatter.name?.value ?? '';
  if (name === '' || isSamePerson(name, linked.portfolio.config.mentor.name ?? ''))
    throw refused(stage, `${latest.path} is not signed by somebody else`, again);
  if (believed !== null) assertBelieved(stage, latest, believed);
  return latest;
}

function assertBelieved(stage: FrameworkStage, { path, frontMatter }: PortfolioDocument, believed: Believed): void {
  const signature = readSignature(frontMatter.signature?.value ?? '');
  const { name, role, date } = frontMatter;
  const said = { name: name?.value ?? '', role: role?.value ?? '', date: date?.value ?? '' };
  const vouching = signature && vouch(signature, said, believed);
  if (vouching?.state === 'good') return;
  const why = vouching
    ? `the signature in ${path} is not one you believe (${vouching.why})`
    : `${path} has no signature`;
  throw refused(
    stage,
    why,
    '`mentor verify` says whose signatures there are; without --require-signatures none are asked for.',
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
