/**
 * Whether a browser draws anything of a picture whose head can be read. What it draws in part, a photo that ends early, counts.
 * @param type as `image-size` names it
 */
export function isDrawn(type: string, bytes: Uint8Array): boolean {
  if (type === 'png') return pngIsWhole(bytes);
  if (type === 'webp') return viewOf(bytes).getUint32(4, true) + 7 <= bytes.length;
  return type !== 'jpg' || jpegHasPixels(bytes);
}

/** A browser draws nothing of a PNG that ends early. */
function pngIsWhole(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  for (let at = 8; at + 12 <= bytes.length; at += view.getUint32(at) + 12)
    if (view.getUint32(at + 4) === 0x49_45_4e_44) return true;
  return false;
}

/** Behind the segments that describe a JPEG stands one that begins its pixels. */
function jpegHasPixels(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker === 0xff) at += 1;
    else if (marker === 0xda) return at + 2 + view.getUint16(at + 2) < bytes.length;
    else at += marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8) ? 2 : 2 + view.getUint16(at + 2);
  }
  return false;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
