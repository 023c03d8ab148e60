import { join } from 'node:path';
import { compileFolder } from '../../src/framework/compile.js';
import { type Framework, type FrameworkStage, findStage } from '../../src/framework/index.js';

export const packFolder: string = join(import.meta.dirname, '..', '..', 'templates', 'frameworks');

/** The packs of templates/frameworks, read and resolved anew: what stands there now, not what was compiled. */
export const { frameworks, problems } = compileFolder(packFolder);

export function pack(id: string): Framework {
  const found = frameworks.find((framework) => framework.id === id);
  if (!found) throw new Error(`templates/frameworks/${id}.yaml is missing or cannot be read: ${problems.join('; ')}`);
  return found;
}

export function stage(framework: Framework, id: string): FrameworkStage {
  const found = findStage(framework, id);
  if (!found) throw new Error(`${framework.id} has no stage ${id}`);
  return found;
}

export const ids = (parts: readonly { id: string }[]): string[] => parts.map(({ id }) => id);

/** `DM1`, `DM2` … up to `count`. */
export const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`);

export const skillsOf = (framework: Framework, checklist: string): string[] =>
  ids(framework.checklists.find(({ id }) => id === checklist)?.skills ?? []);
