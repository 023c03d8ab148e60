import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { OpenPortfolio } from '../../app/open-portfolio.js';
import type { Rendered, RenderRequest } from '../../app/render.js';
import { WORD_FORMS } from '../../docx/forms.js';
import { LANGUAGES } from '../../portfolio/looks.js';
import { jsonText } from '../../text/json-text.js';
import { printableList } from '../../text/quoted.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';
import {
  browserOption,
  DIR,
  dryRunOption,
  jsonOption,
  noTemplatesOption,
  quietOption,
  stageOption,
  themeOption,
} from '../options.js';
import { showProgress } from '../text/progress.js';

type RenderFlags = RenderRequest & { watch?: true; open?: true; json?: true; quiet?: true };

export function addRenderCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('render')
    .summary('make the submission as HTML, PDF or Word')
    .description('Makes one HTML page and one PDF of the portfolio, or a Word file with --docx.')
    .argument(...DIR)
    .option('--html', 'the HTML only; needs no browser')
    .option('--pdf', 'the PDF only')
    .option('--docx', 'a Word file, for those who review in Word; needs no browser')
    .option('--entry <id>', 'with --docx: this journal entry alone')
    .addOption(new Option('--form <form>', 'with --docx: this form of the stage alone').choices(WORD_FORMS))
    .option('--complete', 'the whole form, empty parts included, as a Word file always has it')
    .option('--no-appendices', 'leave the evidence files out of the PDF')
    .option('--link-evidence', 'put PDFs, sound and video into a folder evidence beside the HTML, not inside it')
    .option('--no-embed', 'leave them out of the HTML altogether')
    .addOption(stageOption())
    .addOption(new Option('--language <language>', 'the language of headings and labels').choices(LANGUAGES))
    .addOption(themeOption())
    .addOption(noTemplatesOption())
    .option('--out <folder>', 'where to write (default: dist in the portfolio)')
    .addOption(browserOption())
    .option(
      '--redact [strict]',
      'replace the names in private.yaml with pseudonyms; strict: fail if evidence contains one',
      strictOnly,
    )
    .addOption(new Option('--open', 'open what was made').conflicts(['dryRun']))
    .addOption(new Option('--watch', 'make it again whenever a file is saved').conflicts(['json', 'dryRun']))
    .addOption(dryRunOption())
    .addOption(jsonOption('print what was written as JSON'))
    .addOption(quietOption('print the paths only'))
    .addHelpText('after', EXAMPLES)
    .action(async (dir: string | undefined, flags: RenderFlags) => {
      if (flags.watch) return exit(await runWatch(dir, flags, io));
      const { render } = await import('../../app/render.js');
      const { beginBriefRun, endBriefRun } = await import('../../app/brief-run.js');
      // Looking for names goes through every text.
      if (!flags.redact) beginBriefRun();
      const progress = showProgress(io, !flags.quiet);
      const opened: OpenPortfolio[] = [];
      const see = (one: OpenPortfolio): void => void opened.push(one);
      const rendered = await render(dir, flags, io, progress.step, see).finally(() => {
        progress.end();
        endBriefRun();
      });
      tell(rendered, flags, io);
      if (!flags.json && !flags.quiet && flags.entry === undefined) await tellMissing(opened, flags.stage, io);
      if (flags.open) await openFirst(rendered, io);
      if (rendered.some(({ lacksNames }) => lacksNames)) exit(EXIT.findings);
    });
}

/** What a reader of it will miss, and what to do about it. */
async function tellMissing(opened: readonly OpenPortfolio[], stage: string | undefined, io: Io): Promise<void> {
  const { stagesRendered } = await import('../../app/render.js');
  const { missingInDocument } = await import('../text/render.js');
  io.talk(missingInDocument(opened.flatMap((one) => stagesRendered(one, stage))));
}

/** The page where there is one, else the PDF, else the Word file. */
async function openFirst(rendered: readonly Rendered[], io: Io): Promise<void> {
  const [first] = rendered;
  if (!first) return;
  const { openAddress } = await import('../../app/open-address.js');
  const path = resolve(io.cwd, first.file);
  openAddress(pathToFileURL(path).href, io.env, () =>
    io.err(`No program could be started for it: open ${path} by hand.\n`),
  );
}

/** @returns the exit code: interrupted */
async function runWatch(dir: string | undefined, flags: RenderFlags, io: Io): Promise<number> {
  const { watchRender } = await import('../../app/watch-render.js');
  const { explain } = await import('../../text/explain.js');
  for await (const time of watchRender(dir, flags, io)) {
    if ('trouble' in time) io.err(`mentor: ${explain(time.trouble)}\n`);
    else tell(time.rendered, flags, io);
    io.talk('Watching. Ctrl-C ends it.\n');
  }
  return EXIT.interrupted;
}

function tell(rendered: readonly Rendered[], flags: RenderFlags, io: Io): void {
  if (flags.json) io.out(jsonText({ version: 1, files: rendered }));
  else for (const one of rendered) io.out(printableList([flags.quiet ? one.file : `${one.file}  ${describe(one)}`]));
}

/** A folder behind `--redact` would be taken for its value. */
function strictOnly(value: string): 'strict' {
  if (value === 'strict') return value;
  throw new InvalidArgumentError('Write --redact or --redact=strict, and the folder in front of it.');
}

function describe({ bytes, pages }: Rendered): string {
  if (bytes === null) return 'not written';
  const size = bytes > 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} kB`;
  return pages === null ? size : `${size}, ${pages} pages`;
}

const EXAMPLES = `
Examples:
  $ mentor render                     dist/portfolio.html and dist/portfolio.pdf
  $ mentor render --html --open       the HTML only, opened at once
  $ mentor render --pdf --out ~/Desktop
  $ mentor render --pdf --no-appendices
  $ mentor render --html --link-evidence
  $ mentor render --html --watch      again on every save, until Ctrl-C
  $ mentor render --complete          the whole form, to be filled in by hand
  $ mentor render --stage effective
  $ mentor render --theme university  as the university's form
  $ mentor render --redact            pseudonyms for the names in private.yaml
  $ mentor render --docx              all of it as a Word file
  $ mentor render --docx --entry joint-observation
  $ mentor render --docx --form self-assessment
`;
