import type { FrameworkStage } from '../../framework/model.js';
import { BIBLIOGRAPHY_PATH } from '../../portfolio/bibliography/model.js';
import { stemOf } from '../../portfolio/document.js';
import type { Portfolio, PortfolioDocument } from '../../portfolio/model.js';
import { groupBy } from '../../text/group-by.js';
import { remember } from '../../text/remember.js';
import { foldedPath, type SealForm } from '../../trust/seal.js';
import { evidenceOf } from '../evidence.js';
import { isJournalEntry, type LinkedPortfolio, type StageInFramework } from '../link.js';

const known = new WeakMap<LinkedPortfolio, Map<FrameworkStage, string[]>>();

/**
 * What a sign-off of a stage speaks of (docs/seal.md): the stage's files and entries, entries of other stages that name
 * one of its criteria or dimensions, the agreements these belong to, and the evidence that all of them link.
 * Other sign-offs and comments are outside.
 * @returns paths in the portfolio
 */
export function coveredFiles(linked: LinkedPortfolio, place: StageInFramework): readonly string[] {
  const ofStages = known.get(linked) ?? new Map<FrameworkStage, string[]>();
  const paths = ofStages.get(place.stage) ?? findCovered(linked, place);
  known.set(linked, ofStages.set(place.stage, paths));
  return paths;
}

/**
 * What the seal of this sign-off has to list: what a sign-off of its stage speaks of, and from the second form on what its own
 * comment shows.
 */
export function coveredBy(linked: LinkedPortfolio, signOff: PortfolioDocument, form: SealForm): readonly string[] {
  const place = linked.stageOf(signOff);
  if (!place) return [];
  const ofStage = coveredFiles(linked, place);
  return form === 'mentor-seal-1' ? ofStage : [...new Set([...ofStage, ...shownBy(signOff, linked.portfolio)])];
}

/** The files that a document links as evidence or in its text, as far as they are there. */
export function shownBy(document: PortfolioDocument, portfolio: Portfolio): string[] {
  return evidenceOf(document, portfolio).flatMap(({ target, isUrl, exists }) => (!isUrl && exists ? [target] : []));
}

const pathsByFold = remember((files: Portfolio['files']) => groupBy(files.keys(), foldedPath));

/** Of some paths those that another file of the portfolio is called like, as far as a disk or a reader can tell; each with its twins. */
export function twinsAmong({ portfolio }: LinkedPortfolio, paths: readonly string[]): string[][] {
  const names = pathsByFold(portfolio.files);
  const found = new Set(paths.map((path) => names.get(foldedPath(path)) ?? []));
  return [...found].filter((twins) => twins.length > 1);
}

function findCovered(linked: LinkedPortfolio, place: StageInFramework): string[] {
  const documents = coveredDocuments(linked, place);
  const paths = new Set(documents.map(({ path }) => path));
  for (const document of documents) for (const path of shownBy(document, linked.portfolio)) paths.add(path);
  const keys = new Set(linked.portfolio.sources.map(({ key }) => key));
  const cites = documents.some(({ facts }) => facts.citations.some(({ key, sure }) => sure || keys.has(key)));
  const references = linked.portfolio.files.get(BIBLIOGRAPHY_PATH);
  if (cites && references && !references.outside) paths.add(BIBLIOGRAPHY_PATH);
  return [...paths];
}

/** The Markdown files among them, in order of their paths. */
function coveredDocuments(linked: LinkedPortfolio, place: StageInFramework): PortfolioDocument[] {
  const isOwn = (document: PortfolioDocument): boolean =>
    linked.stageOf(document)?.stage === place.stage || namesItemOf(linked, document, place);
  const own = new Set(linked.portfolio.documents.filter(isOwn));
  const agreements = new Set([...own].map(({ frontMatter }) => frontMatter.agreement?.value));
  return linked.portfolio.documents.filter((document) => {
    if (document.kind === 'sign-off' || document.kind === 'comment') return false;
    return own.has(document) || (document.kind === 'agreement' && agreements.has(stemOf(document.path)));
  });
}

function namesItemOf(linked: LinkedPortfolio, document: PortfolioDocument, { stage }: StageInFramework): boolean {
  if (!isJournalEntry(document)) return false;
  return (['criteria', 'dimensions'] as const).some((kind) =>
    (document.frontMatter[kind]?.value ?? []).some(({ value }) => {
      const reference = linked.find(kind, value);
      return reference.found && reference.item.stage === stage;
    }),
  );
}
