import { type Anchor, type Code, type Text, writtenOr } from '../text.js';
import type { BuildContext } from './context.js';
import type { EvidenceReference, Prose } from './pieces.js';
import { titleOf } from './references.js';
import type { StageShown } from './stage-shown.js';
import { wordingOf } from './wording.js';

/** What is claimed of the credits of a module, and on what grounds. */
export interface CreditClaimSection {
  id: Anchor;
  title: Text;
  module: Text | null;
  credits: number | null;
  route: Text | null;
  date: Code | null;
  body: Prose | null;
  evidence: EvidenceReference[];
}

/** The stage's claims for credits, by date. */
export function buildCreditClaims(context: BuildContext, shown: StageShown): CreditClaimSection[] {
  const titled = (kind: 'modules' | 'routes', code: string | undefined): Text | null => {
    const found = code === undefined ? null : context.linked.find(kind, code);
    if (!found?.found) return writtenOr(code);
    const word = wordingOf(found.framework);
    return 'module' in found.item
      ? word(found.item.module.title)
      : 'route' in found.item
        ? word(found.item.route.title)
        : null;
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
