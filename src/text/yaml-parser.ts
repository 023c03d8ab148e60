import { type CST, type DocumentOptions, type ParseOptions, Parser, parseDocument, type SchemaOptions } from 'yaml';

/**
 * The parser of YAML, which is most of its package: settings as nearly everybody writes them need none (plain-settings.ts), so the
 * built program loads this when it is first called (tools/bundle.js).
 */
export function parseYaml(
  text: string,
  options: ParseOptions & DocumentOptions & SchemaOptions = {},
): ReturnType<typeof parseDocument> {
  return parseDocument(text, options);
}

/** The tokens of a text, as they stand in it. */
export function yamlTokens(text: string): Iterable<CST.Token> {
  return new Parser().parse(text);
}
