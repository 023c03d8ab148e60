import { type Command, InvalidArgumentError } from 'commander';
import type { ThemeFlags } from '../../app/theme.js';
import type { Io } from '../io.js';

export interface ServeFlags extends ThemeFlags {
  port: number;
  open?: true;
  stage?: string;
  json?: true;
  quiet?: true;
}

export function addServeCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('serve')
    .summary('show the page and what was found in a browser, new on every save')
    .description(
      'Shows the portfolio as a page with what was found beside it, and again on every save, until Ctrl-C. Only this computer can open it.',
    )
    .argument('[dir]', 'the portfolio; left out: the nearest one from here upwards')
    .option('--port <port>', 'answer on this port; 0 for one that is free', portNumber, 0)
    .option('--open', 'open it in your browser')
    .option('--stage <stage>', 'this stage instead of the one in portfolio.yaml')
    .option('--theme <name>', 'how it looks: a theme that comes with mentor, or a folder with one')
    .option('--no-templates', "without the portfolio's own templates")
    .option('--json', 'say the address as JSON')
    .option('-q, --quiet', 'print the address only')
    .addHelpText('after', EXAMPLES)
    .action(async (dir: string | undefined, flags: ServeFlags) => {
      const { serve } = await import('../../app/serve.js');
      exit(await serve(dir, flags, io));
    });
}

function portNumber(given: string): number {
  const port = Number(given);
  if (/^\d{1,5}$/.test(given) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}

const EXAMPLES = `
Examples:
  $ mentor serve --open              in your browser, new on every save
  $ mentor serve my-portfolio --port 8080
  $ mentor serve --stage effective
`;
