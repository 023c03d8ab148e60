import type { ContentsItem } from './sections/contents.js';
import type { DocumentModel } from './sections/document-model.js';
import type { Flavour, Text } from './text.js';

/** [key, what stands there] of every string of a part of the model that is neither a text nor one of a few fixed words. */
type Strings<T, Key extends string = ''> = T extends Text
  ? never
  : T extends string
    ? string extends T
      ? [Key, T extends Flavour<infer Name> ? (string extends Name ? 'undeclared' : Name) : 'undeclared']
      : never
    : T extends readonly (infer Item)[]
      ? Strings<Item, Key>
      : T extends ContentsItem
        ? Strings<Omit<ContentsItem, 'items'>, Key>
        : T extends object
          ? { [K in keyof T & string]: Strings<T[K], Key extends 'anchors' ? Key : K> }[keyof T & string]
          : never;

type Kinds = { [Pair in Strings<DocumentModel> as Pair[0]]: Pair[1] };

/**
 * What the model's strings are, by their keys. The compiler holds this list against the model, so that no string comes into it
 * of which nobody says whose it is. `id` is a place of the document where it is among its `places`, else a code.
 */
const STRING_KINDS: Readonly<Kinds> = {
  anchor: 'anchor',
  anchors: 'anchor',
  cited: 'anchor',
  id: 'anchor',
  places: 'anchor',
  prefix: 'anchor',
  slugs: 'anchor',
  file: 'path',
  path: 'path',
  url: 'address',
  cite: 'citation',
  markdown: 'markdown',
  above: 'code',
  date: 'code',
  dates: 'code',
  days: 'code',
  digest: 'code',
  earlier: 'code',
  from: 'code',
  key: 'code',
  leftOut: 'code',
  label: 'code',
  month: 'code',
  point: 'code',
  until: 'code',
};

type StringKind = (typeof STRING_KINDS)[keyof Kinds];

/** @returns what a string under a key of the model is; null for one of a few fixed words */
export function stringKind(key: string): StringKind | null {
  return (STRING_KINDS as Readonly<Record<string, StringKind>>)[key] ?? null;
}
