import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { about, page } from './support/documents.js';
import { withEngine } from './support/engine.js';
import { crc32 } from './support/zip.js';

/** A picture that no compression makes small. */
function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const row = width * 3 + 1;
  const pixels = randomBytes(row * height);
  for (let y = 0; y < height; y += 1) pixels[y * row] = 0;
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const picture = (bytes: Buffer, width: number, height: number): string =>
  `<p>Before</p><img src="data:image/png;base64,${bytes.toString('base64')}" alt="A board" width="${width}" height="${height}" style="width: 300px; height: auto">`;

/** Width and height, in pixels, of the pictures in a PDF as it is printed from HTML. */
async function picturesOf(html: string): Promise<number[][]> {
  const { bytes } = await withEngine((engine) => engine.print(html, about));
  const objects = (await PDFDocument.load(bytes)).context.enumerateIndirectObjects().map(([, object]) => object);
  return objects.flatMap((object) => {
    if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of('Subtype')) !== PDFName.of('Image')) return [];
    return [['Width', 'Height'].map((key) => object.dict.lookup(PDFName.of(key), PDFNumber).asNumber())];
  });
}

test('a picture larger than paper can show is made smaller, in its own proportions; one that is small enough stays, and one that is damaged keeps nothing from being printed', async () => {
  const pictures = [
    picture(png(2400, 300).subarray(0, 1_000_000), 2400, 300),
    picture(png(2000, 400), 2000, 400),
    picture(png(700, 500), 700, 500),
  ];
  const found = await picturesOf(page(pictures.join('')));
  expect(found).toContainEqual([1600, 320]);
  expect(found).toContainEqual([700, 500]);
  expect(found).not.toContainEqual([2000, 400]);
});
