import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { phoneJpeg } from '../evidence/support/made-pictures.js';
import { mentor, portfolio, readBack, tempFolder, textOf } from './support.js';
import { KEYS, Terminal } from './terminal.js';

const { enter, down, ctrlC, space } = KEYS;

/** What is broken or missing, as `rule item`. */
async function owed(root: string): Promise<string[]> {
  const run = await mentor(['check', '--for', 'submission', '--json'], root);
  const { findings } = JSON.parse(run.out) as { findings: { rule: string; item: string | null; severity: string }[] };
  return findings.filter(({ severity }) => severity !== 'warning').map(({ rule, item }) => `${rule} ${item}`);
}

const SIGN_OFFS = ['complete/sign-off head-teacher', 'complete/sign-off recognition-team'];

describe('from an empty folder to all but the sign-offs', () => {
  test('at a terminal', async () => {
    const cwd = tempFolder();
    const root = join(cwd, 'My portfolio');
    writeFileSync(join(cwd, 'board.jpg'), phoneJpeg());
    const run = async (args: string[], talk: (terminal: Terminal) => Promise<void>): Promise<Terminal> => {
      const terminal = new Terminal(args, args[0] === 'init' ? cwd : root);
      await talk(terminal);
      expect(await terminal.end(), terminal.screen).toBe(0);
      return terminal;
    };

    await run(['init', 'My portfolio', '--no-git'], async (terminal) => {
      await terminal.answer('Your name:', `Zoë Sample${enter}`);
      await terminal.answer('Your school:', `Wrenfield${enter}`);
      await terminal.answer('The university', enter);
      await terminal.answer('no form', enter);
      await terminal.answer('Framework:', enter);
      await terminal.answer('Stage you are working on:', down + enter);
    });

    const wrote = await run(['new', 'entry'], async (terminal) => {
      await terminal.answer('Title:', `A year: "all" of it${enter}`);
      for (const criterion of ['am3', 'am1', 'am2', 'am4', 'am5', 'am6', 'am7', 'am8', 'am9', 'am10', 'am11']) {
        // Nothing is typed there yet: the question before is drawn once more while it takes its answer.
        await terminal.answer('):\n❯ ', criterion);
        await terminal.answer(`: ${criterion}\n❯ ${criterion.toUpperCase()}  `, enter);
      }
      await terminal.answer('that is all', down + enter);
      await terminal.answer('What happened', `I asked more and told less.${enter}`);
      await terminal.answer('no file', '../bo');
      await terminal.answer('../board.jpg', enter);
      await terminal.answer('that is all', enter);
      await terminal.answer('On which day?', enter);
      await terminal.answer('Caption for board.jpg', `The board${enter}`);
      await terminal.answer('What does board.jpg show', `Two plans${enter}`);
    });
    expect(wrote.screen.replace(/\s+/g, ' ')).toContain('without place, time and maker');

    writeFileSync(join(cwd, 'notes.txt'), 'Notes');
    await run(['evidence', 'add', '../notes.txt'], async (terminal) => {
      await terminal.answer('Which entry is this evidence for?', enter);
      await terminal.answer('Caption for notes.txt', enter);
    });

    await run(['rate'], async (terminal) => {
      for (let point = 1; point <= 21; point += 1) {
        // The line above it, with the number of the point, is printed before the question listens.
        await terminal.answer('navigate', KEYS.up.repeat(point === 5 ? 2 : 1) + enter);
        await terminal.answer('Note', point === 5 ? `Not yet: every day${enter}` : enter);
      }
    });

    await run(['tick'], async (terminal) => {
      await terminal.answer('Skills you have used', `a${enter}`);
    });

    await run(['new', 'targets'], async (terminal) => {
      await terminal.answer('What do you want to achieve?', `Keep twelve packs${enter}`);
      await terminal.answer('By which day?', `12/2/2027${enter}`);
      await terminal.answer('How will you know', `Twelve${enter}`);
      await terminal.answer('first step', `Ask two colleagues${enter}`);
      await terminal.answer('MS1.5', space + enter);
    });

    await run(['new', 'reflection'], async (terminal) => {
      await terminal.answer('What do you want to write about?', enter);
      await terminal.answer('Your answer', `I wait longer for an answer.${enter}`);
    });

    const status = await run(['status'], async () => undefined);
    expect(status.screen).toContain('12 of 12 evidenced');
    expect(status.screen).toContain('0 red, 1 amber, 20 green, 0 unrated');
    expect(status.screen).toContain('20 of 20 ticked');
    expect(await owed(root)).toEqual(SIGN_OFFS);
    expect(textOf(root, 'stages/advanced/self-assessment.md')).toContain(
      "MS1.5: {rating: amber, note: 'Not yet: every day'} #",
    );
  });

  test('by options alone', async () => {
    const root = tempFolder();
    const notes = join(tempFolder(), 'notes.txt');
    writeFileSync(notes, 'Notes');
    const points = ['MS1:5', 'MS2:9', 'MS3:5', 'MS4:2'].flatMap((set) => {
      const [id, count] = set.split(':');
      return Array.from({ length: Number(count) }, (_, n) => `${id}.${n + 1}=green`);
    });
    const criteria = Array.from({ length: 12 }, (_, n) => `AM${n + 1}`).join(',');
    const commands = [
      [
        'init',
        '.',
        '--framework',
        'ljmu-2016',
        '--stage',
        'advanced',
        '--name',
        'Jo Example',
        '--no-git',
        '--no-input',
      ],
      ['new', 'entry', 'A year', '--criteria', criteria, '--text', 'I asked more.', '--evidence', notes, '--no-input'],
      ['rate', ...points, '--no-input'],
      ['rate', 'MS1.5=amber', '--note', 'Not yet', '--no-input'],
      ['tick', 'coaching', 'co-coaching', '--with', 'a year', '--no-input'],
      [
        'new',
        'targets',
        'Packs',
        '--due',
        '2027-02-12',
        '--measure',
        'Twelve',
        '--action',
        'Ask',
        '--for',
        'MS1.5',
        '--no-input',
      ],
      ['new', 'reflection', '--text', 'I wait longer.', '--no-input'],
    ];
    for (const args of commands) expect(await mentor(args, root)).toMatchObject({ code: 0 });
    expect(await owed(root)).toEqual(SIGN_OFFS);
  });
});

describe('Ctrl-C', () => {
  const answers: [string[], [question: string, keys: string][], last?: string][] = [
    [['new'], []],
    [['new', 'entry'], []],
    [['new', 'entry', 'x'], []],
    [['new', 'entry', 'x', '--criteria', 'AM1'], []],
    [['new', 'entry', 'x', '--criteria', 'AM1', '--evidence', '../photo.jpg', '--caption', 'c'], []],
    [['new', 'entry', 'x', '--criteria', 'AM1'], [['What happened', enter]], 'no file'],
    [
      ['new', 'entry', 'x', '--criteria', 'AM1', '--evidence', '../photo.jpg'],
      [['What happened', enter]],
      'On which day?',
    ],
    [['new', 'targets'], []],
    [['new', 'targets', 'x'], []],
    [['new', 'reflection'], []],
    [['new', 'agreement'], []],
    [['new', 'comment'], []],
    [['evidence', 'add', '../photo.jpg'], []],
    [['tick'], []],
    [['rate'], []],
    [['rate'], [['navigate', KEYS.up + enter]], '? Note'],
  ];
  test.each(answers)('in %j changes nothing', async (args, before, last = '? ') => {
    const cwd = tempFolder();
    const root = join(cwd, 'p');
    writeFileSync(join(cwd, 'photo.jpg'), phoneJpeg());
    await mentor(['init', root, '--framework', 'ljmu-2016', '--stage', 'advanced', '--name', 'Jo', '--no-git'], cwd);
    const listed = async (): Promise<string> => (await mentor(['check', '--json'], root)).out;
    const was = await listed();
    const terminal = new Terminal(args, root);
    for (const [question, keys] of before) await terminal.answer(question, keys);
    await terminal.answer(last, ctrlC);
    expect(await terminal.end()).toBe(130);
    expect(await listed()).toBe(was);
  });

  test('in rate keeps the answers already given', async () => {
    const cwd = tempFolder();
    await mentor(['init', cwd, '--framework', 'ljmu-2016', '--stage', 'advanced', '--name', 'Jo', '--no-git'], cwd);
    const terminal = new Terminal(['rate'], cwd);
    await terminal.answer('navigate', KEYS.up + enter);
    await terminal.answer('Note', enter);
    await terminal.answer('navigate', KEYS.up + enter);
    await terminal.answer('Note', 'First paragraph.\r\rSecond paragraph.\r');
    await terminal.answer('navigate', KEYS.up + enter);
    await terminal.answer('Note', 'Every day');
    await terminal.answer('Every day', ctrlC);
    expect(await terminal.end()).toBe(130);
    const text = textOf(cwd, 'stages/advanced/self-assessment.md');
    expect(text).toContain('  MS1.1: green #');
    expect(text).toMatch(/MS1\.2: \{rating: green, note: [^}]*First paragraph\.[^}]*Second paragraph\./);
    expect(text).toContain('  MS1.3: {rating: green, note: Every day} #');
    expect(text).toContain('  MS1.4: #');
  });

  test('in new keeps the text once there is one, and asks nothing more', async () => {
    const root = await portfolio();
    const photo = join(tempFolder(), 'photo.jpg');
    writeFileSync(photo, phoneJpeg());
    const entry = ['new', 'entry', 'Kept', '--criteria', 'AM1'];
    const withPhoto = [...entry, '--text', 'We met.', '--evidence', photo];
    const dated = [...withPhoto, '--date', '2026-03-12', '--caption', 'The board'];
    const stops: [string[], last: string, typed?: string][] = [
      [[...entry, '--text', 'We met.'], 'no file'],
      [withPhoto, 'On which day?'],
      [dated, 'What does photo.jpg show'],
      [entry, 'What happened', 'We met.'],
      [['new', 'reflection', '--question', 'KQ3'], 'Your answer', 'We met.'],
    ];
    for (const [index, [args, last, typed]] of stops.entries()) {
      const terminal = new Terminal(args, root);
      if (typed !== undefined) await terminal.answer(last, typed);
      await terminal.answer(typed ?? last, ctrlC);
      expect(await terminal.end(), terminal.screen).toBe(130);
      const kept = readBack(root).portfolio.documents.filter(({ text }) => text.includes('We met.\n'));
      expect(kept, terminal.screen).toHaveLength(index + 1);
    }
    const captions = readBack(root).portfolio.documents.flatMap(
      ({ text }) => /caption: ([^,}\n]+)/.exec(text)?.[1] ?? [],
    );
    expect(captions).toEqual(['The board']);
    const { findings } = JSON.parse((await mentor(['check', '--json'], root)).out) as {
      findings: { severity: string }[];
    };
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
