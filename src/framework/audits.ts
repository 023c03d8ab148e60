import { listBuiltInFrameworks, loadBuiltInFramework } from './builtin.js';
import { setsToRate } from './lists.js';
import type { Framework, FrameworkStandard, SelfAssessment } from './model.js';
import { ratedPoints } from './stage.js';

/** What an entry rates of somebody's skills: a self-assessment, and the pack that declares it. */
export interface Audit extends SelfAssessment {
  framework: Framework;
  /** It names no set: whoever fills it in says what is rated. */
  isOpen: boolean;
}

/**
 * The audit of an id in the first framework that declares it; null where none does.
 * @param rated what an entry names: the points of an audit without a set
 */
export function findAudit(frameworks: readonly Framework[], id: string, rated: readonly string[] = []): Audit | null {
  for (const framework of frameworks) {
    const audit = framework.audits.find((one) => one.id === id);
    const scale = framework.scales.find((one) => one.id === audit?.scale);
    if (!audit || !scale) continue;
    const named = setsToRate(framework).find((one) => one.id === audit.set);
    const standards = rated.map((point): FrameworkStandard => ({ id: point, points: [] }));
    const set = named ?? { id: audit.id, title: audit.title, from: audit.from, standards };
    return { framework, set, scale, points: ratedPoints(set), isOpen: named === undefined };
  }
  return null;
}

/** The same among the frameworks followed, then among all that come with mentor. Reads the disk for those. */
export function auditHere(id: string, followed: readonly Framework[]): Audit | null {
  const own = findAudit(followed, id);
  if (own) return own;
  const others = listBuiltInFrameworks().filter(({ holds }) => holds.includes('audits'));
  const loaded = others.flatMap((one) => loadBuiltInFramework(one.id) ?? []);
  return findAudit(loaded, id);
}
