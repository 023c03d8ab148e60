import type { Suggestion } from '../../coverage/index.js';
import type { Paint } from '../../text/paint.js';
import { printable } from '../../text/quoted.js';
import { wrap } from '../../text/wrap.js';
import { addWords, relationWords } from '../suggestions.js';

/** Entries that are shown; a mentor who follows two frameworks may have hundreds of suggestions. */
const MOST_ENTRIES = 5;
/** Suggestions of one entry that are shown. */
const MOST_OF_ONE = 4;
const INDENT = '  ';

/**
 * What entries could also count for, entry by entry, the most useful first.
 * @param all every entry and every suggestion, however many
 * @returns a block ended by an empty line, or nothing
 */
export function* suggestionBlock(
  suggestions: readonly Suggestion[],
  { paint, width, all }: { paint: Paint; width: number; all: boolean },
): Iterable<string> {
  const entries = byEntry(suggestions);
  if (entries.length === 0) return;
  const shown = all ? entries : entries.slice(0, MOST_ENTRIES);
  const room = Math.min(Math.max(width, 40), 120) - 3 * INDENT.length;
  const lines = shown.flatMap(([file, own]) => {
    const few = all ? own : own.slice(0, MOST_OF_ONE);
    const hidden = own.length - few.length;
    return [
      INDENT + printable(file),
      ...few.flatMap((one) => itemLines(one, room, paint)),
      ...(hidden > 0 ? [`${INDENT.repeat(2)}and ${hidden} more`] : []),
    ];
  });
  const left = entries.length - shown.length;
  const more =
    left > 0
      ? [`${INDENT}and ${left} more ${left === 1 ? 'entry' : 'entries'}: \`mentor check --rule link/equivalent\``]
      : [];
  yield [
    paint.bold('Could also count for') + paint.dim(' (nothing is counted until an entry says so)'),
    ...lines,
    ...more,
    '',
  ].join('\n');
}

function itemLines(one: Suggestion, room: number, paint: Paint): string[] {
  const said = `${one.named} -> ${one.framework}/${one.id}${one.open ? ' (open)' : ''}: ${relationWords(one)}`;
  const [head = '', ...rest] = wrap(printable(said), room);
  const pad = INDENT.repeat(3);
  return [
    INDENT.repeat(2) + head,
    ...rest.map((line) => pad + line),
    ...wrap(printable(addWords(one)), room).map((line) => pad + paint.dim(line)),
  ];
}

function byEntry(suggestions: readonly Suggestion[]): [file: string, own: Suggestion[]][] {
  const entries = new Map<string, Suggestion[]>();
  for (const one of usefulFirst(suggestions)) {
    const own = entries.get(one.file);
    if (own) own.push(one);
    else entries.set(one.file, [one]);
  }
  return [...entries];
}

/** Each counterpart once before any a second time, and those that nothing shows yet before the others. */
function usefulFirst(suggestions: readonly Suggestion[]): Suggestion[] {
  const told = new Set<string>();
  const ranked = suggestions.map((one) => {
    const target = `${one.framework}/${one.id}`;
    const rank = (told.has(target) ? 0 : 2) + Number(one.open);
    told.add(target);
    return { one, rank };
  });
  return ranked.sort((a, b) => b.rank - a.rank).map(({ one }) => one);
}
