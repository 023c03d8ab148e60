import { lstatSync, statSync } from 'node:fs';
import { attempt } from '../text/attempt.js';

/** What the system says of a file: where all of it is as it was, so is the content. */
export interface FileState {
  /** Bytes. */
  size: number;
  /** Kind, size, times and number of the file; of a link, those of what it leads to as well. */
  mark: string;
}

/** @param file absolute; it need not be there */
export function stateOf(file: string): FileState {
  const numbers: bigint[] = [];
  addNumbers(file, numbers);
  return stateIn(numbers);
}

/** How many numbers tell the state of a file; of a link, which leads to another, there are twice as many. */
export const NUMBERS = 5;
/** The second and the third of them are its size and when its content changed, the fourth when anything of it did, in nanoseconds. */
const GONE = [0n, 0n, 0n, 0n, 0n] as const;

/** Adds the numbers of a file to those of others: of thousands of files, they are compared sooner than texts are made. */
export function addNumbers(file: string, numbers: bigint[]): void {
  for (const look of [lstatSync, statSync]) {
    const state = attempt(() => look(file, { bigint: true }));
    if (state === null) numbers.push(...GONE);
    else numbers.push(state.mode, state.size, state.mtimeNs, state.ctimeNs, state.ino);
    if (!state?.isSymbolicLink()) return;
  }
}

/** @param numbers of one file */
export function stateIn(numbers: readonly bigint[]): FileState {
  return { size: Number(numbers.at(1 - NUMBERS)), mark: numbers.join(' ') };
}
