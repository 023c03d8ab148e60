import { join } from 'node:path';
import type { Command } from 'commander';
import { jsonText } from '../../text/json-text.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';
import { dryRunOption, jsonOption } from '../options.js';

export function addBrowserCommand(program: Command, io: Io, exit: (code: number) => void): void {
  const browser = program
    .command('browser')
    .summary('see which browser makes the PDF')
    .description('Shows which browser makes the PDF, and where mentor looked for it. The HTML needs none.')
    .option('--browser <path>', 'a browser of your own: Chrome, Edge or Chromium')
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  $ mentor browser\n  $ mentor browser install\n')
    .action(async (flags: { browser?: string; json?: true }) => {
      const { findBrowser } = await import('../../pdf/index.js');
      const { cacheFolder } = await import('../../app/cache/folder.js');
      const found = await findBrowser({ env: io.env, named: flags.browser, cacheDir: cacheFolder(io.env) });
      if (flags.json) io.out(jsonText({ version: 1, ...found }));
      else {
        io.out(found.found ? `${found.name}: ${found.path}\n` : `${found.message}\n`);
        io.talk(found.looked.map(({ place, outcome }) => `  ${place}: ${outcome}\n`).join(''));
      }
      exit(found.found ? EXIT.clean : EXIT.couldNotRun);
    });
  browser
    .command('install')
    .summary('fetch a browser for the PDF into your cache folder')
    .description(
      'Fetches the headless Chrome that this version was made for into your own cache folder; nothing else on the machine changes.',
    )
    .addOption(dryRunOption('only say where it would go'))
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  $ mentor browser install\n')
    .action(async (_: unknown, command: Command) => {
      // Both commands have --json; what stands behind the first is the outer one's.
      const { json, dryRun } = command.optsWithGlobals<{ json?: true; dryRun?: true }>();
      const { installBrowser } = await import('../../pdf/index.js');
      const { cacheFolder } = await import('../../app/cache/folder.js');
      if (!dryRun) io.talk('Fetching headless Chrome; this is about 100 MB.\n');
      const cacheDir = cacheFolder(io.env);
      const path = dryRun ? join(cacheDir, 'browsers') : (await installBrowser({ env: io.env, cacheDir })).path;
      io.out(json ? jsonText({ version: 1, path }) : `${path}\n`);
    });
}
