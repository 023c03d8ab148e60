import { attachmentsOf, type HeldFile } from './attachments.js';
import { flattenFields, NO_FORM } from './flatten-fields.js';
import { forgetPdfium, loadPdfium, type Pdfium } from './pdfium.js';

/** FORMTYPE_XFA_FULL: a form that is drawn by a program in it, which only Acrobat runs; its page says "Please wait". */
const DYNAMIC_FORM = 2;
/** FPDF_ERR_PASSWORD: it asks for a password before it shows anything. */
const PASSWORD = 4;

/** Why a PDF does not open. */
export type Unopened = 'encrypted' | 'broken' | 'too-large';

/** A PDF as every viewer shows it: repaired, where it is not quite one, and opened, where it may only not be changed. */
export interface ViewedPdf {
  readonly pages: number;
  /** Only Acrobat shows what it holds. */
  readonly isDynamicForm: boolean;
  /** Whether it has fields that somebody fills in. */
  readonly isForm: boolean;
  /** Files that it holds beside its pages. */
  files: () => HeldFile[];
  /** The number of each page's object in what `save` gives. */
  pageObjects: () => number[];
  /** Makes what was typed and ticked a part of the pages. */
  flatten: () => void;
  /** A sound file without encryption. */
  save: () => Buffer;
  /** The same with all that is drawn upon its pages, stamps and remarks too, made a part of them. Nothing else follows it. */
  drawn: () => Buffer;
  /** What each page says, line by line; or each of some, by their indices. */
  texts: (of?: readonly number[]) => string[];
  /** Whether a reader can tell what each letter of its pages means. */
  lettersHaveMeaning: () => boolean;
}

/**
 * Opens a PDF for as long as `use` runs.
 *
 * @returns what `use` gives, or why the file does not open; never throws for what the file holds
 */
export async function viewPdf<T>(bytes: Uint8Array, use: (pdf: ViewedPdf) => T): Promise<T | Unopened> {
  const engine = await loadPdfium();
  try {
    return opened(engine, bytes, use);
  } catch (error) {
    if (!(error instanceof Error && /^(?:RuntimeError|RangeError)$/.test(error.name))) throw error;
    forgetPdfium();
    return engine.isFull ? 'too-large' : 'broken';
  }
}

function opened<T>(engine: Pdfium, bytes: Uint8Array, use: (pdf: ViewedPdf) => T): T | Unopened {
  const { call } = engine;
  const file = engine.keep(bytes);
  const document = call.FPDF_LoadMemDocument(file, bytes.length, '');
  try {
    if (document === 0) return call.FPDF_GetLastError() === PASSWORD ? 'encrypted' : 'broken';
    return use(viewed(engine, document));
  } finally {
    if (document !== 0) call.FPDF_CloseDocument(document);
    engine.release(file);
  }
}

function viewed(engine: Pdfium, document: number): ViewedPdf {
  const { call } = engine;
  const pages = call.FPDF_GetPageCount(document);
  const form = call.FPDF_GetFormType(document);
  return {
    pages,
    isDynamicForm: form === DYNAMIC_FORM,
    isForm: form !== NO_FORM,
    files: () => attachmentsOf(engine, document, pages),
    pageObjects: () =>
      Array.from({ length: pages }, (_, index) => call.EPDFDoc_GetPageObjectNumberByIndex(document, index)),
    flatten: () => flattenFields(engine, document, pages),
    save: () => saved(engine, document),
    drawn: () => {
      eachPage(engine, document, pages, (page) => call.FPDFPage_Flatten(page, AS_SHOWN));
      return saved(engine, document);
    },
    texts: (of) => eachPage(engine, document, of ?? pages, (page) => textOf(engine, page)),
    lettersHaveMeaning: () => {
      const lacks = eachPage(engine, document, pages, (page) => lacksMeaning(engine, page));
      return !lacks.includes(true);
    },
  };
}

/** So many letters without a meaning in a row are a word, and no bullet. */
const LETTERS_OF_A_WORD = 3;
/** How PDFium says that a word goes on in the next line. */
const HYPHEN = '\ufffe';
/** FLAT_NORMALDISPLAY */
const AS_SHOWN = 0;

/** @param pages how many, from the first; or which, by their indices */
function eachPage<T>(
  { call }: Pdfium,
  document: number,
  pages: number | readonly number[],
  use: (page: number) => T,
): T[] {
  return (typeof pages === 'number' ? [...Array(pages).keys()] : pages).map((index) => {
    const page = call.FPDF_LoadPage(document, index);
    const found = use(page);
    call.FPDF_ClosePage(page);
    return found;
  });
}

function textOf(engine: Pdfium, page: number): string {
  const { call } = engine;
  const text = call.FPDFText_LoadPage(page);
  const count = Math.max(0, call.FPDFText_CountChars(text));
  const said = engine.borrow(2 * (count + 1), (pointer, read) => {
    const written = call.FPDFText_GetText(text, 0, count, pointer);
    return read().toString('utf16le', 0, 2 * Math.max(0, written - 1));
  });
  call.FPDFText_ClosePage(text);
  return said.replaceAll('\r\n', '\n').replaceAll(HYPHEN, '-\n');
}

function lacksMeaning({ call }: Pdfium, page: number): boolean {
  const text = call.FPDFText_LoadPage(page);
  const count = call.FPDFText_CountChars(text);
  let row = 0;
  for (let at = 0; at < count && row < LETTERS_OF_A_WORD; at += 1)
    row = call.FPDFText_HasUnicodeMapError(text, at) === 1 ? row + 1 : 0;
  call.FPDFText_ClosePage(text);
  return row === LETTERS_OF_A_WORD;
}

function saved(engine: Pdfium, document: number): Buffer {
  const { call } = engine;
  if (call.EPDF_IsEncrypted(document)) call.EPDF_RemoveEncryption(document);
  const writer = call.PDFiumExt_OpenFileWriter();
  try {
    call.PDFiumExt_SaveAsCopy(document, writer);
    const size = call.PDFiumExt_GetFileWriterSize(writer);
    return engine.borrow(size, (pointer, read) => {
      call.PDFiumExt_GetFileWriterData(writer, pointer, size);
      return read();
    });
  } finally {
    call.PDFiumExt_CloseFileWriter(writer);
  }
}
