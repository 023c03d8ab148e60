import { isAbsolute, posix, sep } from 'node:path';
import { attempt } from '../text/attempt.js';
import { addTo } from '../text/group-by.js';
import { BY_NAME } from '../text/near-markdown.js';

/** Whether a way from a folder, as `relative` gives it, leads out of it: up, or on Windows to another disk. */
export function leadsOut(way: string): boolean {
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

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

/** @returns how a text links to another file of the portfolio. @param from the path of the text. @param to that of the other */
export function linkTo(from: string, to: string): string {
  return encodeURI(posix.relative(posix.dirname(from), to)).replace(
    /[()#?]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** @returns the path part of a link's target with %20 and the like undone, and its anchor; null for an address */
export function splitLink(url: string): { path: string; anchor: string } | null {
  if (url.startsWith('#')) return { path: '', anchor: decode(url.slice(1)) };
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith('//')) return null;
  const hash = url.indexOf('#');
  const path = hash === -1 ? url : url.slice(0, hash);
  return { path: decode(path.replace(/\?.*$/, '')), anchor: hash === -1 ? '' : decode(url.slice(hash + 1)) };
}

function decode(text: string): string {
  return text.includes('%') ? (attempt(() => decodeURIComponent(text)) ?? text) : text;
}

/** @returns the name that a link by name alone has, and its anchor; null for any other address */
export function splitNamed(url: string): { path: string; anchor: string } | null {
  return url.startsWith(BY_NAME) ? splitLink(url.slice(BY_NAME.length)) : null;
}

/** Paths by the name of their file in small letters, with and without the ending of a text. */
export function pathsByName(paths: Iterable<string>): ReadonlyMap<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
    for (const key of new Set([name, name.replace(/\.md$/, '')])) addTo(byName, key, path);
  }
  return byName;
}

/** The file that a name means, as Obsidian finds it: whatever its folder, the one with the shortest path; null where there is none. */
export function namedPath(byName: ReadonlyMap<string, readonly string[]>, written: string): string | null {
  const name = written.toLowerCase();
  const found = (byName.get(name.slice(name.lastIndexOf('/') + 1)) ?? []).filter((path) => {
    const small = `/${path.toLowerCase()}`;
    return small.endsWith(`/${name}`) || small.endsWith(`/${name}.md`);
  });
  return [...found].sort((a, b) => a.length - b.length)[0] ?? null;
}
