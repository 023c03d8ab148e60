import type { DeclaredField } from '../framework/choices.js';
import type { Located } from '../text/position.js';
import type { FrontMatter } from './model.js';

/** The words of a field whose words packs declare: it holds one of them, or a list. */
export function declaredWords(frontMatter: FrontMatter, field: DeclaredField): readonly Located<string>[] {
  const written = frontMatter[field];
  if (written === undefined) return [];
  const { value, at } = written;
  return typeof value === 'string' ? [{ value, at }] : value;
}
