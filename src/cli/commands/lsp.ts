import process from 'node:process';
import { type Command, Option } from 'commander';
import type { Io } from '../io.js';

export function addLspCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('lsp')
    .summary('show findings, completion and fixes in your editor')
    .description(
      'A language server: your editor starts it and talks to it, and shows findings as you type. docs/editors.md explains how to set up an editor.',
    )
    .addOption(new Option('--stdio', 'talk over standard input and output, as it does anyway').hideHelp())
    .addOption(new Option('--clientProcessId <id>', 'the editor, as some tell it').hideHelp())
    .addHelpText('after', '\nExample, as an editor starts it:\n  $ mentor lsp\n')
    .action(async () => {
      if (io.interactive) io.err('Waiting for an editor (docs/editors.md). Ctrl-C ends it.\n');
      const { serveEditor } = await import('../../app/lsp.js');
      const code = await serveEditor(process.stdin, process.stdout, io);
      process.stdin.destroy();
      exit(code);
    });
}
