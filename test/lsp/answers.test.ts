import { describe, expect, test } from 'vitest';
import { editorWith } from './client.js';
import { AGREEMENT, CONFIG, ENTRY, MEETING, SECOND } from './folder.js';

describe('the outline', () => {
  test('is the headings, each down to the next of its depth', async () => {
    const editor = await editorWith();
    const text =
      '---\nkind: reflection\ntitle: Looking back\n---\n\n## KQ1 First\n\nText.\n\n### Inner\n\n## KQ2\n\nEnd.\n';
    await editor.open('stages/r.md', text);
    const [root, ...others] = (await editor.symbols('stages/r.md')) ?? [];
    expect(others).toEqual([]);
    expect(root).toMatchObject({ name: 'Looking back', detail: 'reflection' });
    expect(root?.children?.map(({ name, range }) => [name, range.start.line, range.end.line])).toEqual([
      ['KQ1 First', 5, 11],
      ['KQ2', 11, 14],
    ]);
    expect(root?.children?.[0]?.children).toMatchObject([{ name: 'Inner', range: { end: { line: 11 } } }]);
    expect(await editor.symbols('portfolio.yaml')).toBeNull();
  });
});

describe('a file whose name holds a real name', () => {
  test('shows its findings in itself, and nowhere says the name', async () => {
    const path = 'journal/zephyrine-quillfeather.md';
    const editor = await editorWith({
      'private.yaml': 'people:\n  - {name: Zephyrine Quillfeather, id: trainee-a, as: Trainee A}\n',
      [path]: '---\nkind: entry\ndate: 2026-03-12\ncriteria: [DM99]\n---\n\nWe met.\n',
    });
    await editor.open('journal/a.md', ENTRY);
    const found = await editor.findings(path, (all) => all.some(({ code }) => code === 'link/criterion'));
    expect(found.find(({ code }) => code === 'link/criterion')?.range.start).toEqual({ line: 3, character: 11 });
    const named = await editor.findings(path, (all) => all.some(({ code }) => code === 'private/name'));
    expect(JSON.stringify([found, named, editor.log])).not.toMatch(/zephyrine|quillfeather/i);
  });
});

describe('hover', () => {
  test('tells what a criterion says, whose it is, and how it stands', async () => {
    const editor = await editorWith();
    await editor.open('journal/a.md', ENTRY);
    const hover = JSON.stringify(await editor.hover('journal/a.md', '[DM|5'));
    expect(hover).toContain('**DM5**');
    expect(hover).toContain('ljmu-2007');
    expect(hover).toContain('Source:');
    expect(hover).toContain('**Evidenced:**'.replace(':', '').replace('**Evidenced**', '**Evidenced** by 2 entries'));
  });

  test('tells what a key is for, what a file is, and nothing of plain words', async () => {
    const editor = await editorWith();
    await editor.open('journal/a.md', ENTRY);
    expect(JSON.stringify(await editor.hover('journal/a.md', 'evi|dence: ['))).toContain('Files or addresses');
    expect(JSON.stringify(await editor.hover('journal/a.md', 'board|.txt'))).toContain('15 bytes');
    expect(await editor.hover('journal/a.md', 'We obs|erved')).toBeNull();
  });

  test('shows the text of a pack as text, never as links or pictures', async () => {
    const pack =
      'id: own\ntitle: "![x](https://example.org/t.png)"\nversion: 1\nstatus: current\nlicence: ours\nstages:\n  - id: one\n    title: One\n    criteria: [{id: C1, statement: "<img src=x> [click](command:run) **bold**"}]\n';
    const editor = await editorWith({
      'portfolio.yaml': 'version: 1\nframework: own\nstage: one\n',
      'frameworks/own.yaml': pack,
    });
    await editor.open('journal/new.md', '---\nkind: entry\ncriteria: [C1]\n---\n\nWe met.\n');
    const hover = JSON.stringify(await editor.hover('journal/new.md', 'C|1'));
    expect(hover).toContain('bold');
    expect(hover).not.toMatch(/[^\\]<img|[^\\]\[click|!\[x\]/);
  });
});

describe('definition', () => {
  test('a criterion leads to the other entries that name it', async () => {
    const editor = await editorWith();
    await editor.open('journal/a.md', ENTRY);
    expect(await editor.definition('journal/a.md', '[DM|5')).toEqual([
      {
        uri: editor.uri('journal/b.md'),
        range: { start: { line: 4, character: 11 }, end: { line: 4, character: 14 } },
      },
    ]);
    expect(await editor.references('journal/a.md', '[DM|5')).toHaveLength(2);
  });

  test('evidence, links and agreements lead to their files', async () => {
    const editor = await editorWith({ 'agreements/trainee-a.md': AGREEMENT });
    await editor.open('journal/a.md', ENTRY);
    await editor.open('journal/b.md', SECOND);
    await editor.open('journal/c.md', MEETING);
    const leads = async (path: string, marked: string): Promise<string | undefined> =>
      (await editor.definition(path, marked))?.[0]?.uri;
    expect(await leads('journal/a.md', 'evidence/bo|ard.txt')).toBe(editor.uri('evidence/board.txt'));
    expect(await leads('journal/b.md', '[bef|ore](a.md)')).toBe(editor.uri('journal/a.md'));
    expect(await leads('journal/b.md', '../evidence/bo|ard.txt')).toBe(editor.uri('evidence/board.txt'));
    expect(await leads('journal/c.md', 'agreement: trai|nee-a')).toBe(editor.uri('agreements/trainee-a.md'));
  });

  test('nothing leads out of the portfolio', async () => {
    const editor = await editorWith();
    await editor.open(
      'journal/x.md',
      '---\nkind: entry\nevidence: [../../etc/hosts]\n---\n\nSee [it](../../../etc/hosts).\n',
    );
    expect(await editor.definition('journal/x.md', 'etc/ho|sts]')).toBeNull();
    expect(await editor.definition('journal/x.md', 'etc/ho|sts)')).toBeNull();
  });
});

describe('code actions', () => {
  test('the safe fixes, one by one, give a file that checks clean', async () => {
    const editor = await editorWith();
    await editor.open('journal/a.md', ENTRY);
    for (let left = 2; left > 0; left -= 1) {
      const found = await editor.findings('journal/a.md', (all) => all.length === left);
      const [fix] = (await editor.actions('journal/a.md', found.slice(0, 1), ['quickfix'])) ?? [];
      expect(fix).toMatchObject({ kind: 'quickfix', isPreferred: true });
      expect(fix?.diagnostics).toHaveLength(1);
      await editor.apply('journal/a.md', fix);
    }
    expect(await editor.findings('journal/a.md', (all) => all.length === 0)).toEqual([]);
  });

  test('all at once', async () => {
    const editor = await editorWith();
    await editor.open('journal/a.md', ENTRY);
    await editor.findings('journal/a.md', (all) => all.length === 2);
    const [all] = (await editor.actions('journal/a.md', [], ['source.fixAll'])) ?? [];
    expect(await editor.apply('journal/a.md', all)).toContain('date: 2026-03-12\ncriteria: [DM5, DM7]');
    expect(await editor.findings('journal/a.md', (found) => found.length === 0)).toEqual([]);
  });

  test('accepting asks for a reason, and counts once it is there', async () => {
    const editor = await editorWith();
    await editor.open('journal/c.md', '---\nkind: entry\ncriteria: [DM5]\n---\n\nWe met.\n');
    const found = await editor.findings('journal/c.md', (all) => all.length === 1);
    const actions = (await editor.actions('journal/c.md', found)) ?? [];
    const accept = actions.find(({ title }) => title.startsWith('Accept'));
    await editor.apply('journal/c.md', accept);
    await editor.findings('journal/c.md', (all) => all.some(({ code }) => code === 'link/rule'));
    await editor.type('journal/c.md', 'entry-date: -->', 'entry-date: nobody wrote it down -->');
    expect(await editor.findings('journal/c.md', (all) => all.length === 0)).toEqual([]);
  });

  test('offer to count an entry for what a crosswalk sets beside it, and write only the id', async () => {
    const both = CONFIG.replace('ljmu-2007', '[ljmu-2007, ljmu-2016]');
    const editor = await editorWith({ 'portfolio.yaml': both });
    const text = '---\nkind: entry\ndate: 2026-03-12\ncriteria: [DM5, DM7] # two\n---\n\nWe met.\n';
    await editor.open('journal/c.md', text);
    const found = await editor.findings('journal/c.md', (all) => all.length > 0);
    const here = [{ ...found[0], range: { start: { line: 3, character: 12 }, end: { line: 3, character: 12 } } }];
    const actions = (await editor.actions('journal/c.md', here as typeof found, ['refactor'])) ?? [];
    expect(actions.map(({ title }) => title)).toEqual([
      'Count it for `ljmu-2016/EM5` too (exact)',
      'Count it for `ljmu-2016/EM7` too (exact)',
    ]);
    const after = await editor.apply('journal/c.md', actions[1]);
    expect(after).toBe(text.replace('DM7]', 'DM7, ljmu-2016/EM7]'));
    expect(await editor.actions('journal/c.md', [], ['refactor'])).toEqual([]);
  });

  test('a file that somebody signed is left alone', async () => {
    const seal = `${'0'.repeat(64)} 10 journal/a.md`;
    const signOff = `---\nkind: sign-off\nstage: developing\nrole: head-teacher\nname: Alex\ndate: 2026-03-20\ndecision: supported\nseal:\n  version: 1\n  files: |\n    ${seal}\n---\n\nGood.\n`;
    const editor = await editorWith({ 'stages/developing/sign-off/head-teacher-1.md': signOff });
    await editor.open('journal/a.md', ENTRY);
    const found = await editor.findings('journal/a.md', (all) => all.length >= 2);
    expect(await editor.actions('journal/a.md', found)).toEqual([]);
  });
});
