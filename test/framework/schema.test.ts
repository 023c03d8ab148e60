import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { packSchema } from '../../src/framework/schema.js';

const file = join(import.meta.dirname, '..', '..', 'templates', 'schemas', 'framework-pack.schema.json');

/** `npx vitest run test/framework/schema.test.ts -u` writes the file anew. */
it('the published JSON Schema is that of the packs', async () => {
  const schema = z.toJSONSchema(packSchema, { io: 'input', target: 'draft-7' });
  const text = `${JSON.stringify({ title: 'A framework pack of mentor', ...schema }, null, 2)}\n`;
  await expect(text).toMatchFileSnapshot(file);
});
