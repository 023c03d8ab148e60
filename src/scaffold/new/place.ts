import type { Kind } from '../../portfolio/fields.js';
import { slugOf } from '../../text/slug.js';
import type { NewDocument } from './document.js';

/** Where a new file goes: a folder of the portfolio and a file name without ending. */
export interface Place {
  folder: string;
  stem: string;
}

const FOLDERS: Partial<Record<Kind, string>> = { agreement: 'agreements', comment: 'comments' };
const STAGE_KINDS: readonly Kind[] = ['self-assessment', 'checklist', 'reflection', 'targets', 'credit-claim'];

/**
 * @param stageId the id of the stage the file belongs to, without its framework
 * @param isTaken whether there is a file of this path already
 */
export function placeFor(
  { kind, title, date }: NewDocument,
  stageId: string | null,
  isTaken: (path: string) => boolean,
): Place {
  if (STAGE_KINDS.includes(kind) && stageId !== null) {
    const folder = `stages/${stageId}`;
    return { folder, stem: isTaken(`${folder}/${kind}.md`) ? `${kind}-${date}` : kind };
  }
  if (kind === 'agreement') return { folder: 'agreements', stem: personId(title) };
  return { folder: FOLDERS[kind] ?? 'journal', stem: `${date}-${slugOf(title, kind)}` };
}

/** `Mentoring agreement with Trainee A` and `Trainee A` both are about `trainee-a`. */
export function personId(title: string): string {
  return slugOf(title.replace(/^.*\b(?:with|for)\s+(?=\S)/iu, ''), 'agreement');
}
