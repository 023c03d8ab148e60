import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { renderHtml } from '../../src/html/index.js';
import { entry, modelOf, theme } from '../html/support.js';
import { about } from './support/documents.js';
import { withEngine } from './support/engine.js';

const ENTRIES = 200;

const texts = Object.fromEntries(
  Array.from({ length: ENTRIES }, (_, index) => {
    const number = String(index + 1).padStart(3, '0');
    const matter = `title: Lesson ${number}\ndate: 2026-03-12\nstage: advanced\ncriteria: [AM${(index % 12) + 1}]\nevidence: [evidence/note-${number}.txt]`;
    return [
      `journal/${number}.md`,
      entry(matter, 'We planned the lesson, taught it, and talked it over.\n\n'.repeat(1 + (index % 9))),
    ];
  }),
);
const evidence = Object.fromEntries(
  Object.keys(texts).map((_, index) => [`evidence/note-${String(index + 1).padStart(3, '0')}.txt`, 'A note.\n']),
);

interface Numbered {
  said: number;
  is: number;
}

/** Every link of a PDF whose text is a number, with the page that it really leads to. */
async function numberedLinks(bytes: Uint8Array): Promise<{ links: Numbered[]; pages: number }> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const pageOf = new Map<string, number>();
  for (const [name, [ref]] of Object.entries(await pdf.getDestinations()) as [string, [{ num: number; gen: number }]][])
    pageOf.set(name, (await pdf.getPageIndex(ref)) + 1);
  const links: Numbered[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    for (const { rect, dest } of await page.getAnnotations()) {
      const [left, bottom, right, top] = rect as [number, number, number, number];
      const inside = items.flatMap((item) => {
        if (!('str' in item)) return [];
        const [x, y] = [item.transform[4] as number, item.transform[5] as number];
        return x >= left - 1 && x + item.width <= right + 1 && y >= bottom - 1 && y <= top ? [item.str] : [];
      });
      const said = inside.join('').trim();
      if (typeof dest === 'string' && /^\d+$/.test(said) && right - left < 40)
        links.push({ said: Number(said), is: pageOf.get(dest) ?? 0 });
    }
  }
  const pages = pdf.numPages;
  await task.destroy();
  return { links, pages };
}

test('with 200 entries every number in the contents and every "p. N" is the page where that thing is', async () => {
  const readFile = (path: string): Uint8Array | null => Buffer.from(evidence[path] ?? texts[path] ?? '');
  const html = renderHtml(modelOf({ ...texts, ...evidence }), {
    theme,
    readFile,
    medium: 'still',
    appendices: new Map(),
  });
  const printed = await withEngine((engine) => engine.print(html, about));
  const { links, pages } = await numberedLinks(printed.bytes);
  expect(pages).toBeGreaterThan(100);
  expect(printed.pageNumbers.unresolved).toBe(0);
  expect(links.length).toBeGreaterThan(3 * ENTRIES);
  expect(Math.max(...links.map(({ is }) => is))).toBeGreaterThan(100);
  expect(links.filter(({ said, is }) => said !== is)).toEqual([]);
});
