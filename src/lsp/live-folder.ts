import { isUtf8 } from 'node:buffer';
import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type FileTrouble, isTextPath, LARGEST_TEXT } from '../portfolio/files.js';
import { type ContentDigest, digestContent, type FileSet, type PortfolioFile, readFolder } from '../portfolio/index.js';

/** More changes than this at once, as by a checkout, and the whole folder is read again. */
const MOST_SINGLE = 40;

/** The files of a portfolio, kept in memory and in step with the disk and with what is open in the editor. */
export class LiveFolder {
  readonly root: string;
  #files = new Map<string, PortfolioFile>();
  #texts = new Map<string, string>();
  #troubles = new Map<string, FileTrouble>();
  #digests = new Map<string, ContentDigest | null>();
  #onDisk: FileSet | null = null;

  /** @param root absolute path of the portfolio */
  constructor(root: string) {
    this.root = root;
    this.reload();
  }

  reload(): void {
    const read = readFolder(this.root);
    this.#files = new Map(read.files.map((file) => [file.path, file]));
    this.#texts = new Map(read.texts);
    this.#troubles = new Map(read.troubles);
    this.#digests.clear();
    this.#onDisk = read;
  }

  /** Reads what changed on disk. @param paths in the portfolio */
  update(paths: readonly string[]): void {
    if (paths.length > MOST_SINGLE || !paths.every((path) => this.#updateOne(path))) this.reload();
  }

  /** @returns a file's text as it is on disk, or null */
  text(path: string): string | null {
    return this.#texts.get(path) ?? null;
  }

  /** The files as they are on disk, but for those that are open. @param buffers the open texts, by path */
  with(buffers: ReadonlyMap<string, string>): FileSet {
    const files = new Map(this.#files);
    const texts = new Map(this.#texts);
    const troubles = new Map(this.#troubles);
    let isNew = false;
    for (const [path, text] of buffers) {
      if (files.get(path)?.outside || !isTextPath(path)) continue;
      isNew ||= !texts.has(path);
      files.set(path, { path, size: text.length, outside: false });
      troubles.delete(path);
      if (text.length <= LARGEST_TEXT) texts.set(path, text);
      else {
        texts.delete(path);
        troubles.set(path, { kind: 'too-large', detail: String(text.length) });
      }
    }
    const inOrder = isNew ? sorted(texts) : texts;
    const digest = (path: string): ContentDigest | null => this.#digest(path, buffers);
    return {
      files: [...files.values()],
      texts: inOrder,
      troubles,
      digest,
      submissions: this.#onDisk?.submissions ?? [],
    };
  }

  /** @returns false where the whole folder must be read again */
  #updateOne(path: string): boolean {
    const full = join(this.root, path);
    const found = lstatSync(full, { throwIfNoEntry: false });
    this.#troubles.delete(path);
    this.#digests.delete(path);
    if (!found) return this.#remove(path);
    if (!found.isFile() || realpathSync(full) !== join(realpathSync(this.root), path)) return false;
    this.#files.set(path, { path, size: found.size, outside: false });
    if (!isTextPath(path)) return true;
    if (found.size <= LARGEST_TEXT) this.#readText(path, full);
    else {
      this.#texts.delete(path);
      this.#troubles.set(path, { kind: 'too-large', detail: String(found.size) });
    }
    return true;
  }

  #remove(path: string): boolean {
    this.#files.delete(path);
    this.#texts.delete(path);
    return ![...this.#files.keys()].some((other) => other.startsWith(`${path}/`));
  }

  #readText(path: string, full: string): void {
    try {
      const bytes = readFileSync(full);
      if (!isUtf8(bytes)) this.#troubles.set(path, { kind: 'encoding', detail: '' });
      const isNew = !this.#texts.has(path);
      this.#texts.set(path, bytes.toString('utf8'));
      if (isNew) this.#texts = sorted(this.#texts);
    } catch (error) {
      this.#troubles.set(path, { kind: 'unreadable', detail: (error as NodeJS.ErrnoException).code ?? String(error) });
    }
  }

  #digest(path: string, buffers: ReadonlyMap<string, string>): ContentDigest | null {
    const text = buffers.get(path);
    if (text !== undefined) return digestContent(path, new TextEncoder().encode(text));
    const known = this.#digests.get(path);
    if (known !== undefined) return known;
    const digest = this.#onDisk?.digest?.(path) ?? null;
    this.#digests.set(path, digest);
    return digest;
  }
}

function sorted(texts: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...texts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
