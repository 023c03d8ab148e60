import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

const FIXTURES = new URL('../../fixtures/', import.meta.url).pathname;

/** Texts that miss Markdown by a hair, or that GFM or a sanitiser leaves words out of. */
export const nearMisses: readonly string[] = [
  'We met <name of the trainee> on <date> at <School>.',
  '<placeholder>\nwas to be filled in',
  'It was <title> and <select> and <textarea> and <style> of teaching.',
  '<style> of her own\n\nAnother paragraph.',
  'if x <y and z> w',
  '<?php echo "words" ?> after',
  '<!DOCTYPE words> after',
  'a <![CDATA[words within]]> b',
  '[Mentor]: said so.\n[Trainee]: disagreed.\n\n[Mentor]: Yes.\n\n[Mentor]: No, not yet.',
  '[unused]: https://example.org/page "Title words"\n\nText.',
  'See [one].\n\n[one]: https://example.org/first\n[one]: https://example.org/second "Second words"',
  '| Head | Other |\n|---|---|\n| alpha | beta | gamma beyond | delta |',
  '| Head |\n|---|\n| alpha \\| beta |',
  'Cited[^1].\n\n[^1]: Note words.\n[^2]: Uncited words.\n\n    Second paragraph.',
  'Cited[^a].\n\n[^a]: Outer[^b].\n[^b]: Inner words.',
  'Cited[^a].\n\n[^a]: Table:\n\n    | cellone | celltwo |\n    |---|---|\n    | cellthree | cellfour |',
  'Cited[^a].\n\n[^a]: First words.\n\n[^a]: Second words.',
  'Before.\n\n<!-- comment never closed\n\nAfter words.',
  '##No space\n\ntext',
  '#No space here\n\ntext',
  '##\u00a0No-break heading\n\n-\u00a0point words\n\n1.\u00a0number words',
  '• bullet words\n• other words',
  '[third] (../evidence/plan.pdf) and (fourth)[../evidence/plan.pdf]',
  '[the plan](../evidence/my plan.pdf) and ![picture words](../evidence/my photo.jpg)',
  '![board words](..\\evidence\\board.jpg)',
  '> [!NOTE] Callout words\n> inner words',
  '> [!warning]\n> inner words',
  '> [!tip]- folded *words* here\n> more',
  'See [[other entry]], [[other entry#Heading words|said words]] and [[#Here words]].',
  '![[board.png]] ![[notes.pdf]] ![[other entry]] ![[board.png|300]]',
  'shown %%hidden%% shown again, 5%% and 10%% stay',
  '==highlighted words== and ~~struck words~~',
  '::: box\nboxed words\n:::',
  '<iframe src="https://example.org/film" title="Film words"></iframe> after',
  '<img src="../evidence/board.jpg" width="300" alt="Alt words">',
  '<a href="../evidence/gone.pdf">link words</a>',
  '<video src="../evidence/film.mp4">fallback words</video> <audio src="x.mp3">sound words</audio>',
  '<u>under words</u> <mark>mark words</mark> <kbd>key</kbd> <small>small words</small> <abbr title="long words">abb</abbr>',
  '<table><caption>Caption words</caption><tr><th>head words</th></tr><tr><td>cell words</td></tr></table>',
  '<details><summary>summary words</summary>\n\nInner words\n\n</details>',
  '<button>button words</button> <textarea>area words</textarea> <select><option>option words</option></select>',
  '<noscript>without words</noscript><object data="x">object words</object>',
  '<svg><text>drawn words</text></svg>\n\nafter',
  '<script>program words</script>\n\nafter',
  '<custom-tag>custom words</custom-tag> and <Name>words</Name>',
  '<<<<<<< HEAD\nours words\n=======\ntheirs words\n>>>>>>> main',
  '[link words](https://example.org "Title words") ![alt words](gone.png "Picture title")',
  '![alt words](https://example.org/x.png "Remote title")',
  '\\newpage\n\n[TOC]\n\nwords',
  '- [ ] task words\n  - inner words\n\n    second paragraph\n- [x] done words',
  'Term words\n: definition words',
  '$formula words$ and `code words` and\n\n    indented words\n\n```\nfenced words\n```',
  '<div>\n\n**bold words**\n\n</div>\n\n<div>raw words\n# not a heading\n</div>',
  '<dl><dt>term words</dt><dd>definition words</dd></dl><p>para words',
  '<h2>Heading words</h2><ul><li>item words<ul><li>nested words</ul></ul>',
  'a&nbsp;b&amp;c &copyright; &unknown; words',
  '![alt words|300](x.png){width=50%} after',
  '<center>centre words</center><font color="red">red words</font>',
  'line one\\\nline two  \nline three',
  '***\nwords\n---\nmore words\n===\n',
];

/** The bodies of the Markdown files of the fixtures. */
function fixtures(): string[] {
  return readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !path.includes('hostile'))
    .map((path) => readFileSync(join(FIXTURES, path), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''));
}

/** Words that stand once: what is lost of one cannot be seen in another. */
const plain = fc
  .array(
    fc.integer({ min: 100, max: 99_999 }).map((number) => `word${number}x`),
    { minLength: 1, maxLength: 5 },
  )
  .map((words) => words.join(' '));
const mark = fc.constantFrom(
  '',
  '#',
  '##',
  '-',
  '- ',
  '> ',
  '1. ',
  '•',
  '[',
  ']',
  '](',
  '<',
  '>',
  '</',
  '[^1]',
  '[^1]: ',
  '[[',
  ']]',
  '|',
  '**',
  '*',
  '`',
  '~~',
  '==',
  ':::',
  '%%',
  '\u00a0',
  '(',
  ')',
  ': ',
  '\n',
  '\n\n',
  '\n    ',
  '<u>',
  '</u>',
  '<div>',
  '\\',
  '&',
);

const apart = fc
  .array(fc.tuple(mark, plain), { minLength: 2, maxLength: 9 })
  .map((parts) => parts.map((part) => part.join(' ')).join(' '));
const tight = fc
  .array(fc.tuple(mark, plain), { minLength: 2, maxLength: 9 })
  .map((parts) => parts.map((part) => part.join('')).join(''));

/** Texts of words between marks that belong together or do not. */
export const generated: readonly string[] = [
  ...fc.sample(apart, { numRuns: 450, seed: 7 }),
  ...fc.sample(tight, { numRuns: 450, seed: 11 }),
];

/** The fixtures' texts, and generated ones. */
export function texts(): string[] {
  return [...fixtures(), ...generated];
}
