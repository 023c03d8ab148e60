import { stringify } from 'yaml';
import type { Pack } from '../framework/schema.js';

/**
 * A pack as the text of its file, which editors complete.
 * @param schema where its JSON Schema is, from the file's own folder
 * @param comments lines for the top, without `#`
 */
export function packText(pack: Pack, schema: string, comments: readonly string[]): string {
  const top = [`yaml-language-server: $schema=${schema}`, ...comments].map((line) => `# ${line}\n`).join('');
  return top + stringify(pack, { lineWidth: 0, aliasDuplicateObjects: false });
}
