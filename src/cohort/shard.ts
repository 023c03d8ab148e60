import { createHash } from 'node:crypto';
import { Refusal } from '../text/refusal.js';

/** One of several runs that share a cohort between them. Both count from 1. */
export interface Shard {
  index: number;
  of: number;
}

export const WHOLE: Shard = { index: 1, of: 1 };

/** @param text `2/8`. @throws Refusal where it is none */
export function readShard(text: string): Shard {
  const [, index = '', of = ''] = /^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.of >= 1 && shard.index >= 1 && shard.index <= shard.of) return shard;
  throw new Refusal('BadShard', `Unexpected shard \`${text}\`.`, 'Write which part of how many, as 2/8.');
}

/** Whether a portfolio is in a shard: by its id alone, so that one more moves none of the others. */
export function isInShard(id: string, { index, of }: Shard): boolean {
  const digest = createHash('sha256').update(id, 'utf8').digest('hex');
  return BigInt(`0x${digest}`) % BigInt(of) === BigInt(index - 1);
}
