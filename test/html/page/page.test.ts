import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { buildDocumentModel, type DocumentModel } from '../../../src/document/index.js';
import { type BodyStore, loadTheme, renderHtml } from '../../../src/html/index.js';
import { pageScript } from '../../../src/html/page/page-script.js';
import { THEMES } from '../../../src/portfolio/index.js';
import { entry, FIXTURES, modelOf, pageOf, portfolioOnDisk, theme, wordsOf } from '../support.js';

function pageOfFixture(folder: string, name?: string): string {
  const { linked, readFile } = portfolioOnDisk(join(FIXTURES, folder));
  return renderHtml(buildDocumentModel(linked), { theme: name === undefined ? theme : loadTheme(name), readFile });
}

function stillOfFixture(folder: string): string {
  const { linked, readFile } = portfolioOnDisk(join(FIXTURES, folder));
  return renderHtml(buildDocumentModel(linked), { theme, readFile, medium: 'still' });
}

function policyOf(page: string): string {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
  return policy.replaceAll('&#x27;', "'").replaceAll('&#x3D;', '=');
}

/** What the page is worked with: the filter, the script, sound and video that are evidence. */
const OWN =
  /<search>\n<form class="tools"[\s\S]*?<\/search>|<script>[\s\S]*?<\/script>|<(?:audio|video) class="opened" controls preload="none" src="data:[a-z0-9/]+;base64,AAAA"/g;

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: { 'no-trailing-whitespace': 'off', 'long-title': 'off' },
});

describe.each(['complete/advanced-2016', 'half-done/developing-2007', 'hostile/portfolio', 'broken/every-mistake'])(
  'the page of %s',
  (folder) => {
    const page = pageOfFixture(folder);
    const bare = page.replace(/base64,[A-Za-z0-9+/=]+/g, 'base64,AAAA');

    test.each(THEMES)('is valid HTML in the theme %s', (name) => {
      const themed = name === THEMES[0] ? page : pageOfFixture(folder, name);
      const report = validator.validateStringSync(themed.replace(/base64,[A-Za-z0-9+/=]+/g, 'base64,AAAA'));
      const messages = report.results.flatMap(({ messages: found }) => found);
      expect(messages.map(({ ruleId, line, message }) => `${line} ${ruleId}: ${message}`)).toEqual([]);
    });

    test('needs nothing from anywhere, runs nothing, posts nothing', () => {
      expect(bare.replace(OWN, '')).not.toMatch(/<(script|iframe|object|embed|form|input|base|link|video|audio)[\s>]/i);
      expect(bare.match(/<[^>]*\son\w+\s*=/gi)?.filter((tag) => !/="[^"]*\son\w+\s*=[^"]*"/.test(tag)) ?? []).toEqual(
        [],
      );
      const sources = [...bare.matchAll(/(?:src|srcset|poster|data)="([^"]*)"/g)].map(([, url]) => url ?? '');
      expect(sources.filter((url) => !/^data:(image|audio|video)\//.test(url))).toEqual([]);
      expect([...bare.matchAll(/url\(([^)]*)\)/g)].filter(([, url]) => !url?.startsWith('data:font/'))).toEqual([]);
      const saved = bare.replace(/href="data:[a-z/-]+;base64,AAAA" download=/g, '');
      expect(saved).not.toMatch(/href="(file|javascript|data):|href="https?:\/\/(localhost|127\.)/i);
    });

    test('runs one script, which is mentor’s own by its hash', () => {
      const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script);
      expect(scripts).toEqual([pageScript()]);
      const hash = createHash('sha256').update(pageScript()).digest('base64');
      expect(policyOf(page).match(/script-src ([^;]*)/)?.[1]).toBe(`'sha256-${hash}'`);
    });

    test('without its script has none to allow, and nothing to press', () => {
      const still = stillOfFixture(folder);
      expect(still).not.toMatch(/<(script|form|button|dialog|audio|video|search)|data:application/);
      expect(policyOf(still)).not.toMatch(/script-src|frame-src|object-src|media-src/);
    });

    test('forbids the rest by its policy', () => {
      const policy = policyOf(bare);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|https?:/);
    });

    test('has one heading of the first level, and every id once', () => {
      expect(bare.match(/<h1[\s>]/g)).toHaveLength(1);
      const ids = [...bare.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    });

    test('skips no heading level', () => {
      const levels = [...bare.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level));
      expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    });

    test('is the same again', () => {
      expect(pageOfFixture(folder)).toBe(page);
    });
  },
);

describe('what the page says', () => {
  test('is all that was achieved, in front-matter, paragraph or list', () => {
    const words = wordsOf(
      pageOf({
        'journal/a.md': entry('title: A\ncriteria: [AM1]\nachieved: In short <b>this</b>.', 'Long story.'),
        'journal/b.md': entry('title: B\ncriteria: [AM2]', '- first point\n- second point\n- third point'),
        'journal/c.md': entry('title: C\ncriteria: [AM3]', 'A paragraph.\n\nMore of it.'),
      }),
    );
    const table = words.slice(
      words.indexOf('Performance criteria'),
      words.indexOf('Self-assessment', words.indexOf('Performance criteria')),
    );
    expect(table).toContain('In short &lt;b&gt;this&lt;/b&gt;.');
    expect(table).toMatch(/first point\s+second point\s+third point/);
    expect(table).toContain('A paragraph.');
    expect(table).not.toContain('More of it.');
  });

  test('is not said twice where the table holds every entry whole', () => {
    const texts = { 'journal/a.md': entry('title: A\ncriteria: [AM1]', '- only this') };
    expect(wordsOf(pageOf(texts)).match(/only this/g)).toHaveLength(1);
    const more = { ...texts, 'journal/b.md': entry('title: B\ncriteria: [AM1]', 'One.\n\nTwo.') };
    expect(wordsOf(pageOf(more)).match(/only this/g)).toHaveLength(2);
  });

  test('says quietly what is missing', () => {
    const words = wordsOf(pageOf({}));
    for (const said of ['No entry yet.', 'not rated', 'Nothing recorded yet.', 'not yet signed', 'Signature'])
      expect(words).toContain(said);
    expect(words).not.toMatch(/undefined|null|\[object|NaN/);
  });

  test('escapes every text that people write', () => {
    const nasty = '<img src=x onerror=a()>&"\'';
    const quoted = JSON.stringify(nasty);
    const page = pageOf({
      'portfolio.yaml': `version: 1\nmentor: {name: ${quoted}, school: ${quoted}}\nprovider: ${quoted}\nframework: ljmu-2016\nstage: advanced\n`,
      'journal/a.md': entry(
        `title: ${quoted}\nachieved: ${quoted}\nplace: ${quoted}\npeople: [${quoted}]\ncriteria: [AM1, ${quoted}]\nevidence: [{file: evidence/a.txt, caption: ${quoted}}, {file: gone.txt, caption: ${quoted}}]`,
        'Text.',
      ),
      'evidence/a.txt': nasty,
      'stages/s.md': `---\nkind: sign-off\nstage: advanced\nrole: head-teacher\nname: ${quoted}\n---\n`,
    });
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src&#x3D;x onerror&#x3D;a()&gt;');
  });

  test('template code in a text is text', () => {
    const page = pageOf({
      'journal/a.md': entry('title: "{{constructor}} {{> cover}}"\ncriteria: [AM1]', '{{#each this}}x{{/each}}'),
    });
    expect(page).toContain('{{constructor}} {{&gt; cover}}');
    expect(page).toContain('{{#each this}}x{{/each}}');
  });
});

test('no title can name the place of a picture', () => {
  const page = pageOf({
    'journal/a.md': entry(
      'title: "a\\uFFFF0\\uFFFFb"\ncriteria: [AM1]\nevidence: [evidence/a.svg]',
      '![c](../evidence/a.svg)',
    ),
    'evidence/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  });
  expect(page.match(/<img /g)).toHaveLength(1);
});

describe('texts that are kept', () => {
  const texts = {
    'journal/a.md': entry('title: A\ncriteria: [AM1]', 'One, *slowly*.'),
    'journal/b.md': entry('title: B\ncriteria: [AM1]', 'Two, *slowly*, after [the first](a.md).'),
  };
  const set = (model: DocumentModel, bodies?: BodyStore): string =>
    renderHtml(model, { theme, readFile: () => null, bodies });

  test('are not set again, unless their links lead elsewhere now', () => {
    const bodies = new Map<string, string>();
    const alone = set(modelOf(texts));
    expect(set(modelOf(texts), bodies)).toBe(alone);
    expect(bodies.size).toBe(2);
    expect(set(modelOf(texts), bodies)).toBe(alone);
    for (const [key, kept] of bodies) bodies.set(key, kept.replaceAll('slowly', 'from the store'));
    expect(set(modelOf(texts), bodies).match(/from the store/g)).toHaveLength(2);
    const { 'journal/a.md': _, ...fewer } = texts;
    expect(set(modelOf(fewer), bodies)).not.toContain('from the store');
  });

  test('a damaged store does no harm', () => {
    const model = modelOf({ 'journal/a.md': entry('criteria: [AM1]', 'Text.') });
    const bodies = { get: () => '{"rendered":', set: () => undefined };
    expect(renderHtml(model, { theme, readFile: () => null, bodies })).toContain('Text.');
  });
});

test('an empty folder gives a page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mentor-render-'));
  try {
    const { linked, readFile } = portfolioOnDisk(folder);
    expect(renderHtml(buildDocumentModel(linked), { theme, readFile })).toContain('<h1>');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
