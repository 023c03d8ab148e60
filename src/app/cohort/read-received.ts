import { join } from 'node:path';
import { check, RULES } from '../../check/index.js';
import { portfolioLine } from '../../cohort/portfolio-line.js';
import type { ResultLine, UnreadLine } from '../../cohort/results.js';
import { findStageIn, type LinkedPortfolio, linkPortfolio, type StageInFramework } from '../../coverage/index.js';
import { CONFIG_PATH, type FrameworkSource, loadFiles } from '../../portfolio/index.js';
import { type HandedIn, openHandedIn } from '../../submission/handed-in.js';
import { Refusal } from '../../text/refusal.js';

/** One portfolio to look at. */
export interface CheckJob {
  id: string;
  /** In the cohort's folder. */
  from: string;
  digest: string;
  submission: string;
}

/** How all of them are looked at. */
export interface CheckHow {
  /** The cohort's folder, absolute. */
  root: string;
  /** YYYY-MM-DD */
  day: string;
  withNames: boolean;
}

/** Reads one portfolio that was received. Never throws for what is in it: that is what the line says. */
export async function lineOf(job: CheckJob, how: CheckHow, packs: FrameworkSource): Promise<ResultLine> {
  const { id, from, digest, submission } = job;
  const about = { id, from, digest, submission };
  try {
    return await readLine(job, about, how, packs);
  } catch (error) {
    return unreadLine(about, error, how.root);
  }
}

async function readLine(
  job: CheckJob,
  about: CheckJob,
  { root, day, withNames }: CheckHow,
  packs: FrameworkSource,
): Promise<ResultLine> {
  const handedIn = openHandedIn(join(root, job.from));
  try {
    const linked = await linkHandedIn(handedIn, packs);
    const place = stageHandedIn(linked, handedIn);
    const { texts } = handedIn.files;
    const stages = place ? { stages: [place] } : {};
    const result = check(linked, RULES, { today: day, texts, purpose: 'submission', ...stages });
    return portfolioLine(about, { linked, result, submission: handedIn.submission, today: day, withNames });
  } finally {
    handedIn.close();
  }
}

/**
 * What was handed in, linked as every command links a portfolio.
 * @throws Refusal BrokenPortfolio where portfolio.yaml does not parse: nothing else of it can be believed then
 */
export async function linkHandedIn(
  { files, submission }: Pick<HandedIn, 'files' | 'submission'>,
  packs?: FrameworkSource,
): Promise<LinkedPortfolio> {
  const portfolio = await loadFiles(files, undefined, packs);
  const broken = portfolio.problems.find(({ rule, path }) => path === CONFIG_PATH && BREAKS.has(rule));
  if (broken) {
    const line = broken.at ? `, line ${broken.at.line}` : '';
    throw new Refusal('BrokenPortfolio', `${CONFIG_PATH}${line}: ${broken.message}.`, broken.hint);
  }
  return linkPortfolio(submission ? { ...portfolio, submissions: [submission] } : portfolio);
}

const BREAKS: ReadonlySet<string> = new Set(['read/yaml', 'read/unreadable', 'read/too-large']);

/** The stage that was handed in: of the manifest, else the one in portfolio.yaml. */
export function stageHandedIn(
  linked: LinkedPortfolio,
  { manifest }: Pick<HandedIn, 'manifest'>,
): StageInFramework | null {
  const named = (manifest?.stages ?? []).flatMap((stage) => findStageIn(linked.indexes, stage) ?? []);
  return named.find(({ stage }) => stage === linked.currentStage?.stage) ?? named[0] ?? linked.currentStage;
}

/** @param root left out of the message: results go to others */
function unreadLine(about: CheckJob, error: unknown, root: string): UnreadLine {
  const { code, message, hint } = error as { code?: unknown; message?: unknown; hint?: unknown };
  const words = [message, hint].filter((part) => typeof part === 'string' && part !== '').join(' ');
  const known = error instanceof Refusal && typeof code === 'string';
  const shown = words.replaceAll(`${root}/`, '').replaceAll(root, '');
  return { ...about, ok: false, error: { code: known ? code : 'Unreadable', message: shown || 'It cannot be read.' } };
}
