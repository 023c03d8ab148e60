import type { CoverageMap, MapCell } from '../../document/model.js';
import type { Speaker } from '../words/speaker.js';
import { toHtml, type Words } from '../words/words.js';
import { markSign } from './mark-sign.js';
import { SafeHtml } from './safe-html.js';

/** Shades of a cell, from one entry to the most. */
const SHADES = 4;

/** From here on the columns of entries are set as narrow on paper as their signs are. */
const MANY_COLUMNS = 22;

interface MapHead {
  /** Years above their months; empty where there is one row of heads. */
  years: { year: string; span: number }[];
  labels: (Words | string)[];
  isWide: boolean;
}

/** The heads of the columns that stand for periods. */
export function mapHead({ by, columns }: CoverageMap, speaker: Speaker): MapHead {
  const labels = columns.map(({ key }) => labelOf(by, key, speaker));
  const isWide = columns.length >= MANY_COLUMNS;
  if (by === 'entry' || by === 'year') return { years: [], labels, isWide };
  const years: MapHead['years'] = [];
  for (const { key } of columns) {
    const year = key.slice(0, 4);
    const last = years.at(-1);
    if (last?.year === year) last.span += 1;
    else years.push({ year, span: 1 });
  }
  return { years, labels, isWide };
}

function labelOf(by: CoverageMap['by'], key: string, speaker: Speaker): Words | string {
  if (by === 'month') return speaker.shortMonth(key);
  if (by !== 'quarter') return key;
  const last = `${key.slice(0, 5)}${String(Number(key.slice(5)) + 2).padStart(2, '0')}`;
  return speaker.together([speaker.shortMonth(key), speaker.shortMonth(last)], '–');
}

/** A cell: how many entries, shaded by their number and outlined where none links evidence; a sign where a column is one entry. */
export function mapCell({ entries, evidenced }: MapCell, { by, most }: CoverageMap, speaker: Speaker): SafeHtml {
  if (entries === 0) return SafeHtml.of('<td></td>');
  const [state, sign] = evidenced > 0 ? (['evidenced', 'full'] as const) : (['claimed', 'half'] as const);
  const hidden = (words: string): string => `<span class="visually-hidden">${words}</span>`;
  if (by === 'entry') return SafeHtml.of(`<td>${markSign(sign)}${hidden(toHtml(speaker.say(`state.${state}`)))}</td>`);
  const words = hidden(
    ` ${toHtml(evidenced > 0 ? speaker.say('map.evidenced', { n: evidenced }) : speaker.say('state.claimed'))}`,
  );
  const shade = Math.ceil((entries / most) * SHADES);
  return SafeHtml.of(`<td class="shade-${evidenced > 0 ? shade : 'none'}">${entries}${words}</td>`);
}

/** What stands in no column, in words; empty where there is nothing. */
export function unplacedInWords({ unplaced }: CoverageMap, speaker: Speaker): Words | string {
  return unplaced === 0 ? '' : speaker.say('map.unplaced', { entries: speaker.count('entries', unplaced) });
}
