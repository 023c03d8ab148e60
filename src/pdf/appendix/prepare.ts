import type { HeldFile } from '../viewer/attachments.js';
import type { CleanPages } from './clean-copy.js';
import {
  BOUNDS,
  type Bounds,
  type EvidenceFile,
  type FileSort,
  type Place,
  type Reason,
  slipOf,
} from './evidence-file.js';

export interface AppendedPdf {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly stamp: EvidenceFile['stamp'];
  readonly pages: CleanPages;
}

export interface AttachedFile {
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly description: string;
  read(): Uint8Array | null;
}

/** What the engine appends to a document, and what the document is to say about it. */
export interface Appendices {
  /** By the files' ids, in their order. */
  readonly places: ReadonlyMap<string, Place>;
  readonly appended: readonly AppendedPdf[];
  readonly attached: readonly AttachedFile[];
}

/** What is left of the bounds for the files that follow. */
interface Room {
  pages: number;
  bytes: number;
}

/**
 * Sees what can be appended, before the document is set: its appendices name the numbers of pages, and its list of evidence
 * the files that are attached or left out. A file that cannot be used never fails the document.
 *
 * @param files in the order of the document
 * @param sortOf what a file is by its name
 */
export async function prepareAppendices(
  files: readonly EvidenceFile[],
  sortOf: (name: string) => FileSort,
  bounds: Bounds = BOUNDS,
): Promise<Appendices> {
  const places = new Map<string, Place>();
  const appended: AppendedPdf[] = [];
  const attached: AttachedFile[] = [];
  let room: Room = { pages: bounds.pages, bytes: bounds.bytes };
  for (const file of files) {
    const { place, clean, held = [] } = await placeOf(file, sortOf(file.name), bounds, room);
    const inner = held.map((one) => attachedFrom(file, one, sortOf));
    places.set(file.id, place.state === 'appended' ? { ...place, ...heldIn(inner) } : place);
    if (place.state === 'left-out') continue;
    const pages = place.state === 'appended' ? place.pages : 0;
    const bytes = held.reduce((sum, one) => sum + one.bytes.length, file.size);
    room = { pages: room.pages - pages, bytes: room.bytes - bytes };
    if (clean) appended.push({ ...named(file), pages: clean });
    else attached.push(attachedWhole(file, sortOf(file.name)));
    attached.push(...inner.flatMap((one) => one ?? []));
  }
  return { places, appended, attached };
}

function named({ id, label, title, stamp }: EvidenceFile): Omit<AppendedPdf, 'pages'> {
  return { id, label, title, stamp };
}

interface Found {
  place: Place;
  clean?: CleanPages;
  held?: readonly HeldFile[];
}

async function placeOf(file: EvidenceFile, sort: FileSort, bounds: Bounds, room: Room): Promise<Found> {
  const hindrance = hindranceOf(file, sort, bounds, room.bytes);
  if (hindrance) return { place: { state: 'left-out', reason: hindrance } };
  if (!file.hasPages) return { place: attachedAs(file, null) };
  const bytes = file.read();
  if (bytes === null) return { place: { state: 'left-out', reason: 'unreadable' } };
  const { readEvidencePdf } = await import('./read-evidence.js');
  const read = await readEvidencePdf(bytes, bounds.pagesOfOne);
  if (read === 'empty' || read === 'too-large') return { place: { state: 'left-out', reason: read } };
  if (typeof read === 'string') return { place: attachedAs(file, read) };
  const { clean, files } = read;
  const pages = clean.pages.length;
  if (pages > room.pages) return { place: attachedAs(file, 'no-room') };
  return { place: { state: 'appended', pages, slip: slipOf(file.id), holds: [], withheld: 0 }, clean, held: files };
}

function hindranceOf({ size }: EvidenceFile, { isProgram }: FileSort, bounds: Bounds, room: number): Reason | null {
  if (size === 0) return 'empty';
  if (size > bounds.bytesOfOne) return 'too-large';
  if (size > room) return 'no-room';
  return isProgram ? 'program' : null;
}

function attachedAs(file: EvidenceFile, reason: Reason | null): Place {
  return { state: 'attached', name: attachmentName(file), reason };
}

function attachedWhole(file: EvidenceFile, { type }: FileSort): AttachedFile {
  return { name: attachmentName(file), type, description: file.title, read: () => file.read() };
}

/** A file that a PDF holds, as a file of the document; null for a program. */
function attachedFrom(
  file: EvidenceFile,
  { name, bytes }: HeldFile,
  sortOf: (name: string) => FileSort,
): AttachedFile | null {
  const bare = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const { type, isProgram } = sortOf(bare);
  if (isProgram) return null;
  return { name: attachmentName({ ...file, name: bare }), type, description: file.title, read: () => bytes };
}

function heldIn(inner: readonly (AttachedFile | null)[]): { holds: string[]; withheld: number } {
  const holds = inner.flatMap((one) => one?.name ?? []);
  return { holds, withheld: inner.length - holds.length };
}

/** The label first: two files in two folders may have one name, and viewers list attachments by theirs. */
function attachmentName({ label, name }: Pick<EvidenceFile, 'label' | 'name'>): string {
  return `${label} ${name}`;
}
