import { existsSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { type Command, Option } from 'commander';
import { packageVersion } from '../../app/version.js';
import { today } from '../../app/world.js';
import type { FileContent, PortfolioFile } from '../../portfolio/index.js';
import { packageFile } from '../../text/package-asset.js';
import type { Io } from '../io.js';

export function addLspCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('lsp')
    .summary('findings, completion and fixes in your editor')
    .description(
      'A language server: your editor starts it and talks to it, and shows findings as you type. docs/editors.md says how to set one up.',
    )
    .addOption(new Option('--stdio', 'talk over standard input and output, as it does anyway').hideHelp())
    .addOption(new Option('--clientProcessId <id>', 'the editor, as some tell it').hideHelp())
    .addHelpText('after', '\nExample, as an editor starts it:\n  $ mentor lsp\n')
    .action(async () => {
      if (io.interactive) io.err('Waiting for an editor (docs/editors.md). Ctrl-C ends it.\n');
      const { runLanguageServer } = await import('../../lsp/index.js');
      const code = await runLanguageServer({
        input: process.stdin,
        output: process.stdout,
        version: packageVersion(),
        today: () => today(io),
        rulesPage: rulesPage(),
        lookInside: (root, files) => lookInside(root, files, io),
        isAlive,
        signal: io.signal,
      });
      process.stdin.destroy();
      exit(code);
    });
}

function rulesPage(): string | null {
  const page = packageFile('docs/rules.md');
  return existsSync(page) ? pathToFileURL(page).href : null;
}

/** Where photos and films were taken; the text of long PDFs would keep the typing waiting. */
async function lookInside(root: string, files: readonly PortfolioFile[], io: Io): Promise<Map<string, FileContent>> {
  const { extractContents } = await import('../../evidence/index.js');
  return extractContents(root, files, false, io.signal);
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
