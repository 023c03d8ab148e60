import { joined } from './joined.js';

const [SOI, EOI, SOS, COM, APP0, APP1, APP2, APP14, APP15] = [0xd8, 0xd9, 0xda, 0xfe, 0xe0, 0xe1, 0xe2, 0xee, 0xef];

/**
 * A JPEG with the segments that make the picture, its colours and which way is up, and nothing behind its end.
 * @returns null where the file is no whole JPEG
 */
export function stripJpeg(content: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = [Uint8Array.of(0xff, SOI)];
  let orientation = 1;
  for (let at = 2; ; ) {
    at = nextMarker(content, at);
    const marker = content[at + 1];
    if (marker === undefined) return null;
    if (marker === EOI) {
      kept.push(content.subarray(at, at + 2));
      return joined(orientation === 1 ? kept : withOrientation(kept, orientation));
    }
    const length = ((content[at + 2] ?? 0) << 8) | (content[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > content.length) return null;
    const segment = content.subarray(at, end);
    if (marker === APP1) orientation = orientationOf(segment) ?? orientation;
    if (isKept(marker, segment)) kept.push(segment);
    at = end;
    if (marker !== SOS) continue;
    const next = endOfScan(content, end);
    kept.push(content.subarray(end, next));
    at = next;
  }
}

/** Some cameras leave bytes between two segments; every reader goes on at the next marker. */
function nextMarker(content: Uint8Array, from: number): number {
  let at = from;
  while (at < content.length && (content[at] !== 0xff || content[at + 1] === 0xff || content[at + 1] === 0)) at += 1;
  return at;
}

/** Everything but application data and comments; of those, what tells how to read the colours. */
function isKept(marker: number, segment: Uint8Array): boolean {
  if (marker === COM) return false;
  if (marker < APP0 || marker > APP15) return true;
  if (marker === APP2) return textAt(segment, 4, 11) === 'ICC_PROFILE';
  return marker === APP0 ? textAt(segment, 4, 4) === 'JFIF' : marker === APP14;
}

/** Compressed data runs to the next marker that is no filler and no restart. */
function endOfScan(content: Uint8Array, from: number): number {
  let at = from;
  while (at < content.length - 1) {
    const next = content[at + 1] ?? 0;
    if (content[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
    at += 1;
  }
  return content.length;
}

/** Which way is up, 1 to 8, by the EXIF data of a segment. */
function orientationOf(segment: Uint8Array): number | null {
  if (textAt(segment, 4, 6) !== 'Exif\0\0') return null;
  const tiff = new DataView(segment.buffer, segment.byteOffset + 10, segment.byteLength - 10);
  try {
    const little = tiff.getUint16(0) === 0x4949;
    const table = tiff.getUint32(4, little);
    for (let entry = 0; entry < tiff.getUint16(table, little); entry += 1) {
      const at = table + 2 + entry * 12;
      const value = tiff.getUint16(at + 8, little);
      if (tiff.getUint16(at, little) === 0x0112) return value >= 1 && value <= 8 ? value : null;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return null;
}

/** An EXIF segment that says which way is up and nothing else, behind the first segments. */
function withOrientation(kept: readonly Uint8Array[], orientation: number): Uint8Array[] {
  const exif = Uint8Array.of(
    ...[0xff, APP1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  );
  const first = kept[1]?.[1] === APP0 ? 2 : 1;
  return [...kept.slice(0, first), exif, ...kept.slice(first)];
}

const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));
