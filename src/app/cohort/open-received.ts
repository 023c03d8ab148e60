import { join } from 'node:path';
import {
  coverStage,
  findStageIn,
  type LinkedPortfolio,
  linkPortfolio,
  type StageCoverage,
  type StageInFramework,
} from '../../coverage/index.js';
import { readDocument } from '../../portfolio/document.js';
import { digestContent, loadFiles } from '../../portfolio/index.js';
import { nextSignOff } from '../../signing/index.js';
import { type HandedIn, openHandedIn } from '../../submission/handed-in.js';
import { Refusal } from '../../text/refusal.js';
import type { OpenCohort, Received } from './open-cohort.js';
import { linkHandedIn, stageHandedIn } from './read-received.js';

/** The latest of somebody, opened. */
export interface OpenReceived {
  received: Received;
  handedIn: HandedIn;
  linked: LinkedPortfolio;
  place: StageInFramework;
  coverage: StageCoverage;
}

/**
 * Opens the latest that was received of somebody while something is done with it.
 * @throws Refusal NothingReceived, or what keeps it from being read
 */
export async function withReceived<T>(
  { root, received: all }: Pick<OpenCohort, 'root' | 'received'>,
  id: string,
  use: (open: OpenReceived) => T | Promise<T>,
): Promise<T> {
  const received = all.get(id)?.at(-1);
  if (!received) {
    const message = `Nothing has been received from ${id} yet.`;
    throw new Refusal('NothingReceived', message, 'mentor cohort receive takes it in.');
  }
  const handedIn = openHandedIn(join(root, received.path));
  try {
    const linked = await linkHandedIn(handedIn);
    const place = stageHandedIn(linked, handedIn);
    if (!place)
      throw new Refusal('NoStage', `${received.path} names no stage.`, 'Send it back: portfolio.yaml says which one.');
    return await use({ received, handedIn, linked, place, coverage: coverStage(linked, place) });
  } finally {
    handedIn.close();
  }
}

/** The same portfolio with a sign-off more, as it will be when the mentor has taken it in. */
export async function withSignOff(
  open: OpenReceived,
  text: string,
): Promise<Pick<OpenReceived, 'linked' | 'coverage'> & { path: string }> {
  const { handedIn, place } = open;
  const path = pathOf(open, text);
  const { files } = handedIn;
  const bytes = Buffer.from(text, 'utf8');
  const linked = linkPortfolio(
    await loadFiles({
      files: [...files.files, { path, size: bytes.length, outside: false }],
      texts: new Map([...files.texts, [path, text]]),
      troubles: files.troubles,
      digest: (one) => (one === path ? digestContent(path, bytes) : (files.digest?.(one) ?? null)),
    }),
  );
  const again = findStageIn(linked.indexes, `${place.framework.id}/${place.stage.id}`) ?? place;
  return { path, linked, coverage: coverStage(linked, again) };
}

/** Where the mentor's own portfolio will have the sign-off: under the number that it was signed as. */
function pathOf({ coverage }: OpenReceived, text: string): string {
  const role = readDocument('sign-off.md', text).document?.frontMatter.role?.value ?? 'university';
  const { folder, place } = nextSignOff(coverage, role);
  return `${folder}${role}-${place.number}.md`;
}
