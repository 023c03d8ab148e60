import { readFileSync } from 'node:fs';
import type { CheckResult } from '../check/index.js';
import { coverStage, type LinkedPortfolio, type StageCoverage, type StageInFramework } from '../coverage/index.js';
import type { PortfolioFile } from '../portfolio/index.js';
import { placeInside } from '../portfolio/inside.js';
import { writeWhole } from '../portfolio/write-file.js';
import {
  assertClean,
  assertMaySign,
  assertSameContent,
  type Intention,
  nextSignOff,
  type RoleToSign,
  readScan,
  type Seal,
  type SealedSignOff,
  scanFile,
  sealSignOff,
  sealStage,
  signatureFrom,
  signOffOf,
  sshSign,
  withShown,
  writeSignOff,
} from '../signing/index.js';
import { slugOf } from '../text/slug.js';
import type { PlaceInOrder } from '../trust/statement.js';
import { type CheckScope, checkOpen, lookInside } from './check.js';
import { chooseStages, openPortfolio, stageName } from './open-portfolio.js';
import { placeNamed, today, type World } from './world.js';

/** A stage as it is when its content is shown to who signs. */
export interface StageToSign {
  root: string;
  linked: LinkedPortfolio;
  place: StageInFramework;
  coverage: StageCoverage;
  seal: Seal;
  result: CheckResult;
}

/** Who signs what. */
export interface SignOffWords extends Intention {
  to: RoleToSign;
  enteredBy: string | null;
  ratings: [point: string, level: string][];
}

/** How it is signed. */
export interface SignOptions {
  /** Sign with this SSH key as well; it may ask for its passphrase where somebody is there. */
  key?: string;
  interactive?: boolean;
  /** The file of a signature that was made elsewhere. */
  signature?: string;
  /** The PDF of a page that was signed by hand. */
  scan?: string;
  /** Only find out what would be written. */
  dryRun?: boolean;
}

/** A sign-off that was written. */
export interface Signed {
  /** In the portfolio. */
  file: string;
  answers: SignOffWords;
  seal: Seal;
  signature: string | null;
}

/**
 * Keeps what a reviewer wrote where nothing was signed in the end: among what is made, so it is neither read nor handed in.
 * @returns the file, in the portfolio
 */
export function keepComment({ root }: StageToSign, role: string, comment: string): string {
  const file = `dist/comment-${slugOf(role, 'role')}.txt`;
  writeWhole(placeInside(root, file), `${comment}\n`);
  return file;
}

/**
 * What somebody is about to sign.
 * @param named the stage, such as `advanced`, or `ljmu-2016/advanced`
 * @throws Refusal where there is no such stage, or nothing in it
 */
export async function openStageToSign(named: string, dir: string | undefined, world: World): Promise<StageToSign> {
  const open = await openPortfolio(dir, world);
  const { root, linked } = open;
  const place = chooseStages(linked, named)?.[0] as StageInFramework;
  const scope: CheckScope = { stage: named, for: 'submission' };
  const seal = sealStage(root, linked, place);
  const result = checkOpen(open, scope, world, await lookInside(open, scope, world));
  return { root, linked, place, coverage: coverStage(linked, place), seal, result };
}

/**
 * Signs a stage as it was shown.
 * @throws Refusal where who signs may not, something is broken, or the stage changed since it was shown
 */
export async function sign(
  shown: StageToSign,
  answers: SignOffWords,
  options: SignOptions,
  world: World,
): Promise<Signed> {
  const { root, coverage, seal } = shown;
  const { scan, make } = await prepare(shown, answers, options, world);
  const role = answers.to.role.id;
  let signature: string | null = null;
  const text = async (page: PortfolioFile | null, order: PlaceInOrder): Promise<string> => {
    const sealed = make(page, order);
    signature = await signatureFor(sealed, role, options, world);
    world.signal.throwIfAborted();
    return sealed.text(signature);
  };
  const file = await writeSignOff({ root, coverage, role, scan, text, dryRun: options.dryRun });
  return { file, answers, seal, signature };
}

/** @returns what a signature would be made over; nothing is written. @throws Refusal as `sign` does */
export async function statementToSign(
  shown: StageToSign,
  answers: SignOffWords,
  options: SignOptions,
  world: World,
): Promise<string> {
  const { scan, make } = await prepare(shown, answers, options, world);
  const { place } = nextSignOff(shown.coverage, answers.to.role.id);
  return make(scan && scanFile('scan.pdf', scan), place).statement;
}

async function prepare(
  shown: StageToSign,
  answers: SignOffWords,
  { scan: named }: SignOptions,
  world: World,
): Promise<{ scan: Uint8Array | null; make: (page: PortfolioFile | null, order: PlaceInOrder) => SealedSignOff }> {
  const { root, linked, place, coverage, result, seal } = shown;
  assertMaySign(linked, coverage, answers.to, answers, today(world));
  assertClean(result.findings, answers.decision, coverage.stage);
  // Between what was shown and this lie the time to read it and the time to answer.
  const now = await openPortfolio(root, world);
  const [still = place] = chooseStages(now.linked, `${place.framework.id}/${place.stage.id}`) ?? [];
  assertSameContent(seal, sealStage(root, now.linked, still), 'signed');
  const scan = named === undefined ? null : readScan(placeNamed(world, named));
  return { scan, make: (page, order) => sealAnswers(shown, answers, page, order) };
}

function sealAnswers(
  { root, linked, place, coverage, seal }: StageToSign,
  { to, ...said }: SignOffWords,
  scan: PortfolioFile | null,
  order: PlaceInOrder,
): SealedSignOff {
  const words = { ...said, stage: stageName(linked, place), role: to.role.id, scan };
  const { folder } = nextSignOff(coverage, words.role);
  const signOff = signOffOf(words, `${folder}${words.role}-${order.number}.md`);
  return sealSignOff(words, withShown(root, linked, seal, signOff), place.framework.version, order);
}

async function signatureFor(
  { statement }: SealedSignOff,
  role: string,
  { key, signature, interactive = false }: SignOptions,
  world: World,
): Promise<string | null> {
  if (signature !== undefined)
    return signatureFrom(readFileSync(placeNamed(world, signature), 'utf8'), statement, role);
  if (key === undefined) return null;
  const { env, signal } = world;
  const made = await sshSign(statement, role, { path: placeNamed(world, key), env, interactive, signal });
  return signatureFrom(made, statement, role);
}
