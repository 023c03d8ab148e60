import { fillTemplate } from './templates.js';
import type { NewFile } from './write-new-files.js';

/** Who can check a portfolio on every push. */
export type CiHost = 'github' | 'gitlab';

const PATHS: Record<CiHost, string> = { github: '.github/workflows/portfolio.yml', gitlab: '.gitlab-ci.yml' };

const COHORT_PATHS: Record<CiHost, string> = { github: '.github/workflows/cohort.yml', gitlab: '.gitlab-ci.yml' };

/** The workflow that looks at a cohort in parts, and joins them. @param source what npm installs the program from; shards: how many parts */
export function cohortWorkflow(host: CiHost, source: string, shards: number): NewFile {
  const numbers = Array.from({ length: shards }, (_, index) => index + 1).join(', ');
  return {
    path: COHORT_PATHS[host],
    text: fillTemplate(`ci/cohort-${host}.yml`, { ...sourceOf(source), count: shards, numbers }),
  };
}

/** The workflow that checks a portfolio on every push, its findings beside the lines they are about. @param source what npm installs the program from */
export function ciWorkflow(host: CiHost, source: string): NewFile {
  return { path: PATHS[host], text: fillTemplate(`ci/${host}.yml`, sourceOf(source)) };
}

function sourceOf(source: string): { source: string; file: string | null } {
  return { source, file: source.startsWith('./') ? source.slice(2) : null };
}
