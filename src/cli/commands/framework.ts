import { type Command, InvalidArgumentError, Option } from 'commander';
import type { FrameworkExportOptions } from '../../app/framework-export.js';
import type { FrameworkImportOptions } from '../../app/framework-import.js';
import type { WordingOptions } from '../../app/framework-wording.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';
import { dryRunOption, jsonOption } from '../options.js';
import type { NewFrameworkFlags } from '../text/framework.js';

type Exit = (code: number) => void;

export function addFrameworkCommand(program: Command, io: Io, exit: Exit): void {
  const framework = program
    .command('framework')
    .summary('list frameworks, make your own, exchange them with other programs')
    .description('Frameworks are data files, called packs. They hold everything that a stage asks for.')
    .addHelpText('after', '\nExample:\n  $ mentor framework list\n');
  addList(framework, io);
  addShow(framework, io);
  addNew(framework, io);
  addCheck(framework, io, exit);
  addWording(framework, io);
  addImport(framework, io);
  addExport(framework, io);
}

function addList(framework: Command, io: Io): void {
  framework
    .command('list')
    .summary('list the frameworks there are')
    .description('Lists the frameworks that a portfolio can follow; those of your own, in frameworks/, come last.')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  $ mentor framework list --json\n')
    .action(async (flags: { json?: true }) => {
      const { printList } = await import('../text/framework.js');
      await printList(flags.json === true, io);
    });
}

function addShow(framework: Command, io: Io): void {
  framework
    .command('show')
    .summary('show all of one framework')
    .description('Shows the stages of a framework with their criteria, skills, key questions and sign-offs.')
    .argument('<id>', 'such as ljmu-2016')
    .addOption(jsonOption('print the whole pack with everything it uses, as JSON'))
    .addHelpText('after', '\nExample:\n  $ mentor framework show ljmu-2016\n')
    .action(async (id: string, flags: { json?: true }) => {
      const { printFramework } = await import('../text/framework.js');
      await printFramework(id, flags.json === true, io);
    });
}

function addNew(framework: Command, io: Io): void {
  framework
    .command('new')
    .summary('start a pack of your own')
    .description(
      'Writes a pack to fill in, with a comment beside everything it may hold, to frameworks/ of the portfolio or of the folder you are in. Overwrites nothing.',
    )
    .option('--title <title>', 'what the framework is called')
    .option('--id <id>', 'its short name (default: made from the title)')
    .option('--stage <title>', 'what its first stage is called')
    .option('--criteria <number>', 'how many criteria the stage has (default: 5)', whole)
    .option('--out <file>', 'the file to write')
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .addHelpText('after', NEW_EXAMPLES)
    .action(async (flags: NewFrameworkFlags) => {
      const { printNew } = await import('../text/framework.js');
      await printNew(flags, io);
    });
}

function addCheck(framework: Command, io: Io, exit: Exit): void {
  framework
    .command('check')
    .summary('see what is wrong with a pack, and where')
    .description(
      'Tells you what is wrong with a pack or a wording overlay, with line and column, and how to put it right.',
    )
    .argument('<file>', 'such as frameworks/mine.yaml')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  $ mentor framework check frameworks/mine.yaml\n')
    .action(async (file: string, flags: { json?: true }) => {
      const { printPackCheck } = await import('../text/framework.js');
      if (await printPackCheck(file, flags.json === true, io)) exit(EXIT.findings);
    });
}

function addWording(framework: Command, io: Io): void {
  framework
    .command('wording')
    .summary('show the official text instead of our short statements')
    .description(
      'Writes frameworks/<pack>.wording.yaml with every id of the pack, for you to add the official text, which is then shown everywhere instead of ours. The programme’s Word form, blank or filled in, holds much of it: --from takes it from there. Overwrites nothing.',
    )
    .argument('<pack>', 'such as ljmu-2016')
    .option('--from <form>', 'a Word form (.docx) that prints the official statements')
    .option('--stage <stage>', 'the stage of the form (default: the one whose rows match)')
    .option('--out <file>', 'the file to write')
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .addHelpText('after', WORDING_EXAMPLES)
    .action(async (id: string, flags: WordingOptions & { json?: true }) => {
      const { printWording } = await import('../text/framework.js');
      await printWording(id, flags, io);
    });
}

function addImport(framework: Command, io: Io): void {
  framework
    .command('import')
    .summary('make a pack from a blank Word form, or from a Mahara, CASE or Moodle file')
    .description(
      "Makes a pack from a provider's blank Word form or another program's framework, and says what was mended or assumed and what could not be carried over. Overwrites nothing.",
    )
    .argument('<file>', 'a blank form (.docx), or a file from Mahara (.matrix), CASE (.json) or Moodle (.csv)')
    .addOption(
      new Option('--from <format>', 'the format of the file (default: worked out from the file)').choices([
        'mahara',
        'case',
        'moodle-csv',
        'word',
      ]),
    )
    .option('--id <id>', 'the short name of the pack (default: made from its title)')
    .addOption(
      new Option('--level <number>', 'which level of the file holds the criteria (default: the second)')
        .choices(['1', '2', '3'])
        .argParser(level),
    )
    .option('--out <file>', 'the file to write (default: frameworks/<id>.yaml)')
    .addOption(dryRunOption())
    .addOption(jsonOption('print the report as JSON'))
    .addHelpText('after', IMPORT_EXAMPLES)
    .action(async (file: string, flags: FrameworkImportOptions & { json?: true }) => {
      const { printImport } = await import('../text/framework.js');
      await printImport(file, flags, io);
    });
}

function addExport(framework: Command, io: Io): void {
  framework
    .command('export')
    .summary('write a framework for other programs')
    .description(
      'Writes a framework as 1EdTech CASE 1.1 or as CSV for Moodle, and says what these formats have no place for.',
    )
    .argument('<id>', 'such as ljmu-2016')
    .addOption(new Option('--to <format>', 'case or csv').choices(['case', 'csv']).makeOptionMandatory())
    .option('--out <file>', 'the file to write (default: standard output)')
    .option('--creator <name>', 'who made the framework; CASE requires a name', 'Not stated')
    .addOption(dryRunOption('with --out: only say what would be written'))
    .addOption(jsonOption('print the report as JSON; needs --out'))
    .addHelpText('after', EXPORT_EXAMPLES)
    .action(async (id: string, flags: FrameworkExportOptions & { json?: true }) => {
      const { printExport } = await import('../text/framework.js');
      await printExport(id, flags, io);
    });
}

function whole(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('Expected a whole number above 0.');
}

function level(text: string): 1 | 2 | 3 {
  if (text === '1' || text === '2' || text === '3') return Number(text) as 1 | 2 | 3;
  throw new InvalidArgumentError('Allowed choices are 1, 2, 3.');
}

const WORDING_EXAMPLES = `
Examples:
  $ mentor framework wording ljmu-2016
  $ mentor framework wording ljmu-2016 --from form.docx
`;

const NEW_EXAMPLES = `
Examples:
  $ mentor framework new              asks for title, stage, number of criteria
  $ mentor framework new --title "Hawthorn award" --stage Developing
`;

const IMPORT_EXAMPLES = `
Examples:
  $ mentor framework import blank-form.docx --id county-2026
  $ mentor framework import profile.matrix
  $ mentor framework import standards.json --id county-2026
  $ mentor framework import competencies.csv --from moodle-csv --level 1
`;

const EXPORT_EXAMPLES = `
Examples:
  $ mentor framework export ljmu-2016 --to case --out ljmu-2016.json
  $ mentor framework export ljmu-2016 --to csv > ljmu-2016.csv
`;
