import { resolve } from 'node:path';
import { type LinkedPortfolio, linkPortfolio, signedText } from '../coverage/index.js';
import { gitIn } from '../git/git.js';
import { loadFiles } from '../portfolio/index.js';
import { readSubmissions } from '../portfolio/read-submissions.js';
import { findBelieved, type VerifyReport, verify as verifySignOffs } from '../signing/index.js';
import { isSubmission, openSubmission } from '../submission/index.js';
import { Refusal } from '../text/refusal.js';
import { readSeal } from '../trust/read-seal.js';
import { openPortfolio } from './open-portfolio.js';
import { placeNamed, today, type World } from './world.js';

/** Whom to believe, and whether to ask git since when something changed. */
export interface VerifyOptions {
  /** The file with the keys that are believed. */
  allowedSigners?: string;
  /** false: git is not asked. */
  git?: boolean;
  /** Only the sign-offs given on what has this seal: `sha256:` and its digits, or the first twelve of them at least. */
  seal?: string;
}

/** What was verified, and which lines of the list of keys vouch for nobody. */
export interface Verified {
  report: VerifyReport;
  troubles: { file: string | null; line: number; why: string }[];
}

/**
 * Says of each sign-off whether what it was given on is unchanged, and whose signature it has.
 * @param dir a portfolio, a folder of submissions/, a zip, or what was unpacked from it; as given
 * @throws Refusal where no sign-off was given on the seal that is asked for
 */
export async function verify(dir: string | undefined, options: VerifyOptions, world: World): Promise<Verified> {
  return withTarget(dir, world, async ({ linked, root }) => {
    const { allowedSigners, git = true } = options;
    const named = allowedSigners === undefined ? undefined : placeNamed(world, allowedSigners);
    const believed = findBelieved({ named, env: world.env, root });
    const asked = git && root !== null ? gitIn(root, world.env) : null;
    const given = options.seal === undefined ? null : givenOn(linked, options.seal);
    const all = await verifySignOffs(linked, believed, asked, today(world));
    const report = given === null ? all : { ...all, signOffs: all.signOffs.filter(({ file }) => given.has(file)) };
    const troubles = believed.list?.troubles ?? [];
    return { report, troubles: troubles.map(({ line, why }) => ({ file: believed.from, line, why })) };
  });
}

/** The files of the sign-offs that were given on a seal, as a certificate names it. */
function givenOn({ portfolio }: LinkedPortfolio, wanted: string): Set<string> {
  const digits = wanted
    .trim()
    .toLowerCase()
    .replace(/^sha256:/, '');
  if (!/^[0-9a-f]{12,64}$/.test(digits)) {
    const message = `${wanted} is not a seal.`;
    throw new Refusal('NoSeal', message, 'A certificate shows it: sha256: and 64 digits; the first twelve are enough.');
  }
  const found = portfolio.documents.filter(({ kind, frontMatter }) => {
    const seal = kind === 'sign-off' ? readSeal(frontMatter.seal?.value) : null;
    return seal !== null && 'digest' in seal && seal.digest.startsWith(`sha256:${digits}`);
  });
  if (found.length > 0) return new Set(found.map(({ path }) => path));
  const hint =
    'The certificate belongs to another portfolio, or this one has lost a sign-off; without --seal, all are shown.';
  throw new Refusal('NoSuchSeal', `No sign-off here has the seal ${digits.slice(0, 12)}….`, hint);
}

/**
 * What plain ssh-keygen needs to look at a signature itself.
 * @param file the sign-off
 * @throws Refusal where there is no such sign-off, or it has no such part
 */
export async function partOfSignOff(
  file: string,
  part: 'statement' | 'signature',
  dir: string | undefined,
  world: World,
): Promise<string> {
  return withTarget(dir, world, async ({ linked, root }) => {
    const isMeant = (path: string): boolean =>
      path === file || (root !== null && resolve(root, path) === placeNamed(world, file));
    const document = linked.portfolio.documents.find(({ path, kind }) => kind === 'sign-off' && isMeant(path));
    if (!document)
      throw new Refusal('NoSignOff', `There is no sign-off ${file}.`, 'mentor verify lists the sign-offs there are.');
    const signature = document.frontMatter.signature?.value;
    const text = part === 'statement' ? signedText(linked, document) : signature && `${signature}\n`;
    if (text) return text;
    const message = `${document.path} has no ${part === 'statement' ? 'seal' : 'signature'}.`;
    throw new Refusal('NotSigned', message, 'mentor sign adds one.');
  });
}

async function withTarget<T>(
  named: string | undefined,
  world: World,
  use: (target: VerifyTarget) => Promise<T>,
): Promise<T> {
  const target = await openTarget(named, world);
  try {
    return await use(target);
  } finally {
    target.close();
  }
}

/** What is verified: a portfolio, or what was handed in of one. */
interface VerifyTarget {
  linked: LinkedPortfolio;
  /** The portfolio's folder, absolute; null for a submission. */
  root: string | null;
  close: () => void;
}

async function openTarget(named: string | undefined, io: World): Promise<VerifyTarget> {
  const path = placeNamed(io, named ?? '.');
  if (isSubmission(path)) return openHandedIn(path);
  const { root, linked } = await openPortfolio(named, io);
  // Here every byte of what was handed in is read; `check` looks at times first.
  return { linked: withSubmissions(linked, readSubmissions(root, true)), root, close: () => undefined };
}

async function openHandedIn(path: string): Promise<VerifyTarget> {
  const { files, submission, close } = openSubmission(path);
  try {
    const linked = linkPortfolio(await loadFiles(files));
    return { linked: withSubmissions(linked, [submission]), root: null, close };
  } catch (error) {
    close();
    throw error;
  }
}

function withSubmissions(
  linked: LinkedPortfolio,
  submissions: NonNullable<LinkedPortfolio['portfolio']['submissions']>,
): LinkedPortfolio {
  return { ...linked, portfolio: { ...linked.portfolio, submissions } };
}
