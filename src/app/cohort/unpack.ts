import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CONFIG_PATH } from '../../portfolio/find.js';
import { ZipReader } from '../../zip/read.js';

/** A larger file is left out of what is rendered. */
const LARGEST_FILE = 256 * 1024 * 1024;

/**
 * Lays the sources of a zip into an empty folder of ours, for what needs them on disk. Names that lead out of it were
 * refused when the zip was opened.
 * @param zipPath and folder: absolute
 */
export function unpackSources(zipPath: string, folder: string): void {
  const zip = new ZipReader(zipPath);
  try {
    const config = zip.names
      .filter((name) => name === CONFIG_PATH || name.endsWith(`/${CONFIG_PATH}`))
      .sort((a, b) => a.split('/').length - b.split('/').length)[0];
    const top = (config ?? CONFIG_PATH).slice(0, -CONFIG_PATH.length);
    for (const name of zip.names.filter((one) => one.startsWith(top))) {
      const content = zip.read(name, LARGEST_FILE);
      if (content === null) continue;
      const path = join(folder, name.slice(top.length));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content, { flag: 'wx' });
    }
  } finally {
    zip.close();
  }
}
