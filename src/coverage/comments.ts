import type { ReferenceKind } from '../framework/index.js';
import type { CommentTarget, PortfolioDocument } from '../portfolio/model.js';
import { portfolioPath } from '../portfolio/paths.js';
import { byText } from '../text/by-text.js';
import { withoutComments } from '../text/without-comments.js';
import type { LinkedPortfolio, StageInFramework } from './link.js';

/** What a reviewer remarked on: one of `file`, `criterion` and `item`, or none where it is about the stage as a whole. */
export interface ReviewComment extends CommentTarget {
  document: PortfolioDocument;
  /** A comment that does not say so is open. */
  open: boolean;
  /** The stage it counts for: the one it names, else that of what it speaks of. */
  place: StageInFramework | null;
}

/** The comments of a portfolio: open ones first, each part in order of date and path. */
export function reviewComments(linked: LinkedPortfolio): ReviewComment[] {
  const comments = linked.portfolio.documents.filter(({ kind }) => kind === 'comment').map((one) => read(one, linked));
  const day = ({ document }: ReviewComment): string => document.frontMatter.date?.value ?? '9999';
  return comments.sort((a, b) => Number(b.open) - Number(a.open) || byText(day(a), day(b)));
}

function read(document: PortfolioDocument, linked: LinkedPortfolio): ReviewComment {
  const { on, state } = document.frontMatter;
  const { file = null, line = null, criterion = null, item = null } = on?.value ?? {};
  const path = file === null ? null : (portfolioPath(file) ?? file);
  return {
    document,
    file: path,
    line,
    criterion,
    item,
    open: state?.value !== 'answered',
    place: linked.stageOf(document) ?? placeOf(path, criterion ?? item, linked) ?? linked.currentStage,
  };
}

/** What stands in one stage alone has that place; standards, skills and roles are shared by many. */
function placeOf(file: string | null, id: string | null, linked: LinkedPortfolio): StageInFramework | null {
  if (id !== null) {
    for (const kind of ['criteria', 'questions', 'dimensions'] as const) {
      const reference = linked.find(kind, id);
      if (reference.found) return { framework: reference.framework, stage: reference.item.stage };
    }
    return null;
  }
  const spokenOf = linked.portfolio.documents.find(({ path }) => path === file);
  return spokenOf ? linked.stageOf(spokenOf) : null;
}

/** What a comment can be on beside files, in the order in which an id is looked for. */
export const COMMENTED: readonly ReferenceKind[] = [
  'criteria',
  'standards',
  'skills',
  'questions',
  'dimensions',
  'roles',
];

/** What a comment says, without its guidance: its text, else its title. */
export function commentText({ text, bodyOffset, frontMatter }: PortfolioDocument): string {
  return withoutComments(text.slice(bodyOffset)).trim() || (frontMatter.title?.value ?? '');
}

/** The same in one line. */
export function commentWords(document: PortfolioDocument): string {
  return commentText(document).replace(/\s+/g, ' ').trim();
}
