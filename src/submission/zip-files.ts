import { isUtf8 } from 'node:buffer';
import { digestContent, LARGEST_NORMALISED } from '../portfolio/digest.js';
import { type FileSet, type FileTrouble, isTextPath, LARGEST_TEXT } from '../portfolio/files.js';
import type { ContentDigest } from '../portfolio/model.js';
import type { ZipReader } from '../zip/read.js';

/** A portfolio inside a zip, read without unpacking it. @param folder with `/` at its end */
export function filesInZip(zip: ZipReader, folder: string): FileSet {
  const paths = zip.names
    .filter((name) => name.startsWith(folder))
    .map((name) => name.slice(folder.length))
    .sort();
  const texts = new Map<string, string>();
  const troubles = new Map<string, FileTrouble>();
  for (const path of paths.filter(isTextPath)) {
    const size = zip.sizeOf(folder + path);
    const bytes = zip.read(folder + path, LARGEST_TEXT);
    if (bytes === null)
      troubles.set(path, size > LARGEST_TEXT ? { kind: 'too-large', detail: String(size) } : UNREADABLE);
    else {
      if (!isUtf8(bytes)) troubles.set(path, { kind: 'encoding', detail: '' });
      texts.set(path, bytes.toString('utf8'));
    }
  }
  return {
    files: paths.map((path) => ({ path, size: zip.sizeOf(folder + path), outside: false })),
    texts,
    troubles,
    digest: (path) => digestIn(zip, folder + path),
    bytes: (path, most) => zip.read(folder + path, most),
  };
}

const UNREADABLE: FileTrouble = { kind: 'unreadable', detail: 'damaged in the zip' };

function digestIn(zip: ZipReader, name: string): ContentDigest | null {
  const size = zip.sizeOf(name);
  const bytes = zip.read(name, LARGEST_NORMALISED);
  if (bytes) return digestContent(name, bytes);
  const sha256 = size > LARGEST_NORMALISED ? zip.sha256(name) : null;
  return sha256 === null ? null : { size, sha256 };
}
