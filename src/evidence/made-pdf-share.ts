import { viewPdf } from '../pdf/viewer/viewed-pdf.js';

/** What threads that read one PDF share: the file, and how many pages are taken. */
export interface SharedPdf {
  readonly file: SharedArrayBuffer;
  readonly taken: SharedArrayBuffer;
}

/** A page by its index, and what it says. */
export type PageText = readonly [index: number, text: string];

/** Reads pages that no other thread has taken, until there are none. @returns why the file cannot be read, where it cannot */
export async function readShare({ file, taken }: SharedPdf): Promise<{ pages: number; texts: PageText[] } | string> {
  const next = new Int32Array(taken);
  return viewPdf(new Uint8Array(file), (pdf) => {
    const texts: PageText[] = [];
    for (let index = Atomics.add(next, 0, 1); index < pdf.pages; index = Atomics.add(next, 0, 1))
      texts.push([index, pdf.texts([index])[0] ?? '']);
    return { pages: pdf.pages, texts };
  });
}
