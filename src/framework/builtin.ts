import { existsSync, readFileSync } from 'node:fs';
import { packageFile } from '../text/package-asset.js';
import type { Framework, FrameworkSummary } from './model.js';

/** A built-in framework is resolved at build time so that no YAML is read when a command runs. */
const builtIn = (name: string): string => packageFile(`dist/frameworks/${name}.json`);

/** The frameworks that come with mentor, current ones first, each with its stages. */
export function listBuiltInFrameworks(): FrameworkSummary[] {
  return JSON.parse(readFileSync(builtIn('index'), 'utf8')) as FrameworkSummary[];
}

/** A built-in framework, or null where there is none of this id. Reads the disk each time: keep what you load. */
export function loadBuiltInFramework(id: string): Framework | null {
  if (!/^[a-z][a-z0-9-]*$/.test(id) || id === 'index') return null;
  const file = builtIn(id);
  if (!existsSync(file)) return null;
  const framework = JSON.parse(readFileSync(file, 'utf8')) as Framework;
  loaded.add(framework);
  return framework;
}

const loaded = new WeakSet<Framework>();

/** Whether a framework says what the built-in one says, which is in English: whoever rewords one makes another of it. */
export function isAsBuiltIn(framework: Framework): boolean {
  return loaded.has(framework);
}
