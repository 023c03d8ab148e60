import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Data, type Processor, unified } from 'unified';
import type { Words } from '../words/words.js';
import { boundMarkdown } from './bounds.js';
import { parsePlain } from './plain/parse-plain.js';

type Extension = NonNullable<Data['micromarkExtensions']>[number];

/** What an address written without brackets begins with or holds (GFM, autolinks). */
const ADDRESS = /@|www\.|https?:/i;
const ADDRESS_CONSTRUCTS = /^(?:www|protocol|email)Autolink$/;

const gfm = unified().use(remarkParse).use(remarkGfm).freeze();
const placed = gfm().use(withPlaces).freeze();
const plain = gfm().use(withPlaces).use(withoutAddresses).freeze();

/** The second search for addresses without brackets, which makes nodes without a place in the text. */
const transforms = (gfm.data('fromMarkdownExtensions') ?? []).flat().flatMap((extension) => extension.transforms ?? []);

/** Trees of texts that were parsed to be read and are set next. */
const ahead = new WeakMap<object, { text: string; tree: Root }>();

/**
 * Parses GitHub Flavored Markdown, as deep as it can be set.
 * @param tooMuch what stands behind a text that was cut
 * @param holder what holds the text; where its tree was handed on, that is given, once
 */
export function parseMarkdown(markdown: string, tooMuch: Words, holder: object = {}): Root {
  const text = boundMarkdown(markdown, tooMuch);
  const known = ahead.get(holder);
  ahead.delete(holder);
  const tree = known?.text === text ? known.tree : parsePlaced(text);
  if (ADDRESS.test(text)) for (const transform of transforms) transform(tree);
  return tree;
}

/** The same, but that some addresses without brackets stay text: every node has its place in the source. */
export function parsePlaced(text: string): Root {
  return parsePlain(text, (stretch) => (ADDRESS.test(stretch) ? placed : plain).parse(stretch));
}

/** Hands on a tree of `parsePlaced`, unchanged, to whoever parses the same text of the same holder. */
export function handOn(holder: object, text: string, tree: Root): void {
  ahead.set(holder, { text, tree });
}

function withPlaces(this: Processor): void {
  const data = this.data();
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .map(({ transforms: _, ...extension }) => extension);
}

/**
 * Leaves out the search for addresses without brackets, which tries every letter of a text as the beginning of an e-mail
 * address: much of the time of the parse, and for nothing where the text holds none.
 */
function withoutAddresses(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map(withoutAddressConstructs);
}

function withoutAddressConstructs({ text, ...extension }: Extension): Extension {
  const kept = Object.entries(text ?? {}).map(([code, constructs]) => [
    code,
    [constructs ?? []].flat().filter(({ name = '' }) => !ADDRESS_CONSTRUCTS.test(name)),
  ]);
  return { ...extension, text: Object.fromEntries(kept.filter(([, constructs]) => constructs?.length)) };
}
