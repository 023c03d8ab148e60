import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { addNumbers, type FileState, NUMBERS, stateIn } from '../../evidence/file-state.js';
import { attempt } from '../../text/attempt.js';

/** Some disks count time in steps of two seconds (FAT); a file changed within one step of now is not settled. */
const UNSETTLED_NS = 2_500_000_000n;

/** What no rule reads. Submissions are not among them: a rule checks their checksums. */
const NOT_READ: ReadonlySet<string> = new Set(['.git', '.mentor', 'dist', 'node_modules']);

/** The states of all files that a check may look at. */
export class FolderStates {
  readonly #paths: string[] = [];
  /** Where the numbers of each path begin. */
  readonly #starts: number[] = [];
  readonly #numbers: bigint[] = [];
  readonly #last: bigint;

  /**
   * @param root a portfolio, absolute
   * @param besides another file that a check depends on, absolute
   * @param now changes from now on show in the states of files that are settled
   */
  constructor(root: string, besides: string, now: Date) {
    this.#last = BigInt(now.getTime()) * 1_000_000n - UNSETTLED_NS;
    this.#folder(root, '');
    this.#add('', besides);
  }

  /** Of all of it. */
  digest(): string {
    const numbers = BigUint64Array.from(this.#numbers);
    return createHash('sha256').update(this.#paths.join('\0')).update(numbers).digest('base64url');
  }

  /** Whether any later change would show. */
  isSettled(): boolean {
    return this.#isSettled(0, this.#numbers.length);
  }

  /** The files of which any later change would show, by their paths. */
  settled(): ReadonlyMap<string, FileState> {
    const settled = new Map<string, FileState>();
    for (const [index, path] of this.#paths.entries()) {
      const [from = 0, to = this.#numbers.length] = [this.#starts[index], this.#starts[index + 1]];
      if (this.#isSettled(from, to)) settled.set(path, stateIn(this.#numbers.slice(from, to)));
    }
    return settled;
  }

  #folder(root: string, folder: string): void {
    const entries = attempt(() => readdirSync(`${root}/${folder}`, { withFileTypes: true })) ?? [];
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) this.#add(path, `${root}/${path}`);
      else if (!NOT_READ.has(entry.name)) this.#folder(root, path);
    }
  }

  #add(path: string, file: string): void {
    this.#paths.push(path);
    this.#starts.push(this.#numbers.length);
    addNumbers(file, this.#numbers);
  }

  /** The times of some files, and of what links lead to. */
  #isSettled(from: number, to: number): boolean {
    const isBefore = (at: number): boolean => (this.#numbers[at] ?? 0n) < this.#last;
    for (let at = from; at < to; at += NUMBERS) if (!isBefore(at + 2) || !isBefore(at + 3)) return false;
    return true;
  }
}
