import { paragraphsIn, type WordBlock, type WordLink } from '../word/index.js';
import { placeOfParagraph } from './grid.js';
import type { Findings } from './reader.js';

/** Leaves over what a form says without words: pictures, and where words lead. What stands above its first row is its letterhead. */
export function leaveBeyondWords(blocks: readonly WordBlock[], found: Findings): void {
  const first = Math.min(...found.reading.rows.flatMap(({ holds }) => holds.map(({ place }) => place.paragraph)));
  for (const paragraph of paragraphsIn(blocks)) {
    if (paragraph.place.paragraph < first) continue;
    const place = placeOfParagraph(paragraph);
    for (const link of paragraph.links.filter(leadsElsewhere))
      found.leave(place, link.address, link.words === '' ? 'where a link leads' : `where “${link.words}” leads`);
    if (paragraph.drawings > 0) found.leave(place, '[picture]', 'a picture or a shape, which mentor does not read');
  }
}

/** Whether the words of a link are not its address. */
function leadsElsewhere({ words, address }: WordLink): boolean {
  const plain = (text: string): string => text.replace(/^\w+:(?:\/\/)?|\/$/g, '').toLowerCase();
  return plain(address) !== plain(words);
}
