import { type Command, Option } from 'commander';
import type { ReviewOptions } from '../../../app/cohort/review.js';
import type { Review } from '../../../cohort/review.js';
import type { Io } from '../../io.js';
import { type CohortFlags, cohortCommand, toJson } from './options.js';

interface ReviewFlags extends CohortFlags, Pick<ReviewOptions, 'reader' | 'decision' | 'comment'> {
  as?: ReviewOptions['voice'];
  commentFile?: string;
  docx?: true;
  edit?: true;
}

export function addCohortReview(cohort: Command, io: Io): void {
  cohortCommand(
    cohort,
    'review',
    "write a reader's decision",
    'Makes the file of a reading (first, second or moderation), or writes a decision into it. Refuses readers who may not read that portfolio. Two readings are never averaged.',
  )
    .argument('<id>', 'whose portfolio, as m0001')
    .addOption(
      new Option('--as <reading>', 'which reading (default: the next one)').choices(['first', 'second', 'moderation']),
    )
    .option('--reader <id>', 'a reviewer in cohort.yaml (default: the one who has it)')
    .addOption(new Option('--decision <decision>', 'what the reader decides').choices(['recognised', 'returned']))
    .addOption(new Option('--comment <text>', 'the paragraph that the mentor will read').conflicts('commentFile'))
    .option('--comment-file <file>', 'the same, from a file')
    .option('--docx', 'make a Word file to comment in, in out/reading/')
    .option('--edit', 'open the file in your editor')
    .addHelpText(
      'after',
      '\nExamples:\n  $ mentor cohort review m0001 --reader hb --edit\n  $ mentor cohort review m0001 --decision recognised --comment-file words.md\n  $ mentor cohort review m0001 --docx\n\nPut a Word file with comments into inbox/, and mentor cohort receive takes them\nin; or give it to mentor comment import.\n',
    )
    .action(async (id: string, { json, as, commentFile, docx, edit, ...flags }: ReviewFlags) => {
      const { reviewOne } = await import('../../../app/cohort/review.js');
      const { textGiven } = await import('../../../app/text-given.js');
      const comment = commentFile === undefined ? flags.comment : textGiven(commentFile, io);
      const { file, review } = await reviewOne(
        id,
        { ...flags, ...(as && { voice: as }), ...(comment !== undefined && { comment }) },
        io,
      );
      if (edit) await (await import('../../../app/editor.js')).editFile(file, io, io.interactive);
      const word = docx ? await inWord(review, flags, io) : null;
      io.out(json ? toJson({ ...review, file, ...(word && { docx: word }) }) : `${file}\n${word ? `${word}\n` : ''}`);
    });
}

async function inWord(review: Review, flags: CohortFlags, io: Io): Promise<string> {
  const { wordForReader } = await import('../../../app/cohort/review-in-word.js');
  return wordForReader(review, flags, io);
}
