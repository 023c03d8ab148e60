import { isAscii } from 'node:buffer';
import { createHash, hash } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { writeKept } from '../../portfolio/write-file.js';
import { attempt } from '../../text/attempt.js';
import type { World } from '../world.js';
import { ownCache } from './folder.js';

interface KeptFor {
  /** What is kept: the folder in the cache. */
  kind: string;
  /** Of which portfolio, absolute. */
  root: string;
  /** Tells one build of the program from the next. */
  build: string;
  /** With fewer keys asked for in a run than this, making the values anew is sooner done than reading them. */
  worthKeeping?: number;
  /** Written as a whole, for few values that change often. */
  isWhole?: boolean;
  /** How many values stay that no run asks for; left out: what is of no use now goes where there is much of it. */
  unasked?: number;
}

/**
 * Values by key, in a file of the user's cache folder, never in the portfolio: a stranger's folder may not bring its own
 * results. A line says which build wrote it, each other one is the digest of a key, a sum and the value. A file of another build, or none, holds nothing, and a line that is cut off or damaged is none.
 */
export class KeptLines {
  readonly #path: string;
  readonly #build: string;
  readonly #worthKeeping: number;
  readonly #unasked: number;
  readonly #isWhole: boolean;
  readonly #before: LinesBefore | null;
  readonly #used = new Set<string>();
  readonly #news = new Map<string, string>();

  /** @returns null where there is no place for it */
  static open(about: KeptFor, { env }: Pick<World, 'env'>): KeptLines | null {
    const folder = ownCache(env, about.kind);
    const name = createHash('sha256').update(about.root).digest('hex').slice(0, 32);
    return folder === null ? null : new KeptLines(join(folder, `${name}.txt`), about);
  }

  private constructor(path: string, { build, worthKeeping = 1, unasked = 0, isWhole = false }: KeptFor) {
    this.#path = path;
    this.#build = build;
    this.#worthKeeping = worthKeeping;
    this.#unasked = unasked;
    this.#isWhole = isWhole;
    this.#before = LinesBefore.load(path, build);
  }

  /** @param name of any length */
  get(name: string): string | undefined {
    return this.at(keyOf(name));
  }

  /** @param key as `keyOf` made it */
  at(key: string): string | undefined {
    this.#used.add(key);
    return this.#news.get(key) ?? this.#before?.get(key);
  }

  /** This run may ask for what a key stands for: it stays. */
  need(key: string): void {
    this.#used.add(key);
  }

  /** @returns what was kept by `set` as JSON, or null */
  recall<T>(name: string): T | null {
    const value = this.get(name);
    return value === undefined ? null : (JSON.parse(value) as T);
  }

  /** @param value one line */
  set(name: string, value: string): void {
    this.put(keyOf(name), value);
  }

  /** @param key as `keyOf` made it */
  put(key: string, value: string): void {
    this.#used.add(key);
    this.#news.set(key, value);
  }

  /** What is new is added at the end; all is written anew where most of what stands there is of no use any more. Never fails. */
  save(): void {
    if (this.#news.size === 0 || this.#used.size < this.#worthKeeping) return;
    try {
      const lines = [...this.#news].map(([key, value]) => `\n${key}${sumOf(value)}${value}`).join('');
      if (!this.#isWhole && this.#before && this.#before.size < 2 * this.#used.size + this.#unasked) {
        appendFileSync(this.#path, lines);
        return;
      }
      const before = [...(this.#before?.keys() ?? [])].filter((key) => !this.#news.has(key));
      const others = before.filter((key) => !this.#used.has(key));
      const kept = new Set(others.slice(others.length - Math.min(others.length, this.#unasked)));
      const still = before.filter((key) => this.#used.has(key) || kept.has(key));
      writeKept(this.#path, `${this.#build}${still.map((key) => `\n${this.#before?.line(key)}`).join('')}${lines}`);
    } catch {
      // A cache is a help: where it cannot be written, the next run makes all anew.
    }
  }
}

/** Characters in front of a value that tell whether it is whole: what is damaged on the disk is none. */
const SUM_LENGTH = 8;

function sumOf(value: string | Buffer): string {
  return crc32(value).toString(16).padStart(SUM_LENGTH, '0');
}

/** Characters of a digest. */
const KEY_LENGTH = 43;

/** What stands for a name: as good as the name itself, and short. */
export function keyOf(name: string): string {
  return hash('sha256', name, 'base64url');
}

const LINE_END = 0x0a;

/** The lines of a file as they are on the disk: only those that are asked for become texts. */
class LinesBefore {
  readonly #file: Buffer;
  readonly #encoding: BufferEncoding;
  /** Where the line of each key begins and ends. */
  readonly #places = new Map<string, readonly [from: number, to: number]>();

  static load(path: string, build: string): LinesBefore | null {
    const file = attempt(() => readFileSync(path));
    const first = file?.indexOf(LINE_END) ?? -1;
    const isOurs = file?.toString('utf8', 0, first === -1 ? file.length : first) === build;
    return file && isOurs ? new LinesBefore(file, first) : null;
  }

  private constructor(file: Buffer, first: number) {
    this.#file = file;
    this.#encoding = isAscii(file) ? 'latin1' : 'utf8';
    for (let end = first; end !== -1 && end < file.length; ) {
      const from = end + 1;
      const next = file.indexOf(LINE_END, from);
      end = next === -1 ? file.length : next;
      this.#places.set(file.toString('latin1', from, Math.min(from + KEY_LENGTH, end)), [from, end]);
    }
  }

  get size(): number {
    return this.#places.size;
  }

  keys(): Iterable<string> {
    return this.#places.keys();
  }

  /** @returns the value of a key; undefined where there is none, or it is not whole */
  get(key: string): string | undefined {
    const [from, to] = this.#places.get(key) ?? [0, 0];
    const at = from + KEY_LENGTH + SUM_LENGTH;
    if (at > to) return undefined;
    const value = this.#file.subarray(at, to);
    return this.#file.toString('latin1', at - SUM_LENGTH, at) === sumOf(value)
      ? value.toString(this.#encoding)
      : undefined;
  }

  /** A key with its sum and value, as it stands there. */
  line(key: string): string {
    const [from, to] = this.#places.get(key) ?? [0, 0];
    return this.#file.toString(this.#encoding, from, to);
  }
}
