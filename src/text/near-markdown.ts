/** Marks that note-taking programs know and CommonMark does not; read here as they are meant. */

/** Code, in which nothing is a mark, or a remark. Not behind a digit: `5%% … 10%%` are figures. */
const REMARKS =
  /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|$(?![\s\S]))|(`+)[^`](?:[\s\S]*?[^`])?\2(?!`)|(?<![\w%])%%(?!%)[\s\S]*?%%/gm;

/** The text with Obsidian's `%%remarks%%` blank, every other character where it stood: they are left out like comments. */
export function withoutRemarks(text: string): string {
  if (!text.includes('%%')) return text;
  return text.replace(REMARKS, (found) => (found.startsWith('%%') ? found.replace(/[^\n]/g, ' ') : found));
}

/** `[[entry]]`, `[[entry#Heading|words]]` and `![[board.png|300]]`. */
export const WIKILINK = /(!?)\[\[([^[\]|#\n]*)(#[^[\]|\n]*)?(?:\\?\|([^[\]\n]*))?\]\]/g;

/** What begins the address of a link that names its file by the name alone, as in `[[entry]]`. */
export const BY_NAME = 'byname:';

/** A link by name as an address, and the words that stand for it. */
export interface WikiLink {
  url: string;
  words: string;
  isPicture: boolean;
  /** How wide a picture is asked for, in pixels. */
  width: string | null;
}

/** @param slug makes the anchor of a heading */
export function readWikiLink(
  [, embed, name = '', heading = '', said]: RegExpExecArray | RegExpMatchArray,
  slug: (heading: string) => string,
): WikiLink {
  const anchor = heading === '' ? '' : `#${slug(heading.slice(1).trim())}`;
  const target = name.trim();
  const size = /^(\d+)(?:x\d+)?$/.exec(said?.trim() ?? '')?.[1] ?? null;
  const isPicture = embed === '!' && /\.(?:png|jpe?g|jfif|gif|webp|avif|bmp|svg|heic|tiff?)$/i.test(target);
  return {
    url: target === '' ? anchor : `${BY_NAME}${encodeURI(target)}${anchor}`,
    words:
      (size === null || !isPicture ? said?.trim() : '') ||
      (target === '' ? heading.slice(1).trim() : isPicture ? '' : target + heading.replace('#', ' › ')),
    isPicture,
    width: isPicture ? size : null,
  };
}

/** Whether `[label]: url` gives an address. `[Mentor]: Yes.` is how an answer begins: a name, one word, and its full stop. */
export function isAddress(url: string, label: string): boolean {
  return !/^[\p{L}\p{N}’'-]+[.,;!?…]*$/u.test(url) || !(/^\p{Lu}/u.test(label) || /[.,;!?…]$/.test(url));
}

/** Labels match whatever their case and white space (CommonMark, link reference definitions). */
export function normalLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}

/** Divides a part of a text from the definitions of the rest of it, which are read and never shown. */
export const STRAYS = '<!--definitions of the rest-->';
