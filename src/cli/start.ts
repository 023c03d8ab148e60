import module from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ownCache } from '../app/cache/folder.js';
import { CompiledCode } from './compiled-code.js';

/**
 * Starts the built program, with the code that an earlier run compiled. Node 20 cannot keep it by itself.
 * @param args without the program's name
 */
export async function start(args: string[]): Promise<void> {
  const { enableCompileCache } = module as { enableCompileCache?: (folder: string) => void };
  const kept = ownCache(process.env, 'compiled');
  const main = fileURLToPath(new URL('./main.cjs', import.meta.url));
  if (enableCompileCache) {
    if (kept !== null) enableCompileCache(kept);
    const { runProcess, leave } = program(module.createRequire(main)(main));
    await runProcess(args);
    leave();
    return;
  }
  const code = new CompiledCode(kept && join(kept, `${process.version}-${process.arch}`));
  const { runProcess, leave } = program(code.load(main));
  await runProcess(args);
  code.keep();
  leave();
}

function program(loaded: unknown): typeof import('./process.js') {
  return loaded as typeof import('./process.js');
}
