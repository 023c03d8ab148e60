import { loadPdfium } from '../../../src/pdf/viewer/pdfium.js';

/** A page as PDFium draws it, grey by grey. */
export interface Drawn {
  width: number;
  height: number;
  grey: Uint8Array;
}

/** Points to a pixel: enough to tell pages apart and quick to compare. */
export const SCALE = 0.4;
const WITH_NOTES = 1;

/** Draws pages of a PDF as Chrome's viewer does, fields with what was typed in them. */
export async function drawPages(bytes: Uint8Array): Promise<Drawn[]> {
  const engine = await loadPdfium();
  const { call } = engine;
  const file = engine.keep(bytes);
  const document = call.FPDF_LoadMemDocument(file, bytes.length, '');
  if (document === 0) throw new Error('PDFium does not open it');
  const info = call.PDFiumExt_OpenFormFillInfo();
  const form = call.PDFiumExt_InitFormFillEnvironment(document, info);
  call.FPDF_RemoveFormFieldHighlight(form);
  const drawn = Array.from({ length: call.FPDF_GetPageCount(document) }, (_, index): Drawn => {
    const page = call.FPDF_LoadPage(document, index);
    call.FORM_OnAfterLoadPage(page, form);
    const width = Math.max(1, Math.ceil(call.FPDF_GetPageWidthF(page) * SCALE));
    const height = Math.max(1, Math.ceil(call.FPDF_GetPageHeightF(page) * SCALE));
    const bitmap = call.FPDFBitmap_Create(width, height, 0);
    call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    call.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_NOTES);
    call.FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, WITH_NOTES);
    const grey = engine.view(call.FPDFBitmap_GetBuffer(bitmap), width * height * 4).filter((_, at) => at % 4 === 1);
    call.FPDFBitmap_Destroy(bitmap);
    call.FORM_OnBeforeClosePage(page, form);
    call.FPDF_ClosePage(page);
    return { width, height, grey };
  });
  call.PDFiumExt_ExitFormFillEnvironment(form);
  call.PDFiumExt_CloseFormFillInfo(info);
  call.FPDF_CloseDocument(document);
  engine.release(file);
  return drawn;
}

/** How many of a thousand pixels differ by more than rounding; Infinity where the papers differ. */
export function difference(one: Drawn, other: Drawn): number {
  if (one.width !== other.width || one.height !== other.height) return Number.POSITIVE_INFINITY;
  const unlike = one.grey.reduce((sum, grey, at) => sum + (Math.abs(grey - (other.grey[at] ?? 0)) > 64 ? 1 : 0), 0);
  return (1000 * unlike) / one.grey.length;
}
