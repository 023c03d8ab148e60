import type {
  Achieved,
  Cover,
  CoverageMap,
  CriterionRow,
  Fill,
  JournalEntry,
  MapCell,
  Prose,
  ReflectionSection,
  StandardsCoverage,
  TargetItem,
} from '../../document/model.js';
import { publicAddress } from '../../text/public-address.js';
import { escapeHtml } from '../escape-html.js';
import { widthOf } from '../markdown/wide.js';
import { qrCode } from '../qr-code.js';
import { sealOrnament } from '../seal-ornament.js';
import { isWordKey, type Thing, type WordKey } from '../words/catalogue.js';
import type { Speaker, Spoken } from '../words/speaker.js';
import type { Words } from '../words/words.js';
import { mapCell, mapHead, unplacedInWords } from './coverage-map.js';
import { markSign } from './mark-sign.js';
import { lettersIn, runningEntry } from './page-css.js';
import { SafeHtml } from './safe-html.js';
import { sizeInWords } from './sizes.js';
import { standardsInWords, standardsStrip } from './standards-strip.js';
import type { Helper } from './templates.js';
import { months, strokes, timeline } from './timeline.js';

/** What the helpers need of the renderer: texts and pictures of this document. */
export interface Setter {
  prose: (prose: Prose) => SafeHtml | null;
  opening: (achieved: Spoken<Achieved>) => { html: SafeHtml; whole: boolean } | null;
}

/** Digits that the PDF engine replaces by the number of the page that the link leads to (src/pdf). */
const START_ALIGNED = '0246813579';
const END_ALIGNED = '1357902468';
/** Digits that it replaces by what goes on from the page before; dashes, for letters left of the page would not be drawn. */
const CONTINUED = '3197586420——————';

/**
 * The helpers of a theme's templates. Named values (`n=3`) come last, as an object.
 * @param isPaper whether pages will be numbered: elsewhere nothing asks for the number of one
 */
export function makeHelpers(setter: Setter, speaker: Speaker, isPaper: boolean): Record<string, Helper> {
  const page = (id: string, digits: string): SafeHtml | string =>
    isPaper ? SafeHtml.of(`<a class="page-ref" href="#${escapeHtml(id)}">${digits}</a>`) : '';
  const goesOn = ({ id }: Spoken<CriterionRow>): string => String(speaker.say('running.continued', { id }));
  return {
    t: (key: string, values: Record<string, Words | string | number>) => speaker.say(wordKey(key), values),
    term: (prefix: string, value: string) => speaker.term(prefix, value),
    counted: (thing: Thing, n: number) => speaker.count(thing, n),
    day: (day: string | Words | null) => (day === null ? '' : speaker.day(day)),
    shortDay: (day: string | Words) => speaker.shortDay(day),
    fromTo: (from: string, until: string) => speaker.span(from, until),
    commas: (items: readonly (Words | string)[]) => speaker.together(items, ', '),
    fileSize: (bytes: number) => sizeInWords(bytes),
    address: (url: string) => publicAddress(url),
    eq: (a: unknown, b: unknown) => a === b,
    any: (...values: unknown[]) =>
      values.slice(0, -1).some((value) => (Array.isArray(value) ? value.length > 0 : value)),
    or: (first: unknown, second: unknown) => first || second,
    wide: ({ head, rows }: { head: string[]; rows: string[][] }) => widthOf([head, ...rows]),
    hold: (targets: readonly Spoken<TargetItem>[], part: 'measure' | 'actions' | 'for') =>
      targets.some((target) => {
        const held = target[part];
        return Array.isArray(held) ? held.length > 0 : held !== null;
      }),
    written: ({ text, questions }: Spoken<ReflectionSection>) =>
      text.length > 0 || questions.some(({ answers }) => answers.length > 0),
    stated: (standards: readonly { statement: unknown }[]) => standards.some(({ statement }) => statement !== null),
    unanswered: ({ questions }: Spoken<ReflectionSection>) => questions.some(({ answers }) => answers.length === 0),
    at: (list: readonly unknown[], index: number) => list[index],
    prose: (prose: Prose | null, { class: name = 'prose' }: { class?: string }) => {
      const html = prose && setter.prose(prose);
      return html ? SafeHtml.of(`<div class="${escapeHtml(name)}">${html}</div>`) : '';
    },
    inline: (prose: Prose | null) => (prose && setter.prose(prose)) ?? '',
    opening: (achieved: Spoken<Achieved>) => setter.opening(achieved),
    mark: (fill: Fill | 'tick' | 'box' | 'unrated', { tone }: { tone?: string }) => SafeHtml.of(markSign(fill, tone)),
    onPaper: () => isPaper,
    page: (id: string) => page(id, START_ALIGNED),
    pageAtEnd: (id: string) => page(id, END_ALIGNED),
    sealMark: (digest: string, anchor: string) =>
      SafeHtml.of(
        `<div class="seal-mark">${sealOrnament(digest, `${escapeHtml(anchor)}-ornament`)}${qrCode(`mentor verify --seal ${digest}`)}</div>`,
      ),
    running: (entry: Spoken<JournalEntry>) => runningEntry(entry, speaker),
    continued: (rows: readonly Spoken<CriterionRow>[]) =>
      isPaper
        ? SafeHtml.of(`<span class="continued">${CONTINUED}${escapeHtml(lettersIn(rows.map(goesOn)))}</span>`)
        : '',
    timeline: (cover: Cover) => timeline(cover, speaker),
    mapHead: (map: CoverageMap) => mapHead(map, speaker),
    mapCell: (cell: MapCell, map: CoverageMap) => mapCell(cell, map, speaker),
    unplacedInWords: (map: CoverageMap) => unplacedInWords(map, speaker),
    strip: (standards: Spoken<StandardsCoverage>) => standardsStrip(standards, speaker),
    standardsInWords: (standards: Spoken<StandardsCoverage>) => standardsInWords(standards, speaker),
    strokes: (days: readonly string[], all: readonly string[]) => strokes(days, all),
    months: (all: readonly string[]) => months(all, speaker),
  };
}

/** A fixed word by the name that a template gives it. */
function wordKey(key: string): WordKey {
  if (isWordKey(key)) return key;
  throw new Error(`unexpected word \`${key}\`, expected the name of a fixed word`);
}
