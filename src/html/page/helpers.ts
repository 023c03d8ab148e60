import type {
  Achieved,
  Cover,
  CoverageMap,
  Fill,
  MapCell,
  Prose,
  ReflectionSection,
  StandardsCoverage,
  TargetItem,
} from '../../document/model.js';
import { dayInShort, dayInWords, monthsInWords } from '../dates.js';
import { publicAddress } from '../markdown/addresses.js';
import { widthOf } from '../markdown/wide.js';
import { isWordKey, say, sayCount, sayOr, type WordKey } from '../words/words.js';
import { mapCell, mapHead, unplacedInWords } from './coverage-map.js';
import { escapeHtml, SafeHtml } from './safe-html.js';
import { sizeInWords } from './sizes.js';
import { standardsInWords, standardsStrip } from './standards-strip.js';
import type { Helper } from './templates.js';
import { months, strokes, timeline } from './timeline.js';

/** What the helpers need of the renderer: texts and pictures of this document. */
export interface Setter {
  prose: (prose: Prose) => SafeHtml | null;
  opening: (achieved: Achieved) => { html: SafeHtml; whole: boolean } | null;
}

/** Digits that the PDF engine replaces by the number of the page that the link leads to (src/pdf). */
const START_ALIGNED = '0246813579';
const END_ALIGNED = '1357902468';

/** The helpers of a theme's templates. Named values (`n=3`) come last, as an object. */
export function makeHelpers(setter: Setter): Record<string, Helper> {
  return {
    t: (key: string, values: Record<string, string | number>) => say(wordKey(key), values),
    term: (prefix: string, value: string) => sayOr(prefix, value),
    counted: (thing: Parameters<typeof sayCount>[0], n: number) => sayCount(thing, n),
    day: (day: string | null) => (day === null ? '' : dayInWords(day)),
    shortDay: (day: string) => dayInShort(day),
    fromTo: (from: string, until: string) => monthsInWords(from, until),
    fileSize: (bytes: number) => sizeInWords(bytes),
    address: (url: string) => publicAddress(url),
    eq: (a: unknown, b: unknown) => a === b,
    any: (...values: unknown[]) =>
      values.slice(0, -1).some((value) => (Array.isArray(value) ? value.length > 0 : value)),
    or: (first: unknown, second: unknown) => first || second,
    wide: ({ head, rows }: { head: string[]; rows: string[][] }) => widthOf([head, ...rows]),
    hold: (targets: readonly TargetItem[], part: 'measure' | 'actions' | 'for') =>
      targets.some((target) => target[part]?.length),
    written: ({ text, questions }: ReflectionSection) =>
      text.length > 0 || questions.some(({ answers }) => answers.length > 0),
    unanswered: ({ questions }: ReflectionSection) => questions.some(({ answers }) => answers.length === 0),
    at: (list: readonly unknown[], index: number) => list[index],
    prose: (prose: Prose | null, { class: name = 'prose' }: { class?: string }) => {
      const html = prose && setter.prose(prose);
      return html ? SafeHtml.of(`<div class="${escapeHtml(name)}">${html}</div>`) : '';
    },
    inline: (prose: Prose | null) => (prose && setter.prose(prose)) ?? '',
    opening: (achieved: Achieved) => setter.opening(achieved),
    mark: (fill: Fill | 'tick' | 'box' | 'unrated', { tone = 'ink' }: { tone?: string }) =>
      SafeHtml.of(
        `<svg class="mark mark-${escapeHtml(tone)}" aria-hidden="true"><use href="#mark-${escapeHtml(fill)}"/></svg>`,
      ),
    page: (id: string) => SafeHtml.of(`<a class="page-ref" href="#${escapeHtml(id)}">${START_ALIGNED}</a>`),
    pageAtEnd: (id: string) => SafeHtml.of(`<a class="page-ref" href="#${escapeHtml(id)}">${END_ALIGNED}</a>`),
    timeline: (cover: Cover) => timeline(cover),
    mapHead: (map: CoverageMap) => mapHead(map),
    mapCell: (cell: MapCell, map: CoverageMap) => mapCell(cell, map),
    unplacedInWords: (map: CoverageMap) => unplacedInWords(map),
    strip: (standards: StandardsCoverage) => standardsStrip(standards),
    standardsInWords: (standards: StandardsCoverage) => standardsInWords(standards),
    strokes: (days: readonly string[], all: readonly string[]) => strokes(days, all),
    months: (all: readonly string[]) => months(all),
  };
}

/** A fixed word by the name that a template gives it. */
function wordKey(key: string): WordKey {
  if (isWordKey(key)) return key;
  throw new Error(`unexpected word \`${key}\`, expected the name of a fixed word`);
}
