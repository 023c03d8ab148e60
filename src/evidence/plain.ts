import { decodeText, decodeWindows1252 } from '../text/decode-text.js';
import type { ByteSource } from './bytes.js';
import { contentOf, type Found, textAt } from './findings.js';
import { joinedTexts } from './joined-text.js';
import { readMarkup } from './markup.js';
import { packedTexts } from './packed-text.js';
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
  const unread = source.size > LARGEST ? 'it is too large' : null;
  const read = [await readMarkup(text, within), await packedTexts(text, within)];
  const other = [olderReadings(bytes, text), joinedTexts(text), ...read];
  return contentOf({ texts: [{ where: null, text }] }, ...other, { unread });
}

/** Letters of Mac Roman and of DOS (code page 850) with their marks, from 0x80. */
const MAC =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';
const DOS =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** What programs of other countries wrote before Unicode (WHATWG Encoding). */
const ELSEWHERE = (
  'windows-1250 iso-8859-2 windows-1251 koi8-r iso-8859-5 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 ' +
  'windows-1258 shift_jis euc-jp gb18030 big5 euc-kr'
).split(' ');
const MOST_READINGS = 1024 * 1024;
const UNKNOWN = { unread: 'its letters are encoded in an unknown way' };

/** The same bytes as older programs meant them, where they are neither Unicode nor plain: a name with a mark hides there. */
function olderReadings(bytes: Buffer, text: string): Found {
  if (!/[\u0080-\uffff]/.test(text) || text !== decodeWindows1252(bytes)) return {};
  if (bytes.length > MOST_READINGS || !isParted(bytes)) return UNKNOWN;
  const latin = bytes.toString('latin1');
  const read = (letters: string): string =>
    latin.replace(/[\x80-\xff]/g, (letter) => [...letters][letter.charCodeAt(0) - 0x80] ?? letter);
  const elsewhere = ELSEWHERE.map((encoding) => new TextDecoder(encoding).decode(bytes));
  return {
    texts: [MAC, DOS]
      .map(read)
      .concat(elsewhere)
      .flatMap((one) => textAt('its text', one)),
  };
}

/** Spaces and line ends are where ASCII has them in all of these; mainframes wrote them elsewhere. */
function isParted(bytes: Buffer): boolean {
  return bytes.length < 40 || /[\t\n\r \x1e;,]/.test(bytes.toString('latin1'));
}
