import type { PortfolioDocument } from '../portfolio/model.js';
import type { LinkedPortfolio } from './link.js';

/** Whoever an agreement has to be signed by, and whether name and day stand under it. */
export interface AgreementSignature {
  /** Id of the party in its pack. */
  party: string;
  signed: boolean;
}

/** Where no framework followed has an agreement. */
const USUAL_PARTIES = ['mentor', 'trainee'];

/** Who signs an agreement, by the frameworks that the portfolio follows, and who has. */
export function agreementSignatures(
  { frontMatter }: PortfolioDocument,
  { portfolio }: LinkedPortfolio,
): AgreementSignature[] {
  const [model] = portfolio.frameworks.flatMap(({ agreements }) => agreements);
  const parties = model?.parties.filter(({ signs }) => signs).map(({ id }) => id) ?? USUAL_PARTIES;
  const written = signed(frontMatter.signatures?.value);
  return parties.map((party) => ({ party, signed: written.has(party) }));
}

/** The parties with a name and a day. */
function signed(value: unknown): Set<string> {
  const rows: unknown[] = Array.isArray(value) ? value : [];
  return new Set(
    rows.flatMap((row) => {
      const { party, name, date } = (typeof row === 'object' && row !== null ? row : {}) as Record<string, unknown>;
      return party && name && date ? [String(party)] : [];
    }),
  );
}
