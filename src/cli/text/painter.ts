import type { Paint } from '../../text/paint.js';
import { chalkPainter } from './chalk-painter.js';

/** Without colours no package is loaded for them (tools/bundle.js). */
export function painter(level: 0 | 1 | 2 | 3): Paint {
  return level === 0 ? PLAIN : chalkPainter(level);
}

const same = (text: string): string => text;
const PLAIN: Paint = { error: same, missing: same, warning: same, good: same, dim: same, bold: same };
