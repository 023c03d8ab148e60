import { PDFArray, PDFDocument, PDFName, PDFStream } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { finish } from '../../src/pdf/finish/finish.js';
import type { Appendices } from '../../src/pdf/index.js';
import { about } from './support/documents.js';
import { type Drawn, difference, drawPages, SCALE } from './support/draw.js';
import { evidence, prepared } from './support/evidence.js';
import { oddPdfs } from './support/odd-pdfs.js';
import type { OddPdf } from './support/raw-pdf.js';
import { readPdf } from './support/read-pdf.js';

/** A document of one page with these behind it, as the PDF engine finishes it. */
async function finished(appendices: Appendices): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.addPage([100, 100]);
  const printed = await pdf.save({ useObjectStreams: false });
  return (await finish(printed, '', { ...about, appendices })).bytes;
}

/** Points from the left edge in which the stamp of an appended page lies, at the pixels that a page is drawn in. */
const STAMPED = Math.ceil(20 * SCALE);

/** The page, but for the strip of its stamp, which is as it was before. */
function withoutStamp(stamped: Drawn, { grey }: Drawn): Drawn {
  return {
    ...stamped,
    grey: stamped.grey.map((each, at) => (at % stamped.width < STAMPED ? (grey[at] ?? each) : each)),
  };
}

/** What differs at the edges of letters where a page is drawn from another object. */
const ROUNDING = 4;

describe('PDFs of many shapes come out as a viewer shows them', () => {
  let odd: Map<string, OddPdf>;
  let appendices: Appendices;
  let bytes: Uint8Array;
  let drawn: Drawn[];

  beforeAll(async () => {
    odd = await oddPdfs();
    appendices = await prepared(
      [...odd].map(([name, { bytes: file }], index) => evidence(`E${index}`, `${name}.pdf`, file)),
    );
    bytes = await finished(appendices);
    drawn = await drawPages(bytes);
  });

  test('with as many pages, each looking the same', async () => {
    let at = 1;
    const wrong: string[] = [];
    for (const [index, [name, { bytes: file, pages }]] of [...odd].entries()) {
      const place = appendices.places.get(`e${index}`);
      const count = place?.state === 'appended' ? place.pages : 0;
      if (count !== pages) wrong.push(`${name}: ${JSON.stringify(place)}, not ${pages} pages`);
      if (pages === 0) continue;
      const shown = await drawPages(file);
      if (shown.length !== count) wrong.push(`${name}: ${count} of ${shown.length} pages`);
      for (const [page, look] of shown.entries()) {
        const unlike = difference(look, withoutStamp(drawn[at + page] ?? look, look));
        if (unlike > (LETTERS_ANEW.test(name) ? 40 : ROUNDING))
          wrong.push(`${name}, page ${page + 1}: ${unlike} of 1,000 pixels differ`);
      }
      at += count;
    }
    expect(wrong).toEqual([]);
    expect(drawn).toHaveLength(at);
    expect(odd.size).toBeGreaterThanOrEqual(70);
  });

  test('what they hold is attached, programs are not', () => {
    const held = [...odd].map(([, { files = [] }], index) => files.map((file) => `E${index} ${file}`));
    expect(appendices.attached.map(({ name }) => name)).toEqual(
      [...odd].flatMap(([name, { pages }], index) => [
        ...(pages === 0 ? [`E${index} ${name}.pdf`] : []),
        ...(held[index] ?? []),
      ]),
    );
  });

  test('with the values that were typed, in every alphabet', async () => {
    const { pages } = await readPdf(bytes);
    const text = pages.map((page) => page.text).join('\n');
    for (const value of [
      'Asked open questions',
      'Siân Ŵyn Tŷ Llŷn ŵ',
      'Łódź żółć gęś',
      '‘Well’ – “done”…',
      'Αθήνα Привет',
    ])
      expect(text.split(value), value).toHaveLength(3);
    expect(text).not.toContain('Not to be seen');
  });

  test('in objects that other readers take without complaint', async () => {
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/\/BaseFont\s*\/[^\s/<>[\]()]+\s+[A-Za-z]/);
    const whole = await PDFDocument.load(bytes, { updateMetadata: false });
    const pieces = whole
      .getPages()
      .slice(1)
      .flatMap(({ node }) => {
        const drawn = node.lookup(PDFName.of('Contents'));
        return drawn instanceof PDFArray ? drawn.asArray().map((one) => whole.context.lookup(one)) : [drawn];
      });
    expect(pieces.length).toBeGreaterThan(2 * drawn.length);
    expect(pieces.filter((piece) => !(piece instanceof PDFStream))).toEqual([]);
  });
});

/** PDFium draws letters beyond its own alphabet with another font, or leaves them out. */
const LETTERS_ANEW = /Welsh|Polish|Greek|quotation/;
