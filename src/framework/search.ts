import { type FrameworkIndex, findReference, type Indexed, type ReferenceKind } from './lookup.js';

/** A part of a framework as far as it can be searched. */
interface Sought {
  id: string;
  title?: string | undefined;
  statement?: string | undefined;
  hint?: string | undefined;
  words?: readonly string[] | undefined;
  points?: readonly Sought[] | undefined;
}

/** @returns the words that the official wording of a part is known by, those of its points among them, by the alphabet */
export function officialWords({ words = [], points = [] }: Sought): string[] {
  return [...new Set([...words, ...points.flatMap(officialWords)])].sort();
}

/** @returns texts as a pack's `words` take them: single words in small letters, by the alphabet, each once */
export function asWords(texts: readonly string[]): string[] {
  const all = texts.flatMap(
    (text) =>
      text
        .normalize('NFC')
        .toLowerCase()
        .match(/[\p{Ll}\p{Lo}\p{M}\p{N}]+/gu) ?? [],
  );
  return [...new Set(all)].sort();
}

/** @returns all that a part can be found by: what it says here, and the words of the official wording */
export function soughtText(part: Sought): string {
  const { id, title = '', statement = '', hint = '', points = [] } = part;
  return [id, title, statement, hint, ...points.map(soughtText), ...(part.words ?? [])].join(' ');
}

/** Whether every word typed is somewhere in the text; capitals do not matter. */
export function hasWords(text: string, typed: string): boolean {
  const where = text.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => where.includes(word));
}

type Searched = 'criteria' | 'standards' | 'skills' | 'dimensions' | 'questions';

const WHOLE: { [K in Searched]: (item: Indexed[K]) => Sought } = {
  criteria: ({ criterion, point }) => point ?? criterion,
  standards: ({ standard, point }) => point ?? standard,
  skills: ({ skill, point }) => point ?? skill,
  dimensions: ({ dimension }) => dimension,
  questions: ({ question }) => question,
};

const isSearched = (kind: ReferenceKind): kind is Searched => Object.hasOwn(WHOLE, kind);

/** The part that an id stands for, as far as it can be searched; null for kinds that are known by their ids alone. */
export function soughtPart<K extends ReferenceKind>(kind: K, item: Indexed[K]): Sought | null {
  if (!isSearched(kind)) return null;
  const whole: (item: never) => Sought = WHOLE[kind];
  return whole(item as never);
}

/** The ids, as they are written, whose parts have every word typed; points only where no whole has them. */
export function findByWords(indexes: readonly FrameworkIndex[], kind: ReferenceKind, typed: string): string[] {
  if (typed.trim() === '') return [];
  const parts = indexes.flatMap((index) =>
    [...(index[kind] as ReadonlyMap<string, Indexed[ReferenceKind]>)].flatMap(([id, item]) => {
      const part = soughtPart(kind, item as Indexed[typeof kind]);
      if (!part || !hasWords(soughtText(part), typed)) return [];
      const bare = findReference(indexes, kind, id);
      const isFirst = bare.found && bare.item === item;
      return [{ id: isFirst ? id : `${index.framework.id}/${id}`, isPoint: 'point' in item && item.point !== null }];
    }),
  );
  const wholes = parts.filter(({ isPoint }) => !isPoint);
  return (wholes.length > 0 ? wholes : parts).map(({ id }) => id);
}
