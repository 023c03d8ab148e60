import type { Command } from 'commander';
import { counted } from '../../../text/counted.js';
import type { Io } from '../../io.js';
import { type CohortFlags, cohortCommand, toJson, whole } from './options.js';

interface MergeFlags extends CohortFlags {
  of?: number;
  partial?: true;
  out?: string;
}

export function addCohortMerge(cohort: Command, io: Io): void {
  cohortCommand(
    cohort,
    'merge',
    'join the results of shards',
    'Joins the results of shards into out/results.jsonl, with the same bytes that one run would write. Refuses what does not belong together.',
  )
    .argument('<files...>', 'the files that `check --shard` wrote')
    .option('--of <number>', 'how many shards there are (default: as the files say)', whole)
    .option('--partial', 'join what there is, even if a shard is missing')
    .option('--out <file>', 'where the results go (default: out/results.jsonl)')
    .addHelpText('after', '\nExample:\n  $ mentor cohort merge results-*.jsonl --of 8\n')
    .action(async (files: string[], { json, ...flags }: MergeFlags) => {
      const { mergeShards } = await import('../../../app/cohort/merge.js');
      const { file, results, missing } = mergeShards(files, flags, io);
      io.out(json ? toJson({ file, ...results.header, missing }) : `${file}\n`);
      const lacking = missing.length > 0 ? `; shard ${missing.join(', ')} is missing` : '';
      io.talk(`${counted(results.lines.length, 'portfolio')} of ${counted(files.length, 'file')}${lacking}.\n`);
    });
}
