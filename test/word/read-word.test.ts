import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/text/refusal.js';
import { cellText, paragraphsIn, readWord, textOf, type WordFile, type WordTable } from '../../src/word/index.js';
import { makeZip } from '../evidence/support/zip.js';
import { p, part, run, wordFile } from './support.js';

const read = (body: string, parts: Record<string, string | Buffer> = {}): WordFile =>
  readWord(wordFile(body, parts), 'form.docx');
const lines = (file: WordFile): string[] => paragraphsIn(file.blocks).map((one) => textOf(one));
const refusal = (bytes: Buffer): Refusal => {
  try {
    readWord(bytes, 'form.docx');
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was read');
};

describe('what a form says by its looks', () => {
  const sym = (font: string, char: string): string => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
  const box = (state: string): string =>
    `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${state}"/></w14:checkbox></w:sdtPr><w:sdtContent>${run('?')}</w:sdtContent></w:sdt>`;
  const legacy = (state: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>${state}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

  test.each([
    ['a tick as Word writes it', sym('Wingdings', 'F0FC'), '✓'],
    ['a cross', sym('Wingdings', 'F0FB'), '✗'],
    ['a ticked box of the second font', sym('Wingdings 2', 'F052'), '☒'],
    ['an empty box', sym('Wingdings', 'F06F'), '☐'],
    ['a tick as LibreOffice writes it', run('\uf0fc', '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), '✓'],
    ['a tick by its letter', run('ü', '<w:rFonts w:ascii="Wingdings"/>'), '✓'],
    ['a control that is ticked', box('1'), '☒'],
    ['a control that is not', box('0'), '☐'],
    ['an old field that is ticked', legacy('<w:default w:val="0"/><w:checked/>'), '☒'],
    ['an old field that begins ticked', legacy('<w:default w:val="1"/>'), '☒'],
    ['an old field unticked since', legacy('<w:default w:val="1"/><w:checked w:val="0"/>'), '☐'],
    [
      'a control that only asks to be filled in',
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Click here')}</w:sdtContent></w:sdt>`,
      '',
    ],
    ['a field with its result', `<w:fldSimple w:instr="DATE">${run('today')}</w:fldSimple>`, 'today'],
    [
      'a text box, once',
      `<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${p(run('in the box'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p(run('in the box'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      '|in the box',
    ],
  ])('%s', (_, content, expected) => {
    expect(lines(read(p(content))).join('|')).toBe(expected);
  });

  test('bold, struck out, highlighted and shaded letters, and what turns them off', () => {
    const file = read(
      p(
        run('b', '<w:b/>') +
          run('n', '<w:b w:val="0"/>') +
          run('s', '<w:strike/>') +
          run('h', '<w:highlight w:val="yellow"/>') +
          run('c', '<w:shd w:fill="FFFF00"/>'),
      ),
    );
    expect(
      paragraphsIn(file.blocks)[0]?.runs.map(({ text, bold, strike, marked }) => [text, bold, strike, marked]),
    ).toEqual([
      ['b', true, false, false],
      ['n', false, false, false],
      ['s', false, true, false],
      ['h', false, false, true],
      ['c', false, false, true],
    ]);
  });

  test('tables: where each cell lies, what it is filled with, which goes on from above', () => {
    const cell = (text: string, properties = ''): string =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${p(run(text))}</w:tc>`;
    const file = read(
      `<w:tbl><w:tr>${cell('head', '<w:gridSpan w:val="2"/>')}${cell('x', '<w:vMerge w:val="restart"/>')}</w:tr>` +
        `<w:sdt><w:sdtContent><w:tr>${cell('a', '<w:shd w:fill="00b050"/>')}${cell('b', '<w:shd w:fill="FFFFFF"/>')}${cell('', '<w:vMerge/>')}</w:tr></w:sdtContent></w:sdt></w:tbl>`,
    );
    const table = file.blocks[0] as WordTable;
    expect(
      table.rows.map(({ cells }) =>
        cells.map((one) => [one.column, one.columns, one.fill, one.isContinued, cellText(one)]),
      ),
    ).toEqual([
      [
        [0, 2, null, false, 'head'],
        [2, 1, null, false, 'x'],
      ],
      [
        [0, 1, '00B050', false, 'a'],
        [1, 1, null, false, 'b'],
        [2, 1, null, true, ''],
      ],
    ]);
  });

  test('headings by their style in any language, contents and notes', () => {
    const styles = part(
      'w:styles',
      '<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style><w:style w:styleId="Eigen"><w:basedOn w:val="berschrift2"/><w:name w:val="Mine"/></w:style><w:style w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>',
    );
    const notes = part('w:footnotes', `<w:footnote w:id="2">${p(run('said below'))}</w:footnote>`);
    const file = read(
      p(run('Two'), '<w:pStyle w:val="Eigen"/>') +
        p(run('Listed'), '<w:pStyle w:val="Verzeichnis1"/>') +
        p(`${run('Text')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
      { 'word/styles.xml': styles, 'word/footnotes.xml': notes },
    );
    expect(paragraphsIn(file.blocks).map(({ heading, isContents }) => [heading, isContents])).toEqual([
      [2, false],
      [null, true],
      [null, false],
    ]);
    expect(lines(file)[2]).toBe('Text [said below]');
  });

  test('a file whose prefixes are its own is read as any other', () => {
    const xml = part('w:document', `<w:body>${p(run('Words', '<w:b/>'))}</w:body>`).replace(/\bw:/g, 'ns0:');
    const file = readWord(makeZip({ 'word/document.xml': xml.replace('xmlns:w=', 'xmlns:ns0=') }), 'form.docx');
    expect(lines(file)).toEqual(['Words']);
  });
});

describe('what a reviewer leaves in it', () => {
  const change = (name: string, text: string): string =>
    `<w:${name} w:id="9" w:author="Dr A. Reader" w:date="2026-10-20T10:00:00Z">${text}</w:${name}>`;

  test('both texts of a tracked change, and who made it', () => {
    const file = read(
      p(run('one ') + change('del', '<w:r><w:delText>meeting</w:delText></w:r>') + change('ins', run('two meetings'))),
    );
    const [paragraph] = paragraphsIn(file.blocks);
    expect(paragraph && [textOf(paragraph), textOf(paragraph, 'changed')]).toEqual(['one meeting', 'one two meetings']);
    expect(paragraph?.runs[1]?.change).toEqual({ kind: 'deleted', author: 'Dr A. Reader', date: '2026-10-20' });
  });

  test('comments with their words, replies and what is settled', () => {
    const comment = (id: string, text: string): string =>
      `<w:comment w:id="${id}" w:author="Dr A. Reader" w:date="2026-10-20T10:00:00Z"><w:p w14:paraId="P${id}">${run(text)}</w:p></w:comment>`;
    const extended =
      '<w15:commentEx w15:paraId="P1" w15:done="1"/><w15:commentEx w15:paraId="P2" w15:paraIdParent="P1" w15:done="1"/><w15:commentEx w15:paraId="P3" w15:done="0"/>';
    const body =
      `<w:bookmarkStart w:id="4" w:name="before"/><w:p><w:bookmarkStart w:id="5" w:name="within"/>${run('Some ')}<w:commentRangeStart w:id="1"/><w:commentRangeStart w:id="2"/>${run('words')}</w:p>` +
      `<w:p>${run('and more')}<w:commentRangeEnd w:id="1"/><w:commentRangeEnd w:id="2"/><w:r><w:commentReference w:id="1"/></w:r></w:p>` +
      `<w:p>${run('here')}<w:r><w:commentReference w:id="3"/></w:r></w:p>`;
    const comments = part('w:comments', comment('1', 'Which?') + comment('2', 'That one') + comment('3', ''));
    const file = read(body, {
      'word/comments.xml': comments,
      'word/commentsExtended.xml': part('w15:commentsEx', extended),
    });
    expect(file.comments.map(({ at: _, ...one }) => one)).toEqual([
      {
        id: '1',
        author: 'Dr A. Reader',
        date: '2026-10-20',
        text: 'Which?',
        parent: null,
        isResolved: true,
        quote: 'words\nand more',
      },
      {
        id: '2',
        author: 'Dr A. Reader',
        date: '2026-10-20',
        text: 'That one',
        parent: '1',
        isResolved: true,
        quote: 'words\nand more',
      },
      { id: '3', author: 'Dr A. Reader', date: '2026-10-20', text: '', parent: null, isResolved: false, quote: '' },
    ]);
    expect(file.comments.map(({ at }) => at?.place.paragraph)).toEqual([1, 1, 3]);
    expect(file.comments[0]?.at?.bookmarks).toEqual(['before', 'within']);
    const plain = read(body, { 'word/comments.xml': comments });
    expect(plain.comments.map(({ parent }) => parent)).toEqual([null, '1', null]);
  });

  test('what programs say of the file', () => {
    const properties =
      '<Properties xmlns:vt="urn:vt"><property name="mentor.stage" pid="2"><vt:lpwstr>advanced</vt:lpwstr></property></Properties>';
    expect([...read(p(''), { 'docProps/custom.xml': properties }).properties]).toEqual([['mentor.stage', 'advanced']]);
  });
});

describe('what is no Word file, or a hostile one', () => {
  const ole = (text: string): Buffer =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(text, 'utf16le')]);

  test.each([
    ['an old Word file', ole('WordDocument'), 'Save as'],
    ['one behind a password', ole('EncryptedPackage'), 'password'],
    ['an OpenDocument file', makeZip({ mimetype: 'application/vnd.oasis', 'content.xml': '<x/>' }), 'Save as'],
    ['a workbook', makeZip({ 'xl/workbook.xml': '<x/>' }), 'Excel'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'PDF'],
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['a text', Buffer.from('Dear all'), 'not a Word file'],
    ['half a file', wordFile(p(run('x'))).subarray(0, 90), 'not a Word file'],
    ['XML that ends in the middle', makeZip({ 'word/document.xml': '<w:document><w:body>' }), 'damaged'],
    [
      'XML whose marks cross',
      makeZip({ 'word/document.xml': '<w:document><w:body></w:document></w:body>' }),
      'damaged',
    ],
    ['two documents in one', makeZip({ 'word/document.xml': '<w:document/><w:document/>' }), 'damaged'],
    ['a tag that never ends', makeZip({ 'word/document.xml': '<w:document w:a="><w:body/>' }), 'damaged'],
    ['an entity that grows', makeZip({ 'word/document.xml': bomb() }), 'damaged'],
    [
      'tables within tables without end',
      wordFile('<w:tbl><w:tr><w:tc>'.repeat(300) + '</w:tc></w:tr></w:tbl>'.repeat(300)),
      'damaged',
    ],
    [
      'a part that unpacks to more than any document',
      makeZip({ 'word/document.xml': Buffer.alloc(70 * 1024 * 1024, 32) }),
      'unpacks',
    ],
  ])('%s is refused with what to do', (_, bytes, word) => {
    const { message, hint } = refusal(bytes);
    expect(`${message} ${hint}`).toContain(word);
    expect(hint).not.toBe('');
  });

  function bomb(): string {
    const levels = Array.from({ length: 9 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`);
    return `<!DOCTYPE x [<!ENTITY e0 "words ">${levels.join('')}]><w:document>&e9;</w:document>`;
  }
});
