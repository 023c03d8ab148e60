import { PDFDict, type PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { DOCUMENT_ADDRESS } from '../document-parts.js';
import { addressOf } from './links.js';

const SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];
const LOOPBACK = /^(localhost|.*\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\])$/;

/**
 * Takes the address out of every link that only this machine could follow, or that would tell where the document was made:
 * `file:`, localhost, relative addresses, and whatever else is not the web, mail or a telephone number.
 *
 * @returns how many
 */
export function removeUnsafeLinks(pdf: PDFDocument): number {
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  const unsafe = objects.filter((object) => object instanceof PDFDict).filter(leadsToThisMachine);
  for (const annotation of unsafe) annotation.delete(PDFName.of('A'));
  return unsafe.length;
}

function leadsToThisMachine(object: PDFDict): boolean {
  if (object.get(PDFName.of('Subtype')) !== PDFName.of('Link')) return false;
  const address = addressOf(object);
  return address !== undefined && !isForEveryone(address);
}

/** Whether an address is of the web, mail or telephone, and leads to no machine's own. */
export function isForEveryone(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return SCHEMES.includes(protocol) && !LOOPBACK.test(hostname) && hostname !== new URL(DOCUMENT_ADDRESS).hostname;
}
