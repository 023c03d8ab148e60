import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Element, Root } from 'hast';
import { describe, expect, test } from 'vitest';
import { finish } from '../../../src/html/markdown/finish.js';
import { parseProse } from '../../../src/html/markdown/processor.js';
import { runs } from '../../support/amount.js';
import { english, FIXTURES, htmlOf, noLinks, proseOf } from '../support.js';

/** Every element that the text of a person may become. */
const ELEMENTS = new Set(
  'a b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i ins kbd li ol p picture pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th thead tr tt ul var abbr bdo address article aside center col colgroup data footer header hgroup main mark nav time u wbr'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'href rel id className role tabIndex ariaLabel ariaDescribedBy dataFootnoteRef dataFootnoteBackref dataFootnotes start reversed colSpan rowSpan scope dateTime lang dir open'.split(
    ' ',
  ),
);

/** What a tree has that it may not have. */
function forbidden(root: Root): string[] {
  const found: string[] = [];
  const into = (node: Root | Element): void => {
    for (const child of node.children) {
      if (child.type === 'text') continue;
      if (child.type !== 'element') {
        found.push(child.type);
        continue;
      }
      if (!ELEMENTS.has(child.tagName)) found.push(`<${child.tagName}>`);
      for (const [name, value] of Object.entries(child.properties)) {
        if (!ATTRIBUTES.has(name)) found.push(`${child.tagName} ${name}`);
        if (name === 'href' && !/^(#|https?:\/\/[^/]*\.)/.test(String(value))) found.push(String(value));
      }
      into(child);
    }
  };
  into(root);
  return found;
}

function forbiddenIn(markdown: string): string[] {
  const prose = proseOf(markdown);
  const root = parseProse(prose, english);
  finish(root, prose, noLinks, english);
  return forbidden(root);
}

describe('what a text may become', () => {
  test.each([
    ['<script>steal()</script>after', 'after'],
    ['<style>p{display:none}</style>after', 'after'],
    ['<iframe src="https://a.example"></iframe>after', 'after'],
    ['<form action="https://a.example"><input name=x><button>Send</button></form>after', 'after'],
    ['<p onclick="steal()" style="position:fixed" class="cover">after</p>', '<p>after</p>'],
    ['<svg onload="steal()"><title>t</title></svg>after', 'after'],
    ['<noscript><p title="</noscript><img src=x onerror=steal()>"></noscript>after', 'after'],
    ['<template><script>steal()</script></template>after', 'after'],
    ['<math><mtext><table><mglyph><style><img src=x onerror=steal()></style></table></mtext></math>after', 'after'],
    ['[x](javascript:steal())', '<p>x</p>'],
    ['[x](JaVaScRiPt:steal())', '<p>x</p>'],
    ['[x](java&#10;script:steal())', '<p>x</p>'],
    ['[x](data:text/html;base64,PHNjcmlwdD4=)', '<p>x</p>'],
    ['[x](file:///etc/passwd)', '<p>x</p>'],
    ['[x](vbscript:steal())', '<p>x</p>'],
    ['[x](mailto:a@b.example)', '<p>x</p>'],
    ['<a href="javascript:steal()">x</a>', 'x'],
    ['![x](data:image/svg+xml,%3Csvg%20onload=steal()%3E)', '<p>x</p>'],
    ['![x](javascript:steal())', '<p>x</p>'],
    ['<base href="https://a.example/">after', 'after'],
    ['<meta http-equiv="refresh" content="0;url=https://a.example">after', 'after'],
    ['<link rel="stylesheet" href="https://a.example">after', 'after'],
    ['<object data="x.swf"></object>after', 'after'],
    ['<video src="https://a.example/v"></video>after', 'after'],
    ['one </div></main></body></html> two', 'one  two'],
    ['<!-- a comment -->after', 'after'],
    ['before\n\n<!-- mentor-accept link/alt: no matter -->\n\nafter', 'after'],
    ['a <!-- mentor-accept link/alt: x --> b', 'a  b'],
  ])('%s', (markdown, left) => {
    const html = htmlOf(markdown);
    expect(html).toContain(left);
    expect(html).not.toMatch(/steal|a\.example|mentor-accept/);
    expect(forbiddenIn(markdown)).toEqual([]);
  });

  test('ids are ours: a text cannot take the place of another', () => {
    expect(htmlOf('<p id="evidence">x</p>\n\n<a name="main">y</a>')).toBe('<p>x</p>\n<p>y</p>');
    expect(htmlOf('<h2 id="h-one">x</h2>\n\n## One', { slugs: ['one'] })).toBe(
      '<h4 id="entry-a--one">x</h4>\n<h4>One</h4>',
    );
  });

  test('the hostile fixture’s entries', () => {
    const folder = `${FIXTURES}/hostile/portfolio/journal`;
    const names = readdirSync(folder, { withFileTypes: true }).filter((file) => file.isFile());
    expect(names.length).toBeGreaterThan(15);
    for (const { name } of names)
      expect([name, forbiddenIn(readFileSync(`${folder}/${name}`, 'utf8'))]).toEqual([name, []]);
  });

  test('anything put together from dangerous pieces', () => {
    const pieces = fc.constantFrom(
      ...[
        '<script>',
        '</script>',
        '<img src=x onerror=a()>',
        '<a href="',
        'javascript:a()',
        '">',
        "'",
        '[a](',
        ')',
        '![b](',
      ],
      ...[
        '<svg>',
        '<style>',
        '</style>',
        '<math>',
        '<table>',
        '<td>',
        '-->',
        '<!--',
        '\n\n',
        '- ',
        '> ',
        '```',
        '`',
        '<p ',
      ],
      ...[
        'style="x"',
        'onclick=a()',
        '&#106;',
        'data:',
        'text/html,',
        '<template>',
        '<noscript>',
        '\u0000',
        '\uffff',
        '[^1]',
        '[^1]: ',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        expect(forbiddenIn(parts.join(''))).toEqual([]);
      }),
      { numRuns: runs(400) },
    );
  });
});
