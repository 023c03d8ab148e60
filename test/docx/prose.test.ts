import { describe, expect, test } from 'vitest';
import { cleanJpeg } from '../evidence/support/made-pictures.js';
import { entry, modelOf } from '../html/support.js';
import { all, faultsOf, type Line, lines, readDocx, readValue, textOf, type WordFile } from './read-docx.js';
import { docxOf, PNG, wordOf, wordOfBody } from './support.js';

/** What stands in the entry itself, in front of its facts. */
function body(word: WordFile): Line[] {
  const said = lines(word.document);
  const from = said.findIndex(({ style, text }) => style === 'Eyebrow' && text.startsWith('1 ·'));
  return said.slice(
    from + 1,
    said.findIndex(({ text }) => text.startsWith('Criteria: AM1')),
  );
}

/** The kind of a list and the number it begins with on a level. */
function listOf(
  word: WordFile,
  { numId, level = '0' }: Line,
): { format: string | undefined; start: string | undefined } {
  const numbering = word.part('word/numbering.xml');
  const list = all(numbering, 'w:num').find(({ attributes }) => attributes['w:numId'] === numId);
  const abstract = all(numbering, 'w:abstractNum').find(
    ({ attributes }) => list && attributes['w:abstractNumId'] === readValue(list, 'w:abstractNumId'),
  );
  const defined = all(abstract ?? numbering, 'w:lvl').find(({ attributes }) => attributes['w:ilvl'] === level);
  const override = all(list ?? numbering, 'w:lvlOverride').find(({ attributes }) => attributes['w:ilvl'] === level);
  return {
    format: defined && readValue(defined, 'w:numFmt'),
    start: override && readValue(override, 'w:startOverride'),
  };
}

describe('Markdown in Word', () => {
  test('emphasis, code, deleted words, line breaks', async () => {
    const word = await wordOfBody('A **bold** and *slanted* word, `code`, ~~gone~~, H<sub>2</sub>O.  \nNext line.');
    const [line] = body(word);
    expect(line?.text).toBe('A bold and slanted word, code, gone, H2O.\nNext line.');
    const runs = all(word.document, 'w:r').filter((run) =>
      ['bold', 'slanted', 'code', 'gone', '2'].includes(textOf(run)),
    );
    const marks = ['w:b', 'w:i', 'w:rStyle', 'w:strike', 'w:vertAlign'].map((mark) =>
      runs.findIndex((run) => all(run, mark).length === 1),
    );
    expect(marks).toEqual([0, 1, 2, 3, 4]);
  });

  test('headings below that of the entry', async () => {
    const said = body(await wordOfBody('# One\n\n### Two\n\n# Three\n\nText.'));
    expect(said.map(({ style, text }) => `${style} ${text}`)).toEqual([
      'Heading3 One',
      'Heading4 Two',
      'Heading3 Three',
      'Normal Text.',
    ]);
  });

  test('lists that Word counts itself, each anew, nested, and with another start', async () => {
    const word = await wordOfBody(
      '1. a\n2. b\n   1. c\n   2. d\n3. e\n   1. f\n\ntext\n\n7. g\n8. h\n\ntext\n\n- i\n  - j',
    );
    const said = body(word).filter(({ numId }) => numId !== undefined);
    expect(said.map(({ text, level }) => `${text}${level}`)).toEqual([
      'a0',
      'b0',
      'c1',
      'd1',
      'e0',
      'f1',
      'g0',
      'h0',
      'i0',
      'j1',
    ]);
    const [a, b, c, d, e, f, g, , i, j] = said as [Line, Line, Line, Line, Line, Line, Line, Line, Line, Line];
    expect([b.numId, e.numId, d.numId]).toEqual([a.numId, a.numId, c.numId]);
    expect(new Set([a.numId, c.numId, f.numId, g.numId, i.numId]).size).toBe(5);
    expect(j.numId).toBe(i.numId);
    expect([a, c, f, g].map((line) => listOf(word, line))).toEqual([
      { format: 'decimal', start: '1' },
      { format: 'lowerLetter', start: '1' },
      { format: 'lowerLetter', start: '1' },
      { format: 'decimal', start: '7' },
    ]);
    expect(listOf(word, i).format).toBe('bullet');
  });

  test('tasks as boxes, ticked or not', async () => {
    const word = await wordOfBody('- [x] done\n- [ ] open\n- plain');
    const signs = body(word).map((line) => {
      const list = all(word.part('word/numbering.xml'), 'w:num').find(
        ({ attributes }) => attributes['w:numId'] === line.numId,
      );
      const abstract = all(word.part('word/numbering.xml'), 'w:abstractNum').find(
        ({ attributes }) => list && attributes['w:abstractNumId'] === readValue(list, 'w:abstractNumId'),
      );
      return `${line.text} ${abstract && readValue(abstract, 'w:lvl/w:lvlText')}`;
    });
    expect(signs).toEqual(['done ☑', 'open ☐', 'plain •']);
  });

  test('tables with their heads, quotations, code as written', async () => {
    const word = await wordOfBody('| a | b |\n|---|--:|\n| 1 | 2 |\n\n> said\n\n```\none\n  two\n```');
    const table = all(word.document, 'w:tbl').find((one) => textOf(one) === 'ab12');
    if (!table) throw new Error('no table');
    expect(all(table, 'w:tblHeader')).toHaveLength(1);
    expect(all(table, 'w:p').map((cell) => readValue(cell, 'w:pPr/w:jc'))).toEqual([
      undefined,
      'end',
      undefined,
      'end',
    ]);
    const said = lines(word.document);
    expect(said.find(({ style }) => style === 'Quote')?.text).toBe('said');
    expect(said.find(({ style }) => style === 'Code')?.text).toBe('one\n  two');
  });

  test('footnotes as Word has them, links in them too', async () => {
    const word = await wordOfBody('Text[^1] and more[^b].\n\n[^1]: First, see <https://example.org/a>.\n[^b]: Second.');
    expect(faultsOf(word)).toEqual([]);
    expect(all(word.document, 'w:footnoteReference').map(({ attributes }) => attributes['w:id'])).toEqual(['1', '2']);
    const notes = all(word.part('word/footnotes.xml'), 'w:footnote').map((note) => textOf(note).trim());
    expect(notes.filter(Boolean)).toEqual(['First, see https://example.org/a.', 'Second.']);
    expect(all(word.part('word/_rels/footnotes.xml.rels'), 'Relationship')[0]?.attributes['Target']).toBe(
      'https://example.org/a',
    );
  });

  test('notes that call each other, each in brackets once', async () => {
    const called = (level: number): string => (level === 18 ? 'end' : ` called[^n${level + 1}] twice[^n${level + 1}]`);
    const notes = Array.from({ length: 19 }, (_, level) => `[^n${level}]: Note ${level}.${called(level)}`);
    const word = await wordOfBody(`Text[^n0] and[^ring].\n\n${notes.join('\n')}\n[^ring]: Round[^ring].`);
    expect(faultsOf(word)).toEqual([]);
    const words = textOf(word.part('word/footnotes.xml'));
    expect(words.match(/Note \d+\./g)).toHaveLength(19);
    expect(words.match(/Round/g)).toHaveLength(1);
  });

  test('raw HTML as what it says', async () => {
    const word = await wordOfBody(
      '<details><summary>More</summary>\n\nInside\n\n</details>\n\n<b>strong</b> <script>alert(1)</script><table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table>',
    );
    expect(faultsOf(word)).toEqual([]);
    const text = textOf(word.document);
    expect(text).toContain('MoreInside');
    expect(text).not.toContain('alert');
  });

  test('pictures with their words, turned as the camera was held, and within a link', async () => {
    const word = await wordOfBody(
      '![The board](../evidence/a.png "At nine")\n\n![Phone](../evidence/p.jpg)\n\n[![Logo](../evidence/a.png)](https://example.org/) [![In](../evidence/a.png)](#nowhere) [![Up](../evidence/a.png)](2026-03-12-a.md)',
      { 'evidence/a.png': PNG, 'evidence/p.jpg': cleanJpeg(6) },
    );
    expect(faultsOf(word)).toEqual([]);
    const shown = all(word.document, 'wp:docPr').map(({ attributes }) => attributes['descr']);
    expect(shown.slice(0, 5)).toEqual(['The board', 'Phone', 'Logo', 'In', 'Up']);
    expect(
      all(word.document, 'a:xfrm')
        .map(({ attributes }) => attributes['rot'])
        .filter(Boolean),
    ).toContain('5400000');
    expect(lines(word.document).find(({ style }) => style === 'Caption')?.text).toMatch(/^At nine/);
    expect(Buffer.from(word.parts.get('word/media/image1.png') ?? []).equals(PNG)).toBe(true);
  });

  test('right-to-left text, emoji and other scripts', async () => {
    const word = await wordOfBody('שלום עולם, שלום.\n\nEnglish with עברית inside 👩‍🏫.\n\n日本語の文章。');
    const said = all(word.document, 'w:p').filter((line) => /שלום|English|日本/.test(textOf(line)));
    expect(said.map((line) => all(line, 'w:bidi').length)).toEqual(expect.arrayContaining([1, 0, 0]));
    const hebrew = all(word.document, 'w:r').find((run) => textOf(run) === 'עברית');
    expect(hebrew && all(hebrew, 'w:rtl')).toHaveLength(1);
    expect(textOf(word.document)).toContain('👩‍🏫');
  });
});

describe('hostile text', () => {
  test('no address but those of the web, no picture from outside, no field', async () => {
    const word = await wordOfBody(
      [
        '[a](javascript:alert(1)) [b](file:///etc/passwd) [c](//server/share) [d](\\\\server\\share) [e](data:text/html,x)',
        '[f](vbscript:x) [g](ms-word:ofe|u|x) [h](http://localhost/) [i](https://example.org/ok) [j](../../../x.md)',
        '![remote](https://example.org/track.png) ![up](../../../../etc/passwd)',
        '<a href="file:///c:/x">k</a> <img src="file:///c:/x.png" onerror="alert(1)"> <iframe src="https://example.org"></iframe>',
        '{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" } { INCLUDETEXT "x" } {bullet-0} {numbers-from-1-0}',
        '</w:t></w:r><w:r><w:fldSimple w:instr="DDE"/></w:r>',
      ].join('\n\n'),
    );
    expect(faultsOf(word)).toEqual([]);
    const targets = all(word.part('word/_rels/document.xml.rels'), 'Relationship').filter(
      ({ attributes }) => attributes['TargetMode'] === 'External',
    );
    expect(targets.map(({ attributes }) => attributes['Target'])).toEqual([
      'https://example.org/ok',
      'https://example.org/track.png',
    ]);
    expect(targets.every(({ attributes }) => attributes['Type']?.endsWith('/hyperlink'))).toBe(true);
    const fields = all(word.document, 'w:instrText').map(({ children }) => children.join(''));
    expect(fields.filter((field) => !/^ PAGEREF \w+ \\h $/.test(field))).toEqual([' TOC \\o "1-2" \\h \\z ']);
    expect(all(word.document, 'w:fldSimple')).toEqual([]);
    expect(textOf(word.document)).toContain('{bullet-0} {numbers-from-1-0}');
  });

  test('characters that no XML holds, in text, titles and descriptions', async () => {
    const bad = '\u0001\u0008\u000b\u001f\ufffe\uffff\ud800';
    const word = await wordOf(
      {
        'journal/a.md': `---\nkind: entry\ntitle: "A\\u0001\\u000b & <b>"\ncriteria: [AM1]\n---\n\nText${bad} &#1; ![alt${bad}](../evidence/a.png)\n`,
      },
      { 'evidence/a.png': PNG },
    );
    expect(faultsOf(word)).toEqual([]);
    expect(textOf(word.document)).toContain('A & <b>');
  });

  test('lists of twelve levels, quotations in quotations, a long word and a long text', async () => {
    const deep = Array.from({ length: 12 }, (_, level) => `${'  '.repeat(level)}- level ${level + 1}`).join('\n');
    const word = await wordOfBody(
      `${deep}\n\n${'> '.repeat(200)}deep\n\n${'x'.repeat(20_000)}\n\n${'word '.repeat(10_000)}`,
    );
    expect(faultsOf(word)).toEqual([]);
    const said = body(word).filter(({ text }) => text.startsWith('level'));
    expect(said).toHaveLength(12);
    expect(Math.max(...said.map(({ level }) => Number(level)))).toBe(8);
    expect(textOf(word.document)).toContain('deep');
  });

  test('tables of many columns and rows, of one cell that claims more, of nothing', async () => {
    const wide = `|${' h |'.repeat(80)}\n|${'---|'.repeat(80)}\n|${' c |'.repeat(80)}`;
    const long = `| a | b |\n|---|---|\n${'| 1 | 2 |\n'.repeat(3000)}`;
    const odd =
      '<table><tr><td colspan="9999" rowspan="9999">x</td></tr><tr><td>y</td><td>z</td></tr></table>\n\n<table></table>';
    const word = await wordOfBody(`${wide}\n\n${long}\n\n${odd}`);
    expect(faultsOf(word)).toEqual([]);
    expect(all(word.document, 'w:tr').length).toBeGreaterThan(3000);
  });

  test('pictures that are none, or of a kind Word does not show, are named', async () => {
    const files = {
      'evidence/broken.png': Buffer.from('not a picture'),
      'evidence/cut.png': PNG.subarray(0, 40),
      'evidence/drawing.svg': Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>x</script></svg>',
      ),
      'evidence/gone.png': Buffer.alloc(0),
    };
    const word = await wordOfBody(
      Object.keys(files)
        .map((path) => `![a](../${path})`)
        .join('\n\n'),
      files,
    );
    expect(faultsOf(word)).toEqual([]);
    expect([...word.parts.keys()].filter((name) => name.includes('media/'))).toEqual([]);
    const text = textOf(word.document);
    expect(text).toContain('Picture: broken.png. Not shown: the file is damaged or not a picture.');
    expect(text).toContain('Picture: drawing.svg. Not shown: SVG pictures cannot be shown in this Word file.');
  });
});

test('what reviewers are asked to sign has room for it, and what they wrote stands there', async () => {
  const signOff =
    '---\nkind: sign-off\nstage: advanced\nrole: head-teacher\nname: Sam Hill\ndate: 2026-06-30\ndecision: supported\n---\n\nI support **this**.\n';
  const word = await wordOf({ 'stages/advanced/sign-off/head-teacher-1.md': signOff });
  const said = lines(word.document);
  expect(said.find(({ style, text }) => style === 'Quote' && text === 'I support this.')).toBeDefined();
  const forms = all(word.document, 'w:tbl').filter((table) => all(table, 'w:tblHeader').length === 0);
  expect(forms.map((form) => all(form, 'w:tr').map(textOf))).toEqual([
    ['Signature'],
    [
      'Decision recognised      returned      noted',
      'CommentsWrite here',
      'NameWrite here',
      'DateWrite here',
      'Signature',
    ],
  ]);
});

test('what is cited leads to the list of references, also where an entry stands alone', async () => {
  const texts = {
    'references.bib': '@book{lane2019, author = {Lane, Ada}, title = {Asking}, year = {2019}, publisher = {Fen Press}}',
    'journal/a.md': entry('title: A talk\ncriteria: [AM1]', 'As Lane says [@lane2019, p. 4].'),
  };
  for (const number of [undefined, 1]) {
    const word = readDocx(await docxOf(modelOf(texts), {}, number));
    expect(faultsOf(word)).toEqual([]);
    const link = all(word.document, 'w:hyperlink').find((one) => textOf(one) === 'Lane, 2019');
    const place = all(word.document, 'w:p').find((line) =>
      all(line, 'w:bookmarkStart').some(({ attributes }) => attributes['w:name'] === link?.attributes['w:anchor']),
    );
    expect(place && textOf(place)).toMatch(/^Lane, A\. \(2019\) Asking/);
  }
});

test('with several stages each has a heading of its own above its parts', async () => {
  const word = await wordOf({
    'portfolio.yaml':
      'version: 1\nmentor: {name: Ada Marsh, school: Fell High}\nprovider: Fen University\nframework: ljmu-2016\n',
    'journal/a.md': entry('title: Early\nstage: effective\ncriteria: [EM1]', '# Then\n\nText.'),
    'journal/b.md': entry('title: Late\nstage: advanced\ncriteria: [AM1]', 'Text.'),
  });
  expect(faultsOf(word)).toEqual([]);
  const said = lines(word.document).map(({ style, text }) => `${style} ${text}`);
  expect(said.filter((line) => line.startsWith('Heading1'))).toEqual([
    'Heading1 Effective Mentor',
    'Heading1 Advanced Mentor',
  ]);
  expect(said).toEqual(
    expect.arrayContaining([
      'Heading2 Journal',
      'Heading3 Early',
      'Heading4 Then',
      expect.stringMatching(/^TOC3 Early\t?\d+$/),
      expect.stringMatching(/^TOC1 Advanced Mentor\t?\d+$/),
    ]),
  );
  expect(all(word.document, 'w:instrText')[0]?.children).toEqual([' TOC \\o "1-3" \\h \\z ']);
});

test('speaks the language of the portfolio, with its days', async () => {
  const yaml =
    'version: 1\nmentor: {name: Ada Marsh, school: Fell High}\nframework: ljmu-2016\nstage: advanced\nlanguage: cy\n';
  const word = await wordOf({
    'portfolio.yaml': yaml,
    'journal/a.md': entry('title: A\ndate: 2026-03-12\ncriteria: [AM1]', 'Text.'),
  });
  const said = lines(word.document);
  expect(said.find(({ style }) => style === 'TOCHeading')?.text).toBe('Cynnwys');
  expect(said.some(({ text }) => text.includes('12 Mawrth 2026'))).toBe(true);
  expect(textOf(word.part('word/footer1.xml'))).toBe(' o ');
  expect(all(word.part('docProps/core.xml'), 'dc:language')[0]?.children).toEqual(['cy']);
  expect(readValue(word.part('word/styles.xml'), 'w:docDefaults/w:rPrDefault/w:rPr/w:lang')).toBe('cy-GB');
});

test('a cell that spans rows keeps those beside it in their columns', async () => {
  const html =
    '<table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td><td>e</td></tr></table>';
  const word = await wordOfBody(html);
  expect(faultsOf(word)).toEqual([]);
  const table = all(word.document, 'w:tbl').find((one) => textOf(one) === 'abcde');
  const rows = table ? all(table, 'w:tr').map((row) => all(row, 'w:tc').map(textOf)) : [];
  expect(rows).toEqual([
    ['a', 'b'],
    ['', 'c'],
    ['d', 'e'],
  ]);
});

test('a table without a head has none that is shaded', async () => {
  const word = await wordOfBody('<table><tr><td>a</td><td>b</td></tr></table>\n\n| c |\n|---|\n| d |');
  const looks = all(word.document, 'w:tbl').filter((one) => ['ab', 'cd'].includes(textOf(one)));
  expect(looks.map((one) => readValue(one, 'w:tblPr/w:tblLook', 'w:val'))).toEqual(['0680', '06A0']);
});

test('tabs within a text are tabs in Word', async () => {
  const word = await wordOfBody('```\n\tif\tso\n```');
  const code = all(word.document, 'w:p').find((line) => readValue(line, 'w:pPr/w:pStyle') === 'Code');
  expect(code && all(code, 'w:tab')).toHaveLength(2);
  expect(faultsOf(word)).toEqual([]);
});
