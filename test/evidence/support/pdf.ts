import { PDFDocument, PDFHexString, PDFName, StandardFonts } from '@cantoo/pdf-lib';

export interface PdfParts {
  pages: string[];
  title?: string;
  author?: string;
  /** A note pinned to the first page. */
  note?: string;
  /** What somebody typed into a form field. */
  field?: string;
  attachment?: string;
  password?: string;
}

/** A PDF as programs make them: compressed streams, a standard font. */
export async function makePdf(parts: PdfParts): Promise<Buffer> {
  const file = await PDFDocument.create();
  const font = await file.embedFont(StandardFonts.Helvetica);
  for (const text of parts.pages)
    file.addPage([400, 300]).drawText(text, { x: 20, y: 250, size: 12, font, lineHeight: 16 });
  if (parts.title) file.setTitle(parts.title);
  if (parts.author) file.setAuthor(parts.author);
  if (parts.note) {
    const note = file.context.obj({
      Type: 'Annot',
      Subtype: 'Text',
      Rect: [10, 10, 30, 30],
      Contents: PDFHexString.fromText(parts.note),
    });
    file.getPage(0).node.set(PDFName.of('Annots'), file.context.obj([file.context.register(note)]));
  }
  if (parts.field) {
    const field = file.getForm().createTextField('comment');
    field.setText(parts.field);
    field.addToPage(file.getPage(0), { x: 20, y: 20, width: 200, height: 20 });
  }
  if (parts.attachment) await file.attach(Buffer.from('attached'), parts.attachment, { mimeType: 'text/plain' });
  if (parts.password) await file.encrypt({ userPassword: parts.password, ownerPassword: parts.password });
  return Buffer.from(await file.save({ useObjectStreams: true }));
}
