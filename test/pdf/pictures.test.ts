import { expect, test } from 'vitest';
import { about, page } from './support/documents.js';
import { withEngine } from './support/engine.js';
import { picturesIn, png } from './support/pictures.js';

const picture = (bytes: Buffer, width: number, height: number): string =>
  `<p>Before</p><img src="data:image/png;base64,${bytes.toString('base64')}" alt="A board" width="${width}" height="${height}" style="width: 300px; height: auto">`;

test('a picture larger than paper can show is made smaller, in its own proportions; one that is small enough stays, and one that is damaged keeps nothing from being printed', async () => {
  const pictures = [
    picture(png(2400, 300).subarray(0, 1_000_000), 2400, 300),
    picture(png(2000, 400), 2000, 400),
    picture(png(700, 500), 700, 500),
  ];
  const { bytes } = await withEngine((engine) => engine.print(page(pictures.join('')), about));
  const found = await picturesIn(bytes);
  expect(found).toContainEqual([1600, 320]);
  expect(found).toContainEqual([700, 500]);
  expect(found).not.toContainEqual([2000, 400]);
});
