import type { Command } from 'commander';
import type { CohortRenderOptions } from '../../../app/cohort/render.js';
import { EXIT } from '../../exit.js';
import type { Io } from '../../io.js';
import { browserOption } from '../../options.js';
import { showProgress } from '../../text/progress.js';
import { type CohortFlags, cohortCommand, toJson } from './options.js';

type RenderFlags = CohortFlags &
  Pick<CohortRenderOptions, 'html' | 'pdf' | 'browser' | 'again'> & { appendices: boolean };

export function addCohortRender(cohort: Command, io: Io, exit: (code: number) => void): void {
  cohortCommand(
    cohort,
    'render',
    'make HTML and PDF of what was received',
    'Makes out/portfolios/m0001.html and .pdf of everything received since the last time. The board links to them.',
  )
    .argument('[ids...]', 'whose portfolios (default: everybody)')
    .option('--html', 'the HTML only')
    .option('--pdf', 'the PDF only')
    .option('--no-appendices', 'leave the evidence files out of the PDF')
    .option('--again', 'make those that exist already, too')
    .addOption(browserOption())
    .addHelpText(
      'after',
      '\nExamples:\n  $ mentor cohort render\n  $ mentor cohort render m0001 --pdf --no-appendices\n',
    )
    .action(async (ids: string[], { json, quiet, ...flags }: RenderFlags) => {
      const { renderCohort } = await import('../../../app/cohort/render.js');
      const progress = showProgress(io, !quiet && !json);
      const onProgress = (done: number, of: number): void => progress.step(`${done} of ${of}`, done / of);
      const made = await renderCohort(ids, { ...flags, onProgress }, io).finally(() => progress.end());
      io.out(
        json
          ? toJson({ rendered: made })
          : made
              .map((one) =>
                'why' in one ? `${one.id}  not rendered: ${one.why}\n` : one.files.map((file) => `${file}\n`).join(''),
              )
              .join(''),
      );
      if (made.length === 0) io.talk('Everything has been made already; --again makes it once more.\n');
      exit(made.some((one) => 'why' in one) ? EXIT.findings : EXIT.clean);
    });
}
