import { type Found, textAt } from './findings.js';
import { strippedXml } from './xml-text.js';

const LOCATION =
  /\b(?:exif:GPSLatitude|photoshop:City|Iptc4xmpCore:Location|Iptc4xmpExt:Sublocation|Iptc4xmpExt:City)\b/;
const AUTHOR = /<(dc:creator|tiff:Artist|aux:OwnerName|photoshop:AuthorsPosition)\b/;
const AUTHOR_ATTRIBUTE = /\b(?:dc:creator|tiff:Artist|aux:OwnerName)\s*=\s*"[^"]/;

/** Reads Adobe's XMP, which programs write beside Exif: descriptions, people in the picture, place, author. */
export function readXmp(xml: string): Found {
  const texts = textAt('the data of the photo', strippedXml(xml));
  return { texts, hasLocation: LOCATION.test(xml), hasAuthor: AUTHOR_ATTRIBUTE.test(xml) || namesAuthor(xml) };
}

/** An element for the author that has some text in it. */
function namesAuthor(xml: string): boolean {
  const match = AUTHOR.exec(xml);
  if (!match) return false;
  const end = xml.indexOf(`</${match[1]}>`, match.index);
  return end !== -1 && strippedXml(xml.slice(match.index, end)).trim() !== '';
}
