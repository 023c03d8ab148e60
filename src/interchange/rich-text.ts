import { asText } from './plain.js';

/** Turns a value that may hold HTML into Markdown; null where nothing is left of it. */
export type RichText = (value: unknown) => string | null;

const MARKUP = /<\/?[a-z][^<>]*>|<!--|&(?:#\d+|#x[\da-f]+|[a-z]\w*);/i;

/**
 * Loads the converter from HTML only where one of the texts needs it.
 * @param whole the text of the file, in which HTML would be seen
 */
export async function richTextFor(whole: string): Promise<RichText> {
  if (!MARKUP.test(whole)) return asText;
  const { htmlToMarkdown } = await import('./html.js');
  return (value) => {
    const text = asText(value);
    return text !== null && MARKUP.test(text) ? asText(htmlToMarkdown(text)) : text;
  };
}
