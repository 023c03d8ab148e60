import { isUtf8 } from 'node:buffer';

/** What 0x80 to 0xFF are in code page 850, which Windows of Western Europe writes; its letters below 0xA6 are those of 437. */
const FROM_80 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';
const UTF8_NAMES = 0x0800;
/** Systems on which a backslash stands between folders (APPNOTE 4.4.2.2): MS-DOS, NTFS, VFAT. */
const WITH_BACKSLASH: ReadonlySet<number> = new Set([0, 10, 14]);

/**
 * The name of a file in a zip as people typed it. Programs of Windows write its old alphabet without saying so, and some put
 * backslashes between folders (APPNOTE 4.4.17.1 knows only `/`).
 * @param bytes as they stand in the zip. @param flags of the entry. @param madeBy its version of the maker
 */
export function entryName(bytes: Buffer, flags: number, madeBy: number): string {
  const isWide = (flags & UTF8_NAMES) !== 0 || isUtf8(bytes);
  const name = isWide ? bytes.toString('utf8') : decodeCodePage(bytes);
  return WITH_BACKSLASH.has(madeBy >> 8) ? name.replaceAll('\\', '/') : name;
}

const decodeCodePage = (bytes: Buffer): string =>
  bytes.toString('latin1').replace(/[\x80-\xff]/g, (letter) => FROM_80[letter.charCodeAt(0) - 0x80] ?? letter);
