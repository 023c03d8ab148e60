import { basename } from 'node:path';
import { evidenceKindOf } from '../../evidence/kinds.js';
import type { Prompts } from './prompts.js';

/** What the front-matter says of a file beside its path. */
export interface EvidenceWords {
  caption: string | null;
  alt: string | null;
}

/**
 * Caption and alt text of each file: from the options, else asked for at a terminal. The alt text of a picture is for
 * those who cannot see it. Asked before anything is copied, so that Ctrl-C leaves nothing behind.
 */
export async function askForWords(
  sources: readonly string[],
  given: { caption?: string; alt?: string },
  prompts: Prompts | null,
): Promise<EvidenceWords[]> {
  const words: EvidenceWords[] = [];
  for (const source of sources) {
    const name = basename(source);
    const caption = given.caption ?? (await prompts?.text(`Caption for ${name} (Enter: none):`)) ?? '';
    const alt =
      given.alt ?? (isPicture(name) ? await prompts?.text(`What does ${name} show, for who cannot see it?`) : '') ?? '';
    words.push({ caption: caption.trim() || null, alt: isPicture(name) ? alt.trim() || null : null });
  }
  return words;
}

function isPicture(name: string): boolean {
  return evidenceKindOf(name) === 'image';
}
