import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';

const BLOCK = 512;

/**
 * Unpacks the plain files of a POSIX ustar archive below a folder. Folders are made as files need them;
 * links and devices are left out.
 */
export async function unpackTar(archive: Buffer, folder: string): Promise<void> {
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0; ) {
    const header = archive.subarray(at, at + BLOCK);
    const size = Number.parseInt(field(header, 124, 12), 8) || 0;
    const start = at + BLOCK;
    if (isPlainFile(header)) await writeInside(folder, nameOf(header), archive.subarray(start, start + size));
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
}

function isPlainFile(header: Buffer): boolean {
  return header[156] === 0x30 || header[156] === 0;
}

function nameOf(header: Buffer): string {
  const prefix = field(header, 345, 155);
  const name = field(header, 0, 100);
  return prefix ? `${prefix}/${name}` : name;
}

function field(header: Buffer, start: number, length: number): string {
  const text = header.toString('utf8', start, start + length);
  const end = text.indexOf('\0');
  return (end < 0 ? text : text.slice(0, end)).trim();
}

async function writeInside(folder: string, name: string, bytes: Buffer): Promise<void> {
  const inside = normalize(`/${name}`);
  const path = join(folder, inside);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, bytes, { mode: 0o600 });
}
