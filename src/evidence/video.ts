import type { ByteSource } from './bytes.js';
import type { Found } from './findings.js';

const MOST_BOXES = 1000;
const LARGEST_INDEX = 16 * 1024 * 1024;
/** How cameras and phones write where a film was taken: Apple's two ways, and 3GPP's. */
const LOCATIONS = [
  Buffer.from('\xa9xyz', 'latin1'),
  Buffer.from('com.apple.quicktime.location.ISO6709'),
  Buffer.from('loci'),
];

/** Reads from an MP4 or QuickTime film whether it says where it was taken. */
export function readVideo(source: ByteSource): Found {
  for (const { type, start, size } of boxesOf(source)) {
    if (type !== 'moov') continue;
    const index = source.read(start, Math.min(size, LARGEST_INDEX));
    return { hasLocation: LOCATIONS.some((mark) => index.includes(mark)) };
  }
  return {};
}

function* boxesOf(source: ByteSource): Iterable<{ type: string; start: number; size: number }> {
  let at = 0;
  for (let box = 0; box < MOST_BOXES && at + 8 <= source.size; box += 1) {
    const head = source.read(at, 16);
    const small = head.readUInt32BE();
    const size = small === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : small;
    yield { type: head.toString('latin1', 4, 8), start: at, size: size === 0 ? source.size - at : size };
    if (size < 8) return;
    at += size;
  }
}
