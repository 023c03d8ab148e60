import { viewPdf } from '../pdf/viewer/viewed-pdf.js';
import { type Found, textAt } from './findings.js';
import { readings } from './pdf.js';
import { packedStrings } from './pdf-objects.js';

/**
 * Reads a PDF that this program made, to its end and in one reading: what its pages say as the viewer of a browser finds it, and the
 * strings of all objects.
 */
export async function readMadePdf(bytes: Uint8Array): Promise<Found> {
  const pages = await viewPdf(bytes, (pdf) => pdf.texts());
  if (typeof pages === 'string') return { unread: `it is ${pages}` };
  const shown = pages.flatMap((text, index) => textAt(`page ${index + 1}`, readings(text).join('\n')));
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { texts: [...shown, ...textAt('its bookmarks, links and properties', packedStrings(file))] };
}
