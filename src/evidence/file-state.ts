import { type BigIntStats, lstatSync, statSync } from 'node:fs';
import { attempt } from '../text/attempt.js';

/** What the system says of a file: where all of it is as it was, so is the content. */
export interface FileState {
  /** Bytes. */
  size: number;
  /** Kind, size, times and number of the file; of a link, those of what it leads to as well. */
  mark: string;
  /** When it was changed last, in nanoseconds. */
  changed: bigint;
}

const GONE: FileState = { size: 0, mark: '', changed: 0n };

/** @param file absolute; it need not be there */
export function stateOf(file: string): FileState {
  const own = attempt(() => lstatSync(file, { bigint: true }));
  if (own === null) return GONE;
  const state = stateIn(own);
  const target = own.isSymbolicLink() ? attempt(() => statSync(file, { bigint: true })) : null;
  if (target === null) return state;
  const { size, mark, changed } = stateIn(target);
  return { size, mark: `${state.mark} ${mark}`, changed: changed > state.changed ? changed : state.changed };
}

function stateIn({ mode, size, mtimeNs, ctimeNs, ino }: BigIntStats): FileState {
  const mark = `${mode} ${size} ${mtimeNs} ${ctimeNs} ${ino}`;
  return { size: Number(size), mark, changed: mtimeNs > ctimeNs ? mtimeNs : ctimeNs };
}
