import { attachmentsOf, type HeldFile } from './attachments.js';
import { flattenFields } from './flatten-fields.js';
import { forgetPdfium, loadPdfium, type Pdfium } from './pdfium.js';

/** FORMTYPE_XFA_FULL: a form that is drawn by a program in it, which only Acrobat runs; its page says "Please wait". */
const DYNAMIC_FORM = 2;
/** FPDF_ERR_PASSWORD: it asks for a password before it shows anything. */
const PASSWORD = 4;

/** Why a PDF does not open. */
export type Unopened = 'encrypted' | 'broken';

/** A PDF as every viewer shows it: repaired, where it is not quite one, and opened, where it may only not be changed. */
export interface ViewedPdf {
  readonly pages: number;
  /** Only Acrobat shows what it holds. */
  readonly isDynamicForm: boolean;
  /** Files that it holds beside its pages. */
  files: () => HeldFile[];
  /** The number of each page's object in what `save` gives. */
  pageObjects: () => number[];
  /** Makes what was typed and ticked a part of the pages. */
  flatten: () => void;
  /** A sound file without encryption. */
  save: () => Buffer;
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
    return 'broken';
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
  return {
    pages,
    isDynamicForm: call.FPDF_GetFormType(document) === DYNAMIC_FORM,
    files: () => attachmentsOf(engine, document, pages),
    pageObjects: () =>
      Array.from({ length: pages }, (_, index) => call.EPDFDoc_GetPageObjectNumberByIndex(document, index)),
    flatten: () => flattenFields(engine, document, pages),
    save: () => saved(engine, document),
  };
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
