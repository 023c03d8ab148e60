/** Letters that have no plain letter within them. */
const LETTERS: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' };

/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/;

const LONGEST = 56;

/**
 * A text as part of a file name that every system takes: small letters, digits and hyphens, accents off, other scripts
 * as they are, at most 56 characters.
 * @param otherwise what to call it where nothing of the text is left, as with a title of emoji alone
 */
export function slugOf(text: string, otherwise: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]+/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/['’]/g, '');
  const slug = shortened(plain.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-+|-+$/g, ''));
  if (slug === '') return otherwise;
  return DEVICE.test(slug) ? `${otherwise}-${slug}` : slug;
}

/** A text in small letters a to z, digits and single hyphens, for ids that hold nothing else; '' where none is left. */
export function plainSlug(text: string): string {
  const letters = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return letters.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** Cut at a hyphen where there is one not far back. */
function shortened(slug: string): string {
  const letters = [...slug];
  if (letters.length <= LONGEST) return slug;
  const cut = letters.slice(0, LONGEST + 1).join('');
  const hyphen = cut.lastIndexOf('-');
  return hyphen > LONGEST / 2 ? cut.slice(0, hyphen) : letters.slice(0, LONGEST).join('');
}
