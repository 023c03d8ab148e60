import type { CreditClaimSection } from '../model.js';
import type { BuildContext, StageShown } from './context.js';
import { titleOf } from './references.js';

/** The stage's claims for credits, by date. */
export function buildCreditClaims(context: BuildContext, shown: StageShown): CreditClaimSection[] {
  const titled = (kind: 'modules' | 'routes', code: string | undefined): string | null => {
    const found = code === undefined ? null : context.linked.find(kind, code);
    if (!found?.found) return code ?? null;
    return 'module' in found.item ? found.item.module.title : 'route' in found.item ? found.item.route.title : null;
  };
  return shown.coverage.creditClaims.map((document) => {
    const { module, credits, route, date } = document.frontMatter;
    const id = context.ids.claim(`${shown.id} claim ${document.path}`);
    return {
      id,
      title: titleOf(document),
      module: titled('modules', module?.value),
      credits: credits?.value ?? null,
      route: titled('routes', route?.value),
      date: date?.value ?? null,
      body: context.prose.body(document, id, { level: 4 }),
      evidence: context.evidence.of(document),
    };
  });
}
