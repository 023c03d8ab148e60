import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EvidenceFile, PrintedPdf } from '../../src/pdf/index.js';
import { about, END, page, START } from './support/documents.js';
import { withEngine } from './support/engine.js';
import { encrypted, evidence, formOf, makePdf, pagesOf, prepared, withActions } from './support/evidence.js';
import { type PdfRead, readPdf } from './support/read-pdf.js';

const A4: [number, number] = [595, 842];

/** A contents list, a list of evidence, and a page for each label before its own pages, in the order given. */
function withSlips(labels: readonly string[]): string {
  const ids = labels.map((label) => label.toLowerCase());
  const slips = ids.map(
    (id) =>
      `<section class="slip"><h2 id="${id}-pages">${id.toUpperCase()} Title of ${id.toUpperCase()}</h2><p>Appendix ${id}</p>
<p class="foot"><a class="page-ref" href="#${id}-pages">${END}</a></p></section>`,
  );
  return page(
    `<h1>Portfolio</h1><ul>${ids.map((id) => `<li>${id}, p. <a class="page-ref" href="#${id}">${START}</a></li>`).join('')}</ul>
<h2>List</h2>${ids.map((id) => `<p id="${id}">Listed ${id}</p>`).join('')}${slips.join('')}`,
    '.slip { break-before: page } li, p { white-space: nowrap }',
  );
}

async function print(files: readonly EvidenceFile[], labels = files.map(({ label }) => label)): Promise<PrintedPdf> {
  const appendices = await prepared(files);
  return withEngine((engine) => engine.print(withSlips(labels), { ...about, appendices }));
}

describe('evidence of every shape', () => {
  let files: EvidenceFile[];
  let printed: PrintedPdf;
  let read: PdfRead;
  let whole: PDFDocument;

  beforeAll(async () => {
    files = [
      evidence('E01', 'portrait.pdf', await pagesOf('Portrait', [A4, A4, A4])),
      evidence('E02', 'landscape.pdf', await pagesOf('Landscape', [[842, 595]])),
      evidence('E03', 'turned.pdf', await pagesOf('Turned', [A4, [300, 200]], 90)),
      evidence('E04', 'form.pdf', await formOf('Ada Byron')),
      evidence('E05', 'other-form.pdf', await formOf('Mary Somerville')),
      evidence('E06', 'actions.pdf', await withActions()),
      evidence('E07', 'lesson.docx', Buffer.from('a Word file '.repeat(99)), false),
      evidence('E08', 'song.mp3', Buffer.from('sound'), false),
    ];
    printed = await print(
      files,
      files.slice(0, 6).map(({ label }) => label),
    );
    read = await readPdf(printed.bytes);
    whole = await PDFDocument.load(printed.bytes, { updateMetadata: false });
  });

  test('stands behind its place, page by page', () => {
    const words = read.pages.map(
      ({ text }) => /Portfolio|Appendix e\d+|(Portrait|Landscape|Turned) \d|With|Second/.exec(text)?.[0],
    );
    expect(words).toEqual([
      'Portfolio',
      'Appendix e01',
      'Portrait 1',
      'Portrait 2',
      'Portrait 3',
      'Appendix e02',
      'Landscape 1',
      'Appendix e03',
      'Turned 1',
      'Turned 2',
      'Appendix e04',
      undefined,
      'Appendix e05',
      undefined,
      'Appendix e06',
      'With',
      'Second',
    ]);
    expect(printed.pages).toBe(17);
  });

  test('keeps its paper and how it is turned', () => {
    const shapes = whole.getPages().map((one) => [one.getWidth(), one.getHeight(), one.getRotation().angle]);
    expect([2, 6, 8, 9].map((index) => shapes[index])).toEqual([
      [595, 842, 0],
      [842, 595, 0],
      [595, 842, 90],
      [300, 200, 90],
    ]);
  });

  test('is referred to by its first page, which bears the same number beside what it is of', () => {
    const firsts = [3, 7, 9, 12, 14, 16];
    expect(printed.pageNumbers).toEqual({ drawn: 12, unresolved: 0 });
    const front = read.pages[0]?.text ?? '';
    expect([...front.matchAll(/e0\d, p\. +(\d+)/g)].map(([, number]) => Number(number))).toEqual(firsts);
    const lengths = [3, 1, 2, 1, 1, 2];
    for (const [index, number] of firsts.entries())
      expect(read.pages[number - 1]?.items.flatMap(({ text }) => (text.trim() ? [text] : [])).slice(-2)).toEqual([
        `E0${index + 1}, p. 1 of ${lengths[index]}`,
        String(number),
      ]);
  });

  test('bears that at its left edge, upwards, however it is turned', () => {
    for (const [index, one] of whole.getPages().entries()) {
      const stamp = read.pages[index]?.items.find(({ text }) => /^E0\d, p\./.test(text));
      const { angle } = one.getRotation();
      if (stamp && angle === 0) expect(stamp.left).toBeLessThan(20);
      if (stamp && angle === 90) expect(stamp.baseline).toBeLessThan(20);
    }
  });

  test('is labelled and bookmarked, in a document that keeps its tags, language and title', async () => {
    const task = getDocument({ data: new Uint8Array(printed.bytes), verbosity: 0 });
    const labels = await (await task.promise).getPageLabels();
    await task.destroy();
    expect(labels).toEqual('1 2 E01-1 E01-2 E01-3 6 E02-1 8 E03-1 E03-2 11 E04-1 13 E05-1 15 E06-1 E06-2'.split(' '));
    expect(read.outline.map(({ title }) => title)).toEqual([
      'Portfolio',
      'List',
      ...[1, 2, 3, 4, 5, 6].map((n) => `E0${n} Title of E0${n}`),
    ]);
    expect(read.marked).toBe(true);
    expect(read.pages[0]?.roles).toEqual(expect.arrayContaining(['H1', 'L', 'Link']));
    expect(read.pages.map(({ roles }) => roles.includes('H2'))).toEqual(
      read.pages.map(({ text }) => /Portfolio|Appendix/.test(text)),
    );
    expect(read.info).toMatchObject({ Language: 'en-GB', Title: about.title });
  });

  test('keeps what was filled in as a part of its pages, where two forms cannot share one value', () => {
    const said = read.pages.map(({ text }) => /Ada Byron|Mary Somerville/.exec(text)?.[0]).filter(Boolean);
    expect(said).toEqual(['Ada Byron', 'Mary Somerville']);
    expect(whole.getForm().getFields()).toEqual([]);
  });

  test('keeps links to the web and inside itself, and nothing that runs or leads to this machine', () => {
    const [first, second] = whole.getPages().slice(15);
    const links = read.pages[15]?.links ?? [];
    expect(links.flatMap(({ url }) => url ?? [])).toEqual(['https://example.org/report', 'https://example.org/next']);
    expect(links.filter(({ dest }) => Array.isArray(dest))).toHaveLength(2);
    expect(String(first?.node.Annots()).match(/R/g)).toHaveLength(13);
    const objects = whole.context.enumerateIndirectObjects().map(([, object]) => object.toString());
    expect(objects.join('\n')).not.toMatch(
      /JavaScript|Launch|GoToR|SubmitForm|Rendition|file:|localhost|evil|\/AA\b|OpenAction/,
    );
    expect(objects.filter((text) => text.includes(`[ ${second?.ref} /`))).not.toEqual([]);
    expect(printed.removedLinks).toBe(11);
    for (const one of [first, second]) {
      expect(one?.node.has(PDFName.of('StructParents'))).toBe(false);
      expect(one?.node.has(PDFName.of('Tabs'))).toBe(false);
    }
  });

  test('that has no pages is attached, whole, by label and name', async () => {
    const task = getDocument({ data: new Uint8Array(printed.bytes), verbosity: 0 });
    const attached: Record<string, { filename: string; description: string; content: Uint8Array }> = await (
      await task.promise
    ).getAttachments();
    await task.destroy();
    const all = Object.values(attached).map(({ filename, description, content }) => [
      filename,
      description,
      Buffer.from(content).toString(),
    ]);
    expect(all).toEqual([
      ['E07 lesson.docx', 'Title of E07', 'a Word file '.repeat(99)],
      ['E08 song.mp3', 'Title of E08', 'sound'],
    ]);
  });

  test('gives the same bytes twice', async () => {
    const again = await print(
      files,
      files.slice(0, 6).map(({ label }) => label),
    );
    expect(Buffer.from(again.bytes).equals(printed.bytes)).toBe(true);
  });
});

describe('a document without a place for its evidence', () => {
  test('has the evidence at its end, and refers to where it is listed', async () => {
    const printed = await print([evidence('E01', 'a.pdf', await pagesOf('Alone', [A4, A4]))], []);
    const { pages } = await readPdf(printed.bytes);
    expect(pages.map(({ text }) => /Portfolio|Alone \d/.exec(text)?.[0])).toEqual(['Portfolio', 'Alone 1', 'Alone 2']);
  });
});

describe('what cannot be appended', () => {
  const placeOf = async (file: EvidenceFile): Promise<unknown> => (await prepared([file])).places.get('e01');

  test.each<[string, () => Uint8Array | null | Promise<Uint8Array>, object]>([
    ['nothing in it', () => new Uint8Array(), { state: 'left-out', reason: 'empty' }],
    ['no way to read it', () => null, { state: 'left-out', reason: 'unreadable' }],
    ['a password', encrypted, { state: 'attached', reason: 'password' }],
    ['no pages', () => makePdf(() => undefined).then(withoutPages), { state: 'attached', reason: 'broken' }],
    [
      'its second half cut off',
      async () => (await pagesOf('Cut', [A4])).slice(0, 400),
      { state: 'attached', reason: 'broken' },
    ],
    ['another kind of file', () => Buffer.from('%PDF-1.4 garbage'), { state: 'attached', reason: 'broken' }],
    ['text', () => Buffer.from('Dear all'), { state: 'attached', reason: 'broken' }],
  ])('for %s is named with the reason', async (_, make, place) => {
    expect(await placeOf(evidence('E01', 'a.pdf', await make()))).toMatchObject(place);
  });

  test('for what it would run is left out', async () => {
    for (const name of ['a.exe', 'lesson.docx.JS', 'link.lnk', 'a.bat '])
      expect(await placeOf(evidence('E01', name, Buffer.from('MZ'), false))).toEqual({
        state: 'left-out',
        reason: 'program',
      });
  });

  test('for its length is attached whole, and what is over all bounds is left out', async () => {
    const long = evidence('E01', 'long.pdf', await pagesOf('Long', [A4, A4, A4]));
    const bounds = { pagesOfOne: 2, pages: 9, bytesOfOne: 1e6, bytes: 1e6 };
    const stateWith = async (changed: object): Promise<unknown> =>
      (await prepared([long], { ...bounds, ...changed })).places.get('e01');
    expect(await stateWith({})).toMatchObject({ state: 'attached', name: 'E01 long.pdf', reason: 'too-many-pages' });
    expect(await stateWith({ pagesOfOne: 9, pages: 2 })).toMatchObject({ state: 'attached', reason: 'no-room' });
    expect(await stateWith({ bytesOfOne: 10 })).toEqual({ state: 'left-out', reason: 'too-large' });
    expect(await stateWith({ bytes: 10 })).toEqual({ state: 'left-out', reason: 'no-room' });
    expect(await stateWith({ pagesOfOne: 3 })).toMatchObject({ state: 'appended', pages: 3, slip: 'e01-pages' });
  });
});

async function withoutPages(bytes: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes);
  pdf.catalog.lookup(PDFName.of('Pages'), PDFDict).set(PDFName.of('Kids'), pdf.context.obj([]));
  pdf.catalog.lookup(PDFName.of('Pages'), PDFDict).set(PDFName.of('Count'), pdf.context.obj(0));
  return pdf.save({ addDefaultPage: false });
}
