import { packedText } from '../../text/package-asset.js';

let kept: string | undefined;

/** The one script of a page on screen, as its policy's hash knows it; a long search asks for it again and again. */
export function pageScript(): string {
  kept ??= packedText('templates/document/page.js');
  return kept;
}
