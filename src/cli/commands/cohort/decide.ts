import type { Command } from 'commander';
import type { DecideOptions, Decision } from '../../../app/cohort/decide.js';
import { placeNamed } from '../../../app/world.js';
import { EXIT } from '../../exit.js';
import type { Io } from '../../io.js';
import { dryRunOption } from '../../options.js';
import { type CohortFlags, cohortCommand, toJson } from './options.js';

type DecideFlags = CohortFlags & Pick<DecideOptions, 'role' | 'key' | 'dryRun'>;

export function addCohortDecide(cohort: Command, io: Io, exit: (code: number) => void): void {
  cohortCommand(
    cohort,
    'decide',
    "write the university's sign-off",
    'Writes the sign-off with the decision that the readers reached, bound to the seal of what was received. Does not ask for what the reviews say; where readers differ, moderation comes first.',
  )
    .argument('[ids...]', 'whom to decide on (default: everybody whose reading is finished)')
    .option('--role <role>', "the university's role that signs (default: the one whose turn it is)")
    .option('--key <file>', 'an SSH key to sign with')
    .addOption(dryRunOption('only say what would be decided'))
    .addHelpText(
      'after',
      '\nExamples:\n  $ mentor cohort decide --dry-run\n  $ mentor cohort decide m0001 m0002 --key ~/.ssh/id_ed25519\n',
    )
    .action(async (ids: string[], { json, key, ...flags }: DecideFlags) => {
      const { decide } = await import('../../../app/cohort/decide.js');
      const { linesText } = await import('../../text/cohort.js');
      const decisions = await decide(ids, { ...flags, ...(key !== undefined && { key: placeNamed(io, key) }) }, io);
      io.out(json ? toJson({ decisions }) : linesText(decisions.flatMap(decisionLines), io.width));
      io.talk(
        decisions.length === 0
          ? 'Nobody is waiting for a decision.\n'
          : 'Nothing has been sent yet. Next: mentor cohort award, then mentor cohort send\n',
      );
      exit(decisions.some((one) => 'why' in one) ? EXIT.findings : EXIT.clean);
    });
}

function decisionLines(one: Decision): string[] {
  if ('why' in one) return [`${one.id}  not decided: ${one.why}`];
  const uncertified = one.uncertified === null ? [] : [`  no certificate can be given: ${one.uncertified}`];
  return [`${one.id}  ${one.decision}  ${one.file}`, ...uncertified];
}
