import { readFileSync } from 'node:fs';
import { packageFile } from '../text/package-asset.js';
import type { NewFile } from './write-new-files.js';

/** The files of a portfolio that have a JSON Schema. */
const DESCRIBED = ['framework-pack', 'portfolio', 'private'] as const;
type Described = (typeof DESCRIBED)[number];

/** Where a portfolio keeps a schema: out of the way, and where the first line of each file points. */
export function schemaPath(name: Described): string {
  return `.mentor/schemas/${name}.schema.json`;
}

/** A schema that comes with mentor. */
export function schemaText(name: Described): string {
  return readFileSync(packageFile(`templates/schemas/${name}.schema.json`), 'utf8').replaceAll('\r\n', '\n');
}

/** All of them, so that editors complete and check without a network. */
export function schemaFiles(): NewFile[] {
  return DESCRIBED.map((name) => ({ path: schemaPath(name), text: schemaText(name) }));
}
