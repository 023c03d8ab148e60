import { type Found, textAt } from './findings.js';

/** Datasets of record 2 (IPTC-IIM 4.2): by-line; city and sublocation; other words that people write. */
const AUTHORS = new Set([80]);
const PLACES = new Set([90, 92]);
const TEXTS = new Set([5, 25, 80, 85, 90, 92, 105, 116, 120, 122]);

/** Reads the datasets of an IPTC block: captions, by-lines, places. */
export function readIptc(bytes: Buffer): Found {
  const found: Required<Pick<Found, 'texts' | 'hasLocation' | 'hasAuthor'>> = {
    texts: [],
    hasLocation: false,
    hasAuthor: false,
  };
  for (let at = 0; at + 5 <= bytes.length && bytes[at] === 0x1c; ) {
    const [record, dataset, length] = [bytes[at + 1], bytes[at + 2] ?? 0, bytes.readUInt16BE(at + 3)];
    const texts = textAt('the data of the photo', bytes.toString('utf8', at + 5, at + 5 + length));
    if (record === 2 && TEXTS.has(dataset)) found.texts.push(...texts);
    if (record === 2 && texts.length > 0) {
      found.hasLocation ||= PLACES.has(dataset);
      found.hasAuthor ||= AUTHORS.has(dataset);
    }
    at += 5 + length;
  }
  return found;
}

/** @returns the IPTC block within the resources that Photoshop writes, or null */
export function iptcInPhotoshop(bytes: Buffer): Buffer | null {
  for (let at = 0; at + 12 <= bytes.length && bytes.toString('latin1', at, at + 4) === '8BIM'; ) {
    const id = bytes.readUInt16BE(at + 4);
    const name = ((bytes[at + 6] ?? 0) + 2) & ~1;
    const start = at + 6 + name + 4;
    if (start > bytes.length) return null;
    const length = bytes.readUInt32BE(start - 4);
    if (id === 0x0404) return bytes.subarray(start, start + length);
    at = start + ((length + 1) & ~1);
  }
  return null;
}
