/** Names of devices, which Windows takes for the device whatever ending they have. */
export const DEVICE: RegExp = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?=\.|$)/i;

/** Nearly every name: shorter than the longest, and with nothing in it that a system has its own use for. */
const USUAL = /^[\w-]{1,100}(?:\.\w{1,8})?$/;

/** A path on Windows is 260 characters long at most, and somebody's own folders come before it. */
const LONGEST = 120;

/** @returns the path with each name as every system can hold it */
export function portablePath(path: string): string {
  return path.split('/').map(portableName).join('/');
}

/** A name of a file or folder as every system can hold it; one that all can comes back as it is. */
function portableName(name: string): string {
  if (name === '' || name === '.' || name === '..') return name;
  if (USUAL.test(name) && !DEVICE.test(name)) return name;
  const held = shortened(name)
    .replace(/\s*:\s+/g, ' - ')
    .replace(/:/g, '-')
    .replace(/[<>"|?*\\\u0000-\u001f]/g, '')
    .replace(/\s+(?=\.[^.]*$)/, (space) => (/[<>:"|?*\\]/.test(name) ? '' : space))
    .replace(/[. ]+$/, '');
  return DEVICE.test(held) ? held.replace(DEVICE, '$1-file') : held || 'file';
}

function shortened(name: string): string {
  const ending = /\.[^. ]{1,8}$/.exec(name)?.[0] ?? '';
  const letters = [...name.slice(0, name.length - ending.length)];
  return letters.length <= LONGEST ? name : letters.slice(0, LONGEST).join('').trimEnd() + ending;
}
