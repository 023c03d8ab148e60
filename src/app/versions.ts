import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stagesToCheck } from '../check/engine.js';
import { findStageIn, type LinkedPortfolio, linkPortfolio, type StageInFramework } from '../coverage/index.js';
import { gitIn } from '../git/git.js';
import { type FileSet, findPortfolioRoot, loadFiles, loadPortfolio } from '../portfolio/index.js';
import { sealFiles } from '../signing/index.js';
import {
  commitNamed,
  filesAtCommit,
  isSubmission,
  openSubmission,
  type Snapshot,
  snapshotOf,
} from '../submission/index.js';
import { Refusal } from '../text/refusal.js';
import { placeNamed, type World } from './world.js';

/** A portfolio on one day. */
export interface Version {
  /** How to call it: `submission 001`, `now`. */
  title: string;
  snapshot: Snapshot;
  linked: LinkedPortfolio;
  /** Text of every file that has one, by its path. */
  texts: FileSet['texts'];
}

/** In which portfolio, and in which stage of it. */
interface Scope {
  portfolio?: string;
  stage?: string;
}

/** A version that has its own stages is read first, so that the other one is looked at in the same. */
export async function readVersions(
  texts: readonly [string, string],
  scope: Scope,
  io: World,
): Promise<[Version, Version]> {
  const handedIn = [await submissionNamed(texts[0], scope, io), await submissionNamed(texts[1], scope, io)] as const;
  const stages = handedIn.flatMap((one) => one?.snapshot.stages.map(({ stage }) => stage) ?? []);
  const wanted = scope.stage === undefined ? [...new Set(stages)] : [scope.stage];
  const read = async (index: 0 | 1): Promise<Version> =>
    handedIn[index] ?? liveVersion(texts[index], wanted, scope, io);
  return [await read(0), await read(1)];
}

async function submissionNamed(text: string, scope: Scope, io: World): Promise<Version | null> {
  const root = findPortfolioRoot(placeNamed(io, scope.portfolio ?? '.'));
  const numbered = root && /^\d{1,6}$/.test(text) ? join(root, 'submissions', text.padStart(3, '0')) : null;
  const path = numbered && existsSync(numbered) ? numbered : placeNamed(io, text);
  if (text === 'now' || !isSubmission(path)) return null;
  const { manifest, files, close } = openSubmission(path);
  try {
    const { submission, date, snapshot } = manifest;
    const linked = linkPortfolio(await loadFiles(files));
    return { title: `submission ${submission} (${date})`, snapshot, linked, texts: files.texts };
  } finally {
    close();
  }
}

async function liveVersion(text: string, wanted: readonly string[], scope: Scope, io: World): Promise<Version> {
  const root = findPortfolioRoot(placeNamed(io, scope.portfolio ?? '.'));
  if (root === null)
    throw new Refusal('NoPortfolio', 'There is no portfolio here.', 'Name its folder with --portfolio.');
  if (text === 'now') {
    const { portfolio, files } = await loadPortfolio(root);
    const linked = linkPortfolio(portfolio);
    return { title: 'now', snapshot: snapshot(linked, wanted, files), linked, texts: files.texts };
  }
  const git = gitIn(root, io.env);
  const commit = await commitNamed(git, text);
  const files = commit && (await filesAtCommit(git, commit));
  if (!commit || !files) {
    const hint = 'Give the number, folder or zip of a submission, a revision that git knows here, or now.';
    throw new Refusal('UnknownVersion', `There is no submission or revision \`${text}\`.`, hint);
  }
  const linked = linkPortfolio(await loadFiles(files));
  const title = `${text} (${commit.slice(0, 10)})`;
  return { title, snapshot: snapshot(linked, wanted, files), linked, texts: files.texts };
}

function snapshot(linked: LinkedPortfolio, wanted: readonly string[], files: FileSet): Snapshot {
  const named = wanted.flatMap((stage) => findStageIn(linked.indexes, stage) ?? []);
  const places: StageInFramework[] = wanted.length > 0 ? named : stagesToCheck(linked);
  return snapshotOf(linked, places, (place) => sealFiles(files, linked, place));
}
