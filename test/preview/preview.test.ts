import { describe, expect, test } from 'vitest';
import { type CheckResult, check, type Finding, RULES } from '../../src/check/index.js';
import { buildDocumentModel, type DocumentModel } from '../../src/document/index.js';
import { panelOf } from '../../src/preview/panel.js';
import { PictureShelf } from '../../src/preview/pictures.js';
import { Places } from '../../src/preview/places.js';
import { Preview, type PreviewWork } from '../../src/preview/preview.js';
import { RecentBodies } from '../../src/preview/recent-bodies.js';
import { lineOf, type Source } from '../../src/preview/source.js';
import { entry, portfolioOf } from '../html/support.js';

const FIRST = entry(
  'title: First\ndate: 2026-03-12\ncriteria: [AM1, AM99]',
  'We met.\n\n## What *next*\n\n- a [plan](b.md)',
);
const linked = portfolioOf({ 'journal/a.md': FIRST });
const texts = new Map<string, string>();
const result: CheckResult = check(linked, RULES, { today: '2026-06-01', texts });
const model: DocumentModel = buildDocumentModel(linked);

function finding(more: Partial<Finding>): Finding {
  const none = { line: null, column: null, endLine: null, endColumn: null, framework: null, stage: null };
  const words = {
    rule: 'read/kind',
    severity: 'warning',
    message: 'A message',
    hint: 'A hint',
    owner: 'mentor',
  } as const;
  return { ...none, ...words, file: 'a.md', criterion: null, item: null, ...more };
}

/** Work whose parts can be made to fail. */
function work(broken: Set<string>, html: () => string, edited: Source[] = []): PreviewWork<string> {
  const attempt = async <T>(part: string, good: () => T): Promise<T> => {
    if (broken.has(part)) throw new Error(`${part} failed`);
    return good();
  };
  return {
    open: () => attempt('open', () => 'opened'),
    render: () => attempt('render', () => ({ html: html(), title: 'Ada Marsh', model, shelf: new PictureShelf('s') })),
    bytesOf: () => null,
    check: () => attempt('check', () => result),
    textOf: (_, file) => (file === 'journal/a.md' ? FIRST : null),
    edit: (source) => attempt('edit', () => void edited.push(source)),
    explain: (error) => (error as Error).message,
    plurals: new Map(),
  };
}

describe('the state of a preview', () => {
  test('the page counts only when it differs', async () => {
    let html = 'one';
    const preview = new Preview(
      work(new Set(), () => html),
      's',
    );
    expect(preview.state.page).toBe(0);
    expect(preview.document).toBeNull();
    await preview.refresh();
    await preview.refresh();
    expect(preview.state).toMatchObject({ page: 1, title: 'Ada Marsh', trouble: null });
    html = 'two';
    await preview.refresh();
    expect(preview.state.page).toBe(2);
    expect(String(preview.document)).toBe('two');
  });

  test('each part fails on its own, and what was good stays', async () => {
    const broken = new Set(['render']);
    let html = 'one';
    const preview = new Preview(
      work(broken, () => html),
      's',
    );
    await preview.refresh();
    expect(preview.state).toMatchObject({ page: 0, trouble: 'render failed', panel: { summary: result.summary } });
    broken.clear();
    await preview.refresh();
    expect(preview.state).toMatchObject({ page: 1, trouble: null });
    broken.add('check');
    html = 'two';
    await preview.refresh();
    expect(preview.state).toMatchObject({ page: 2, trouble: 'check failed', panel: { summary: result.summary } });
    broken.add('open');
    await preview.refresh();
    expect(preview.state).toMatchObject({ page: 2, trouble: 'open failed' });
    expect(String(preview.document)).toBe('two');
    broken.clear();
    broken.add('check').add('render');
    await preview.refresh();
    expect(preview.state.trouble).toBe('render failed\ncheck failed');
  });
});

describe('the panel', () => {
  test('tells what differs only in its item as one, and where the document shows it', () => {
    const { files, left } = panelOf(result, new Map([['complete/criterion', 'criteria open']]), new Places(model));
    const told = files.flatMap(({ findings }) => findings);
    expect(left).toBe(0);
    expect(told.find(({ message }) => message.includes('criteria open'))).toMatchObject({
      line: null,
      severity: 'missing',
    });
    const unknown = files
      .find(({ file }) => file === 'journal/a.md')
      ?.findings.find(({ rule }) => rule === 'link/criterion');
    expect(unknown).toMatchObject({ severity: 'error', line: 5, anchor: 'entry-a' });
  });

  test('without a page it leads nowhere', () => {
    const told = panelOf(result, new Map(), null).files.flatMap(({ findings }) => findings);
    expect(told.filter(({ anchor }) => anchor !== null)).toEqual([]);
  });

  test('is bounded, and says how much it leaves out', () => {
    const findings = Array.from({ length: 1000 }, (_, index) => finding({ file: `${index % 3}.md` }));
    const { files, left } = panelOf({ ...result, findings }, new Map(), null);
    expect(files.reduce((sum, file) => sum + file.findings.length, 0)).toBe(400);
    expect(left).toBe(600);
  });
});

describe('places', () => {
  const places = new Places(model);
  const stage = model.stages[0];

  test.each([
    ['a file of the document', { file: 'journal/a.md' }, 'entry-a'],
    ['a criterion', { file: 'journal', criterion: 'AM2' }, 'criterion-am2'],
    ['a part that is shown', { file: 'none.md', rule: 'complete/sign-off' }, stage?.anchors.signOffs],
    ['nothing', { file: 'none.md' }, null],
    ['a criterion that is none', { file: 'none.md', criterion: 'AM99' }, null],
  ])('%s', (_, more, anchor) => {
    expect(places.of(finding(more))).toBe(anchor);
  });

  test('every place that a finding leads to is in the document', () => {
    const anchors = result.findings.map((one) => places.of(one)).filter((anchor) => anchor !== null);
    const said = JSON.stringify(model);
    expect(anchors.length).toBeGreaterThan(5);
    expect(anchors.filter((anchor) => !said.includes(`"${anchor}"`))).toEqual([]);
  });
});

test('texts of the last page are kept, older ones let go', () => {
  const bodies = new RecentBodies();
  expect(bodies.isEmpty).toBe(true);
  bodies.set('a', '1');
  bodies.set('b', '2');
  bodies.turn();
  expect(bodies.get('a')).toBe('1');
  bodies.turn();
  expect(bodies.get('a')).toBe('1');
  expect(bodies.get('b')).toBeUndefined();
  expect(bodies.isEmpty).toBe(false);
});

describe('opening a file in the editor', () => {
  const [item] = model.stages[0]?.journal ?? [];
  const anchor = item?.id ?? '';

  async function opened(
    broken: string[],
    ...asked: Parameters<Preview<string>['open']>
  ): Promise<[string | null, Source[]]> {
    const edited: Source[] = [];
    const preview = new Preview(
      work(new Set(broken), () => 'one', edited),
      's',
    );
    await preview.refresh();
    return [await preview.open(...asked), edited];
  }

  test('by file and line, as a finding names them', async () => {
    expect(await opened([], { file: 'journal/a.md', line: 5 })).toEqual([null, [{ file: 'journal/a.md', line: 5 }]]);
  });

  test('by a place of the page and the words there', async () => {
    const asked = { anchors: ['somewhere', `${anchor}--what-next`, anchor], words: ' What next ' };
    const line = FIRST.split('\n').indexOf('## What *next*') + 1;
    expect(await opened([], asked)).toEqual([null, [{ file: 'journal/a.md', line }]]);
    expect(await opened([], { anchors: [anchor], words: 'nowhere' })).toEqual([
      null,
      [{ file: 'journal/a.md', line: null }],
    ]);
  });

  test.each(['journal/b.md', '../journal/a.md', '/etc/passwd', '', '__proto__'])(
    'never a file that was not read: %s',
    async (file) => {
      expect(await opened([], { file, line: 1 })).toEqual(['This does not come from a file of the portfolio.', []]);
    },
  );

  test('says why it could not', async () => {
    expect(await opened(['edit'], { file: 'journal/a.md', line: null })).toEqual(['edit failed', []]);
  });

  test.each([
    ['We met.', 'x\n**We** met. And more\n', 2],
    ['a plan', '- one\n- [ ] a [plan](b.md)\n', 2],
    ['plan', '- [plan](b.md)', 1],
    ['…', 'text', null],
  ])('the line of %j', (words, text, line) => {
    expect(lineOf(words, text)).toBe(line);
  });
});

test('a picture is read by the address that the page gives it, and only while it is what the page shows', () => {
  const [dot, ring] = [Buffer.from('dot'), Buffer.from('ring')];
  const shelf = new PictureShelf('secret');
  const address = shelf.shelve('evidence/a.png', dot, 'image/png');
  expect(address).toMatch(/^\/picture\/[\w-]{43}$/);
  expect(shelf.read(address, () => dot)).toEqual({ bytes: dot, type: 'image/png' });
  expect(shelf.read(address, () => ring)).toBeNull();
  expect(shelf.read(address, () => null)).toBeNull();
  expect(shelf.read('/picture/evidence/a.png', () => dot)).toBeNull();
  expect(new PictureShelf('secret').shelve('evidence/b.png', dot, 'image/png')).toBe(address);
  expect(new PictureShelf('other').shelve('evidence/a.png', dot, 'image/png')).not.toBe(address);
});
