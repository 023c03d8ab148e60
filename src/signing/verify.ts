import { check } from '../check/engine.js';
import type { Finding } from '../check/model.js';
import { RULES } from '../check/rules/index.js';
import { judgeSignOff, type SealState, type SealVerdict } from '../coverage/index.js';
import type { LinkedPortfolio, StageInFramework } from '../coverage/link.js';
import { coverStage } from '../coverage/stage.js';
import type { Git } from '../git/git.js';
import type { PortfolioDocument } from '../portfolio/model.js';
import type { Submission } from '../portfolio/submissions.js';
import { readSeal } from '../trust/read-seal.js';
import { cameWith, changedSince, type Since, wentWith } from './since-when.js';
import { type Believed, type SignatureReport, vouchFor } from './vouch.js';

/** A file that is not as it was when somebody signed. */
export interface ChangedFile {
  path: string;
  since: Since | null;
}

/** What verifying found of one sign-off; every key always there. */
export interface SignOffReport {
  file: string;
  framework: string | null;
  stage: string | null;
  role: string | null;
  name: string | null;
  date: string | null;
  decision: string | null;
  /** Who typed in words given on paper. */
  enteredBy: string | null;
  /** The latest of its role: the one that counts. */
  counts: boolean;
  seal: {
    state: SealState;
    why: string | null;
    files: number;
    changed: ChangedFile[];
    came: ChangedFile[];
    went: ChangedFile[];
  };
  signature: SignatureReport;
}

export interface VerifyReport {
  signOffs: SignOffReport[];
  /** What contradicts a sign-off, whatever portfolio.yaml says of these rules. */
  findings: Finding[];
  /** What was handed in, and what of it is not as it was. */
  submissions: readonly Submission[];
}

/** Files of one sign-off that git is asked about; a portfolio changed all through needs no dates. */
const MOST_ASKED = 25;

/**
 * Verifies every sign-off of a portfolio.
 * @param believed whom the verifier believes
 * @param git asked since when something changed; null: nobody is asked
 * @param today YYYY-MM-DD
 */
export async function verify(
  linked: LinkedPortfolio,
  believed: Believed,
  git: Git | null,
  today: string,
): Promise<VerifyReport> {
  const documents = linked.portfolio.documents.filter(({ kind }) => kind === 'sign-off');
  const stages = new Map(
    documents.flatMap((document) => linked.stageOf(document) ?? []).map((one) => [one.stage, one]),
  );
  const counting = countingSignOffs(linked, [...stages.values()]);
  const signOffs: SignOffReport[] = [];
  for (const document of documents)
    signOffs.push(await reportOf(linked, document, { believed, git, counts: counting.has(document) }));
  const findings = trustFindings(linked, [...stages.values()], today);
  return { signOffs, findings, submissions: linked.portfolio.submissions ?? [] };
}

/** A sign-off of a day that has not come, by a clock that is wrong or a hand that slipped. */
const FUTURE = 'read/future-date';

/** The settings and acceptances in a portfolio are its owner's; who verifies it does not go by them. */
export function trustFindings(linked: LinkedPortfolio, stages: StageInFramework[], today: string): Finding[] {
  const { portfolio } = linked;
  const unset = { ...linked, portfolio: { ...portfolio, config: { ...portfolio.config, rules: {}, accept: [] } } };
  const only = RULES.map(({ id }) => id).filter((id) => id.startsWith('trust/') || id === FUTURE);
  const { findings, accepted } = check(unset, RULES, { today, stages, only });
  const signOffs = new Set(portfolio.documents.filter(({ kind }) => kind === 'sign-off').map(({ path }) => path));
  const all = [...findings, ...accepted.map(({ reason: _, inPlace: __, ...finding }) => finding)];
  return all
    .filter(({ rule, file }) => rule !== FUTURE || signOffs.has(file))
    .map((finding) => (finding.rule === FUTURE ? { ...finding, severity: 'error' } : finding));
}

function countingSignOffs(linked: LinkedPortfolio, stages: readonly StageInFramework[]): Set<PortfolioDocument> {
  return new Set(stages.flatMap((place) => coverStage(linked, place).signOffs.flatMap(({ latest }) => latest ?? [])));
}

interface Surroundings {
  believed: Believed;
  git: Git | null;
  counts: boolean;
}

async function reportOf(
  linked: LinkedPortfolio,
  document: PortfolioDocument,
  { believed, git, counts }: Surroundings,
): Promise<SignOffReport> {
  const { frontMatter } = document;
  const place = linked.stageOf(document);
  const { seal, signature } = judgeSignOff(linked, document);
  const sealed = digestsIn(document);
  const changed = (path: string): Promise<Since | null> =>
    git ? changedSince(git, path, sealed.get(path) ?? '') : Promise.resolve(null);
  return {
    file: document.path,
    framework: place?.framework.id ?? null,
    stage: place?.stage.id ?? null,
    role: frontMatter.role?.value ?? null,
    name: frontMatter.name?.value ?? null,
    date: frontMatter.date?.value ?? null,
    decision: frontMatter.decision?.value ?? null,
    enteredBy: frontMatter['entered-by']?.value ?? null,
    counts,
    seal: {
      state: seal.state,
      why: seal.why ?? uncovered(seal),
      files: seal.files,
      changed: await dated(seal.changed, changed),
      came: await dated(seal.came, (path) => (git ? cameWith(git, path) : Promise.resolve(null))),
      went: await dated(seal.went, (path) => (git ? wentWith(git, path) : Promise.resolve(null))),
    },
    signature: vouchFor(document, signature, believed),
  };
}

/** What a seal of the first form leaves open, and which words one of the second was signed for that read otherwise now. */
function uncovered({ state, form, terms }: SealVerdict): string | null {
  if (form === 'mentor-seal-1' && (state === 'intact' || state === 'changed')) return FIRST_FORM;
  if (terms.signed.length + terms.now.length === 0) return null;
  const words = (all: readonly string[]): string => all.map((term) => `\`${term}\``).join(', ') || 'nothing';
  return `signed: ${words(terms.signed)}; now: ${words(terms.now)}`;
}

const FIRST_FORM =
  "made in the first form: it does not cover the framework's words, school and provider, nor its place in the order";

function digestsIn({ frontMatter }: PortfolioDocument): ReadonlyMap<string, string> {
  const seal = readSeal(frontMatter.seal?.value);
  return new Map('why' in seal ? [] : seal.files.map(({ path, sha256 }) => [path, sha256]));
}

async function dated(paths: readonly string[], ask: (path: string) => Promise<Since | null>): Promise<ChangedFile[]> {
  const files: ChangedFile[] = [];
  for (const [index, path] of paths.entries()) files.push({ path, since: index < MOST_ASKED ? await ask(path) : null });
  return files;
}
