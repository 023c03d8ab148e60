/** A file's size for a reader: `640 bytes`, `214 kB`, `1.2 MB` (1 kB is 1,000 bytes). */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
