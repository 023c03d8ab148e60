import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { deflated, stored, ZipRecords } from '../dist/zip/records.js';

/** @returns the paths of all files of a folder and those below it, with `/`, in the order of names */
export function filesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => name.split(sep).join('/'))
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
}

/**
 * In the order of the names, on the first day that a zip knows: the same files give the same bytes.
 * @param prefix before each path, and programs, by their paths, that can be run
 */
export function zipFolder(root, { prefix = '', programs = new Set() } = {}) {
  const records = new ZipRecords();
  const parts = filesBelow(root).flatMap((path) => {
    const bytes = readFileSync(join(root, path));
    const packed = deflated(bytes, 9);
    const { entry, content } = packed.entry.packed < bytes.length ? packed : stored(bytes);
    return [records.begin(`${prefix}${path}`, { ...entry, program: programs.has(path) }), content];
  });
  return Buffer.concat([...parts, records.finish()]);
}
