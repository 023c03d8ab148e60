import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { underUsualFlags } from '../app/brief-run.js';

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
  readonly #folder: string | null;
  readonly #loaded: Map<string, Loaded> = new Map();
  readonly #fresh: Map<string, Script> = new Map();

  /** @param folder of the user's own, for one version of Node: what lies in it is run; null: nothing is kept */
  constructor(folder: string | null) {
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
    const beside = (id: string): unknown => {
      const file = join(dirname(path), id);
      // What starts the program was loaded by Node itself.
      return /^\.\.?\/.*\.cjs$/.test(id) && !require.cache[file] ? this.load(file) : require(id);
    };
    const body = this.#compile(path).runInThisContext() as Body;
    body.call(loaded.exports, loaded.exports, Object.assign(beside, require), loaded, path, dirname(path));
    return loaded.exports;
  }

  /** Keeps the code of what was compiled anew, with all the functions that have run. Never fails. */
  keep(): void {
    const folder = this.#folder;
    if (folder === null || this.#fresh.size === 0) return;
    try {
      mkdirSync(folder, { recursive: true });
      forgetOld(folder);
      for (const [kept, script] of this.#fresh) {
        const temporary = `${kept}.${process.pid}.tmp`;
        const code = script.createCachedData();
        writeFileSync(temporary, Buffer.concat([code, sumOf(code)]));
        renameSync(temporary, kept);
      }
    } catch {
      // A help for the next run: where it cannot be written, that one compiles.
    }
  }

  /** The build leaves nothing but ASCII (tools/bundle.js): so read, it takes no decoding. */
  #compile(path: string): Script {
    const source = readFileSync(path);
    const text = `(function (exports, require, module, __filename, __dirname) { ${source.toString('latin1')}\n})`;
    const kept = join(this.#folder ?? '', createHash('sha256').update(source).digest('hex'));
    const cachedData = this.#folder === null ? undefined : readWhole(kept);
    const script = underUsualFlags(() => new Script(text, { filename: path, cachedData }));
    if (cachedData === undefined || script.cachedDataRejected) this.#fresh.set(kept, script);
    return script;
  }
}

/** What other versions of the program left; of this one, what goes too early is made again. */
function forgetOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > LONGEST_MS) rmSync(path, { force: true });
  }
}

/** V8 does not look whether code is as it was: a damaged file could do anything. */
function sumOf(code: Buffer): Buffer {
  const sum = Buffer.alloc(SUM_LENGTH);
  sum.writeUInt32LE(crc32(code));
  return sum;
}

const SUM_LENGTH = 4;

/** @returns the code that was kept, or undefined where there is none, or it is not as it was */
function readWhole(path: string): Buffer | undefined {
  try {
    const kept = readFileSync(path);
    const code = kept.subarray(0, -SUM_LENGTH);
    return kept.subarray(-SUM_LENGTH).equals(sumOf(code)) ? code : undefined;
  } catch {
    return undefined;
  }
}
