import type { PortfolioDocument } from '../portfolio/model.js';
import { portfolioPath } from '../portfolio/paths.js';
import type { LinkedPortfolio, StageInFramework } from './link.js';

/** What a reviewer remarked on: exactly one of `file` and `criterion`, or neither where it is about the stage as a whole. */
export interface ReviewComment {
  document: PortfolioDocument;
  /** Path in the portfolio, as far as it leads into it. */
  file: string | null;
  /** From 1; null: the file as a whole. */
  line: number | null;
  /** As written. */
  criterion: string | null;
  /** A comment that does not say so is open. */
  open: boolean;
  /** The stage it counts for: the one it names, else that of what it speaks of. */
  place: StageInFramework | null;
}

/** The comments of a portfolio: open ones first, each part in order of date and path. */
export function reviewComments(linked: LinkedPortfolio): ReviewComment[] {
  const comments = linked.portfolio.documents.filter(({ kind }) => kind === 'comment').map((one) => read(one, linked));
  const day = ({ document }: ReviewComment): string => document.frontMatter.date?.value ?? '9999';
  return comments.sort((a, b) => Number(b.open) - Number(a.open) || (day(a) < day(b) ? -1 : Number(day(a) > day(b))));
}

function read(document: PortfolioDocument, linked: LinkedPortfolio): ReviewComment {
  const { on, state } = document.frontMatter;
  const { file = null, line = null, criterion = null } = on?.value ?? {};
  const path = file === null ? null : (portfolioPath(file) ?? file);
  return {
    document,
    file: path,
    line,
    criterion,
    open: state?.value !== 'answered',
    place: linked.stageOf(document) ?? placeOf(path, criterion, linked) ?? linked.currentStage,
  };
}

function placeOf(file: string | null, criterion: string | null, linked: LinkedPortfolio): StageInFramework | null {
  if (criterion !== null) {
    const reference = linked.find('criteria', criterion);
    return reference.found ? { framework: reference.framework, stage: reference.item.stage } : null;
  }
  const spokenOf = linked.portfolio.documents.find(({ path }) => path === file);
  return spokenOf ? linked.stageOf(spokenOf) : null;
}

/** What a comment says, in one line, without its guidance. */
export function commentWords({ text, bodyOffset }: PortfolioDocument): string {
  return text
    .slice(bodyOffset)
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
