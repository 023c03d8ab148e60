import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFile, rewriteFile } from '../files.js';
import type { NewPlan } from './plan.js';

/**
 * Does what was planned.
 * @param root the portfolio, absolute
 * @returns the path of the file in the portfolio
 */
export async function writeNew(plan: NewPlan, root: string): Promise<string> {
  if (plan.action === 'create') return createFile(root, plan.folder, plan.stem, '.md', plan.text);
  if (plan.action === 'change') await rewriteFile(root, plan.path, plan.edit);
  return plan.path;
}

/** @returns the path and text of the file as it would be */
export function planText(plan: NewPlan, root: string): string {
  if (plan.action === 'create') return `${plan.folder}/${plan.stem}.md\n\n${plan.text}`;
  const raw = readFileSync(join(root, plan.path), 'utf8');
  return `${plan.path}\n\n${plan.action === 'change' ? plan.edit(raw) : raw}`;
}
