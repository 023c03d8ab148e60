import type { CleanPages } from './clean-copy.js';
import { BOUNDS, type Bounds, type EvidenceFile, type Place, type Reason, slipOf } from './evidence-file.js';

export interface AppendedPdf {
  readonly id: string;
  readonly label: string;
  readonly title: string;
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

/**
 * Sees what can be appended, before the document is set: its slip sheets name the numbers of pages, and its list of evidence
 * the files that are attached or left out. A file that cannot be used never fails the document.
 *
 * @param files in the order of the document
 */
export async function prepareAppendices(files: readonly EvidenceFile[], bounds: Bounds = BOUNDS): Promise<Appendices> {
  const places = new Map<string, Place>();
  const appended: AppendedPdf[] = [];
  const attached: AttachedFile[] = [];
  let room = { pages: bounds.pages, bytes: bounds.bytes };
  for (const file of files) {
    const found = await placeOf(file, bounds, room);
    places.set(file.id, found.place);
    if (found.place.state === 'left-out') continue;
    const pages = found.place.state === 'appended' ? found.place.pages : 0;
    room = { pages: room.pages - pages, bytes: room.bytes - file.size };
    if (found.clean) appended.push({ id: file.id, label: file.label, title: file.title, pages: found.clean });
    else
      attached.push({ name: attachmentName(file), type: file.type, description: file.title, read: () => file.read() });
  }
  return { places, appended, attached };
}

interface Found {
  place: Place;
  clean?: CleanPages;
}

async function placeOf(file: EvidenceFile, bounds: Bounds, room: { pages: number; bytes: number }): Promise<Found> {
  const hindrance = hindranceOf(file, bounds, room.bytes);
  if (hindrance) return { place: { state: 'left-out', reason: hindrance } };
  if (!file.hasPages) return { place: attachedAs(file, null) };
  const bytes = file.read();
  const { readEvidencePdf } = await import('./read-evidence.js');
  const clean = bytes === null ? 'unreadable' : await readEvidencePdf(bytes, bounds.pagesOfOne);
  if (clean === 'encrypted' || clean === 'too-many-pages') return { place: attachedAs(file, clean) };
  if (typeof clean === 'string') return { place: { state: 'left-out', reason: clean } };
  const pages = clean.pages.length;
  if (pages > room.pages) return { place: attachedAs(file, 'no-room') };
  return { place: { state: 'appended', pages, slip: slipOf(file.id) }, clean };
}

function hindranceOf({ size, isProgram }: EvidenceFile, bounds: Bounds, room: number): Reason | null {
  if (size === 0) return 'empty';
  if (size > bounds.bytesOfOne) return 'too-large';
  if (size > room) return 'no-room';
  return isProgram ? 'program' : null;
}

function attachedAs(file: EvidenceFile, reason: Reason | null): Place {
  return { state: 'attached', name: attachmentName(file), reason };
}

/** The label first: two files in two folders may have one name, and viewers list attachments by theirs. */
function attachmentName({ label, name }: EvidenceFile): string {
  return `${label} ${name}`;
}
