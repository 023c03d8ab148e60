import { setFlagsFromString } from 'node:v8';

let isBrief = false;

/**
 * V8 optimises what runs often, beside what runs: a command that ends in a tenth of a second ends before that has paid for itself.
 * A command that may be so brief begins with this.
 */
export function beginBriefRun(): void {
  isBrief = true;
  setFlagsFromString('--no-opt');
}

/** The command has ended, or has more to do than was thought. */
export function endBriefRun(): void {
  if (isBrief) setFlagsFromString('--opt');
  isBrief = false;
}
