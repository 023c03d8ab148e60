import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import type { AttachedFile } from './prepare.js';

const deflateAside = promisify(deflate);

/**
 * Puts whole files into a PDF (ISO 32000-1, 7.11.4), each with its name, its description and its media type. The document links
 * to none of them: a viewer lists them and asks before it opens one.
 *
 * @returns how many; what cannot be read any more is left out
 */
export async function attachFiles(pdf: PDFDocument, files: readonly AttachedFile[]): Promise<number> {
  const specifications: [string, PDFRef][] = [];
  for (const file of files) {
    const bytes = file.read();
    if (bytes) specifications.push([file.name, await specificationOf(pdf, file, bytes)]);
  }
  if (specifications.length === 0) return 0;
  const { catalog, context } = pdf;
  // A name tree is searched by halves, so its keys stand in the order of their bytes (7.9.6).
  const sorted = specifications.map(([name, ref]) => ({ key: PDFHexString.fromText(name), ref }));
  sorted.sort((one, other) => (one.key.toString() < other.key.toString() ? -1 : 1));
  const names = catalog.lookupMaybe(PDFName.of('Names'), PDFDict) ?? context.obj({});
  const tree = context.obj({ Names: sorted.flatMap(({ key, ref }) => [key, ref]) });
  names.set(PDFName.of('EmbeddedFiles'), context.register(tree));
  catalog.set(PDFName.of('Names'), names);
  const associated = PDFArray.withContext(context);
  for (const [, ref] of specifications) associated.push(ref);
  catalog.set(PDFName.of('AF'), associated);
  return specifications.length;
}

async function specificationOf(
  { context }: PDFDocument,
  { name, type, description }: AttachedFile,
  bytes: Uint8Array,
): Promise<PDFRef> {
  const packed = await deflateAside(bytes, { level: 6 });
  const entries = { Type: 'EmbeddedFile', Subtype: type, Params: { Size: bytes.length } };
  const stream =
    packed.length < 0.95 * bytes.length
      ? context.stream(packed, { ...entries, Filter: 'FlateDecode' })
      : context.stream(bytes, entries);
  const file = context.register(stream);
  return context.register(
    context.obj({
      Type: 'Filespec',
      F: PDFHexString.fromText(name),
      UF: PDFHexString.fromText(name),
      Desc: PDFHexString.fromText(description),
      AFRelationship: 'Supplement',
      EF: { F: file, UF: file },
    }),
  );
}
