import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { OpenPortfolio } from '../../app/open-portfolio.js';
import { today } from '../../app/world.js';
import type { ReviewComment } from '../../coverage/index.js';
import { Refusal } from '../../text/refusal.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';

interface CommentFlags {
  portfolio?: string;
  answer?: string;
  json?: true;
  quiet?: true;
}

export function addCommentCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('comment')
    .summary('what reviewers remarked, and answering it')
    .description(
      "Lists the comments of reviewers, open ones first, and where their ratings differ from the mentor's. With --answer it answers one. `mentor new comment` writes one.",
    )
    .argument('[comment]', 'the file of a comment')
    .option('--answer <text>', 'add this answer and mark it as answered')
    .option('--portfolio <dir>', 'the portfolio; left out: the nearest one from here upwards')
    .option('--json', 'the result as JSON')
    .option('-q, --quiet', 'no talk')
    .addHelpText('after', EXAMPLES)
    .action(async (named: string | undefined, flags: CommentFlags) => {
      exit(await runComment(named, flags, io));
    });
}

async function runComment(named: string | undefined, flags: CommentFlags, io: Io): Promise<number> {
  const [{ openPortfolio }, { reviewComments }] = await Promise.all([
    import('../../app/open-portfolio.js'),
    import('../../coverage/index.js'),
  ]);
  const open = await openPortfolio(flags.portfolio, io);
  const comments = reviewComments(open.linked);
  if (named === undefined && flags.answer === undefined) await list(open, comments, flags, io);
  else await answer(open, findComment(named, comments, open, io), flags, io);
  return EXIT.clean;
}

async function list(open: OpenPortfolio, comments: ReviewComment[], flags: CommentFlags, io: Io): Promise<void> {
  const [{ coverStage, ratingDifferences }, { commentsJson, commentsText }] = await Promise.all([
    import('../../coverage/index.js'),
    import('../text/comment.js'),
  ]);
  const place = open.linked.currentStage;
  const differences = place ? ratingDifferences(coverStage(open.linked, place)) : [];
  io.out((flags.json ? commentsJson : commentsText)(comments, differences));
}

async function answer(open: OpenPortfolio, comment: ReviewComment, flags: CommentFlags, io: Io): Promise<void> {
  const { answerComment } = await import('../../signing/answer-comment.js');
  const { path } = comment.document;
  const name = open.linked.portfolio.config.mentor.name ?? '';
  answerComment(open.root, path, (flags.answer ?? '').trim(), { name, date: today(io) });
  io.out(flags.json ? `${JSON.stringify({ version: 1, file: path, state: 'answered' }, null, 2)}\n` : `${path}\n`);
  if (!flags.quiet) io.err('Answered.\n');
}

function findComment(
  named: string | undefined,
  comments: readonly ReviewComment[],
  { root }: OpenPortfolio,
  { cwd }: Io,
): ReviewComment {
  const found = comments.find(
    ({ document }) =>
      named === document.path || (named !== undefined && resolve(root, document.path) === resolve(cwd, named)),
  );
  if (found) return found;
  const message = named === undefined ? 'No comment is named.' : `There is no comment ${named}.`;
  throw new Refusal('NoComment', message, 'mentor comment lists those there are.');
}

const EXAMPLES = `
Examples:
  $ mentor comment                    what is still open
  $ mentor comment comments/2026-11-20-seating.md --answer "It is there now."
  $ mentor new comment "Which lesson was this?" --on joint-observation
`;
