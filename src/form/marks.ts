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
  const words = wordsBeside(text);
  if (NO.test(words)) return TICK.test(text) || text.includes('☒') ? 'other' : 'empty';
  const isPlain = YES.test(words) || NOTHING.test(words);
  if (TICK.test(text)) return isPlain ? 'ticked' : 'other';
  if (text.includes('☒') && isPlain) return 'ticked';
  if ((CROSS.test(text) && isPlain) || /^x{1,2}$/i.test(words)) return 'crossed';
  if (YES.test(words)) return BOX.test(text) ? 'empty' : 'ticked';
  return isPlain ? 'empty' : 'other';
}

const wordsBeside = (text: string): string =>
  text
    .replace(SIGNS, ' ')
    .replace(/[.!]\s*$/, '')
    .trim();

const MARKED_FIRST = /^\s*(?:[✓✔√☑☒✅]\ufe0f?|x(?=\n)|yes(?=\s*[–—,;:(.-]))\s*[–—,;:.-]?\s*(?=\S)/iu;

/** What is written behind a tick that stands first in a cell; null where none does, or where the cell has more marks. */
export function besideTick(text: string): string | null {
  const [mark = null] = MARKED_FIRST.exec(text) ?? [];
  const rest = mark === null ? '' : text.slice(mark.length).trim();
  return rest === '' || [TICK, CROSS, BOX].some((sign) => sign.test(rest)) ? null : rest;
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

/** Yes or no where a form prints both, and what of a cell says it. */
interface Offer {
  isYes: boolean;
  text: string;
  runs: readonly WordRun[];
  fill: string | null;
}

/** How one of two words stands out, the surest first. */
const CHOSEN: readonly ((offer: Offer) => boolean)[] = [
  ({ text }) => TICK.test(text) || text.includes('☒'),
  ({ text }) => CROSS.test(text),
  ({ runs, fill }) => fill !== null || runs.some(({ marked }) => marked),
  ({ runs }) => runs.some(({ bold }) => bold),
  ({ runs }) => runs.some(({ strike }) => !strike),
];

/**
 * Of yes and no that a form prints side by side, whether yes stands out; false where neither does.
 * @returns null where it prints no such choice; else also the cells that have no part in it
 */
export function chosenYes(cells: readonly WordCell[]): { isYes: boolean; others: WordCell[] } | null {
  const offers = cells.flatMap(offersIn);
  if (new Set(offers.map(({ isYes }) => isYes)).size < 2) return null;
  const standing = CHOSEN.map((stands) => offers.filter(stands)).find(({ length }) => length === 1) ?? [];
  return { isYes: standing[0]?.isYes ?? false, others: cells.filter((cell) => offersIn(cell).length === 0) };
}

const OFFERED = /^(?:(y|yes|ie)|n|no|na|nage)$/i;

function offersIn(cell: WordCell): Offer[] {
  const [text, runs] = [cellText(cell), runsIn(cell)];
  const offer = (words: string, said: readonly WordRun[], fill: string | null): Offer[] => {
    const offered = OFFERED.exec(words);
    return offered ? [{ isYes: offered[1] !== undefined, text, runs: said, fill }] : [];
  };
  const whole = offer(wordsBeside(text), runs, cell.fill);
  if (whole.length > 0 || [TICK, CROSS, BOX].some((sign) => sign.test(text))) return whole;
  return runs.flatMap((run) => offer(run.text.replace(/[^\p{L}\s]/gu, '').trim(), [run], null));
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
