import { isOthers, type Source, type SourceName } from '../../portfolio/bibliography/index.js';
import { groupBy } from '../../text/group-by.js';
import { joined, said, type Text, written } from '../text.js';

/** More authors than this are the first `et al.` */
const MOST_NAMED = 3;

/** How the text calls a work: by whom and when. */
export interface CitedAs {
  who: Text;
  /** `who` is a title: the work names nobody. */
  titled: boolean;
  /** With the letter that tells works of one year apart. */
  year: Text;
}

/** @returns `Lane`, `Lane and Marsh`, `Lane et al.`; the title of a work that names nobody */
export function whoOf({ authors, editors, fields, key }: Source): Omit<CitedAs, 'year'> {
  const named = authors.length > 0 ? authors : editors;
  if (named.length > 0) return { who: listed(named, ({ family }) => family), titled: false };
  return { who: written(fields['title'] ?? key), titled: true };
}

/** Names in a row: `Lane, R., Marsh, A. and Field, J.` */
export function listed(names: readonly SourceName[], write: (name: SourceName) => string): Text {
  const known = names.filter((name) => !isOthers(name));
  const [first] = known;
  if (known.length > MOST_NAMED || known.length < names.length)
    return first ? said('references.et-al', { first: written(write(first)) }) : joined([], '');
  const all = known.map((name) => written(write(name)));
  const last = all.pop() ?? written('');
  return all.length === 0 ? last : said('references.and', { first: joined(all, ', '), last });
}

/** `Lane, R.J.`; a body has its name alone. */
export function inverted({ family, given }: SourceName): string {
  const initials = given
    .split(/[\s.]+/)
    .filter(Boolean)
    .map((word) =>
      word
        .split('-')
        .map((part) => `${[...part][0]?.toUpperCase() ?? ''}.`)
        .join('-'),
    )
    .join('');
  return initials === '' ? family : `${family}, ${initials}`;
}

/** Where the works stand in the list: by their names, years and titles, whatever capitals and accents they have. */
export function sortKey(source: Source): string {
  const names = source.authors.length > 0 ? source.authors : source.editors;
  const who = names.length > 0 ? names.map(inverted).join(' ') : (source.fields['title'] ?? source.key);
  return [who, source.year ?? '0', source.fields['title'] ?? ''].map(folded).join('\u0001');
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{P}]/gu, '')
    .toLowerCase();
}

/**
 * Years as cited: works of the same people and the same year get letters, in the order of the list.
 * @param sources in the order of the list
 */
export function yearsOf(sources: readonly Source[]): Map<Source, Text> {
  const same = groupBy(sources, (source) => JSON.stringify([whoOf(source).who, source.year]));
  const years = [...same.values()].flatMap((group) =>
    group.map((source, index): [Source, Text] => [source, yearOf(source, group.length > 1 ? letter(index) : '')]),
  );
  return new Map(years);
}

function yearOf({ year }: Source, suffix: string): Text {
  if (year !== null) return joined([year, ...(suffix === '' ? [] : [suffix])], '');
  return joined([said('references.no-date'), ...(suffix === '' ? [] : [suffix])], '-');
}

/** a … z, then aa. */
function letter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letter(rest - 1) : '') + String.fromCharCode(97 + (index % 26));
}
