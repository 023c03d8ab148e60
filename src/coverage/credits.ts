import type { Framework, FrameworkStage } from '../framework/model.js';
import type { Module } from '../framework/schema.js';
import type { PortfolioDocument } from '../portfolio/model.js';
import { normaliseCode } from '../text/suggest.js';

/** What is wrong with a claim, by the field that it is wrong in. */
export interface ClaimFault {
  field: 'module' | 'route' | 'credits';
  /** The module claimed, where there is one. */
  module: Module | null;
}

/** What keeps a claim from counting as it stands: a module or route that the pack does not have, or more than it gives. */
export function claimFaults({ frontMatter }: PortfolioDocument, { modules }: Pick<Framework, 'modules'>): ClaimFault[] {
  const module = moduleOf(frontMatter.module?.value, modules);
  if (frontMatter.module && module === null) return [{ field: 'module', module }];
  const [route, credits] = [frontMatter.route?.value, frontMatter.credits?.value ?? 0];
  return [
    ...(module?.routes && route !== undefined && !module.routes.includes(route)
      ? [{ field: 'route' as const, module }]
      : []),
    ...(module && credits > module.credits ? [{ field: 'credits' as const, module }] : []),
  ];
}

/** @returns the credits of the claims that stand: for each module of the stage at most what it gives, once */
export function creditsOf(claims: readonly PortfolioDocument[], framework: Framework, stage: FrameworkStage): number {
  const sound = claims.filter((claim) => claimFaults(claim, framework).length === 0);
  const claimed = (some: readonly PortfolioDocument[]): number =>
    some.reduce((sum, { frontMatter }) => sum + (frontMatter.credits?.value ?? 0), 0);
  if (stage.modules.length === 0) return claimed(sound);
  const modules = framework.modules.filter(({ id }) => stage.modules.includes(id));
  return modules.reduce((sum, module) => {
    const own = sound.filter(({ frontMatter }) => moduleOf(frontMatter.module?.value, [module]) !== null);
    return sum + Math.min(module.credits, claimed(own));
  }, 0);
}

/** The module that a claim names: bare or behind its framework. */
function moduleOf(written: string | undefined, modules: readonly Module[]): Module | null {
  const id = normaliseCode(written ?? '').replace(/^.*\//, '');
  return modules.find((module) => module.id === id) ?? null;
}
