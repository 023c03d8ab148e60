import { stripJpeg } from './jpeg.js';
import { stripPng } from './png.js';
import { stripWebp } from './webp.js';

/** What could be done about where, when and by whom a picture was taken. */
export type MetadataOutcome =
  /** There was some, and it is gone. */
  | { state: 'removed'; content: Uint8Array }
  /** There was none, or the file is no picture. */
  | { state: 'none'; content: Uint8Array }
  /** A picture of a format, or with a fault, that lets nothing be taken out. */
  | { state: 'unknown'; format: string };

/**
 * Takes out of a picture what tells where, when and by whom it was taken: EXIF, XMP, IPTC, comments, and whatever
 * hangs behind the picture. The picture itself, its colours and which way is up stay.
 * @param content the whole file; its first bytes say what it is, not its name
 */
export function withoutMetadata(content: Uint8Array): MetadataOutcome {
  const format = pictureFormat(content);
  if (format === null) return { state: 'none', content };
  const stripped = STRIP[format]?.(content) ?? null;
  if (stripped === null) return { state: 'unknown', format };
  return stripped.length === content.length ? { state: 'none', content } : { state: 'removed', content: stripped };
}

const STRIP: Record<string, (content: Uint8Array) => Uint8Array | null> = {
  JPEG: stripJpeg,
  PNG: stripPng,
  WebP: stripWebp,
};

/** Formats that cameras write. */
function pictureFormat(content: Uint8Array): string | null {
  const starts = (at: number, ...bytes: number[]): boolean =>
    bytes.every((byte, index) => content[at + index] === byte);
  const word = (at: number): string => String.fromCharCode(...content.subarray(at, at + 4));
  if (starts(0, 0xff, 0xd8, 0xff)) return 'JPEG';
  if (starts(0, 0x89, 0x50, 0x4e, 0x47)) return 'PNG';
  if (word(0) === 'RIFF' && word(8) === 'WEBP') return 'WebP';
  if (starts(0, 0x49, 0x49, 0x2a, 0) || starts(0, 0x4d, 0x4d, 0, 0x2a)) return 'TIFF';
  if (word(4) === 'ftyp' && /^(hei[cxfs]|hev[cx]|mif1|msf1|avi[fs])$/.test(word(8)))
    return word(8).startsWith('av') ? 'AVIF' : 'HEIC';
  return null;
}
