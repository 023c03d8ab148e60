import { describe, expect, test } from 'vitest';
import { type Editor, editorWith } from './client.js';
import { AGREEMENT, CONFIG, MEETING } from './folder.js';

/** Opens a text that holds a `|` and asks what can be written there. */
async function offered(
  text: string,
  path = 'journal/new.md',
  files: Record<string, string> = {},
): Promise<{ labels: string[]; items: Items }> {
  const editor = await editorWith({ 'agreements/trainee-a.md': AGREEMENT, 'journal/c.md': MEETING, ...files });
  await editor.open(path, text.replace('|', ''));
  const items = (await editor.complete(path, text)) ?? [];
  const inOrder = [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
  expect(editor.log).toEqual([]);
  return { labels: inOrder.map(({ label }) => label), items: inOrder };
}

type Items = NonNullable<Awaited<ReturnType<Editor['complete']>>>;

describe('completion', () => {
  test('offers the keys of the kind that are not there yet, with what they are for', async () => {
    const { labels, items } = await offered('---\nkind: entry\ndate: 2026-03-12\n|\n---\n\nText.\n');
    expect(labels.slice(0, 3)).toEqual(['title', 'stage', 'criteria']);
    for (const absent of ['kind', 'date', 'parties', 'decision']) expect(labels).not.toContain(absent);
    expect(items.find(({ label }) => label === 'criteria')).toMatchObject({
      detail: expect.stringContaining('criteria'),
      insertTextFormat: 2,
      textEdit: { newText: 'criteria: [$1]' },
    });
    expect((await offered('---\nkind: sign-off\nde|\n---\n')).labels).toContain('decision');
  });

  test('offers criteria with their statements, what is open first, and none that is named already', async () => {
    const { labels, items } = await offered('---\nkind: entry\ncriteria: [DM1, |]\n---\n\nText.\n');
    expect(labels).not.toContain('DM1');
    expect(labels[0]).toBe('DM2');
    const states = items.flatMap(({ detail }) => /^(open|claimed|evidenced) /.exec(detail ?? '')?.[1] ?? []);
    expect(states).toContain('evidenced');
    expect(states).toEqual([...states].sort((a, b) => order(a) - order(b)));
    expect(items[0]?.detail).toMatch(/^open · .{10,}/);
    expect(JSON.stringify(items[0]?.documentation)).toContain('ljmu-2007');
  });

  test('finds a criterion by a word of its official wording', async () => {
    const { items } = await offered('---\nkind: entry\ncriteria: [liaise|]\n---\n\nText.\n');
    const found = items.filter(({ filterText }) => filterText?.includes('liaise')).map(({ label }) => label);
    expect(found).toEqual(['DM4', 'EM4']);
    expect(items.every(({ detail }) => !detail?.includes('liaise'))).toBe(true);
  });

  test.each([
    ['---\nkind: |\n---\n', 'learning-journey'],
    ['---\nkind:|\n---\n', 'entry'],
    ['---\nkind: entry\nstage: |\n---\n', 'developing'],
    ['---\nkind: entry\nskills: [|', 'mentoring.1'],
    ['---\nkind: entry\npurpose: |\n---\n', 'itt'],
    ['---\nkind: entry\ndate: |\n---\n', new Date().toISOString().slice(0, 10)],
    ['---\nkind: entry\nevidence:\n  - |\n---\n', 'evidence/board.txt'],
    ['---\nkind: entry\nevidence:\n  - {file: evid|, caption: The board}\n---\n', 'evidence/board.txt'],
    ['---\nkind: entry\nevidence: [{|}]\n---\n', 'caption'],
    ['---\nkind: meeting\nagreement: |\n---\n', 'trainee-a'],
    ['---\nkind: sign-off\nrole: |\n---\n', 'head-teacher'],
    ['---\nkind: sign-off\nrole: head-teacher\ndecision: |\n---\n', 'supported'],
    ['---\nkind: comment\non: {file: |}\n---\n', 'journal/a.md'],
    ['---\nkind: comment\non: {criterion: |}\n---\n', 'DM1'],
    ['---\nkind: entry\n---\n\nSee [that](|).\n', 'a.md'],
    ['---\nkind: entry\n---\n\nSee [that](../evid|).\n', '../evidence/board.txt'],
    ['---\nkind: checklist\nstage: developing\n---\n\n- [x] |\n', 'mentoring.1'],
  ])('%j offers %s', async (text, expected) => {
    expect((await offered(text)).labels).toContain(expected);
  });

  test('a school does not recognise and a university does not support', async () => {
    const school = await offered('---\nkind: sign-off\nrole: head-teacher\ndecision: |\n---\n');
    expect(school.labels).toEqual(['supported', 'returned', 'noted']);
  });

  test('offers points without a rating first, then levels', async () => {
    const text = '---\nkind: self-assessment\nstage: advanced\nratings:\n  |\n---\n';
    const editor = await editorWith({
      'portfolio.yaml': CONFIG.replace('ljmu-2007', 'ljmu-2016').replace('developing', 'advanced'),
    });
    await editor.open('stages/advanced/self-assessment.md', text.replace('|', ''));
    const points = (await editor.complete('stages/advanced/self-assessment.md', 'ratings:\n  |\n---')) ?? [];
    expect(points[0]).toMatchObject({ label: 'MS1.1', textEdit: { newText: 'MS1.1: ' } });
    await editor.type('stages/advanced/self-assessment.md', 'ratings:\n  \n', 'ratings:\n  MS1.1: \n');
    const levels = (await editor.complete('stages/advanced/self-assessment.md', 'MS1.1: |')) ?? [];
    expect(levels.map(({ label }) => label)).toEqual(['red', 'amber', 'green']);
  });

  test('says nothing in prose', async () => {
    expect((await offered('---\nkind: entry\n---\n\nWe met, and |\n')).labels).toEqual([]);
  });

  test('what is inserted gives a file that the check reads', async () => {
    const editor = await editorWith({ 'evidence/two words, and (more).txt': 'x' });
    await editor.open('journal/new.md', '---\nkind: entry\ncriteria: []\nevidence: []\n---\n\nSee [it]().\n');
    const pick = async (marked: string, label: RegExp): Promise<void> => {
      const item = (await editor.complete('journal/new.md', marked))?.find((one) => label.test(one.label));
      if (!item?.textEdit || !('range' in item.textEdit)) throw new Error(`nothing like ${label}`);
      await editor.edit('journal/new.md', [item.textEdit]);
    };
    await pick('criteria: [|]', /^DM5$/);
    await pick('evidence: [|]', /two words/);
    await pick('[it](|)', /two%20words/);
    await editor.edit('journal/new.md', []);
    await editor.findings('journal/new.md', (all) => all.length === 1 && all[0]?.code === 'complete/entry-date');
  });

  test('completes portfolio.yaml', async () => {
    expect((await offered(`${CONFIG}|`, 'portfolio.yaml')).labels).toEqual([
      'id',
      'provider',
      'language',
      'theme',
      'people',
      'hidden',
      'rules',
      'stages',
      'ignore',
      'accept',
    ]);
    const own = { 'frameworks/fell.yaml': 'id: fell\ntitle: Fell\nversion: 1\nstatus: current\nlicence: MIT\n' };
    const { labels } = await offered('framework: |\n', 'portfolio.yaml', own);
    expect(labels[0]).toBe('fell');
    expect(labels).toContain('ljmu-2016');
    expect((await offered(`${CONFIG}rules:\n  link/alt: |\n`, 'portfolio.yaml')).labels).toContain('off');
    expect((await offered(`${CONFIG}rules: {|}\n`, 'portfolio.yaml')).labels).toContain('link/alt');
  });
});

describe('sources', () => {
  const bib =
    '@book{lane2019, author={Lane, Rowan and Marsh, Ada}, title={Waiting [x](y)}, year=2019}\n@book{wood, author={Wood, B.}, title={Talk}, year=2001}\n';
  const text = '---\nkind: entry\n---\n\nSo [@lane2019], [@wo] and @lane2019.\n';

  test('are offered by their keys, those cited first, where somebody cites', async () => {
    const { labels, items } = await offered('---\nkind: entry\n---\n\nSo [@lane2019; @|].\n', 'journal/new.md', {
      'references.bib': bib,
    });
    expect(labels).toEqual(['lane2019', 'wood']);
    expect(items.find(({ label }) => label === 'wood')?.detail).toBe('Wood (2001) Talk');
    const none = await offered('---\nkind: entry\n---\n\nWrite to a@|\n', 'journal/new.md', { 'references.bib': bib });
    expect(none.labels).toEqual([]);
  });

  test('are told, led to and found; an unknown one is a finding', async () => {
    const editor = await editorWith({ 'references.bib': bib });
    await editor.open('journal/new.md', text);
    const hover = JSON.stringify(await editor.hover('journal/new.md', '[@la|ne'));
    expect(hover).toContain('Lane and Marsh (2019) Waiting');
    expect(hover).not.toContain('[x](y)');
    const [entry] = (await editor.definition('journal/new.md', 'and @la|ne')) ?? [];
    expect(entry).toMatchObject({ uri: editor.uri('references.bib'), range: { start: { line: 0, character: 6 } } });
    expect(await editor.references('journal/new.md', '[@la|ne')).toHaveLength(2);
    const found = await editor.findings('journal/new.md', (all) => all.some(({ code }) => code === 'link/citation'));
    expect(found.filter(({ code }) => code === 'link/citation')).toHaveLength(1);
  });
});

function order(state: string): number {
  return ['open', 'claimed', 'evidenced'].indexOf(state);
}
