import { isPeoplePath, type Portfolio, quoted } from '../../../portfolio/index.js';
import { askedElse } from '../../../text/suggest.js';
import { yamlList, yamlText } from '../../../text/yaml-text.js';
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
    {
      files: {
        'evidence/Plan, Year 9.pdf': '%PDF-1.7',
        'evidence/notes.pdf': '%PDF-1.7',
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\nevidence: [evidence/Plan, Year 9.pdf]\n---\n\nWe observed together.\n',
        'journal/b.md':
          '---\nkind: entry\ncriteria: DM5\nevidence: evidence/notes.pdf, evidence/notes.pdf\n---\n\nWe observed together.\n',
      },
      finds: [
        [4, 12],
        [4, 11],
      ],
    },
  ],
  *run({ linked }) {
    const files = [...linked.portfolio.files.keys()].filter((path) => !/\.(md|ya?ml)$/i.test(path));
    const withComma = files.filter((path) => path.includes(','));
    const suggest = suggester();
    for (const reference of referencesTo('misplaced', linked)) yield misplaced(reference, reference.leads.path);
    for (const reference of referencesTo('missing', linked)) {
      if (reference.source !== 'evidence' && reference.source !== 'scan') continue;
      const name = dividedName(reference, withComma);
      if (name === null)
        yield unbracketed(reference, linked.portfolio) ?? missing(reference, suggest(reference.written, files));
      else if (name.from === reference.at.column - 1) yield divided(reference, name);
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
    hint: askedElse(meant, "Put the file there, or correct the path; it counts from the portfolio's folder."),
    file: document.path,
    at,
  };
}

/** Several names without the brackets of a list: YAML takes them for one text. */
function unbracketed({ document, written, at }: FileReference, { files }: Portfolio): Draft | null {
  const parts = written.split(/\s*,\s*/);
  if (parts.length < 2 || !parts.every((part) => files.has(part))) return null;
  const list = yamlList(parts);
  const isAlone = /^evidence:\s*$/.test(lineOf(document, at.line).slice(0, at.column - 1));
  return {
    message: `Unexpected evidence ${quoted(written)}: there is no such file; they are ${parts.length}`,
    hint: `Write a list: \`evidence: ${list}\`.`,
    file: document.path,
    at,
    ...(isAlone ? { fix: list } : {}),
  };
}

/** A name with a comma, which ends an item of `[…]` in the middle of it. */
interface Divided {
  path: string;
  /** Where it begins in its line, from 0. */
  from: number;
}

function dividedName({ document, at }: FileReference, withComma: readonly string[]): Divided | null {
  const line = withComma.length > 0 ? lineOf(document, at.line) : '';
  for (const path of withComma) {
    const from = line.lastIndexOf(path, at.column - 1);
    if (from !== -1 && from + path.length >= at.column) return { path, from };
  }
  return null;
}

function divided({ document, written, at }: FileReference, { path, from }: Divided): Draft {
  const fix = yamlText(path);
  return {
    message: `Unexpected evidence ${quoted(written)}: there is no such file; a comma divides \`${path}\``,
    hint: `Put the name in quotes: ${fix}.`,
    file: document.path,
    at: { ...at, column: from + 1, endColumn: from + path.length + 1 },
    fix,
  };
}

function lineOf({ text }: FileReference['document'], line: number): string {
  return text.split('\n')[line - 1] ?? '';
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
