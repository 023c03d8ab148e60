/** Who or what a browser comes from, in the order of the search. */
export type BrowserKind = 'named' | 'fetched' | 'installed' | 'embedded';

/** A browser that can make the PDF. An embedded one is unpacked only when it is launched. */
export interface Browser {
  readonly kind: BrowserKind;
  readonly name: string;
  readonly path: string;
  /** How the program is told to run without a window. */
  readonly headless: 'shell' | true;
}

/** One place the search went to, and what it met there. */
export interface LookedAt {
  readonly place: string;
  readonly outcome: string;
  readonly found: boolean;
}

/** What one step of the search brings back. */
export interface Look {
  readonly looked: readonly LookedAt[];
  readonly browser?: Browser | undefined;
}

export interface BrowserFound extends Browser {
  readonly found: true;
  readonly looked: readonly LookedAt[];
}

export interface BrowserMissing {
  readonly found: false;
  /** What to do about it on this system, in a few lines. */
  readonly message: string;
  readonly looked: readonly LookedAt[];
}

/** Headless shells know only the old headless mode, full browsers only the new one. */
export function headlessMode(path: string): 'shell' | true {
  return /headless[-_]shell/i.test(path) ? 'shell' : true;
}

export function seen(place: string, browser: Browser): Look {
  return { looked: [{ place, outcome: browser.path, found: true }], browser };
}

export function unseen(place: string, outcome: string): Look {
  return { looked: [{ place, outcome, found: false }] };
}
