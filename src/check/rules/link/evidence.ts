import { isPeoplePath, quoted } from '../../../portfolio/index.js';
import { type FileReference, referencesTo } from '../../file-references.js';
import type { Draft, Rule } from '../../model.js';
import { suggester } from '../../suggester.js';

export const rule: Rule = {
  id: 'link/evidence',
  severity: 'error',
  summary: 'Every file listed as evidence is there.',
  docs: `Evidence counts if a reader can open it. Put the file into evidence/ and list it by its path from the portfolio's folder,
with the ending: \`evidence/joint-observation.pdf\`. Windows hides endings unless you tell it not to.`,
  good: [
    {
      files: {
        'evidence/plan.pdf': '%PDF-1.7',
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\nevidence:\n  - evidence/plan.pdf\n---\n\nWe observed together.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'evidence/plan.pdf': '%PDF-1.7',
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\nevidence:\n  - evidence/plans.pdf\n---\n\nWe observed together.\n',
      },
      finds: [[5, 5]],
    },
    {
      files: {
        'evidence/plan.pdf': '%PDF-1.7',
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\nevidence:\n  - ../evidence/plan.pdf\n---\n\nWe observed together.\n',
      },
      finds: [[5, 5]],
    },
    {
      files: {
        'private.yaml': 'people:\n  - {name: Jordan Smith, id: trainee-a, as: Trainee A}\n',
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\nevidence:\n  - private.yaml\n---\n\nWe observed together.\n',
      },
      finds: [[5, 5]],
    },
  ],
  *run({ linked }) {
    const files = [...linked.portfolio.files.keys()].filter((path) => !/\.(md|ya?ml)$/i.test(path));
    const suggest = suggester();
    for (const reference of referencesTo('misplaced', linked)) yield misplaced(reference, reference.leads.path);
    for (const reference of referencesTo('missing', linked)) {
      const isListed = reference.source === 'evidence' || reference.source === 'scan';
      if (isListed) yield missing(reference, suggest(reference.written, files));
    }
  },
};

function missing({ document, written, at }: FileReference, meant: string | null): Draft {
  if (isPeoplePath(written.replace(/^\.\//, '')))
    return {
      message: `Unexpected evidence ${quoted(written)}: it holds the real names`,
      hint: 'Take it out of the list: that file stays on your computer, and is never shown or handed in.',
      file: document.path,
      at,
    };
  return {
    message: `Unexpected evidence ${quoted(written)}: there is no such file`,
    hint: meant
      ? `Did you mean \`${meant}\`?`
      : "Put the file there, or correct the path; it counts from the portfolio's folder.",
    file: document.path,
    at,
  };
}

function misplaced({ document, written, at }: FileReference, path: string): Draft {
  return {
    message: `Unexpected evidence ${quoted(written)}, expected \`${path}\``,
    hint: "Paths in the settings of a file count from the portfolio's folder; those of links in its text from the file.",
    file: document.path,
    at,
    ...(/^[\p{L}\p{N}./_-]+$/u.test(path) ? { fix: path } : {}),
  };
}
