import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entry, modelOf } from '../html/support.js';
import { runs } from '../support/amount.js';
import { all, faultsOf, readDocx } from './read-docx.js';
import { docxOf, PNG } from './support.js';

const PIECES = [
  'word ',
  '\n\n',
  '  \n',
  '# h\n',
  '- a\n',
  '  1. b\n',
  '7) c\n',
  '- [x] t\n',
  '> q\n',
  '```\ncode\n```\n',
  '    code\n',
  '| a | b |\n|---|:-:|\n| c |\n',
  '**',
  '_',
  '~~',
  '`',
  '[^1]',
  '\n[^1]: note\n\n    more\n\n    - list\n',
  '[l](#h)',
  '[l](https://example.org)',
  '[l](file:///x)',
  '![p](../evidence/a.png)',
  '[![p](../evidence/a.png)](#h)',
  '[@key]',
  '<b>',
  '</b>',
  '<table><tr><td colspan="3">',
  '<table>',
  '<tr><td rowspan="2">',
  '<td rowspan="0" colspan="1000000000">',
  '\t',
  '```\n\tx\n```\n',
  '<td>',
  '</table>',
  '<details><summary>',
  '<ul><li>',
  '<li>',
  '<ol start="-1">',
  '<ol start="99999999">',
  '<dl><dt>a<dd>b',
  '<pre>x\n',
  '<br>',
  '<hr>',
  '<sup>',
  '<q>',
  '<p dir="rtl">',
  'עברית ',
  '日本 ',
  '👩‍🏫',
  '\u0007',
  '\ufffe',
  '\ud800',
  '&#0;',
  '&amp;',
  ']]>',
  '{bullet-0}',
  '<w:p/>',
] as const;

test('whatever a text is put together from, Word finds nothing damaged', async () => {
  const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(text, async (markdown) => {
      const model = modelOf({
        'journal/a.md': entry('title: A talk\ncriteria: [AM1]', `x\n\n${markdown}`),
        'evidence/a.png': '',
      });
      const word = readDocx(await docxOf(model, { 'evidence/a.png': PNG }, 1));
      expect(faultsOf(word)).toEqual([]);
      expect(all(word.document, 'w:instrText')).toEqual([]);
    }),
    { numRuns: runs(150) },
  );
});
