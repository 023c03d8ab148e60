/** @returns a path as shells take it for one word */
export function shellWord(path: string): string {
  if (/^[\w./\\:-]+$/.test(path)) return path;
  return /["$`]/.test(path) && !path.includes("'") ? `'${path}'` : `"${path}"`;
}
