import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';

/** The layers that a document does not show when it is opened (ISO 32000-1, 8.11.4.3). */
export function hiddenLayersOf({ catalog }: PDFDocument): PDFRef[] {
  const properties = catalog.lookup(PDFName.of('OCProperties'));
  if (!(properties instanceof PDFDict)) return [];
  const state = properties.lookup(PDFName.of('D'));
  if (!(state instanceof PDFDict)) return [];
  if (state.lookup(PDFName.of('BaseState')) !== PDFName.of('OFF')) return refsIn(state, 'OFF');
  const shown = new Set(refsIn(state, 'ON'));
  return refsIn(properties, 'OCGs').filter((layer) => !shown.has(layer));
}

function refsIn(dictionary: PDFDict, key: string): PDFRef[] {
  const list = dictionary.lookup(PDFName.of(key));
  return list instanceof PDFArray ? list.asArray().filter((entry): entry is PDFRef => entry instanceof PDFRef) : [];
}

/** Keeps layers hidden in the document they come to; without a word from it, every viewer shows them. */
export function hideLayers({ catalog, context }: PDFDocument, layers: readonly PDFRef[]): void {
  if (layers.length === 0) return;
  const key = PDFName.of('OCProperties');
  const properties = catalog.lookupMaybe(key, PDFDict) ?? context.obj({ OCGs: [], D: { OFF: [] } });
  const off = properties.lookup(PDFName.of('D'), PDFDict).lookup(PDFName.of('OFF'), PDFArray);
  for (const layer of layers) {
    properties.lookup(PDFName.of('OCGs'), PDFArray).push(layer);
    off.push(layer);
  }
  catalog.set(key, properties);
}
