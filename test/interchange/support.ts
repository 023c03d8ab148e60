import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { loadBuiltInFramework, type Pack, resolvePack } from '../../src/framework/index.js';
import { readPack } from '../../src/framework/read.js';
import { type Imported, type ImportOptions, importFramework, packText } from '../../src/interchange/index.js';

const folder = join(import.meta.dirname, '../../fixtures/interchange');

export function importBytes(bytes: Uint8Array, more: Partial<ImportOptions> = {}): Promise<Imported> {
  return importFramework(bytes, { name: 'the-file', lookup: loadBuiltInFramework, isTaken: () => false, ...more });
}

export function importText(text: string, more: Partial<ImportOptions> = {}): Promise<Imported> {
  return importBytes(new TextEncoder().encode(text), more);
}

export function importFixture(name: string, more: Partial<ImportOptions> = {}): Promise<Imported> {
  return importBytes(readFileSync(join(folder, name)), { name: name.replace(/\..*/, ''), ...more });
}

/** The criteria of every stage: `id title | statement` with points and standards. */
export function criteriaOf(pack: Pack): unknown[] {
  return (pack.stages ?? []).flatMap(({ criteria = [] }) =>
    criteria.map(({ id, points = [], standards = [] }) => [id, points.map((point) => point.id), standards]),
  );
}

/** `code xcount` of each remark */
export function codes(remarks: readonly { code: string; count: number }[]): string[] {
  return remarks.map(({ code, count }) => `${code} x${count}`);
}

/** What every import must give: a pack whose file reads back the same and has no problem. */
export function expectSound({ pack }: Imported): void {
  const read = readPack(packText(pack, '../.mentor/schemas/framework-pack.schema.json', ['Imported']));
  expect(read.problems).toEqual([]);
  expect(read.pack).toEqual(pack);
  expect(resolvePack(pack, loadBuiltInFramework).problems).toEqual([]);
}
