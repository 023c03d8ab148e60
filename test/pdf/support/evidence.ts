import {
  degrees,
  PDFArray,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFRef,
  PDFString,
  StandardFonts,
} from '@cantoo/pdf-lib';
import { sortOfFile } from '../../../src/app/appendix-files.js';
import { type Appendices, type EvidenceFile, prepareAppendices } from '../../../src/pdf/index.js';

/** A file as the engine is given it. */
export function evidence(label: string, name: string, bytes: Uint8Array | null, hasPages = true): EvidenceFile {
  const id = label.toLowerCase();
  const stamp = (page: number, of: number): string => `${label}, p. ${page} of ${of}`;
  return { id, label, title: `Title of ${label}`, stamp, name, hasPages, size: bytes?.length ?? 1, read: () => bytes };
}

/** What the engine appends of these files. */
export function prepared(
  files: readonly EvidenceFile[],
  bounds?: Parameters<typeof prepareAppendices>[2],
): Promise<Appendices> {
  return prepareAppendices(files, sortOfFile, bounds);
}

type Make = (pdf: PDFDocument) => Promise<void> | void;

/** A PDF made from nothing, the same each time. */
export async function makePdf(make: Make): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  await make(pdf);
  return pdf.save({ useObjectStreams: true });
}

/** Pages with a line of text each. */
export function pagesOf(words: string, sizes: [number, number][], turned = 0): Promise<Uint8Array> {
  return makePdf(async (pdf) => {
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    for (const [index, size] of sizes.entries()) {
      const page = pdf.addPage(size);
      page.setRotation(degrees(turned));
      page.drawText(`${words} ${index + 1}`, { x: 40, y: 100, font });
    }
  });
}

/** A form with a text field, a tick and a choice; its names are those that every form has. */
export function formOf(name: string): Promise<Uint8Array> {
  return makePdf((pdf) => {
    const page = pdf.addPage([595, 842]);
    const form = pdf.getForm();
    const field = form.createTextField('name');
    field.setText(name);
    field.addToPage(page, { x: 50, y: 700, width: 200, height: 24 });
    const tick = form.createCheckBox('agreed');
    tick.addToPage(page, { x: 50, y: 650 });
    tick.check();
  });
}

/** A page with annotations of every sort, safe and unsafe, and actions in all the places where they can hang. */
export function withActions(): Promise<Uint8Array> {
  return makePdf((pdf) => {
    const { context, catalog } = pdf;
    const [one, two] = [pdf.addPage([595, 842]), pdf.addPage([595, 842])];
    one.drawText('With actions');
    two.drawText('Second');
    const script = { S: 'JavaScript', JS: PDFString.of('app.alert("evil")') };
    const add = (entries: Record<string, unknown>): PDFRef => {
      const annotation = context.obj({ Type: 'Annot', Rect: [10, 10, 90, 30], P: one.ref, ...entries } as never);
      const ref = context.register(annotation);
      one.node.addAnnot(ref);
      return ref;
    };
    const link = (action: Record<string, unknown>): PDFRef => add({ Subtype: 'Link', A: action });
    link({ S: 'URI', URI: PDFString.of('https://example.org/report') });
    link({ S: 'URI', URI: PDFString.of('https://example.org/next'), Next: script });
    link({ S: 'URI', URI: PDFString.of('file:///home/evil/secret') });
    link({ S: 'URI', URI: PDFString.of('javascript:evil()') });
    link({ S: 'URI', URI: PDFString.of('http://localhost:9/evil') });
    link(script);
    link({ S: 'Launch', F: PDFString.of('evil.exe') });
    link({ S: 'GoToR', F: PDFString.of('evil.pdf'), D: [0, 'Fit'] });
    link({ S: 'SubmitForm', F: PDFString.of('http://evil.example') });
    link({ S: 'GoTo', D: [two.ref, 'Fit'] });
    link({ S: 'GoTo', D: PDFString.of('second') });
    add({ Subtype: 'Link', Dest: PDFName.of('e01') });
    add({ Subtype: 'Highlight', Contents: PDFHexString.fromText('A remark'), AA: { E: script } });
    const file = context.register(context.stream('MZ evil', { Type: 'EmbeddedFile' }));
    const specification = { Type: 'Filespec', F: PDFString.of('evil.exe'), EF: { F: file } };
    add({ Subtype: 'FileAttachment', FS: specification });
    add({ Subtype: 'Screen', A: { S: 'Rendition', JS: PDFString.of('evil()') } });
    one.node.set(PDFName.of('AA'), context.obj({ O: script }));
    one.node.set(PDFName.of('StructParents'), context.obj(0));
    one.node.set(PDFName.of('Tabs'), PDFName.of('S'));
    catalog.set(PDFName.of('OpenAction'), context.obj(script));
    const names = PDFArray.withContext(context);
    names.push(PDFString.of('second'));
    names.push(context.obj([two.ref, 'XYZ', null, null, null]));
    catalog.set(PDFName.of('Names'), context.obj({ Dests: { Names: names } }));
  });
}

/** Asks for a password before it shows anything. */
export async function encrypted(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.addPage().drawText('Secret');
  pdf.encrypt({ userPassword: 'open', ownerPassword: 'own' });
  return pdf.save({ useObjectStreams: false });
}
