import { createHash } from 'node:crypto';
import type { StageInFramework } from '../coverage/index.js';
import { gitIn, headCommit } from '../git/git.js';
import { sourceFiles } from '../submission/sources.js';
import type { WordIdentity } from '../word/identity.js';
import type { OpenPortfolio } from './open-portfolio.js';
import type { World } from './world.js';

/** What a Word file says of where it comes from, so that what comes back is put in its place. */
export async function wordIdentity(
  { root, linked, files }: OpenPortfolio,
  stages: readonly StageInFramework[] | undefined,
  { env }: World,
): Promise<WordIdentity> {
  const shown = stages ?? (linked.currentStage ? [linked.currentStage] : []);
  const hash = createHash('sha256');
  for (const path of sourceFiles(linked)) hash.update(`${path}\n${files.texts.get(path) ?? ''}\n`);
  return {
    portfolio: linked.portfolio.config.id,
    stages: shown.map(({ framework, stage }) => `${framework.id}/${stage.id}`),
    sources: hash.digest('hex'),
    made: await headCommit(gitIn(root, env)),
  };
}
