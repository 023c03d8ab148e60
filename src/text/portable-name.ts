/** Names of devices, which Windows takes for the device whatever ending they have. */
const DEVICE = /^(con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³])(?=\.|$)/i;

/** A name of a file or folder as every system can hold it; one that all can comes back as it is. */
export function portableName(name: string): string {
  if (name === '' || name === '.' || name === '..') return name;
  const held = name
    .replace(/\s*:\s*/g, ' - ')
    .replace(/[<>"|?*\\\u0000-\u001f]/g, '')
    .replace(/\s+(?=\.[^.]*$)/, (space) => (/[<>:"|?*\\]/.test(name) ? '' : space))
    .replace(/[. ]+$/, '');
  return DEVICE.test(held) ? held.replace(DEVICE, '$1-file') : held || 'file';
}
