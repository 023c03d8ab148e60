import type { SignOffCoverage, StageCoverage } from '../model.js';

/**
 * The sign-offs that a recognition of the stage rests on: all that it lists. Where the pack asks nobody to sign, whoever
 * is listed last awards it elsewhere, and what others wrote before counts if they did.
 */
export function awaitedSignOffs({ stage, signOffs }: Pick<StageCoverage, 'stage' | 'signOffs'>): SignOffCoverage[] {
  if (stage.requires['sign-off'] === 'all') return signOffs;
  return signOffs.filter(({ latest }, index) => latest !== null || index === signOffs.length - 1);
}
