import { type Command, InvalidArgumentError } from 'commander';
import type { ServeOptions } from '../../app/serve.js';
import type { CheckSummary } from '../../check/model.js';
import { counted } from '../../text/counted.js';
import { jsonText } from '../../text/json-text.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';
import { DIR, jsonOption, noTemplatesOption, quietOption, stageOption, themeOption } from '../options.js';

type ServeFlags = ServeOptions & { open?: true; json?: true };

export function addServeCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('serve')
    .summary('see the page and the findings in a browser, updated on every save')
    .description(
      'Shows the portfolio as a page with the findings beside it, and updates both on every save, until Ctrl-C. Only this computer can open it.',
    )
    .argument(...DIR)
    .option('--port <port>', 'answer on this port; 0 means any free one', portNumber, 0)
    .option('--open', 'open it in your browser')
    .addOption(stageOption())
    .addOption(themeOption())
    .addOption(noTemplatesOption())
    .addOption(jsonOption('print the address as JSON'))
    .addOption(quietOption('print the address only'))
    .addHelpText('after', EXAMPLES)
    .action(async (dir: string | undefined, flags: ServeFlags) => {
      await runServe(dir, flags, io);
      exit(EXIT.interrupted);
    });
}

async function runServe(dir: string | undefined, flags: ServeFlags, io: Io): Promise<void> {
  const { serve } = await import('../../app/serve.js');
  const { openAddress } = await import('../../app/open-address.js');
  await serve(dir, flags, io, {
    started: ({ address, port }) => {
      io.out(flags.json ? jsonText({ version: 1, address, port }, 0) : `${address}\n`);
      io.talk('Ctrl-C ends it.\n');
      if (flags.open)
        openAddress(address, io.env, () => io.err('No browser could be opened: open the address yourself.\n'));
    },
    looked: (summary, trouble, milliseconds) => {
      if (trouble !== null) io.err(`mentor: ${trouble}\n`);
      else if (summary) io.talk(`${countsOf(summary)} (${Math.round(milliseconds)} ms)\n`);
    },
  });
}

function countsOf({ errors, missing, warnings }: CheckSummary): string {
  return `${counted(errors, 'error')}, ${missing} missing, ${counted(warnings, 'warning')}`;
}

function portNumber(given: string): number {
  const port = Number(given);
  if (/^\d{1,5}$/.test(given) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}

const EXAMPLES = `
Examples:
  $ mentor serve --open              in your browser, updated on every save
  $ mentor serve my-portfolio --port 8080
  $ mentor serve --stage effective
`;
