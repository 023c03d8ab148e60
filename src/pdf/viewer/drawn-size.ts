import { DrawnForms, EACH_USE, type PdfStream, REFERENCE } from './drawn-forms.js';

/** What a page draws: the number of a stream, or of a list of such, or the list itself. */
const CONTENTS = /\/Contents\s*(?:\[([^\]]*)|(\d+)\s+\d+\s+R\b)/g;
/** What stands upon a page: remarks, stamps, fields. */
const UPON = /\/Annots\s*(?:\[|(\d+)\s+\d+\s+R\b)/;

/**
 * Whether the pages of a PDF draw more than so many bytes together. A stream is unpacked once and may be drawn by each of thousands
 * of pages, or a thousand times by one, which takes an engine as long as if each had its own.
 * @param texts of its objects, by their number
 * @param streams that are no pictures, by their number
 */
export function drawsMoreThan(
  most: number,
  texts: ReadonlyMap<string, string>,
  streams: ReadonlyMap<string, PdfStream>,
): boolean {
  const forms = [...streams.values()].some(({ isForm }) => isForm) ? new DrawnForms(texts, streams) : null;
  let left = most;
  for (const [page, text] of texts) {
    for (const number of contentsOf(text, texts, streams)) {
      left -= EACH_USE + (streams.get(number)?.size ?? 0) + (forms?.drawnBy(number, page) ?? 0);
      if (left < 0) return true;
    }
    if (forms) left -= (text.includes('/Contents') ? forms.drawnByLetters(page) : 0) + looksUpon(text, texts, forms);
    if (left < 0) return true;
  }
  return false;
}

/** The numbers of the streams that a page draws, as often as it does. */
function contentsOf(
  page: string,
  texts: ReadonlyMap<string, string>,
  streams: ReadonlyMap<string, PdfStream>,
): string[] {
  return [...page.matchAll(CONTENTS)].flatMap(([, list, number = '']) =>
    list === undefined && streams.has(number) ? [number] : referencesIn(list ?? texts.get(number) ?? ''),
  );
}

function looksUpon(page: string, texts: ReadonlyMap<string, string>, forms: DrawnForms): number {
  const upon = UPON.exec(page);
  if (!upon) return 0;
  const list = upon[1] === undefined ? page.slice(upon.index) : (texts.get(upon[1]) ?? '');
  return referencesIn(list).reduce((sum, number) => sum + EACH_USE + forms.looksOf(number), forms.looksIn(list));
}

function referencesIn(text: string): string[] {
  return [...text.matchAll(REFERENCE)].map(([, number = '']) => number);
}
