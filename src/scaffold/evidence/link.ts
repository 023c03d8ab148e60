import { evidenceOf, type LinkedPortfolio } from '../../coverage/index.js';
import { appendToField } from '../../portfolio/edit-front-matter.js';
import type { PortfolioDocument } from '../../portfolio/model.js';
import { publicAddress } from '../../text/public-address.js';
import { rewriteFile } from '../files.js';
import { type EvidenceItem, evidenceYaml } from '../new/document.js';

/**
 * Lists evidence in a file's front-matter; what it lists already is left as it is.
 * @param root the portfolio, absolute
 * @param dryRun only finds out which
 * @returns the items that were added
 */
export async function linkEvidence(
  root: string,
  document: PortfolioDocument,
  items: readonly EvidenceItem[],
  { portfolio }: LinkedPortfolio,
  dryRun = false,
): Promise<EvidenceItem[]> {
  const listed = new Set(evidenceOf(document, portfolio).map(({ target }) => normalForm(target)));
  const added = items.filter(({ file, url }) => {
    const target = normalForm(file ?? url ?? '');
    const isNew = !listed.has(target);
    listed.add(target);
    return isNew;
  });
  const edit = (raw: string): string =>
    added.reduce((text, item) => appendToField(text, 'evidence', evidenceYaml(item), 'block'), raw);
  await rewriteFile(root, document.path, edit, dryRun);
  return added;
}

/** An address whatever capitals its host was written in; a path as it is. */
const normalForm = (target: string): string => publicAddress(target) ?? target;
