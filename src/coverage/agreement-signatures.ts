import type { PortfolioDocument } from '../portfolio/model.js';
import type { LinkedPortfolio } from './link.js';

/** Whoever an agreement has to be signed by, and whether name and day stand under it. */
export interface AgreementSignature {
  /** As the pack or the file calls it; '' where neither names one. */
  party: string;
  signed: boolean;
}

/** Who signs an agreement, by the frameworks that the portfolio follows, and who has. */
export function agreementSignatures(
  { frontMatter }: PortfolioDocument,
  { portfolio }: LinkedPortfolio,
): AgreementSignature[] {
  const [model] = portfolio.frameworks.flatMap(({ agreements }) => agreements);
  const written = signaturesIn(frontMatter.signatures?.value);
  const named = written.length > 0 ? written.map(({ party }) => party) : [''];
  const parties = model?.parties.filter(({ signs }) => signs).map(({ id }) => id) ?? named;
  return parties.map((party) => ({ party, signed: written.some((one) => one.party === party && one.signed) }));
}

/** Signed is what has a name and a day. */
function signaturesIn(value: unknown): AgreementSignature[] {
  const rows: unknown[] = Array.isArray(value) ? value : [];
  return rows.map((row) => {
    const { party, name, date } = (typeof row === 'object' && row !== null ? row : {}) as Record<string, unknown>;
    return { party: String(party ?? ''), signed: Boolean(name && date) };
  });
}
