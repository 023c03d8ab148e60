import type { Pdfium } from './pdfium.js';
import { LetterSetter } from './typed-letters.js';

/** FPDF_ANNOT_WIDGET: what shows a field on a page. */
const WIDGET = 20;
/** FORMTYPE_NONE: it holds no form. */
export const NO_FORM = 0;
/** FPDF_FORMFIELD_COMBOBOX, FPDF_FORMFIELD_TEXTFIELD: what holds words that somebody typed or chose. */
const WORDED = new Set([4, 6]);
/** Not to be seen on a page that is looked at (ISO 32000-1, table 165): hidden, no view. */
const UNSEEN = 2 | 32;
/** A field of several lines (table 228). */
const MULTILINE = 1 << 12;
/** A letter or sign beyond Latin-1: PDFium leaves it out, or sets it with holes around it. */
const BEYOND = /[^\u0000-\u00ff]/;

/** A form as it is being made a part of its pages. */
interface Form {
  engine: Pdfium;
  document: number;
  /** PDFium's own account of the form. */
  handle: number;
  letters: LetterSetter;
}

/** Makes the fields of a form a part of its pages, as a viewer draws them: with what was typed, not with what the empty form showed. */
export function flattenFields(engine: Pdfium, document: number, pages: number): void {
  const { call } = engine;
  if (call.FPDF_GetFormType(document) === NO_FORM) return;
  const info = call.PDFiumExt_OpenFormFillInfo();
  const handle = call.PDFiumExt_InitFormFillEnvironment(document, info);
  const form = { engine, document, handle, letters: new LetterSetter(engine, document) };
  try {
    for (let index = 0; index < pages; index += 1) flattenPage(form, index);
  } finally {
    call.PDFiumExt_ExitFormFillEnvironment(handle);
    call.PDFiumExt_CloseFormFillInfo(info);
  }
}

function flattenPage(form: Form, index: number): void {
  const { engine, document, handle } = form;
  const { call } = engine;
  const page = call.FPDF_LoadPage(document, index);
  if (page === 0) return;
  const looks = eachWidget(form, page, (widget) => looksOf(engine, widget));
  // Draws anew what the file says is out of date, or has no looks.
  call.FORM_OnAfterLoadPage(page, handle);
  const flattened = eachWidget(form, page, (widget, at) => flattenWidget(form, page, widget, looks.get(at) ?? ''));
  if ([...flattened.values()].some(Boolean)) call.FPDFPage_GenerateContent(page);
  call.FORM_OnBeforeClosePage(page, handle);
  call.FPDF_ClosePage(page);
}

/** From the last to the first, for whatever is made a part of the page is no annotation any more. */
function eachWidget<T>(
  { engine: { call } }: Form,
  page: number,
  use: (widget: number, at: number) => T,
): Map<number, T> {
  const found = new Map<number, T>();
  for (let at = call.FPDFPage_GetAnnotCount(page) - 1; at >= 0; at -= 1) {
    const annotation = call.FPDFPage_GetAnnot(page, at);
    if (annotation === 0) continue;
    const isSeen = (call.FPDFAnnot_GetFlags(annotation) & UNSEEN) === 0;
    if (isSeen && call.FPDFAnnot_GetSubtype(annotation) === WIDGET) found.set(at, use(annotation, at));
    call.FPDFPage_CloseAnnot(annotation);
  }
  return found;
}

function looksOf(engine: Pdfium, widget: number): string {
  return engine.text((buffer, size) => engine.call.FPDFAnnot_GetAP(widget, 0, buffer, size));
}

function flattenWidget(form: Form, page: number, widget: number, before: string): boolean {
  const { engine, handle, letters } = form;
  const { call } = engine;
  const isWorded = WORDED.has(call.FPDFAnnot_GetFormFieldType(handle, widget));
  const text = isWorded
    ? engine.text((buffer, size) => call.FPDFAnnot_GetFormFieldValue(handle, widget, buffer, size))
    : '';
  if (!BEYOND.test(text) || looksOf(engine, widget) === before) return call.EPDFAnnot_Flatten(page, widget);
  const place = placeOf(form, widget);
  emptied(form, widget, place.left, place.bottom);
  call.EPDFAnnot_Flatten(page, widget);
  letters.set(page, { text, ...place });
  return true;
}

/** Leaves its frame and ground, without the words (ISO 32000-1, 12.7.3.3), in the page's own measure. */
function emptied({ engine }: Form, widget: number, left: number, bottom: number): void {
  const frame = looksOf(engine, widget).replace(/\/Tx BMC[\s\S]*?EMC/, '');
  const looks = engine.keep(Buffer.from(`q 1 0 0 1 ${left} ${bottom} cm ${frame} Q\0`, 'utf16le'));
  engine.call.FPDFAnnot_SetAP(widget, 0, looks);
  engine.release(looks);
}

function placeOf({ engine, handle }: Form, widget: number): Omit<Parameters<LetterSetter['set']>[1], 'text'> {
  const { call } = engine;
  const sides = engine.borrow(16, (pointer, read) => {
    call.FPDFAnnot_GetRect(widget, pointer);
    const bytes = read();
    return [0, 4, 8, 12].map((at) => bytes.readFloatLE(at));
  });
  const [left = 0, top = 0, right = 0, bottom = 0] = sides;
  const size = engine.borrow(4, (pointer, read) =>
    call.FPDFAnnot_GetFontSize(handle, widget, pointer) ? read().readFloatLE() : 0,
  );
  const isLong = (call.FPDFAnnot_GetFormFieldFlags(handle, widget) & MULTILINE) !== 0;
  return { left, bottom, width: right - left, height: top - bottom, size, isLong };
}
