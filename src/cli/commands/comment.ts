import type { Command } from 'commander';
import type { CommentsImport } from '../../app/import/import-comments.js';
import { findPortfolioRoot } from '../../portfolio/find.js';
import { jsonText } from '../../text/json-text.js';
import { printableList } from '../../text/quoted.js';
import type { Io } from '../io.js';
import { dryRunOption, jsonOption, portfolioOption } from '../options.js';

interface CommentFlags {
  portfolio?: string;
  answer?: string;
  dryRun?: true;
  json?: true;
}

export function addCommentCommand(program: Command, io: Io): void {
  const comment = program
    .command('comment')
    .summary('read and answer the comments of reviewers')
    .description(
      'Lists the comments of reviewers, open ones first, and the ratings in which they differ from the mentor. With --answer, it answers one. `mentor new comment` writes one.',
    )
    .argument('[comment]', 'the file of a comment; without --answer, it is shown in full')
    .option('--answer <text>', 'add this answer and mark it as answered')
    .addOption(portfolioOption())
    .addOption(dryRunOption('only say which comment would be answered'))
    .addOption(jsonOption())
    .addHelpText('after', EXAMPLES)
    .action(async (named: string | undefined, flags: CommentFlags) => {
      if (flags.answer === undefined) await list(named, flags, io);
      else await answerOne(named, flags.answer, flags, io);
    });
  comment
    .command('import')
    .summary('take in what a reviewer left in a Word file')
    .description(
      'Takes the comments, replies, tracked changes and typed-in paragraphs of a Word file that `mentor render --docx` made: each becomes a comment at its place. A change is kept as a suggestion, never applied; nothing comes in twice. In a cohort, of a file that `mentor cohort review --docx` made, they go into reviews/.',
    )
    .argument('<reviewed>', 'the Word file (.docx) that came back')
    .addOption(portfolioOption())
    .addOption(dryRunOption('only say which comments would be written'))
    .addOption(jsonOption())
    .addHelpText('after', IMPORT_EXAMPLES)
    .action(async (reviewed: string, _: CommentFlags, command: Command) => {
      await takeBack(reviewed, command.optsWithGlobals<CommentFlags>(), io);
    });
}

async function list(named: string | undefined, { portfolio, json }: CommentFlags, io: Io): Promise<void> {
  const { remarks } = await import('../../app/comment.js');
  const { commentInFull, commentsJson, commentsText } = await import('../text/comment.js');
  const { comments, differences } = await remarks(named, portfolio, io);
  if (json) io.out(commentsJson(comments, differences));
  else io.out(named === undefined ? commentsText(comments, differences) : comments.map(commentInFull).join(''));
}

async function answerOne(named: string | undefined, text: string, flags: CommentFlags, io: Io): Promise<void> {
  const { answer } = await import('../../app/comment.js');
  const { portfolio: dir, dryRun } = flags;
  const file = await answer(named, text, { dir, dryRun }, io);
  const state = dryRun ? 'open' : 'answered';
  io.out(flags.json ? jsonText({ version: 1, file, state }) : printableList([file]));
  io.talk(dryRun ? 'Nothing was written.\n' : 'Answered.\n');
}

async function takeBack(reviewed: string, { portfolio: dir, dryRun, json }: CommentFlags, io: Io): Promise<void> {
  const { commentsImportJson, commentsImportTalk, commentsImportText } = await import('../text/comment-import.js');
  const done = await importFrom(reviewed, dir, dryRun === true, io);
  io.out((json ? commentsImportJson : commentsImportText)(done));
  io.talk(commentsImportTalk(done, dryRun === true));
}

/** Whoever is in no portfolio but in a cohort is a reader. */
async function importFrom(reviewed: string, dir: string | undefined, dryRun: boolean, io: Io): Promise<CommentsImport> {
  const { findCohortRoot } = await import('../../app/cohort/open-cohort.js');
  if (dir === undefined && findPortfolioRoot(io.cwd) === null && findCohortRoot(io.cwd) !== null) {
    const { importReview } = await import('../../app/cohort/review-in-word.js');
    return importReview(reviewed, { dryRun }, io);
  }
  const { importComments } = await import('../../app/import/import-comments.js');
  return importComments(reviewed, { dir, dryRun }, io);
}

const IMPORT_EXAMPLES = `
Examples:
  $ mentor comment import reviewed.docx
  $ mentor comment import reviewed.docx --dry-run --json
`;

const EXAMPLES = `
Examples:
  $ mentor comment                    what is still open
  $ mentor comment comments/2026-11-20-seating.md --answer "It is there now."
  $ mentor new comment "Which lesson was this?" --on joint-observation
`;
