import { DEVICE, portablePath } from './portable-name.js';
import { printable } from './quoted.js';
import { Refusal } from './refusal.js';

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
  if (/[\u0001-\u001f\u007f:]/.test(path)) return 'contains a character that Windows does not allow';
  if (parts.some((part) => DEVICE.test(part))) return 'belongs to a device on Windows';
  return parts.some((part) => /[. ]$/.test(part)) ? 'ends in a dot or a space, which Windows drops' : null;
}

/**
 * What Windows cannot hold would be gone where somebody unpacks it.
 * @throws Refusal that names all such paths
 */
export function assertPortableNames(paths: readonly string[]): void {
  const bad = paths.filter((path) => portablePath(path) !== path || unportable(path) !== null);
  if (bad.length === 0) return;
  const what = bad.length === 1 ? 'the name of this file' : 'the names of these files';
  throw new Refusal(
    'NameNotPortable',
    `Windows does not allow ${what}: ${bad.map(printable).join(', ')}.`,
    'Run `mentor check --fix`, which renames evidence and changes the entries that name it. Rename the rest by hand, and have signed files signed again.',
  );
}
