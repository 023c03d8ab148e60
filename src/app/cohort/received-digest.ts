import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readFolder } from '../../portfolio/index.js';
import { sha256Of } from '../../portfolio/read-submissions.js';

/** What tells one thing that was received from another: its bytes. @param path absolute, a file or a folder */
export function digestReceived(path: string): string {
  return `sha256:${statSync(path).isFile() ? sha256Of(path) : folderDigest(path)}`;
}

function folderDigest(path: string): string {
  const set = readFolder(path);
  const hash = createHash('sha256');
  const list = set.files.filter(({ outside }) => !outside).map((file) => file.path);
  for (const file of list.sort()) hash.update(`${set.digest?.(file)?.sha256 ?? 'unreadable'} ${file}\n`);
  return hash.digest('hex');
}
