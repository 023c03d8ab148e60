import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

interface Loaded {
  exports: unknown;
}

type Body = (exports: unknown, require: (id: string) => unknown, module: Loaded, file: string, folder: string) => void;

/** Thirty days. */
const LONGEST_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Loads CommonJS files of the built program with the code that V8 made of them in an earlier run, as Node 22 does by itself
 * (`module.enableCompileCache`). V8 takes such code only where its own version and flags made it, and compiles the text
 * where it does not. Files loaded so cannot use `import()`, which code that was kept has forgotten: the build leaves none.
 */
export class CompiledCode {
  readonly #folder: string;
  readonly #loaded: Map<string, Loaded> = new Map();
  readonly #fresh: Map<string, Script> = new Map();

  /** @param folder of the user's own, for one version of Node: what lies in it is run */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * @param path absolute
   * @returns what the file exports; the same each time
   */
  load(path: string): unknown {
    const known = this.#loaded.get(path);
    if (known) return known.exports;
    const loaded: Loaded = { exports: {} };
    this.#loaded.set(path, loaded);
    const require = createRequire(path);
    const beside = (id: string): unknown =>
      /^\.\/.*\.cjs$/.test(id) ? this.load(join(dirname(path), id)) : require(id);
    const body = this.#compile(path).runInThisContext() as Body;
    body.call(loaded.exports, loaded.exports, Object.assign(beside, require), loaded, path, dirname(path));
    return loaded.exports;
  }

  /** Keeps the code of what was compiled anew, with all the functions that have run. Never fails. */
  keep(): void {
    if (this.#fresh.size === 0) return;
    try {
      mkdirSync(this.#folder, { recursive: true });
      this.#forgetOld();
      for (const [kept, script] of this.#fresh) {
        const temporary = `${kept}.${process.pid}.tmp`;
        writeFileSync(temporary, script.createCachedData(), { flush: true });
        renameSync(temporary, kept);
      }
    } catch {
      // A help for the next run: where it cannot be written, that one compiles.
    }
  }

  /** What other versions of the program left; of this one, what goes too early is made again. */
  #forgetOld(): void {
    for (const name of readdirSync(this.#folder)) {
      const path = join(this.#folder, name);
      if (Date.now() - statSync(path).mtimeMs > LONGEST_MS) rmSync(path, { force: true });
    }
  }

  #compile(path: string): Script {
    const text = `(function (exports, require, module, __filename, __dirname) { ${readFileSync(path, 'utf8')}\n})`;
    const kept = join(this.#folder, createHash('sha256').update(text).digest('hex'));
    const cachedData = readIfThere(kept);
    const script = new Script(text, { filename: path, cachedData });
    if (cachedData === undefined || script.cachedDataRejected) this.#fresh.set(kept, script);
    return script;
  }
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
