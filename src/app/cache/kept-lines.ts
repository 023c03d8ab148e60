import { appendFileSync, chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeWhole } from '../../portfolio/write-file.js';

export interface KeptLinesOptions {
  /** Characters of every key. */
  keyLength: number;
  /** With fewer keys asked for in a run than this, making the values anew is sooner done than reading them. */
  worthKeeping: number;
}

/**
 * Values by key, in a file of the user's cache folder: a line says which build wrote it, each other one is a key and its
 * value. A file of another build, or none, holds nothing, and a line that is cut off is none: whoever reads a value looks
 * whether it is whole.
 */
export class KeptLines {
  readonly #path: string;
  readonly #build: string;
  readonly #options: KeptLinesOptions;
  readonly #before: ReadonlyMap<string, string> | null;
  readonly #used = new Set<string>();
  readonly #news = new Map<string, string>();

  /** @param build tells one build of the program from the next */
  constructor(path: string, build: string, options: KeptLinesOptions) {
    this.#path = path;
    this.#build = build;
    this.#options = options;
    this.#before = load(path, build, options.keyLength);
  }

  get(key: string): string | undefined {
    this.#used.add(key);
    return this.#news.get(key) ?? this.#before?.get(key);
  }

  /** @param value one line */
  set(key: string, value: string): void {
    this.#used.add(key);
    this.#news.set(key, value);
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
      closedFolder(dirname(this.#path));
      writeWhole(this.#path, `${this.#build}${still.map(([key, value]) => `\n${key}${value}`).join('')}${lines}`);
    } catch {
      // A cache is a help: where it cannot be written, the next run makes all anew.
    }
  }
}

/** What is kept says what a portfolio says: nobody else on the machine may read it. */
function closedFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
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
