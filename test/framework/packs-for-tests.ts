import type { Pack } from '../../src/framework/index.js';
import { resolvePack } from '../../src/framework/index.js';

/** A small pack; `more` adds to it or replaces. */
export function smallPack(id: string, more: Partial<Pack> = {}): Pack {
  return { id, title: `Pack ${id}`, version: 1, status: 'current', licence: 'MIT', ...more };
}

/** Resolves the first pack against the others. */
export function resolveAmong(pack: Pack, ...others: Pack[]): ReturnType<typeof resolvePack> {
  return resolvePack(pack, (id) => [pack, ...others].find((one) => one.id === id) ?? null);
}
