import type { Pdfium } from './pdfium.js';

/** A file inside a PDF. */
export interface HeldFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** More files, or larger ones, are no work of a program that means well. */
const MOST_FILES = 200;
const LARGEST = 100e6;
/** FPDF_ANNOT_FILEATTACHMENT: a pin on a page that holds a file. */
const PIN = 17;

/** The files that a PDF holds: in its list of attachments, as those of a portfolio are, and pinned to its pages. */
export function attachmentsOf(engine: Pdfium, document: number, pages: number): HeldFile[] {
  const { call } = engine;
  const count = Math.min(call.FPDFDoc_GetAttachmentCount(document), MOST_FILES);
  const listed = Array.from({ length: count }, (_, index) =>
    fileOf(engine, call.FPDFDoc_GetAttachment(document, index)),
  );
  const pinned = Array.from({ length: pages }, (_, index) => pinnedTo(engine, document, index)).flat();
  return [...listed, ...pinned].flatMap((file) => file ?? []).slice(0, MOST_FILES);
}

function pinnedTo(engine: Pdfium, document: number, index: number): (HeldFile | null)[] {
  const { call } = engine;
  return Array.from({ length: call.EPDFPage_GetAnnotCountRaw(document, index) }, (_, at) => {
    const annotation = call.EPDFPage_GetAnnotRaw(document, index, at);
    if (annotation === 0) return null;
    const isPin = call.FPDFAnnot_GetSubtype(annotation) === PIN;
    const file = isPin ? fileOf(engine, call.FPDFAnnot_GetFileAttachment(annotation)) : null;
    call.FPDFPage_CloseAnnot(annotation);
    return file;
  });
}

function fileOf(engine: Pdfium, attachment: number): HeldFile | null {
  const { call } = engine;
  if (attachment === 0) return null;
  const name = engine.text((buffer, size) => call.FPDFAttachment_GetName(attachment, buffer, size));
  return engine.borrow(4, (length, read) => {
    const ask = (buffer: number, size: number): boolean =>
      call.FPDFAttachment_GetFile(attachment, buffer, size, length);
    if (!ask(0, 0)) return null;
    const size = read().readUInt32LE();
    if (size === 0 || size > LARGEST) return null;
    return engine.borrow(size, (buffer, content) => (ask(buffer, size) ? { name, bytes: content() } : null));
  });
}
