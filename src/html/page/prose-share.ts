import type { Prose } from '../../document/model.js';
import type { Language } from '../../portfolio/looks.js';
import { type LinkedThings, LinkMap } from '../markdown/link-map.js';
import { Speaker } from '../words/speaker.js';
import { keyOf, renderForKeeping } from './kept-prose.js';

/** The texts of a document that several threads set together. */
export interface SharedWork {
  proses: readonly Prose[];
  targets: LinkedThings;
  language: Language;
  textLanguage: Language;
  /** Holds one number: how many texts are taken. Each thread takes the next until there is none. */
  taken: SharedArrayBuffer;
}

/** Takes texts and sets them until none is left. Called by each thread. */
export function setShare(work: SharedWork, keep: (key: string, kept: string) => void): void {
  const { proses, targets, language, textLanguage, taken } = work;
  const speaker = new Speaker(language, null, textLanguage);
  const map = new LinkMap(targets);
  const counter = new Int32Array(taken);
  for (;;) {
    const prose = proses[Atomics.add(counter, 0, 1)];
    if (!prose) return;
    keep(keyOf(prose, speaker), renderForKeeping(prose, map, speaker).kept);
  }
}
