import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import { isForEveryone } from '../finish/unsafe-links.js';
import { textOf } from './text-string.js';

/** What an action can be (ISO 32000-1, table 198, and 32000-2, table 201). */
const ACTIONS = new Set(
  (
    'GoTo GoToR GoToE GoToDp Launch Thread URI Sound Movie Hide Named SubmitForm ResetForm ImportData JavaScript SetOCGState ' +
    'Rendition Trans GoTo3DView RichMediaExecute'
  ).split(' '),
);

/** Remarks and marks, and fields that could not be made part of the page (ISO 32000-1, 12.5.6). What plays, runs or holds a file of its own is not among them. */
export const HARMLESS: ReadonlySet<string> = new Set(
  'Link Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup Widget'.split(
    ' ',
  ),
);

/** In annotations and fields: events that run something, and ties to the tags and files of the old document. */
const OF_ANNOTATIONS = ['AA', 'PA', 'AF', 'StructParent', 'RichMediaContent', 'RichMediaSettings', 'FS', 'EF'];
/** Shows that run or play, whatever refers to them (ISO 32000-2, 13). */
const SHOWS = new Set('Movie Sound Screen 3D RichMedia Projection'.split(' '));
/** In streams: data from other files, scripts of 3D, notes of programs, and ties to the tags of the old document. */
const OF_STREAMS = 'F FFilter FDecodeParms OPI Metadata PieceInfo StructParent StructParents AF OnInstantiate'.split(
  ' ',
);
const READ_ONLY = 1;

/**
 * Takes out of every object, wherever it hangs, what runs, submits, opens a file or leads to this machine. Links to the web and
 * to places in the same file stay. Fields keep their values and can not be changed; a signature loses the data that would not
 * hold for another file, and keeps its looks.
 *
 * @returns how many actions were taken out
 */
export function disarm(context: PDFContext): number {
  return context.enumerateIndirectObjects().reduce((removed, [, object]) => removed + disarmObject(object), 0);
}

/** Indirect objects are seen by themselves, so references are not followed. */
function disarmObject(object: PDFObject): number {
  if (object instanceof PDFArray) return sumOf(object.asArray());
  if (object instanceof PDFStream) {
    for (const key of OF_STREAMS) object.dict.delete(PDFName.of(key));
    if (object.dict.get(PDFName.of('Subtype')) === PDFName.of('Form')) object.dict.delete(PDFName.of('Ref'));
    return sumOf(object.dict.values());
  }
  return object instanceof PDFDict ? disarmDictionary(object) : 0;
}

function sumOf(objects: readonly PDFObject[]): number {
  return objects.reduce((sum, object) => sum + disarmObject(object), 0);
}

function disarmDictionary(dictionary: PDFDict): number {
  const kind = nameAt(dictionary, 'S');
  if (kind !== undefined && ACTIONS.has(kind)) return disarmAction(dictionary, kind);
  if (nameAt(dictionary, 'Type') === 'Filespec') return emptied(dictionary);
  if (isAnnotation(dictionary) && !HARMLESS.has(nameAt(dictionary, 'Subtype') ?? '')) return emptied(dictionary);
  if (isAnnotation(dictionary) || isField(dictionary)) disarmAnnotation(dictionary);
  return sumOf(dictionary.values());
}

/** Leads on only if it is one step, to a page of the same file or to an address that is good for everyone. */
function disarmAction(action: PDFDict, kind: string): number {
  if (kind === 'GoTo' && isPlace(action.lookup(PDFName.of('D')))) return keepOnly(action, ['Type', 'S', 'D']);
  const address = kind === 'URI' ? textOf(action.lookup(PDFName.of('URI'))) : undefined;
  if (address !== undefined && isForEveryone(address)) return keepOnly(action, ['Type', 'S', 'URI']);
  return emptied(action);
}

function keepOnly(dictionary: PDFDict, keys: readonly string[]): number {
  const next = dictionary.has(PDFName.of('Next')) ? 1 : 0;
  for (const key of dictionary.keys()) if (!keys.includes(key.decodeText())) dictionary.delete(key);
  return next;
}

function emptied(dictionary: PDFDict): number {
  for (const key of dictionary.keys()) dictionary.delete(key);
  return 1;
}

function isPlace(destination: PDFObject | undefined): boolean {
  return destination instanceof PDFArray && destination.get(0) instanceof PDFRef;
}

function isAnnotation(dictionary: PDFDict): boolean {
  const kind = nameAt(dictionary, 'Subtype');
  return kind !== undefined && (SHOWS.has(kind) || dictionary.lookup(PDFName.of('Rect')) instanceof PDFArray);
}

function isField(dictionary: PDFDict): boolean {
  return nameAt(dictionary, 'FT') !== undefined || textOf(dictionary.lookup(PDFName.of('T'))) !== undefined;
}

function disarmAnnotation(dictionary: PDFDict): void {
  for (const key of OF_ANNOTATIONS) dictionary.delete(PDFName.of(key));
  if (!isPlace(dictionary.lookup(PDFName.of('Dest')))) dictionary.delete(PDFName.of('Dest'));
  const type = nameAt(dictionary, 'FT');
  if (type === undefined) return;
  const flags = dictionary.lookup(PDFName.of('Ff'));
  const set = flags instanceof PDFNumber ? flags.asNumber() : 0;
  dictionary.set(PDFName.of('Ff'), PDFNumber.of(set | READ_ONLY));
  if (type === 'Sig') for (const key of ['V', 'Lock', 'SV']) dictionary.delete(PDFName.of(key));
}

function nameAt(dictionary: PDFDict, key: string): string | undefined {
  const value = dictionary.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
}
