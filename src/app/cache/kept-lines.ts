import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../portfolio/write-file.js';
import type { World } from '../world.js';
import { ownCache } from './folder.js';

interface KeptLinesOptions {
  /** Characters of every key. */
  keyLength: number;
  /** With fewer keys asked for in a run than this, making the values anew is sooner done than reading them. */
  worthKeeping: number;
}

interface KeptFor extends KeptLinesOptions {
  /** What is kept: the folder in the cache. */
  kind: string;
  /** Of which portfolio, absolute. */
  root: string;
  /** Tells one build of the program from the next. */
  build: string;
}

/**
 * Values by key, in a file of the user's cache folder: a line says which build wrote it, each other one is a key, a sum and the
 * value. A file of another build, or none, holds nothing, and a line that is cut off or damaged is none.
 */
export class KeptLines {
  readonly #path: string;
  readonly #build: string;
  readonly #options: KeptLinesOptions;
  readonly #before: ReadonlyMap<string, string> | null;
  readonly #used = new Set<string>();
  readonly #news = new Map<string, string>();

  /** @returns null where there is no place for it */
  static open({ kind, root, build, ...options }: KeptFor, { env }: Pick<World, 'env'>): KeptLines | null {
    const folder = ownCache(env, kind);
    const name = createHash('sha256').update(root).digest('hex').slice(0, 32);
    return folder === null ? null : new KeptLines(join(folder, `${name}.txt`), build, options);
  }

  private constructor(path: string, build: string, options: KeptLinesOptions) {
    this.#path = path;
    this.#build = build;
    this.#options = options;
    this.#before = load(path, build, options.keyLength);
  }

  get(key: string): string | undefined {
    this.#used.add(key);
    const line = this.#news.get(key) ?? this.#before?.get(key);
    const value = line?.slice(SUM_LENGTH);
    return value !== undefined && line?.startsWith(sumOf(value)) ? value : undefined;
  }

  /** @param value one line */
  set(key: string, value: string): void {
    this.#used.add(key);
    this.#news.set(key, sumOf(value) + value);
  }

  /** What is new is added at the end; all is written anew where most of what stands there is of no use any more. Never fails. */
  save(): void {
    if (this.#news.size === 0 || this.#used.size < this.#options.worthKeeping) return;
    try {
      const lines = [...this.#news].map(([key, value]) => `\n${key}${value}`).join('');
      if (this.#before && this.#before.size < 2 * this.#used.size) {
        appendFileSync(this.#path, lines);
        return;
      }
      const still = [...(this.#before ?? [])].filter(([key]) => this.#used.has(key) && !this.#news.has(key));
      writeWhole(this.#path, `${this.#build}${still.map(([key, value]) => `\n${key}${value}`).join('')}${lines}`);
    } catch {
      // A cache is a help: where it cannot be written, the next run makes all anew.
    }
  }
}

/** Characters in front of a value that tell whether it is whole: what is damaged on the disk is none. */
const SUM_LENGTH = 12;

function sumOf(value: string): string {
  return createHash('sha256').update(value).digest('base64url').slice(0, SUM_LENGTH);
}

function load(path: string, build: string, keyLength: number): ReadonlyMap<string, string> | null {
  try {
    const [first, ...lines] = readFileSync(path, 'utf8').split('\n');
    if (first !== build) return null;
    return new Map(lines.map((line) => [line.slice(0, keyLength), line.slice(keyLength)]));
  } catch {
    return null;
  }
}
