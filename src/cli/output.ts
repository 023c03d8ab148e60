import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/**
 * Writes a file whole or not at all: what was there before stays until the new one is complete.
 * @param path absolute; its folder is made where it is missing
 * @throws the system's error, with `path` the file that was meant
 */
export async function writeOutput(path: string, content: string | Uint8Array): Promise<void> {
  try {
    mkdirSync(dirname(path), { recursive: true });
    await writeFileAtomic(
      path,
      typeof content === 'string' ? content : Buffer.from(content.buffer, content.byteOffset, content.byteLength),
    );
  } catch (error) {
    throw Object.assign(error as Error, { path });
  }
}
