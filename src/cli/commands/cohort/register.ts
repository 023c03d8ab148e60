import { Argument, type Command, Option } from 'commander';
import type { RegisterChange, RegisterFormat } from '../../../app/cohort/register.js';
import { EXIT } from '../../exit.js';
import type { Io } from '../../io.js';
import { browserOption, dryRunOption } from '../../options.js';
import { type CohortFlags, cohortCommand, tableWidth, toJson } from './options.js';

interface RegisterFlags
  extends CohortFlags,
    Pick<RegisterChange, 'stage' | 'reason' | 'by' | 'until' | 'dryRun' | 'name' | 'school' | 'browser'> {
  expiring?: string;
  format?: RegisterFormat;
  out?: string;
  pdf: boolean;
}

export function addCohortRegister(cohort: Command, io: Io, exit: (code: number) => void): void {
  cohortCommand(
    cohort,
    'register',
    'see who is recognised, and change an award',
    'Lists the register, or records that an award was withdrawn, renewed or corrected. A renewed or corrected award gets a certificate with a new number, which names the previous one.',
  )
    .addArgument(
      new Argument('[what]', 'what to record; without it, the register is listed').choices([
        'withdraw',
        'renew',
        'correct',
      ]),
    )
    .argument('[id]', 'whose award, as m0001')
    .option('--expiring <time>', 'only awards that end within this time, as 6m')
    .addOption(
      new Option(
        '--format <format>',
        'write a file; claims: with the columns from which the DfE samples claims',
      ).choices(['csv', 'xlsx', 'claims']),
    )
    .option('--out <file>', 'the file to write (default: one in out/)')
    .option('--stage <stage>', 'which award, if somebody has several')
    .option('--reason <text>', 'why')
    .option('--by <reviewer>', 'who did it')
    .option('--until <day>', 'with renew: the last day (default: as cohort.yaml says)')
    .option('--name <name>', 'with correct: the right name')
    .option('--school <name>', 'with correct: the right school')
    .option('--no-pdf', 'make no new certificate')
    .addOption(browserOption())
    .addOption(dryRunOption())
    .addHelpText('after', EXAMPLES)
    .action(
      async (what: RegisterChange['what'] | undefined, id: string | undefined, { json, ...flags }: RegisterFlags) => {
        const app = await import('../../../app/cohort/register.js');
        if (what === undefined) return exit(await list(app.showRegister(flags, io), json === true, io));
        const { Refusal } = await import('../../../text/refusal.js');
        if (id === undefined)
          throw new Refusal(
            'NobodyNamed',
            `Whose award is to be ${what === 'correct' ? 'corrected' : what === 'renew' ? 'renewed' : 'withdrawn'}?`,
            `Write \`mentor cohort register ${what} m0001\`.`,
          );
        const changed = await app.changeRegister(id, { ...flags, what }, io);
        io.out(json ? toJson(changed) : `${changed.file}\n${changed.certificate ? `${changed.certificate}\n` : ''}`);
      },
    );
}

async function list(
  { lines, file, troubles }: ReturnType<typeof import('../../../app/cohort/register.js').showRegister>,
  json: boolean,
  io: Io,
): Promise<number> {
  const { tableText } = await import('../../text/cohort.js');
  const rows = lines.map((one) => [
    one.id,
    one.name,
    one.school.name,
    one.subject,
    one.stage,
    one.number,
    one.awarded,
    one.until,
    one.state,
  ]);
  const head = ['id', 'name', 'school', 'subject', 'stage', 'number', 'awarded', 'until', 'state'];
  if (json) io.out(toJson({ awards: lines, file }));
  else io.out(file === null ? tableText({ id: 'school', title: '', head, rows }, tableWidth(io)) : `${file}\n`);
  if (lines.length === 0) io.talk('No award to list.\n');
  for (const trouble of troubles) io.talk(`${trouble}\n`);
  return troubles.length > 0 ? EXIT.findings : EXIT.clean;
}

const EXAMPLES = `
Examples:
  $ mentor cohort register --expiring 6m
  $ mentor cohort register --format xlsx
  $ mentor cohort register correct m0001 --name "Zoë Marsh-Hughes" --by if
  $ mentor cohort register withdraw m0001 --reason "Left the partnership."
`;
