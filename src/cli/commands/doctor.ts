import type { Command } from 'commander';
import { jsonText } from '../../text/json-text.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';
import { jsonOption } from '../options.js';

export function addDoctorCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('doctor')
    .summary('see what the computer has, and what to do about what it lacks')
    .description(
      'Looks for what mentor works with: Node, a browser for the PDF, git, ssh-keygen, an editor, fonts, its cache, the portfolio here. Changes nothing.',
    )
    .option('--browser <path>', 'a browser of your own to try')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  $ mentor doctor\n  $ mentor doctor --json\n\nExit code 1 if something that a command needs is lacking.\n',
    )
    .action(async (flags: { browser?: string; json?: true }) => {
      const { examine, isWell } = await import('../../app/doctor.js');
      const parts = await examine(io, flags.browser);
      if (flags.json) io.out(jsonText({ version: 1, parts }));
      else {
        const { doctorText } = await import('../text/doctor.js');
        io.out(doctorText(parts, io.width));
      }
      io.talk(
        `Next: ${parts.some(({ id, state }) => id === 'portfolio' && state === 'good') ? 'mentor status' : 'mentor init'}\n`,
      );
      exit(isWell(parts) ? EXIT.clean : EXIT.findings);
    });
}
