import { Chalk } from 'chalk';
import type { Paint } from '../../text/paint.js';

/** chalk would colour a terminal even where NO_COLOR is set, so the level comes from outside. */
export function chalkPainter(level: 1 | 2 | 3): Paint {
  const chalk = new Chalk({ level });
  return {
    error: chalk.red,
    missing: chalk.cyan,
    warning: chalk.yellow,
    good: chalk.green,
    dim: chalk.dim,
    bold: chalk.bold,
  };
}
