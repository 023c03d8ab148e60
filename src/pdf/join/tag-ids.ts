/** A PDF whose tags have other ids, and how many ids there are. */
export interface Renumbered {
  readonly file: Buffer;
  readonly ids: number;
}

/**
 * Numbers the ids of tags (those by which table cells name their header cells) anew. The browser counts all it has ever
 * shown, so the same document would get other ids after another one. All ids are equally long and their order stays, so
 * neither the sorted tree of ids nor any place in the file moves.
 */
export function withRenumberedTagIds(printed: Uint8Array): Renumbered {
  const file = Buffer.from(printed);
  const places = placesOfTagIds(file);
  const idAt = (place: number): string => file.toString('latin1', place, place + TAG_ID.length);
  const ids = [...new Set(places.map(idAt))].sort();
  const renumbered = new Map(ids.map((id, index) => [id, `(node${String(index + 1).padStart(8, '0')})`]));
  for (const place of places) file.write(renumbered.get(idAt(place)) ?? '', place, 'latin1');
  return { file, ids: ids.length };
}

const TAG_ID = '(node00000000)';

function placesOfTagIds(file: Buffer): number[] {
  const places: number[] = [];
  for (let at = file.indexOf('(node'); at >= 0; at = file.indexOf('(node', at + 1)) {
    if (/^\(node\d{8}\)$/.test(file.toString('latin1', at, at + TAG_ID.length))) places.push(at);
  }
  return places;
}
