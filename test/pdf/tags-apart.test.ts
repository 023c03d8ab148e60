import { afterAll, beforeAll, expect, test } from 'vitest';
import { takePieceApart } from '../../src/pdf/join/raw-piece.js';
import { packTags, withAllTagsApart, withTagsApart } from '../../src/pdf/join/tags-apart.js';
import { endBrowser, launchBrowser } from '../../src/pdf/launch.js';
import { printPage } from '../../src/pdf/print-page.js';
import { page } from './support/documents.js';
import { cacheDir, env } from './support/engine.js';

let launched: Awaited<ReturnType<typeof launchBrowser>>;
beforeAll(async () => {
  launched = await launchBrowser({ env, cacheDir }, new AbortController().signal);
});
afterAll(() => endBrowser(launched));

/** Cells that name their header cells, a text with brackets, and more tags than are packed at once. */
const TABLE = `<table><thead><tr><th id="a">Day (1)</th><th id="b">What</th></tr></thead><tbody>${'<tr><td headers="a">Monday</td><td headers="b">We met</td></tr>'.repeat(200)}</tbody></table>`;

const nothing = { objects: 0, parents: 0, ids: 0 };

test('tags packed for one place are those packed for another, once they are packed for that', async () => {
  const piece = withTagsApart(
    takePieceApart(await printPage(launched.process, page(`<main><h2>One</h2>${TABLE}<p>Last.</p></main>`))),
  );
  const behind = { objects: 7000, parents: 300, ids: 40 };
  const there = await packTags(piece.tags, behind);
  const moved = await packTags(await packTags(piece.tags, nothing), behind);
  expect(there.groups.length).toBeGreaterThan(1);
  expect(moved).toEqual(there);
  expect(await packTags(there, behind)).toBe(there);
  expect(there.groups[0]?.runs[0]?.from).toBeGreaterThan(7000);
}, 60_000);

test('what another piece may go on in stays apart from them, and a bookmark says its level', async () => {
  const printed = takePieceApart(
    await printPage(launched.process, page(`<main><h2>One</h2>${TABLE}<p>Last.</p></main>`)),
  );
  const [piece, whole] = [withTagsApart(printed), withAllTagsApart(printed)];
  expect(piece.text.split('\0').filter((text) => text.startsWith('<</Type /StructElem')).length).toBeGreaterThan(2);
  expect(whole.text).not.toContain('/StructElem');
  expect(piece.text).toContain('/Level 2');
  expect(piece.used.objects % 1024).toBe(0);
}, 60_000);
