import { resolve } from 'node:path';
import { type LinkedPortfolio, linkPortfolio } from '../coverage/index.js';
import { loadFiles } from '../portfolio/index.js';
import { readSubmissions } from '../portfolio/read-submissions.js';
import { isSubmission, openSubmission } from '../submission/index.js';
import { openPortfolio } from './open-portfolio.js';
import type { World } from './world.js';

/** What is verified: a portfolio, or what was handed in of one. */
export interface VerifyTarget {
  linked: LinkedPortfolio;
  /** The portfolio's folder, absolute; null for a submission. */
  root: string | null;
  close: () => void;
}

/** @param named a portfolio, a folder of submissions/, a zip, or what was unpacked from it; as given */
export async function openTarget(named: string | undefined, io: World): Promise<VerifyTarget> {
  const path = resolve(io.cwd, named ?? '.');
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
