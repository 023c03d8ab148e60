import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { bookmarksOf } from './bookmarks.js';
import { goesOnIn } from './joined-tags.js';
import { type PackedObjects, packObjects } from './packed-objects.js';
import { BETWEEN, type PackedTags, type RawPiece, type RawTexts, referenceIn, type Used } from './raw-piece.js';
import { shift } from './shift.js';

/** How an element of the tag tree begins. */
const TAG = '<</Type /StructElem';

/** What a piece uses up is counted in such steps: where it comes to a little more, the numbers of those behind it stay. */
const STEP: Used = { objects: 1024, parents: 128, ids: 128 };

/**
 * Takes those tags out of the texts of a piece that no other piece refers to or adds to: nine tenths of all objects. They are packed
 * for the place that the piece has in the whole, and mostly it has the same place the next time. A bookmark then says itself of which
 * level its heading is.
 */
export function withTagsApart(piece: RawPiece): RawPiece {
  const texts = textsOf(piece);
  const catalog = texts.get(piece.root) ?? '';
  for (const { number, text, rest } of bookmarksOf(texts, referenceIn(catalog, 'Outlines'))) {
    const level = /\/S \/H(\d)/.exec(texts.get(referenceIn(rest, 'SE') ?? 0) ?? '')?.[1];
    if (level !== undefined) texts.set(number, text.replace(/>>$/, `\n/Level ${level}>>`));
  }
  const document = referenceIn(texts.get(referenceIn(catalog, 'StructTreeRoot') ?? 0) ?? '', 'K') ?? 0;
  const open = goesOnIn(texts, document);
  const used = {
    objects: rounded(piece.used.objects, STEP.objects),
    parents: rounded(piece.used.parents, STEP.parents),
    ids: rounded(piece.used.ids, STEP.ids),
  };
  return { ...apart(piece, texts, open), used };
}

/** The same of a piece that is the whole. */
export function withAllTagsApart(piece: RawPiece): RawPiece {
  return apart(piece, textsOf(piece), new Set());
}

function textsOf({ numbers, text }: RawTexts): Map<number, string> {
  return new Map(numbers.length === 0 ? [] : text.split(BETWEEN).map((one, index) => [numbers[index] ?? 0, one]));
}

function apart(piece: RawPiece, texts: ReadonlyMap<number, string>, open: ReadonlySet<number>): RawPiece {
  const [others, tags]: [[number, string][], [number, string][]] = [[], []];
  for (const entry of texts) (entry[1].startsWith(TAG) && !open.has(entry[0]) ? tags : others).push(entry);
  // In the order of their numbers, their places in the file are written as a few runs.
  return { ...piece, ...listed(others), tags: listed(tags.sort(([one], [other]) => one - other)) };
}

const rounded = (count: number, step: number): number => Math.ceil(count / step) * step;

function listed(entries: readonly [number, string][]): RawTexts {
  return { numbers: entries.map(([number]) => number), text: entries.map(([, text]) => text).join(BETWEEN) };
}

/** The tags of a piece, packed for its place in the whole. @param before what the pieces before it have used up */
export async function packTags(tags: RawPiece['tags'], before: Used): Promise<PackedTags> {
  if (!tags) return { before, groups: [] };
  if (!('groups' in tags)) return packed(tags, before, before);
  const { objects, parents, ids } = tags.before;
  const by = { objects: before.objects - objects, parents: before.parents - parents, ids: before.ids - ids };
  if (by.objects === 0 && by.parents === 0 && by.ids === 0) return tags;
  return packed(await unpacked(tags.groups), before, by);
}

async function packed({ numbers, text }: RawTexts, before: Used, by: Used): Promise<PackedTags> {
  const texts = textsOf({ numbers, text: shift(text, by) });
  const objects = [...texts].map(([number, one]) => ({ number: number + by.objects, text: one }));
  return { before, groups: await packObjects(objects) };
}

const inflateAside = promisify(inflate);

async function unpacked(groups: readonly PackedObjects[]): Promise<RawTexts> {
  return listed((await Promise.all(groups.map(objectsIn))).flat());
}

async function objectsIn({ bytes, first }: PackedObjects): Promise<[number, string][]> {
  const text = (await inflateAside(bytes)).toString('latin1');
  const listed = [...text.slice(0, first).matchAll(/(\d+) (\d+)\s/g)];
  const ends = [...listed.slice(1).map(([, , offset]) => first + Number(offset)), text.length];
  return listed.map(([, number, offset], index) => [
    Number(number),
    text.slice(first + Number(offset), (ends[index] ?? 0) - 1),
  ]);
}
