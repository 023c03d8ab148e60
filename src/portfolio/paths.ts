/**
 * A path as people write it, made one of the portfolio: `/` between folders, no `.` or `..` left.
 * @param written a path with `/` or `\`, perhaps with %20
 * @param folder the folder that it counts from, '' for the portfolio itself
 * @returns null where it leads out of the portfolio
 */
export function portfolioPath(written: string, folder = ''): string | null {
  const slashed = written.replaceAll('\\', '/');
  if (slashed.startsWith('/') || /^[a-z]:/i.test(slashed)) return null;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of slashed.split('/')) {
    if (part === '..') {
      if (parts.length === 0) return null;
      parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** @returns the folder a file lies in, '' for the portfolio itself */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/** @returns the path part of a link's target with %20 and the like undone, and its anchor; null for an address */
export function splitLink(url: string): { path: string; anchor: string } | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith('//')) return null;
  const hash = url.indexOf('#');
  const path = hash === -1 ? url : url.slice(0, hash);
  return { path: decode(path.replace(/\?.*$/, '')), anchor: hash === -1 ? '' : decode(url.slice(hash + 1)) };
}

function decode(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}
