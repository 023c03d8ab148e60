import { describe, expect, test } from 'vitest';
import { withoutMetadata } from '../../src/evidence/strip/photo-metadata.js';
import { renderHtml } from '../../src/html/index.js';
import { type FileContent, NameFinder, readPeople } from '../../src/portfolio/index.js';
import { OutputSearch, type Place, type RedactedDocument, redactDocument } from '../../src/redact/index.js';
import { makeBox, makeExif, makePng } from '../evidence/support/photo.js';
import { entry, modelOf, plain, plainModelOf, theme } from '../html/support.js';
import { finder } from './support.js';

const NOTHING: FileContent = { texts: [], hasLocation: false, hasAuthor: false, unread: null };

interface Sources {
  files?: Record<string, Buffer>;
  contents?: Record<string, FileContent>;
}

function redact(
  texts: Record<string, string>,
  { files = {}, contents = {} }: Sources = {},
  names: NameFinder = finder,
): RedactedDocument {
  const all: Record<string, string> = { ...texts };
  for (const path of Object.keys(files)) all[path] ??= 'x';
  return redactDocument(modelOf(all), {
    finder: names,
    contents: new Map(Object.entries(contents)),
    readFile: (path) => files[path] ?? (texts[path] === undefined ? null : Buffer.from(texts[path])),
    strip: (picture) => {
      const outcome = withoutMetadata(picture);
      return outcome.state === 'unknown' ? null : outcome.content;
    },
  });
}

function page({ model, readFile }: RedactedDocument): string {
  return renderHtml(model, { theme, readFile }).replace(/<style>[\s\S]*?<\/style>/, '');
}

/** What the last search finds in a page. */
function placesIn({ model, readFile }: RedactedDocument, names: NameFinder = finder): Place[] {
  const search = new OutputSearch(names);
  const places: Place[] = [];
  renderHtml(model, { theme, readFile, inspect: (made, marks) => places.push(...search.page(made, marks)) });
  return places;
}

describe('files and anchors that lose their names', () => {
  const texts = {
    'journal/jane.md': entry(
      'title: One\ncriteria: [AM1]\nevidence: [evidence/jane.txt, evidence/holloway.txt]',
      '# Jane\n\n# Holloway\n\n# Trainee A\n\n[down](#holloway) [over](holloway.md#jane)',
    ),
    'journal/holloway.md': entry(
      'title: Two\ncriteria: [AM1]',
      '# Jane\n\n[back](jane.md) [file](../evidence/jane.txt)',
    ),
    'evidence/jane.txt': 'first file of Jo',
    'evidence/holloway.txt': 'second file',
  };
  const document = redact(texts);
  const html = page(document);

  test('stay apart, and links still lead where they led', () => {
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const targets = [...html.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
    expect(/<a href="#([^"]*)">down/.exec(html)?.[1]).toBe('entry-trainee-a-2--trainee-a-3');
    expect(document.model.evidence.map(({ file }) => file)).toEqual([
      'evidence/trainee-a.txt',
      'evidence/trainee-a-2.txt',
    ]);
  });

  test('are read by their old paths, rewritten', () => {
    expect(html).toContain('first file of Trainee B');
    expect(html).toContain('second file');
    expect(/jane|holloway/i.exec(html)?.[0]).toBeUndefined();
  });
});

test('a title that is only the name of its file is read as a path', () => {
  const html = page(redact({ 'journal/2026-03-01-visit-of-jane-holloway.md': entry('criteria: [AM1]', 'Text.') }));
  expect(html).toContain('Visit of Trainee\u00a0A');
  expect(/jane|holloway/i.exec(html)).toBeNull();
});

test('so is that title behind words of the program', () => {
  const path = 'journal/2026-03-01-visit-of-jane.md';
  const comment = `---\nkind: comment\non: {file: ${path}}\nstate: open\n---\n\nGood.\n`;
  const document = redact({ [path]: entry('criteria: [AM1]', 'Text.'), 'stages/advanced/comments/a.md': comment });
  const said = JSON.stringify(plain(document.model));
  expect(said).toContain('Entry 1: Visit of Trainee A');
  expect(/.{20}jane.{20}/i.exec(said)?.[0]).toBeUndefined();
});

test('a document without names comes back as it was', () => {
  const texts = {
    'journal/a.md': entry('title: A talk\ncriteria: [AM1]', '# Head\n\n*One* [two](b.md#x) ![three](x.png)\n'),
  };
  expect(redact(texts).model).toEqual(modelOf(texts));
});

test('what the framework says keeps a word that is also a name', () => {
  const texts = { 'journal/a.md': entry('title: Will\ncriteria: [AM1]', 'So Will asked.') };
  const shown = plain(redact(texts).model);
  expect(shown.stages[0]?.table.rows).toEqual(
    plainModelOf({ 'journal/a.md': texts['journal/a.md'].replaceAll('Will', 'Pupil 3') }).stages[0]?.table.rows,
  );
  expect(shown.stages[0]?.journal[0]?.title).toBe('Pupil 3');
});

test('what we and the frameworks say is left alone, whoever bears the word as a name', () => {
  const people = ['Amber', 'May', 'Green', 'Rated'].map(
    (name, index) => `  - {name: ${name}, id: p${index}, as: Pupil ${index}}`,
  );
  const own = new NameFinder(readPeople(`people:\n${people.join('\n')}\n`).people);
  const texts = {
    'journal/a.md': entry('title: A talk with Amber\ndate: 2026-05-03\ncriteria: [AM1]', 'In May, May asked Green.'),
  };
  const document = redact(texts, {}, own);
  const shown = plain(document.model);
  expect(shown.stages[0]?.selfAssessment).toEqual(plainModelOf(texts).stages[0]?.selfAssessment);
  expect(shown.stages[0]?.journal[0]?.title).toBe('A talk with Pupil 0');
  expect(placesIn(document, own)).toEqual([]);
});

describe('evidence', () => {
  const exif = makeExif({ artist: 'Jane Holloway', latitude: [53, 24, 30] });
  const named: FileContent = { ...NOTHING, texts: [{ where: 'page 2', text: 'Jane' }] };

  test.each([
    ['a.pdf', Buffer.from('%PDF'), named, 'name'],
    ['a.pdf', Buffer.from('%PDF'), NOTHING, null],
    ['a.pdf', Buffer.from('%PDF'), { ...NOTHING, unread: 'it is encrypted' }, 'unsearchable'],
    ['a.docx', Buffer.from('PK'), undefined, 'unsearchable'],
    ['a.mp4', Buffer.from('film'), { ...NOTHING, hasLocation: true }, 'place'],
    ['a.mp3', Buffer.from('sound'), NOTHING, null],
    ['a.mp3', Buffer.from('sound'), undefined, 'unsearchable'],
    ['a.png', makePng(['eXIf', exif]), { ...named, hasAuthor: true }, null],
    ['a.heic', makeBox('ftyp', Buffer.from('heic')), { ...NOTHING, hasLocation: true }, 'place'],
    ['a.gif', Buffer.from('GIF89a a picture by Jane Holloway'), undefined, 'name'],
    ['a.gif', Buffer.from('GIF89a a picture'), undefined, null],
    [
      'a.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>Jane</text></svg>'),
      named,
      'name',
    ],
  ])('%s: %#', (name, bytes, content, reason) => {
    const path = `evidence/${name}`;
    const texts = { 'journal/a.md': entry(`title: T\ncriteria: [AM1]\nevidence: [${path}]`, 'Text.') };
    const document = redact(texts, { files: { [path]: bytes }, contents: content ? { [path]: content } : {} });
    expect(document.leftOut.map((one) => one.reason)).toEqual(reason === null ? [] : [reason]);
    expect(Buffer.from(document.readFile(path) ?? '').toString('latin1')).not.toContain('Jane');
    const html = page(document);
    expect(html.includes('(left out: ')).toBe(reason !== null);
    for (const [, data = ''] of html.matchAll(/base64,([^"]*)/g))
      expect(Buffer.from(data, 'base64').toString('latin1')).not.toMatch(/Jane|eXIf/);
  });
});

describe('the list of references', () => {
  test('has pseudonyms, and is still cited', () => {
    const bib =
      '@book{holloway2019, author={Holloway, Jane and Field, Jo}, title={What Jane Holloway saw}, publisher={Fen}, year=2019, url={https://fen.example/jane-holloway}}\n';
    const texts = {
      'references.bib': bib,
      'journal/a.md': entry('criteria: [AM1]', 'So [@holloway2019, p. 4], and @holloway2019 again.'),
    };
    const document = redact(texts);
    const said = page(document);
    expect(said).not.toMatch(/holloway/i);
    expect(plain(document.model).references[0]?.who).toBe('Trainee A and Field');
    expect(said).toContain('>Trainee\u00a0A and Field, 2019</a>, p.\u00a04)');
    expect(said).toContain('>Trainee\u00a0A and Field (2019</a>)');
    expect(placesIn(document)).toEqual([]);
  });
});

describe('what reads the files of a redacted document', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>Jane</text></svg>';
  const files: Record<string, Buffer> = {
    'evidence/jane.md': Buffer.from('Ja**ne** and Jo'),
    'evidence/b.markdown': Buffer.from('Ja**ne**'),
    'evidence/c.txt': Buffer.from('Ja**ne** and Jo'),
    'evidence/d.csv': Buffer.from('Jo;Jane'),
    'evidence/e.txt': Buffer.from([0x4a, 0x6f, 0x00]),
    'evidence/f.pdf': Buffer.from('%PDF by Jane'),
    'evidence/g.pdf': Buffer.from('%PDF\0plain'),
    'evidence/h.svg': Buffer.from(svg),
    'evidence/i.tiff': Buffer.from('Jane Holloway'),
    'evidence/j.gif': Buffer.from('GIF89a plain'),
    'journal/a.md': Buffer.from('Jane'),
  };
  const contents = {
    'evidence/f.pdf': { ...NOTHING, texts: [{ where: 'page 1', text: 'Jane' }] },
    'evidence/g.pdf': NOTHING,
  };
  const paths = Object.keys(files).filter((path) => path.startsWith('evidence/'));

  function made(): RedactedDocument {
    const a = entry(`title: T\ncriteria: [AM1]\nevidence: [${paths.join(', ')}]`, 'We met.');
    return redact({ 'journal/a.md': a }, { files, contents });
  }

  test.each([
    ['evidence/trainee-a.md', 'Trainee A and Trainee B'],
    ['evidence/jane.md', null],
    ['evidence/b.markdown', 'Trainee A'],
    ['evidence/c.txt', 'Trainee A** and Trainee B'],
    ['evidence/d.csv', 'Trainee B;Trainee A'],
    ['evidence/e.txt', null],
    ['evidence/f.pdf', null],
    ['evidence/g.pdf', '%PDF\0plain'],
    ['evidence/h.svg', expect.stringMatching(/^<svg.*Left out/)],
    ['evidence/i.tiff', expect.stringMatching(/^<svg.*Left out/)],
    ['evidence/j.gif', 'GIF89a plain'],
    ['journal/a.md', null],
    ['nowhere.txt', null],
  ])('gives of %s %j', (path, expected) => {
    const bytes = made().readFile(path);
    expect(bytes && Buffer.from(bytes).toString()).toEqual(expected);
  });

  test('what is left out is told, and is not among what may go behind the last page', () => {
    const { model, kept, leftOut } = made();
    const labels = ['E06', 'E08', 'E09'];
    expect(leftOut.map(({ label, reason }) => `${label} ${reason}`)).toEqual(labels.map((label) => `${label} name`));
    const out = model.evidence.filter(({ isLeftOut }) => isLeftOut);
    expect(out.map(({ label, kind }) => `${label} ${kind}`)).toEqual(['E06 other', 'E08 image', 'E09 other']);
    expect(kept.evidence.map(({ label }) => label)).toEqual(
      model.evidence.map(({ label }) => label).filter((label) => !labels.includes(label)),
    );
    expect({ ...kept, evidence: [] }).toEqual({ ...model, evidence: [] });
  });
});
