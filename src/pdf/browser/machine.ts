import { homedir } from 'node:os';
import { join } from 'node:path';
import type { BrowserKind } from './found.js';

/** Environment variables, as the caller sees them. */
export type Env = Readonly<Record<string, string | undefined>>;

/** What a search for a browser needs to know. Everything but `env` and `cacheDir` has the running machine as its default. */
export interface BrowserSearch {
  readonly env: Env;
  /** The value of `--browser`: the path of a program. */
  readonly named?: string | undefined;
  /** A kind that is passed over. */
  readonly without?: BrowserKind | undefined;
  /** The tool's own cache folder; browsers live in its subfolder `browsers`. */
  readonly cacheDir: string;
  readonly platform?: NodeJS.Platform | undefined;
  readonly arch?: string | undefined;
  readonly home?: string | undefined;
  /** The user's number on POSIX systems; Windows has none. */
  readonly uid?: number | undefined;
}

/** A search with every default filled in. */
export interface Machine {
  readonly env: Env;
  readonly named: string | undefined;
  readonly browsersFolder: string;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly home: string;
  readonly uid: number | undefined;
}

/** Fills in what the caller left out from the machine that runs us. */
export function machineOf(search: BrowserSearch): Machine {
  return {
    env: search.env,
    named: search.named,
    browsersFolder: join(search.cacheDir, 'browsers'),
    platform: search.platform ?? process.platform,
    arch: search.arch ?? process.arch,
    home: search.home ?? homedir(),
    uid: search.uid ?? process.getuid?.(),
  };
}
