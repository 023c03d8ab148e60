import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blankForm } from '../form/build-form.js';
import { ordinaryUser } from '../support/machine.js';
import { readBack, tempFolder } from './support.js';
import { KEYS, PROGRAM, Terminal } from './terminal.js';

const { enter, down, ctrlC } = KEYS;

describe('init at a terminal', () => {
  test('asks for everything and makes the portfolio', async () => {
    const cwd = tempFolder();
    const terminal = new Terminal(['init'], cwd);
    await terminal.answer('Folder for the portfolio:', `Prüfung Übung${enter}`);
    await terminal.answer('Your name:', enter);
    await terminal.answer('It will be on the cover', `Zoë O'Brien 🦊${enter}`);
    await terminal.answer('Your school:', `Wrenfield: High #1${enter}`);
    await terminal.answer('The university or partnership', enter);
    await terminal.answer("The programme's Word form", enter);
    await terminal.answer('Framework:', enter);
    await terminal.answer('Stage you are working on:', down + enter);
    expect(await terminal.end()).toBe(0);
    expect(terminal.screen).toContain('A portfolio for Advanced Mentor');
    expect(terminal.screen).toContain('cd "Prüfung Übung"');
    const { portfolio, currentStage } = readBack(join(cwd, 'Prüfung Übung'));
    expect(portfolio.problems).toEqual([]);
    expect(portfolio.config.mentor).toMatchObject({ name: "Zoë O'Brien 🦊", school: 'Wrenfield: High #1' });
    expect(portfolio.config.provider).toBeNull();
    expect(currentStage?.stage.id).toBe('advanced');
  });

  test('a form says what the portfolio is of, and what is no form is asked for again', async () => {
    const cwd = tempFolder();
    writeFileSync(join(cwd, 'form.docx'), blankForm());
    writeFileSync(join(cwd, 'letter.docx'), 'Dear all');
    const terminal = new Terminal(
      ['init', 'mine', '--name', 'Jo', '--school', 'S', '--provider', 'P', '--no-git'],
      cwd,
    );
    await terminal.answer("The programme's Word form", 'letter.docx');
    await terminal.answer('letter.docx\n❯ letter.docx', enter);
    await terminal.answer('not a Word file', `${'\u0008'.repeat(20)}form.docx`);
    await terminal.answer('form.docx\n❯ form.docx', enter);
    expect(await terminal.end()).toBe(0);
    expect(terminal.screen).toContain('use the wording of the form');
    const { currentStage } = readBack(join(cwd, 'mine'));
    expect(currentStage?.stage.id).toBe('advanced');
    expect(readFileSync(join(cwd, 'mine/stages/advanced/checklist.md'), 'utf8')).toContain('Here it is about');
  });

  test('asks only for what the options leave open', async () => {
    const cwd = tempFolder();
    const options = ['--framework', 'ljmu-2007', '--name', 'Jo', '--school', 'S', '--provider', 'P'];
    const terminal = new Terminal(['init', 'x', ...options], cwd);
    await terminal.answer('Stage you are working on:', down + enter);
    expect(await terminal.end()).toBe(0);
    expect(terminal.screen).not.toContain('Your name:');
    expect(readBack(join(cwd, 'x')).currentStage?.stage.id).toBe('developing');
  });

  test('a folder that cannot be is asked for again', async () => {
    const cwd = tempFolder();
    spawnSync(process.execPath, [PROGRAM, 'init', 'taken', '--yes', '--no-git'], { cwd });
    const terminal = new Terminal(['init', '--framework', 'ljmu-2016', '--stage', 'advanced', '--no-git'], cwd);
    await terminal.answer('Folder for the portfolio:', `${'\u0008'.repeat(20)}taken${enter}`);
    await terminal.answer('There is already a portfolio in', ctrlC);
    expect(await terminal.end()).toBe(130);
  });

  test.each([
    ['Folder for the portfolio:', 0],
    ['Your name:', 1],
    ['Framework:', 5],
    ['Stage you are working on:', 6],
  ])('Ctrl-C at "%s" leaves nothing', async (question, before) => {
    const cwd = tempFolder();
    const answers = [
      'Folder for',
      'Your name:',
      'Your school:',
      'The university',
      "The programme's Word form",
      'Framework:',
    ];
    const terminal = new Terminal(['init'], cwd);
    for (const earlier of answers.slice(0, before))
      await terminal.answer(earlier, earlier === 'Your name:' ? `Jo${enter}` : enter);
    await terminal.answer(question, ctrlC);
    expect(await terminal.end()).toBe(130);
    expect(terminal.screen).toContain('Stopped');
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('TERM=dumb and --no-input ask nothing', async () => {
    const cwd = tempFolder();
    expect(await new Terminal(['init', 'x'], cwd, { TERM: 'dumb' }).end()).toBe(2);
    expect(await new Terminal(['init', 'x', '--no-input'], cwd).end()).toBe(2);
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe('init as a program', () => {
  test('what is piped in is no answer', () => {
    const cwd = tempFolder();
    const run = spawnSync(process.execPath, [PROGRAM, 'init', 'x'], { cwd, input: 'Bob\n', encoding: 'utf8' });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain('missing: --name, --framework, --stage');
    expect(readdirSync(cwd)).toEqual([]);
  });

  test.runIf(process.platform !== 'win32')('a disk that takes no more leaves nothing half-made', () => {
    const cwd = tempFolder();
    const run = (size: number, ...args: string[]): ReturnType<typeof spawnSync> =>
      spawnSync('bash', ['-c', `ulimit -f ${size}; exec "$0" "$@"`, process.execPath, PROGRAM, ...args], {
        cwd,
        encoding: 'utf8',
      });
    expect(run(1, 'init', 'x', '--yes', '--no-git').status).toBe(2);
    expect(readdirSync(cwd)).toEqual([]);
    spawnSync(process.execPath, [PROGRAM, 'init', '.', '--yes', '--no-git'], { cwd });
    const before = readFileSync(join(cwd, 'stages/effective/reflection.md'), 'utf8');
    const long = 'word '.repeat(1000);
    expect(run(1, 'new', 'reflection', '--text', long).status).toBe(2);
    expect(run(1, 'new', 'entry', 'Long', '--text', long).status).toBe(2);
    expect(readFileSync(join(cwd, 'stages/effective/reflection.md'), 'utf8')).toBe(before);
    expect(readdirSync(join(cwd, 'journal'))).toEqual([]);
    expect(readdirSync(join(cwd, 'stages/effective')).sort()).toEqual([
      'checklist.md',
      'reflection.md',
      'sign-off',
      'targets.md',
    ]);
  });

  test.runIf(ordinaryUser)('a folder that cannot be written is told, and nothing is left', () => {
    const cwd = tempFolder();
    chmodSync(cwd, 0o555);
    const args = [PROGRAM, 'init', 'a/b', '--yes'];
    const run = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', ...ordinaryUser });
    chmodSync(cwd, 0o755);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain(`No permission for ${join(cwd, 'a')}`);
    expect(readdirSync(cwd)).toEqual([]);
  });
});
