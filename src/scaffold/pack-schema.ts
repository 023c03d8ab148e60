import { readFileSync } from 'node:fs';

/** Where a portfolio keeps the JSON Schema of packs: out of the way, and where the first line of every pack points. */
export const PACK_SCHEMA_PATH = '.mentor/schemas/framework-pack.schema.json';

/** The schema, so that editors complete packs without a network. */
export function packSchemaText(): string {
  const file = new URL('../../templates/schemas/framework-pack.schema.json', import.meta.url);
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}
