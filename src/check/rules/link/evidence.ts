import { isPeoplePath, quoted } from '../../../portfolio/index.js';
import { pathsByName } from '../../../portfolio/paths.js';
import { remember } from '../../../text/remember.js';
import { askedElse } from '../../../text/suggest.js';
import { yamlList, yamlText } from '../../../text/yaml-text.js';
import { type FileReference, referencesTo } from '../../file-references.js';
import type { Draft, Rule } from '../../model.js';
import { suggester } from '../../suggester.js';

/** Names compared with names in one run, where several may stand in one text. */
const MOST_COMPARISONS = 1_000_000;

export const rule: Rule = {
  id: 'link/evidence',
  severity: 'error',
  summary: 'Every file listed as evidence exists.',
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
    {
      files: {
        'evidence/Plan, Year 9.pdf': '%PDF-1.7',
        'evidence/notes.pdf': '%PDF-1.7',
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\nevidence: evidence/Plan, Year 9.pdf; evidence/notes.pdf\n---\n\nWe observed together.\n',
        'journal/b.md': '---\nkind: entry\ncriteria: DM5\nevidence: notes.pdf\n---\n\nWe observed together.\n',
        'journal/c.md': '---\nkind: entry\ncriteria: DM5\nevidence: "[[notes.pdf]]"\n---\n\nWe observed together.\n',
      },
      finds: [
        [4, 11],
        [4, 11],
        [4, 11],
      ],
    },
  ],
  *run({ linked }) {
    const files = [...linked.portfolio.files.keys()].filter((path) => !/\.(md|ya?ml)$/i.test(path));
    const withComma = files.filter((path) => path.includes(','));
    const byName = pathsByName(files);
    const suggest = suggester();
    let left = MOST_COMPARISONS;
    for (const reference of referencesTo('misplaced', linked)) yield expected(reference, reference.leads.path);
    for (const reference of referencesTo('missing', linked)) {
      if (reference.source !== 'evidence' && reference.source !== 'scan') continue;
      left -= files.length;
      const several = left > 0 ? unbracketed(reference, files) : null;
      const name = several ? null : dividedName(reference, withComma);
      if (name === null)
        yield several ?? namedAlone(reference, byName) ?? missing(reference, suggest(reference.written, files));
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
    hint: /^www\./i.test(written)
      ? `An address begins with \`https://\`: \`https://${written}\`.`
      : askedElse(meant, "Put the file there, or correct the path, which starts from the portfolio's folder."),
    file: document.path,
    at,
  };
}

/** Several names without the brackets of a list: YAML takes them for one text. */
function unbracketed({ document, written, at }: FileReference, files: readonly string[]): Draft | null {
  const parts = namesIn(written, files);
  if (parts.length < 2) return null;
  const list = yamlList(parts);
  const isAlone = /^evidence:\s*$/.test(lineOf(document, at.line).slice(0, at.column - 1));
  return {
    message: `Unexpected evidence ${quoted(written)}: there is no such file, but these are ${parts.length} names`,
    hint: `Write a list: \`evidence: ${list}\`.`,
    file: document.path,
    at,
    ...(isAlone ? { fix: list } : {}),
  };
}

/** The files whose names a text consists of, whatever stands between them; none where there is more in it. */
function namesIn(written: string, files: readonly string[]): string[] {
  const names: string[] = [];
  for (let rest = written; rest !== ''; ) {
    const starting = files.filter((path) => rest.startsWith(path));
    const name = starting.sort((one, other) => other.length - one.length)[0];
    const between = name === undefined ? null : /^(?:\s*[,;&]\s*|\s+and\s+|\s+|$)/.exec(rest.slice(name.length));
    if (name === undefined || !between) return [];
    names.push(name);
    rest = rest.slice(name.length + between[0].length);
  }
  return names;
}

/** The one file that a bare name means, or a link of Markdown or Obsidian. */
function namedAlone(reference: FileReference, byName: ReadonlyMap<string, readonly string[]>): Draft | null {
  const { written } = reference;
  const name = /^!?\[\[([^\]|]+)(?:\|[^\]]*)?\]\]$/.exec(written)?.[1] ?? written;
  const bare = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  const meant = (byName.get(bare) ?? []).filter((path) => path === name || path.endsWith(`/${name}`));
  const [path] = meant;
  return path === undefined || meant.length > 1 ? null : expected(reference, path);
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

const linesOf = remember(({ text }: FileReference['document']) => text.split('\n'));

function lineOf(document: FileReference['document'], line: number): string {
  return linesOf(document)[line - 1] ?? '';
}

function expected({ document, written, at }: FileReference, path: string): Draft {
  return {
    message: `Unexpected evidence ${quoted(written)}, expected \`${path}\``,
    hint: "Paths in the settings of a file start from the portfolio's folder; links in its text start from the file.",
    file: document.path,
    at,
    fix: yamlText(path),
  };
}
