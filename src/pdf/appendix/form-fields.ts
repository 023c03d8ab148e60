import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFPage, PDFRef } from '@cantoo/pdf-lib';

/** The fields at the top of a document's form. */
export function fieldsOf({ catalog }: PDFDocument): PDFRef[] {
  const form = catalog.lookup(PDFName.of('AcroForm'));
  const fields = form instanceof PDFDict ? form.lookup(PDFName.of('Fields')) : undefined;
  if (!(fields instanceof PDFArray)) return [];
  return fields.asArray().filter((field): field is PDFRef => field instanceof PDFRef);
}

/** Draws fields that leave it to the viewer how they look: in the document they come to, no viewer would. */
export async function giveAppearances(source: PDFDocument): Promise<void> {
  if (fieldsOf(source).length === 0 || !source.getPages().some(lacksAppearance)) return;
  try {
    source.getForm().updateFieldAppearances();
    await source.flush();
  } catch {
    // A field of an unusual kind keeps the looks it has.
  }
}

function lacksAppearance({ node }: PDFPage): boolean {
  const annotations = node.lookup(PDFName.of('Annots'));
  if (!(annotations instanceof PDFArray)) return false;
  return annotations.asArray().some((entry) => {
    const annotation = entry instanceof PDFRef ? node.context.lookup(entry) : entry;
    if (!(annotation instanceof PDFDict)) return false;
    const isWidget = annotation.lookup(PDFName.of('Subtype')) === PDFName.of('Widget');
    return isWidget && !annotation.has(PDFName.of('AP'));
  });
}

/**
 * Takes fields into a document's form, below one that has the name of the evidence: two forms with a field "Name" would otherwise
 * be one field with one value.
 */
export function addFields({ catalog, context }: PDFDocument, label: string, fields: readonly PDFRef[]): void {
  if (fields.length === 0) return;
  const parent = context.register(context.obj({ T: PDFHexString.fromText(label), Kids: [...fields] }));
  for (const field of fields) {
    const dictionary = context.lookup(field);
    if (dictionary instanceof PDFDict) dictionary.set(PDFName.of('Parent'), parent);
  }
  const form = catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict) ?? context.obj({ Fields: [] });
  form.lookup(PDFName.of('Fields'), PDFArray).push(parent);
  catalog.set(PDFName.of('AcroForm'), form);
}
