import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFString } from '@cantoo/pdf-lib';

/** A place where the id of a tag is written. */
interface Mention {
  readonly id: string;
  replace(id: PDFString): void;
}

/**
 * Numbers the ids of tags (those by which table cells name their header cells) anew from 1. The browser counts all it has ever
 * shown, so the same document would get other ids after another one. The order stays, and with it the sorted tree of ids.
 */
export function renumberTagIds(pdf: PDFDocument): void {
  const mentions = [...mentionsInTags(pdf), ...mentionsInTree(pdf)];
  const ids = [...new Set(mentions.map(({ id }) => id))].sort();
  const renumbered = new Map(ids.map((id, index) => [id, PDFString.of(`node${String(index + 1).padStart(8, '0')}`)]));
  for (const { id, replace } of mentions) {
    const next = renumbered.get(id);
    if (next) replace(next);
  }
}

/** An element's own id, and those in its attributes. */
function mentionsInTags(pdf: PDFDocument): Mention[] {
  return pdf.context.enumerateIndirectObjects().flatMap(([, element]) => {
    if (!(element instanceof PDFDict) || element.get(PDFName.of('Type')) !== PDFName.of('StructElem')) return [];
    const own = mention(element.get(PDFName.of('ID')), (id) => element.set(PDFName.of('ID'), id));
    return [...own, ...mentionsIn(element.get(PDFName.of('A')))];
  });
}

function mentionsInTree(pdf: PDFDocument): Mention[] {
  const root = pdf.catalog.lookup(PDFName.of('StructTreeRoot'));
  const tree = root instanceof PDFDict ? root.lookup(PDFName.of('IDTree')) : undefined;
  return mentionsInBranch(tree);
}

function mentionsInBranch(branch: PDFObject | undefined): Mention[] {
  if (!(branch instanceof PDFDict)) return [];
  const kids = branch.lookup(PDFName.of('Kids'));
  const below = kids instanceof PDFArray ? kids.asArray().map((_, index) => kids.lookup(index)) : [];
  const own = ['Names', 'Limits'].flatMap((key) => mentionsIn(branch.lookup(PDFName.of(key))));
  return [...own, ...below.flatMap(mentionsInBranch)];
}

function mentionsIn(object: PDFObject | undefined): Mention[] {
  if (object instanceof PDFArray) {
    return object
      .asArray()
      .flatMap((item, index) => [...mention(item, (id) => object.set(index, id)), ...mentionsIn(item)]);
  }
  if (!(object instanceof PDFDict)) return [];
  return object
    .entries()
    .flatMap(([key, value]) => [...mention(value, (id) => object.set(key, id)), ...mentionsIn(value)]);
}

function mention(object: PDFObject | undefined, replace: Mention['replace']): Mention[] {
  return object instanceof PDFString ? [{ id: object.asString(), replace }] : [];
}
