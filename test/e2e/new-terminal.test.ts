import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mentor, portfolio, readBack, textOf } from './support.js';
import { KEYS, Terminal } from './terminal.js';

const { enter, down, tab } = KEYS;

describe('new at a terminal', () => {
  test('offers what a crosswalk sets beside the criteria picked, none of it ticked', async () => {
    const root = await portfolio();
    const config = textOf(root, 'portfolio.yaml').replace(/^framework: .*$/m, 'framework: [ljmu-2016, ljmu-2007]');
    writeFileSync(join(root, 'portfolio.yaml'), config);
    for (const [title, keys] of [
      ['Untouched', enter],
      ['Ticked', ` ${enter}`],
    ] as const) {
      const terminal = new Terminal(['new', 'entry', title], root);
      await terminal.answer('type to search; the first 10 of 13', title === 'Ticked' ? 'liaise' : 'am2');
      await terminal.answer('❯ AM2', enter);
      await terminal.answer('that is all', enter);
      await terminal.answer('Could it count for these, too?', keys);
      await terminal.answer('What happened', `We met.${enter}`);
      await terminal.answer('no file', enter);
      await terminal.answer('On which day?', enter);
      expect(await terminal.end(), terminal.screen).toBe(0);
      expect(terminal.screen).not.toContain('next time with');
    }
    const named = readBack(root).portfolio.documents.flatMap(({ path, frontMatter }) =>
      path.startsWith('journal/') ? [frontMatter.criteria?.value.map(({ value }) => value)] : [],
    );
    expect(named).toEqual([['AM2', 'ljmu-2007/EM4'], ['AM2']]);
  });

  test('asks which agreement and which model a conversation follows', async () => {
    const root = await portfolio();
    await mentor(['new', 'agreement', 'Trainee A'], root);
    const terminal = new Terminal(['new', 'conversation', 'After Year 9'], root);
    await terminal.answer('Which agreement does it belong to?', enter);
    await terminal.answer('Which model does it follow?', down + enter);
    await terminal.answer('type to search', 'none');
    await terminal.answer('❯ none', enter);
    await terminal.answer('What happened', enter);
    await terminal.answer('no file', enter);
    await terminal.answer('On which day?', enter);
    expect(await terminal.end(), terminal.screen).toBe(0);
    const [path = ''] = readBack(root)
      .portfolio.documents.filter(({ kind }) => kind === 'conversation')
      .map((one) => one.path);
    expect(textOf(root, path)).toContain('people: [trainee-a]\nagreement: trainee-a\nmodel: grow\n');
    expect(textOf(root, path)).toContain('## Goal');
  });

  test('offers what is still missing first, and the standards of the criteria chosen', async () => {
    const root = await portfolio('ljmu-2007', 'developing');
    await mentor(['new', 'entry', 'First', '--criteria', 'DM1', '--text', 'x'], root);
    const terminal = new Terminal(['new', 'entry', 'Second'], root);
    await terminal.answer('❯ DM2', `dm1 ${tab}`.slice(0, 3));
    await terminal.answer('): dm1\n❯ DM10', `${'\u007f'.repeat(3)}dm5`);
    await terminal.answer('): dm5\n❯ DM5', enter);
    await terminal.answer('that is all', enter);
    await terminal.answer('Standards that it also meets', ` ${enter}`);
    await terminal.answer('What happened', `It: "went" well.${enter}`);
    await terminal.answer('no file', enter);
    await terminal.answer('On which day?', enter);
    expect(await terminal.end(), terminal.screen).toBe(0);
    const { frontMatter } = readBack(root).portfolio.documents.find(({ path }) => path.includes('second')) ?? {};
    expect(frontMatter?.criteria?.value.map(({ value }) => value)).toEqual(['DM5']);
    expect(frontMatter?.standards?.value).toHaveLength(1);
  });

  test('asks for the kind, and for the question that a reflection answers', async () => {
    const root = await portfolio();
    const terminal = new Terminal(['new'], root);
    await terminal.answer('What do you want to write?', down.repeat(10) + enter);
    await terminal.answer('What do you want to write about?', down.repeat(3) + enter);
    await terminal.answer('Your answer', `Seeing them laugh.${enter}`);
    expect(await terminal.end(), terminal.screen).toBe(0);
    expect(textOf(root, 'stages/advanced/reflection.md')).toMatch(/## KQ3 [^\n]*\n\nSeeing them laugh\.\n/);
  });

  test('an agreement asks for the pseudonym and its days', async () => {
    const root = await portfolio();
    const terminal = new Terminal(['new', 'agreement'], root);
    await terminal.answer('Pseudonym', enter);
    await terminal.answer('Which schedule', `${down}${enter}`);
    await terminal.answer('First day', `7/9/2026${enter}`);
    await terminal.answer('Last day', enter);
    await terminal.answer('Last day of “The year”', `16/7/2027${enter}`);
    expect(await terminal.end(), terminal.screen).toBe(0);
    const written = textOf(root, 'agreements/trainee-a.md');
    expect(written).toContain('starts: 2026-09-07\nends: # the last day\n');
    expect(written).toContain('{period: The year, until: 2027-07-16, discussions: 0, observations: 1, reports: 0}');
  });

  test('takes a paste whole, a file as it is dragged in, and the day', async () => {
    const root = await portfolio();
    writeFileSync(join(root, 'my plan.pdf'), '%PDF-1.4');
    const terminal = new Terminal(['new', 'entry', 'Pasted', '--criteria', 'AM1', '--standards', 'MS1.1'], root);
    await terminal.answer('What happened', 'First paragraph.\r\rSecond paragraph.\r');
    await terminal.answer('A file that shows it', `'${join(root, 'my plan.pdf')}'`);
    await terminal.answer(`❯ ${join(root, 'my plan.pdf')}`, enter);
    await terminal.answer('that is all', enter);
    await terminal.answer('On which day?', `12/3/2026${enter}`);
    await terminal.answer('Caption for', enter);
    expect(await terminal.end(), terminal.screen).toBe(0);
    const text = textOf(root, 'journal/2026-03-12-pasted.md');
    expect(text).toContain('First paragraph.\n\nSecond paragraph.\n');
    expect(text).toContain('plan.pdf');
  });

  test('takes a comment that is pasted whole', async () => {
    const root = await portfolio();
    const options = ['--on', 'AM1', '--role', 'head-teacher'];
    const terminal = new Terminal(['new', 'comment', 'Pasted', ...options], root);
    await terminal.answer('Your comment', 'First remark.\r\rSecond remark.\r');
    expect(await terminal.end(), terminal.screen).toBe(0);
    const texts = readBack(root).portfolio.documents.map(({ text }) => text);
    expect(texts.filter((text) => text.includes('First remark.\n\nSecond remark.\n'))).toHaveLength(1);
  });

  test('keeps the text where Ctrl-C ends the questions behind it', async () => {
    const root = await portfolio();
    const behind = new Terminal(['new', 'entry', 'Behind', '--criteria', 'AM1', '--standards', 'MS1.1'], root);
    await behind.answer('What happened', `We met.${enter}`);
    await behind.answer('no file', KEYS.ctrlC);
    expect(await behind.end()).toBe(130);
    const within = new Terminal(['new', 'entry', 'Within', '--criteria', 'AM1', '--standards', 'MS1.1'], root);
    await within.answer('What happened', 'We met twice.');
    await within.answer('We met twice.', KEYS.ctrlC);
    expect(await within.end()).toBe(130);
    const texts = readBack(root).portfolio.documents.map(({ text }) => text);
    expect(texts.filter((text) => /We met( twice)?\.\n/.test(text))).toHaveLength(2);
  });
});
