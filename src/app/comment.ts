import { resolve } from 'node:path';
import {
  coverStage,
  type RatedSideBySide,
  type ReviewComment,
  ratingDifferences,
  reviewComments,
} from '../coverage/index.js';
import { changeFile } from '../portfolio/change-file.js';
import { withParagraphs } from '../portfolio/edit-body.js';
import { setField } from '../portfolio/edit-front-matter.js';
import { placeInside } from '../portfolio/inside.js';
import { Refusal } from '../text/refusal.js';
import { type OpenPortfolio, openPortfolio } from './open-portfolio.js';
import { placeNamed, today, type World } from './world.js';

/** Comments, and where a reviewer's rating differs from the mentor's. */
export interface Remarks {
  comments: ReviewComment[];
  differences: RatedSideBySide[];
}

/**
 * What reviewers remarked, open ones first, and where their ratings differ from the mentor's.
 * @param named the file of one comment, which is told alone; left out: all of them
 * @throws Refusal where there is no such comment
 */
export async function remarks(named: string | undefined, dir: string | undefined, world: World): Promise<Remarks> {
  const open = await openPortfolio(dir, world);
  if (named !== undefined) return { comments: [findComment(named, open, world)], differences: [] };
  const { linked } = open;
  const place = linked.currentStage;
  return {
    comments: reviewComments(linked),
    differences: place ? ratingDifferences(coverStage(linked, place)) : [],
  };
}

/**
 * Adds an answer to a comment and marks it as answered.
 * @param named the comment's file
 * @returns its path in the portfolio
 * @throws Refusal where there is no such comment
 */
export async function answer(
  named: string | undefined,
  text: string,
  { dir, dryRun }: { dir?: string | undefined; dryRun?: boolean | undefined },
  world: World,
): Promise<string> {
  const open = await openPortfolio(dir, world);
  const { path } = findComment(named, open, world).document;
  const name = open.linked.portfolio.config.mentor.name ?? '';
  if (!dryRun) answerComment(open.root, path, text.trim(), { name, date: today(world) });
  return path;
}

function findComment(named: string | undefined, { root, linked }: OpenPortfolio, world: World): ReviewComment {
  const found = reviewComments(linked).find(
    ({ document: { path } }) =>
      named === path || (named !== undefined && resolve(root, path) === placeNamed(world, named)),
  );
  if (found) return found;
  const message = named === undefined ? 'No comment was named.' : `There is no comment ${named}.`;
  throw new Refusal('NoComment', message, 'mentor comment lists the comments there are.');
}

/**
 * Marks a comment as answered, and adds the answer below it where there is one.
 * @param path the comment, in the portfolio
 * @param answer Markdown; empty: none
 * @param by who answers, and on which day
 */
export function answerComment(root: string, path: string, answer: string, by: { name: string; date: string }): void {
  const full = placeInside(root, path);
  changeFile(full, (before) => {
    const raw = setField(before, ['state'], 'answered');
    return withParagraphs(raw, answer === '' ? [] : [`**${by.name || 'Answer'}, ${by.date}:** ${answer}`]);
  });
}
