import type { CriterionCoverage, LinkedPortfolio } from '../../../coverage/index.js';
import { type Located, stemOf } from '../../../portfolio/index.js';
import { shellWord } from '../../../text/shell-word.js';
import type { Rule } from '../../model.js';
import { ofStage } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'complete/criterion-no-file',
  severity: 'warning',
  summary: 'Every criterion has evidence that a reader can open.',
  plural: 'criteria without evidence behind them',
  docs: `An entry says that something was done; a file or an address lets the reader see that it was: an observation form, a timetable, a photo of a board, minutes.
One file is enough for a criterion, and one file may stand behind several. It is a warning, for an honest account can convince by itself.
If the framework asks for a file, this is *missing* rather than a warning.`,
  good: [
    {
      files: {
        'evidence/plan.pdf': '%PDF-1.7',
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\nevidence: evidence/plan.pdf\n---\n\nWe observed together.\n',
      },
    },
  ],
  bad: [
    {
      files: { 'journal/a.md': '---\nkind: entry\ncriteria: [DM5, DM7]\n---\n\nWe observed together.\n' },
      finds: [
        [3, 12],
        [3, 17],
      ],
    },
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: gtc-tla\nstage: stage-1\n',
        'journal/a.md':
          '---\nkind: entry\ncriteria: TLA1.training-plan\nevidence: https://www.example.org/plan\n---\n\nI made a plan.\n',
      },
      finds: [[3, 11]],
    },
  ],
  *run({ stages, linked }) {
    for (const coverage of stages) {
      const demand = coverage.stage.requires.evidence;
      for (const one of coverage.criteria) {
        if (demand === 'none' || one.state === 'open' || isShown(one, demand)) continue;
        const { id } = one.criterion;
        const [entry] = one.entries;
        yield {
          ...ofStage(coverage),
          message: `${demand === 'file' ? 'No file' : 'No evidence'} for ${id}`,
          hint: entry
            ? `\`mentor evidence add <file> --to ${shellWord(stemOf(entry.path))}\` copies a file in and lists it in the entry.`
            : 'List a file or an address in an entry that names it.',
          file: entry?.path ?? 'journal',
          at: entry ? whereNamed(id, entry.frontMatter.criteria?.value ?? [], linked) : null,
          criterion: id,
          ...(demand === 'file' ? { severity: 'missing' } : {}),
        };
      }
    }
  },
};

/** An address is evidence; where the framework demands a file it does not do. */
function isShown({ evidence }: CriterionCoverage, demand: 'entry' | 'file'): boolean {
  return evidence.some(({ isUrl }) => demand === 'entry' || !isUrl);
}

function whereNamed(
  id: string,
  codes: readonly Located<string>[],
  linked: LinkedPortfolio,
): Located<string>['at'] | null {
  const code = codes.find(({ value }) => {
    const reference = linked.find('criteria', value);
    return reference.found && reference.item.criterion.id === id;
  });
  return code?.at ?? null;
}
