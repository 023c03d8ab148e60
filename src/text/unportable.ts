const DEVICE = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?:\.|$)/i;

/**
 * Why a path is not one name on every system, in words that go behind "the name"; null where it is.
 * Windows reads `a.md:x` as a stream of a.md, CON.md as a device, and drops a dot or space at the end of a name.
 * @param path with `/` between folders
 */
export function unportable(path: string): string | null {
  const parts = path.split('/');
  if (
    /^[a-z]:/i.test(path) ||
    parts.includes('..') ||
    parts.includes('.') ||
    parts.includes('') ||
    /\\|\u0000/.test(path)
  )
    return 'leads out of its folder';
  if (/[\u0001-\u001f\u007f:]/.test(path)) return 'holds a character that means something else on Windows';
  if (parts.some((part) => DEVICE.test(part))) return 'is that of a device on Windows';
  return parts.some((part) => /[. ]$/.test(part)) ? 'ends in a dot or a space, which Windows drops' : null;
}
