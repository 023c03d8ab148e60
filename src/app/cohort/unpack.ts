import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CONFIG_PATH } from '../../portfolio/find.js';
import { attempt } from '../../text/attempt.js';
import { ZipReader } from '../../zip/read.js';
import { type OpenPortfolio, openPortfolio } from '../open-portfolio.js';
import type { World } from '../world.js';

/** A larger file is left out of what is rendered. */
const LARGEST_FILE = 256 * 1024 * 1024;

/**
 * A folder of ours in out/ while something is made of what was received. What is kept to be faster the next time would
 * outlive what was received: it goes with the room.
 * @param use gets the room, absolute, and a world that keeps nothing outside it
 */
export async function withRoom<T>(
  root: string,
  io: World,
  use: (room: string, world: World) => Promise<T>,
): Promise<T> {
  mkdirSync(join(root, 'out'), { recursive: true });
  const room = mkdtempSync(join(root, 'out/.render-'));
  const cache = join(room, 'cache');
  const env = { ...io.env, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache };
  try {
    return await use(room, { ...io, env, notice: () => undefined });
  } finally {
    attempt(() => rmSync(room, { recursive: true, force: true, maxRetries: 3 }));
  }
}

/** @param path absolute: a zip, laid into the room, or a folder that was read from a form */
export async function openUnpacked(path: string, room: string, world: World): Promise<OpenPortfolio> {
  if (!statSync(path).isFile()) return openPortfolio(path, world);
  const folder = join(room, 'portfolio');
  unpackSources(path, folder);
  return openPortfolio(folder, world);
}

/**
 * Lays the sources of a zip into an empty folder of ours, for what needs them on disk. Names that lead out of it were
 * refused when the zip was opened.
 * @param zipPath and folder: absolute
 */
function unpackSources(zipPath: string, folder: string): void {
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
