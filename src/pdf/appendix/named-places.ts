import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRef } from '@cantoo/pdf-lib';
import { textOf } from './text-string.js';

/** Deeper trees of names than this are no work of a program that means well. */
const MOST_LEVELS = 24;

/** Where the names of a document lead: as pages, not as names, which another document may use for places of its own. */
export function namedDestinations({ catalog }: PDFDocument): Map<string, PDFArray> {
  const found = new Map<string, PDFArray>();
  const add = (name: string | undefined, value: PDFObject | undefined): void => {
    const place = value instanceof PDFDict ? value.lookup(PDFName.of('D')) : value;
    if (name !== undefined && place instanceof PDFArray) found.set(name, place);
  };
  const old = catalog.lookup(PDFName.of('Dests'));
  if (old instanceof PDFDict) for (const key of old.keys()) add(key.decodeText(), old.lookup(key));
  const names = catalog.lookup(PDFName.of('Names'));
  const tree = names instanceof PDFDict ? names.lookup(PDFName.of('Dests')) : undefined;
  if (tree instanceof PDFDict) walk(tree, MOST_LEVELS, add);
  return found;
}

function walk(
  node: PDFDict,
  levels: number,
  add: (name: string | undefined, value: PDFObject | undefined) => void,
): void {
  const names = node.lookup(PDFName.of('Names'));
  if (names instanceof PDFArray)
    for (let at = 0; at + 1 < names.size(); at += 2) add(textOf(names.lookup(at)), names.lookup(at + 1));
  const kids = node.lookup(PDFName.of('Kids'));
  if (!(kids instanceof PDFArray) || levels === 0) return;
  for (let at = 0; at < kids.size(); at++) {
    const kid = kids.lookup(at);
    if (kid instanceof PDFDict) walk(kid, levels - 1, add);
  }
}

/** Makes the links of a page lead to pages, where they led to names; those to nowhere lose their place and are counted. */
export function explicitDestinations(page: PDFDict, places: ReadonlyMap<string, PDFArray>): number {
  const annotations = page.lookup(PDFName.of('Annots'));
  if (!(annotations instanceof PDFArray)) return 0;
  return annotations.asArray().reduce((lost: number, entry) => {
    const annotation = entry instanceof PDFRef ? page.context.lookup(entry) : entry;
    if (!(annotation instanceof PDFDict)) return lost;
    const action = annotation.lookup(PDFName.of('A'));
    const goesTo = action instanceof PDFDict && action.lookup(PDFName.of('S')) === PDFName.of('GoTo');
    return lost + (goesTo ? resolve(action, 'D', places) : 0) + resolve(annotation, 'Dest', places);
  }, 0);
}

function resolve(dictionary: PDFDict, key: string, places: ReadonlyMap<string, PDFArray>): number {
  const value = dictionary.lookup(PDFName.of(key));
  const name = value instanceof PDFName ? value.decodeText() : textOf(value);
  if (name === undefined) return 0;
  const place = places.get(name);
  if (!place) dictionary.delete(PDFName.of(key));
  else dictionary.set(PDFName.of(key), place);
  return place ? 0 : 1;
}
