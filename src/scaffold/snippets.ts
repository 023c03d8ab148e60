import { FIELDS, type FieldName, type FieldSpec, KINDS, type Kind } from '../portfolio/fields.js';
import type { NewFile } from './write-new-files.js';

/** A snippet as VS Code and Zed read it. */
interface Snippet {
  prefix: string;
  scope: 'markdown';
  description: string;
  body: string[];
}

/** The keys that a snippet asks for: what the kind cannot do without, and what people fill in at once. */
const KEYS: Record<Kind, readonly FieldName[]> = {
  entry: ['title', 'date', 'criteria', 'evidence'],
  meeting: ['title', 'date', 'agreement', 'people'],
  observation: ['title', 'date', 'agreement', 'observed', 'criteria'],
  conversation: ['title', 'date', 'model', 'criteria'],
  report: ['title', 'date', 'agreement'],
  cpd: ['title', 'date', 'criteria', 'hours'],
  'learning-journey': ['title', 'date', 'dimensions', 'phase'],
  evaluation: ['title', 'date', 'by', 'criteria'],
  'self-assessment': ['date', 'stage', 'ratings'],
  checklist: ['stage'],
  reflection: ['date', 'stage'],
  targets: ['stage'],
  agreement: ['title', 'people', 'starts', 'ends', 'objectives'],
  'credit-claim': ['title', 'date', 'module', 'credits', 'route'],
  'sign-off': ['date', 'stage', 'role', 'name', 'decision'],
  comment: ['on', 'state'],
};

const BODIES: Partial<Record<Kind, readonly string[]>> = {
  checklist: ['- [x] $0'],
  targets: [`- [ ] ${field(2, 'What I want to achieve')}`, '  - due: $3', '  - measure: $0'],
};

const TODAY = '$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE';

const OTHERS: Record<string, Snippet> = {
  'mentor: accept a finding': {
    prefix: 'mentor-accept',
    scope: 'markdown',
    description: 'Sets a finding in this file aside, with a reason',
    body: [`<!-- mentor-accept ${field(1, 'link/alt')}: ${field(2, 'why it is right as it is')} -->`],
  },
};

/**
 * What `init` writes for editors: a snippet for every kind, and the settings that help with Markdown.
 * @param stage id of the stage that the snippets of stage files are for
 */
export function editorFiles(stage: string): NewFile[] {
  const kinds = Object.fromEntries(KINDS.map((kind) => [`mentor: ${kind}`, snippetFor(kind, stage)]));
  return [
    { path: '.vscode/mentor.code-snippets', text: json({ ...kinds, ...OTHERS }) },
    { path: '.vscode/extensions.json', text: json({ recommendations: ['zsol.vscode-glspc'] }) },
    { path: '.vscode/settings.json', text: json(SETTINGS) },
  ];
}

/** VS Code suggests nothing in Markdown while one types, unless it is told to. */
const SETTINGS = {
  '[markdown]': {
    'editor.quickSuggestions': { other: 'on', comments: 'off', strings: 'off' },
    'editor.wordBasedSuggestions': 'off',
    'editor.wordWrap': 'on',
    'files.trimTrailingWhitespace': false,
  },
  'files.eol': '\n',
};

function snippetFor(kind: Kind, stage: string): Snippet {
  let stop = 1;
  const lines = KEYS[kind].map((key) => {
    const value = valueFor(key, stop, stage);
    if (value !== ` ${TODAY}`) stop += 1;
    return `${key}:${value}`;
  });
  return {
    prefix: `mentor-${kind}`,
    scope: 'markdown',
    description: `A file of kind ${kind}: ${KEYS[kind].join(', ')}`,
    body: [
      '---',
      `kind: ${kind}`,
      ...lines.flatMap((line) => line.split('\n')),
      '---',
      '',
      ...(BODIES[kind] ?? ['$0']),
    ],
  };
}

function valueFor(key: FieldName, stop: number, stage: string): string {
  const { type, choices }: FieldSpec = FIELDS[key];
  if (key === 'date') return ` ${TODAY}`;
  if (key === 'stage') return ` ${field(stop, stage)}`;
  if (choices) return ` \${${stop}|${choices.join(',')}|}`;
  if (type === 'codes') return ` [$${stop}]`;
  if (type === 'on') return ` {criterion: $${stop}}`;
  if (type === 'evidence' || type === 'data') return `\n  - $${stop}`;
  if (type === 'ratings') return `\n  $${stop}`;
  return ` $${stop}`;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A stop with a text that stands there until something is typed. */
function field(stop: number, text: string): string {
  return `\${${stop}:${text}}`;
}
