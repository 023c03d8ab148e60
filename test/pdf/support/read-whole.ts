import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** All that a reader finds in a PDF, in a form that two of them can be compared in. Places are in whole points. */
export interface WholePdf {
  pages: { text: string[]; links: unknown[]; tags: unknown }[];
  outline: string[];
  places: Record<string, unknown>;
}

/** Reads a PDF back with a library that had no part in making it. */
export async function readWhole(bytes: Uint8Array): Promise<WholePdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  try {
    const pages: WholePdf['pages'] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(pdf, number));
    const places: WholePdf['places'] = {};
    for (const [name, place] of Object.entries(await pdf.getDestinations())) places[name] = await placeIn(pdf, place);
    return { pages, outline: await outlineOf(pdf, await pdf.getOutline()), places };
  } finally {
    await task.destroy();
  }
}

async function readPage(pdf: PDFDocumentProxy, number: number): Promise<WholePdf['pages'][number]> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const text = items.flatMap((item) =>
    'str' in item
      ? [
          `${item.str} ${item.transform
            .slice(4)
            .map((at: number) => Math.round(at))
            .join(' ')}`,
        ]
      : [],
  );
  const links = (await page.getAnnotations()).map(({ rect, dest, url }) => [rect.map(Math.round), dest, url]);
  return { text, links, tags: tagsOf(await page.getStructTree()) };
}

function tagsOf(node: unknown): unknown {
  const { type, role, alt, lang, children = [] } = node as Record<string, unknown> & { children?: unknown[] };
  return role === undefined ? type : [role, alt, lang, children.map(tagsOf)];
}

async function placeIn(pdf: PDFDocumentProxy, [page, , ...at]: readonly unknown[]): Promise<unknown> {
  const index = await pdf.getPageIndex(page as Parameters<PDFDocumentProxy['getPageIndex']>[0]);
  return [index + 1, ...at.map((one) => Math.round(Number(one)))];
}

async function outlineOf(
  pdf: PDFDocumentProxy,
  items: Awaited<ReturnType<PDFDocumentProxy['getOutline']>>,
  depth = 0,
): Promise<string[]> {
  const lines: string[] = [];
  for (const { title, dest, count, items: below } of items ?? []) {
    const place = Array.isArray(dest) ? await placeIn(pdf, dest as unknown[]) : dest;
    lines.push(
      `${'  '.repeat(depth)}${title} ${JSON.stringify(place)} ${count}`,
      ...(await outlineOf(pdf, below, depth + 1)),
    );
  }
  return lines;
}
