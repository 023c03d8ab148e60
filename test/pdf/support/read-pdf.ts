import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of text on a page; places in points from the lower left corner. */
export interface TextItem {
  text: string;
  left: number;
  right: number;
  baseline: number;
}

export interface PageRead {
  text: string;
  items: TextItem[];
  links: { left: number; right: number; url: string | undefined; dest: unknown }[];
  roles: string[];
  /** What its pictures say to those who do not see them. */
  alts: string[];
}

export interface PdfRead {
  pages: PageRead[];
  outline: { title: string; depth: number }[];
  info: Record<string, unknown>;
  marked: boolean;
}

/** Reads a PDF back with a library that had no part in making it. */
export async function readPdf(bytes: Uint8Array): Promise<PdfRead> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  try {
    const pages: PageRead[] = [];
    for (let number = 1; number <= pdf.numPages; number++) pages.push(await readPage(pdf, number));
    const { info } = await pdf.getMetadata();
    const marks = await pdf.getMarkInfo();
    return { pages, outline: flatten(await pdf.getOutline()), info: { ...info }, marked: marks?.Marked ?? false };
  } finally {
    await task.destroy();
  }
}

async function readPage(pdf: PDFDocumentProxy, number: number): Promise<PageRead> {
  const page = await pdf.getPage(number);
  const { items: raw } = await page.getTextContent();
  const items = raw.flatMap((item) =>
    'str' in item && item.str !== ''
      ? [
          {
            text: item.str,
            left: item.transform[4],
            right: item.transform[4] + item.width,
            baseline: item.transform[5],
          },
        ]
      : [],
  );
  const links = (await page.getAnnotations())
    .filter(({ subtype }) => subtype === 'Link')
    .map(({ rect, url, unsafeUrl, dest }) => ({ left: rect[0], right: rect[2], url: url ?? unsafeUrl, dest }));
  const tags = tagsOf(await page.getStructTree());
  const roles = tags.flatMap(({ role }) => role ?? []);
  const alts = tags.flatMap(({ alt }) => alt ?? []);
  return { text: items.map(({ text }) => text).join(' '), items, links, roles, alts };
}

function tagsOf(node: unknown): { role?: string; alt?: string }[] {
  if (typeof node !== 'object' || node === null) return [];
  const { children = [], ...tag } = node as { role?: string; alt?: string; children?: unknown[] };
  return [tag, ...children.flatMap(tagsOf)];
}

type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;

function flatten(outline: Outline, depth = 1): PdfRead['outline'] {
  return (outline ?? []).flatMap(({ title, items }) => [{ title, depth }, ...flatten(items, depth + 1)]);
}
