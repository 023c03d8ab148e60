import { basename } from 'node:path';
import type { EvidenceWords } from '../../app/evidence.js';
import { byDate } from '../../coverage/index.js';
import { evidenceKindOf } from '../../evidence/kinds.js';
import type { PortfolioDocument } from '../../portfolio/index.js';
import { matches, type Prompts } from './prompts.js';

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
      given.alt ??
      (isPicture(name) ? await prompts?.text(`What does ${name} show, for those who cannot see it?`) : '') ??
      '';
    words.push({ caption: caption.trim() || null, alt: isPicture(name) ? alt.trim() || null : null });
  }
  return words;
}

function isPicture(name: string): boolean {
  return evidenceKindOf(name) === 'image';
}

/** Which entry evidence shows; the latest first. */
export async function askForEntry(
  prompts: Prompts,
  entries: readonly PortfolioDocument[],
): Promise<PortfolioDocument | null> {
  const choices = [...entries]
    .sort(byDate)
    .reverse()
    .map((entry) => ({
      value: entry,
      name: [entry.frontMatter.date?.value, entry.frontMatter.title?.value ?? entry.path].filter(Boolean).join('  '),
    }));
  const none = { value: null, name: 'none yet' };
  return prompts.search<PortfolioDocument | null>('Which entry is this evidence for? (type to search)', (typed) => [
    ...choices.filter((choice) => matches(choice, typed)),
    none,
  ]);
}
