import { expect, test } from 'vitest';
import { mentor } from '../e2e/support.js';
import { makeZip } from '../evidence/support/zip.js';
import { tempFolder, writeIn } from '../support/folder.js';
import { commitAll, git } from '../support/git.js';

/** What a terminal or a log would obey: colours and titles, a line begun anew, a direction turned around. */
const NAMES = [
  '0\u001b[2Kinjected \u001b]0;owned\u0007 \u0008\u007f \u009b31m \u202egnp\u2066\u200f',
  '1\n::error::injected',
  '2\rinjected\u0085injected\u2028injected',
] as const;
const ALL = NAMES.join('');
const yaml = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Everything that can be called something is called like that. */
function hostilePortfolio(root: string): void {
  const entry = (name: string): string =>
    `---\nkind: entry\ndate: 2026-03-12\ntitle: ${yaml(name)}\ncriteria: [DM5, ${yaml(name)}]\nevidence:\n  - {file: ${yaml(`evidence/${name}.png`)}, caption: ${yaml(name)}}\n  - ${yaml(`evidence/${name}.gone`)}\npeople: [${yaml(name)}]\n---\n\nWe met Jane. [x](<nowhere/${name.replaceAll('\n', ' ')}.md>)\n`;
  const comment = (name: string): string =>
    `---\nkind: comment\ndate: 2026-03-12\nname: ${yaml(name)}\nrole: head-teacher\non: ${yaml(`journal/${name}.md`)}\n---\n\n${name}\n`;
  writeIn(root, {
    'portfolio.yaml': `version: 1\nframework: ljmu-2007\nstage: developing\nname: ${yaml(ALL)}\nschool: ${yaml(ALL)}\n`,
    'private.yaml': 'people:\n  - {name: Jane Holloway, id: trainee-a, as: Trainee A}\n',
    ...Object.fromEntries(
      NAMES.flatMap((name) => [
        [`journal/${name}.md`, entry(name)],
        [`journal/${name}/a.md`, entry(name)],
        [`evidence/${name}.png`, 'no picture'],
        [`evidence/${name}/b.txt`, 'Jane Holloway'],
        [`evidence/${name}.zzz`, 'nobody reads it'],
        [`comments/${name}.md`, comment(name)],
        [`frameworks/${name}.yaml`, `id: ${yaml(name)}\ntitle: ${yaml(name)}\n`],
        [`stages/${name}.md`, `---\nkind: reflection\nstage: ${yaml(name)}\n---\n\n${name}\n`],
        [
          `sign-offs/${name}.md`,
          `---\nkind: sign-off\nrole: head-teacher\nname: ${yaml(name)}\nstage: developing\ndecision: supported\ndate: 2026-03-12\n---\n\n${name}\n`,
        ],
        [`submissions/${name}/manifest.json`, '{}'],
        [`private ${name}.yaml`, 'people: []\n'],
        [`${name}.md`, entry(name)],
      ]),
    ),
  });
}

/** Every command, each with a hostile word where it takes one. */
const COMMANDS: string[][] = [
  ...['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'markdown'].map((format) => ['check', '--format', format]),
  ['check', '--for', 'commit'],
  ['check', '--for', 'submission'],
  ['check', '--history'],
  ['check', '--stage', ALL],
  ['check', ALL],
  ['check', '--fix', '--dry-run'],
  ['status'],
  ['status', '--json'],
  ['status', '--markdown'],
  ['list'],
  ['list', '--json'],
  ['list', ALL],
  ['evidence', 'list'],
  ['evidence', 'list', '--json'],
  ['evidence', 'add', `evidence/${NAMES[0]}.zzz`, '--dry-run'],
  ['evidence', 'add', `evidence/${NAMES[2]}.zzz`, '--json', '--dry-run'],
  ['open', '--print', 'a'],
  ['open', '--print', 'DM5'],
  ['open', '--json', 'DM5'],
  ['open', '--print', ALL],
  ['comment'],
  ['comment', '--json'],
  ['rate', `${ALL}=green`],
  ['tick', ALL],
  ['new', 'entry', ALL, '--dry-run'],
  ['new', 'entry', ALL],
  ['new', 'entry', 'x', '--criteria', ALL],
  ['render', '--html', '--dry-run'],
  ['render', '--html', '--redact'],
  ['render', '--html', '--redact=strict'],
  ['submit', '--dry-run', '--json', '--force', 'x'],
  ['submit', '--no-pdf'],
  ['verify'],
  ['verify', '--json'],
  ['verify', `submissions/${NAMES[0]}`],
  ['sign', 'developing', '--role', 'head-teacher', '--name', ALL, '--decision', 'supported', '--dry-run'],
  ['diff', '001'],
  ['diff', 'HEAD', 'now'],
  ['diff', 'HEAD', 'now', '--json'],
  ['diff', 'HEAD', 'now', '--format', 'html'],
  ['certificate', 'developing', '--no-pdf', '--dry-run'],
  ['framework', 'list'],
  ['framework', 'list', '--json'],
  ['framework', 'show', NAMES[0]],
  ['framework', 'check', `frameworks/${NAMES[0]}.yaml`],
  ['framework', 'import', `evidence/${NAMES[0]}.zzz`],
  ['framework', 'export', NAMES[0]],
  ['import', `evidence/${NAMES[0]}.zzz`],
  ['receive', 'reply.zip'],
  ['receive', `evidence/${NAMES[0]}.zzz`],
  ['comment', 'import', `evidence/${NAMES[0]}.zzz`],
  ['cohort', 'init', 'year'],
  ...[['receive'], ['receive', '--json'], ['status'], ['due'], ['check']].map((words) => [
    '-C',
    'year',
    'cohort',
    ...words,
  ]),
  ['cohort', 'status', '--cohort', ALL],
  ['cohort', 'receive', `evidence/${NAMES[0]}.zzz`],
  ...['check', 'status', 'verify', 'list'].map((command) => [command, '--color']),
  ['doctor'],
  ['doctor', '--json'],
  ['init', '.', '--hooks'],
  ['help', ALL],
  [ALL],
  ['check', `--${ALL}`],
  ['__complete', 'open'],
  ['__complete', 'evidence', 'add'],
  ['__complete', '--word', '', '--', 'new', 'entry', '--with'],
  ['__complete', 'comment'],
  ['__complete', '--', 'evidence', 'add', '--to'],
];

/** Tabs part a table, and so do line ends; what else moves a cursor or begins a line is nobody's to print. */
const OBEYED =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|^(?:::error::)?injected/m;

/** What we paint with ourselves. */
const COLOURS = /\u001b\[(?:1|2|22|3[1236]|39)m/g;

test('no command prints what a terminal or a log would obey, whatever things are called', async () => {
  const root = tempFolder();
  hostilePortfolio(root);
  git(root, 'init', '--quiet', '--initial-branch=main');
  writeIn(root, { 'reply.zip': makeZip({ [`a${ALL}.md`]: 'x', 'reply.json': '{}' }) });
  commitAll(root, ALL);
  writeIn(root, { [`journal/${NAMES[0]}.md`]: '---\nkind: entry\n---\n\nGone.\n' });
  git(root, 'add', '--all');
  for (const name of NAMES) writeIn(root, { [`year/inbox/${name}.zip`]: 'no zip', [`year/inbox/${name}/a.txt`]: 'x' });
  const obeyed: string[] = [];
  expect(COMMANDS.length).toBeGreaterThan(60);
  for (const command of COMMANDS) {
    const { out, err } = await mentor(command, root);
    const said = JSON.stringify(command.join(' ')).slice(0, 40);
    for (const [name, text] of Object.entries({ out, err })) {
      const bare = command.includes('--color') ? text.replace(COLOURS, '') : text;
      const at = OBEYED.exec(bare);
      if (at) obeyed.push(`${said} ${name} ${JSON.stringify(bare.slice(Math.max(0, at.index - 50), at.index + 30))}`);
    }
  }
  expect(obeyed).toEqual([]);
});
