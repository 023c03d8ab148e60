import { decodeWindows1252 } from '../text/decode-text.js';

/** What Rich Text Format says, without its control words: `Nu\'f1ez`, `{\b Nu}\u241?ez`. */
export function rtfText(rtf: string): string {
  return rtf
    .replace(/[\r\n]/g, '')
    .replace(/\\u(-?\d{1,6}) ?(?:\\'[0-9a-f]{2}|\?|_)?/gi, (_, code: string) =>
      String.fromCharCode((Number(code) + 65_536) % 65_536),
    )
    .replace(/\\'([0-9a-f]{2})/gi, (_, hex: string) => decodeWindows1252(Uint8Array.of(Number.parseInt(hex, 16))))
    .replace(/\\(?:par|line|cell|row|page|sect)\b ?/g, '\n')
    .replace(/\\(?:tab\b|~) ?/g, ' ')
    .replace(/\\[a-z]+-?\d* ?|\\[-*_]|[{}]/gi, '');
}
