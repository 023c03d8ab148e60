import { cellText, paragraphsIn, type WordCell, type WordRun } from '../word/index.js';

/** What a place that asks for a tick holds. A cross is a mark where one of several is chosen, and may mean no elsewhere. */
export type Mark = 'ticked' | 'crossed' | 'empty' | 'other';

const TICK = /[✓✔√☑●⚫■✅🗸🗹]/u;
const CROSS = /[☒✗✘×✕✖❌❎🗙]/u;
const BOX = /[☐□○◯⬜]/u;
/** Signs, and what makes one colourful. */
const SIGNS = new RegExp(
  `(?:${[TICK, CROSS, BOX].map(({ source }) => source).join('|')}|[\\s()[\\]\\ufe0e\\ufe0f])+`,
  'gu',
);
const YES = /^(?:y|yes|done|true|tick|ticked|met|achieved|completed?|ie|wedi ei dicio)$/i;
const NO = /^(?:n|no|false|not (?:yet|rated|ticked|met|achieved|done|completed?)|none|nage|heb ei (?:dicio|raddio))$/i;
const NOTHING = /^[.–—-]*$/;

/** @returns what a cell says, by any of the signs and words that people tick with; `other`: it says something else */
export function markOf(text: string): Mark {
  const chosen = /([✓✔√☑☒✗✘])\s*(yes|no)\b/iu.exec(text)?.[2];
  if (chosen && BOX.test(text)) return YES.test(chosen) ? 'ticked' : 'empty';
  const words = text
    .replace(SIGNS, ' ')
    .replace(/[.!]\s*$/, '')
    .trim();
  if (NO.test(words)) return TICK.test(text) || text.includes('☒') ? 'other' : 'empty';
  const isPlain = YES.test(words) || NOTHING.test(words);
  if (TICK.test(text)) return isPlain ? 'ticked' : 'other';
  if (text.includes('☒') && isPlain) return 'ticked';
  if ((CROSS.test(text) && isPlain) || /^x{1,2}$/i.test(words)) return 'crossed';
  if (YES.test(words)) return 'ticked';
  return isPlain ? 'empty' : 'other';
}

/** Whether the words above a column say that what is marked in it is not so. */
export const isNo = (text: string): boolean => NO.test(text.trim());

/** What a cell is marked with; what is struck out was taken back. */
export function markIn(cell: WordCell): Mark | 'taken back' {
  const kept = runsIn(cell).filter(({ strike }) => !strike);
  const mark = markOf(kept.map(({ text }) => text).join(' '));
  return mark === 'empty' && markOf(cellText(cell)) !== 'empty' ? 'taken back' : mark;
}

const BOX_BEFORE = /^\s*([✓✔☑☒☐□✅🗹⬜])\ufe0f?\s*(?=\S)/u;

/** A box in front of words says whether they are ticked: `☒ Model expertise`; null where there is none. */
export function boxBefore(text: string): 'ticked' | 'empty' | null {
  const sign = BOX_BEFORE.exec(text)?.[1];
  if (sign === undefined) return null;
  return BOX.test(sign) ? 'empty' : 'ticked';
}

export const withoutBox = (text: string): string => text.replace(BOX_BEFORE, '').trim();

/** The runs of a cell that say something. */
export function runsIn(cell: WordCell): WordRun[] {
  return paragraphsIn(cell.blocks)
    .flatMap(({ runs }) => runs)
    .filter(({ text, change }) => text.trim() !== '' && change?.kind !== 'inserted');
}

/** The words of a cell that stand out among others: highlighted, else bold among plain ones, else not struck out. */
export function outstanding(cell: WordCell): string | null {
  const runs = runsIn(cell);
  const looks: ((run: WordRun) => boolean)[] = [({ marked }) => marked, ({ bold }) => bold, ({ strike }) => !strike];
  for (const stands of looks) {
    const found = runs.filter(stands);
    if (found.length > 0 && found.length < runs.length) return found.map(({ text }) => text).join(' ');
  }
  return null;
}
