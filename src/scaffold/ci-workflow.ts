import { fillTemplate } from './templates.js';
import type { NewFile } from './write-new-files.js';

/** Who can check a portfolio on every push. */
export type CiHost = 'github' | 'gitlab';

const PATHS: Record<CiHost, string> = { github: '.github/workflows/portfolio.yml', gitlab: '.gitlab-ci.yml' };

/** The workflow that checks a portfolio on every push, its findings beside the lines they are about. */
export function ciWorkflow(host: CiHost, version: string): NewFile {
  return { path: PATHS[host], text: fillTemplate(`ci/${host}.yml`, { version }) };
}
