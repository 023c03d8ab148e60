import process from 'node:process';

let isBrief = false;

/**
 * V8 optimises what runs often, beside what runs: a command that ends in a tenth of a second ends before that has paid for itself.
 * A command that may be so brief begins with this.
 */
export function beginBriefRun(): void {
  isBrief = true;
  setFlags('--no-opt');
}

/** The command has ended, or has more to do than was thought. */
export function endBriefRun(): void {
  if (isBrief) setFlags('--opt');
  isBrief = false;
}

/** V8 takes code that it compiled before only under the flags of that time: it is loaded, and kept, under the usual ones. */
export function underUsualFlags<T>(load: () => T): T {
  if (!isBrief) return load();
  setFlags('--opt');
  try {
    return load();
  } finally {
    if (isBrief) setFlags('--no-opt');
  }
}

/** Loaded here: no other command has a use for the module. */
function setFlags(flags: string): void {
  process.getBuiltinModule('node:v8').setFlagsFromString(flags);
}
