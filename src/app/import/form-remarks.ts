import type { FileDraft, FormReading } from '../../form/index.js';
import { commentDraft, keyIn, type Remark, type RemarkTarget, remarksIn } from '../../remarks/index.js';
import type { Home } from './home.js';
import { newPath } from './new-path.js';
import type { GivenWord } from './open-form.js';

/** Comment files to be. */
export interface RemarkFiles {
  files: { path: string; text: string; remark: Remark; on: RemarkTarget }[];
  /** Remarks that were imported before. */
  known: number;
}

/** The comments and tracked changes of a form, each on the item in whose row it stands. */
export function remarkFiles(
  { file, name }: GivenWord,
  { rows }: FormReading,
  drafts: readonly FileDraft[],
  home: Home,
): RemarkFiles {
  const texts = home.linked?.portfolio.documents.map(({ text }) => text) ?? [];
  const known = new Set(texts.map(keyIn));
  const taken = new Set<string>();
  const files = remarksIn(file).flatMap((remark) => {
    const place = remark.at ? placeIn(remark.at.place) : 'nowhere';
    const row = rows.find(({ holds, state }) => state !== 'left' && remark.at && holds.includes(remark.at));
    const on: RemarkTarget = row ? targetOf(row.item, row.kind, drafts) : null;
    const { stem, text, key } = commentDraft(remark, on, name, place);
    if (known.has(key)) return [];
    return [{ path: newPath(home.root, 'comments', stem, taken), text, remark, on }];
  });
  return { files, known: remarksIn(file).length - files.length };
}

const placeIn = ({ table, row, paragraph }: { table: number | null; row: number | null; paragraph: number }): string =>
  table === null ? `paragraph ${paragraph}` : `table ${table}, row ${row}`;

/** A criterion's row became an entry, and that is what the remark is about. */
function targetOf(item: string, kind: string, drafts: readonly FileDraft[]): RemarkTarget {
  if (kind !== 'criterion') return { item };
  const entry = drafts.find(({ path }) => path.startsWith('journal/') && path === `journal/${item.toLowerCase()}.md`);
  return entry ? { file: entry.path, line: null } : { criterion: item };
}
