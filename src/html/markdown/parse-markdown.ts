import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Data, type Processor, unified } from 'unified';
import type { Words } from '../words/words.js';
import { boundMarkdown } from './bounds.js';

type Extension = NonNullable<Data['micromarkExtensions']>[number];

/** What an address written without brackets begins with or holds (GFM, autolinks). */
const ADDRESS = /@|www\.|https?:/i;
const ADDRESS_CONSTRUCTS = /^(?:www|protocol|email)Autolink$/;

const gfm = unified().use(remarkParse).use(remarkGfm);
const parser = gfm().freeze();
const plainParser = gfm().use(withoutAddresses).freeze();

/**
 * Parses GitHub Flavored Markdown, as deep as it can be set.
 * @param tooMuch what stands behind a text that was cut
 */
export function parseMarkdown(markdown: string, tooMuch: Words): Root {
  const text = boundMarkdown(markdown, tooMuch);
  return (ADDRESS.test(text) ? parser : plainParser).parse(text);
}

/**
 * Leaves out the search for addresses without brackets, which tries every letter of a text as the beginning of an e-mail
 * address and walks the tree once more: much of the time of the parse, and for nothing where the text holds none.
 */
function withoutAddresses(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map(withoutAddressConstructs);
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .map(({ transforms: _, ...extension }) => extension);
}

function withoutAddressConstructs({ text, ...extension }: Extension): Extension {
  const kept = Object.entries(text ?? {}).map(([code, constructs]) => [
    code,
    [constructs ?? []].flat().filter(({ name = '' }) => !ADDRESS_CONSTRUCTS.test(name)),
  ]);
  return { ...extension, text: Object.fromEntries(kept.filter(([, constructs]) => constructs?.length)) };
}
