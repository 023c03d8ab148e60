import { decodeText, decodeWindows1252 } from '../text/decode-text.js';
import type { ByteSource } from './bytes.js';
import { contentOf, type Found, textAt } from './findings.js';
import { readMarkup } from './markup.js';
import type { Within } from './within.js';

const LARGEST = 8 * 1024 * 1024;

/**
 * Reads a file of plain text in any encoding that `decodeText` knows; where bytes of nothing stand in it, what can be read
 * between them.
 * @param within where it lies
 */
export async function readPlain(source: ByteSource, within: Within): Promise<Found> {
  const bytes = source.read(0, LARGEST);
  const text = decodeText(bytes) ?? decodeWindows1252(bytes);
  return contentOf({ texts: [{ where: null, text }] }, olderReadings(bytes, text), await readMarkup(text, within), {
    unread: source.size > LARGEST ? 'it is too large' : null,
  });
}

/** Letters of Mac Roman and of DOS (code page 850) with their marks, from 0x80. */
const MAC =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';
const DOS =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** The same bytes as older programs meant them, where they are neither Unicode nor plain: a name with a mark hides there. */
function olderReadings(bytes: Buffer, text: string): Found {
  if (!/[\u0080-\uffff]/.test(text) || text !== decodeWindows1252(bytes)) return {};
  const latin = bytes.toString('latin1');
  const read = (letters: string): string =>
    latin.replace(/[\x80-\xff]/g, (letter) => [...letters][letter.charCodeAt(0) - 0x80] ?? letter);
  return { texts: [MAC, DOS].flatMap((letters) => textAt('its text', read(letters))) };
}
