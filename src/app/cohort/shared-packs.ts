import type { Framework } from '../../framework/model.js';
import type { FrameworkSource } from '../../portfolio/index.js';
import { BUILT_IN } from '../frameworks.js';

/** The built-in frameworks, each read once however many portfolios follow it. */
export function sharedPacks(): FrameworkSource {
  const loaded = new Map<string, Framework | null>();
  const ids = BUILT_IN.ids();
  return {
    ids: () => ids,
    load: (id) => {
      const known = loaded.get(id);
      if (known !== undefined) return known;
      const framework = BUILT_IN.load(id);
      loaded.set(id, framework);
      return framework;
    },
  };
}

/** The versions of packs by which a cohort is read: those that cohort.yaml names, and what these use. */
export function packVersions(ids: readonly string[], { load }: FrameworkSource): Record<string, number> {
  const versions = new Map<string, number>();
  const waiting = [...ids];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const framework = versions.has(id) ? null : load(id);
    if (!framework) continue;
    versions.set(id, framework.version);
    waiting.push(...framework.uses.map((use) => (typeof use === 'string' ? use : use.pack)));
  }
  return Object.fromEntries([...versions].sort(([a], [b]) => (a < b ? -1 : 1)));
}
