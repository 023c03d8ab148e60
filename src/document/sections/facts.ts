import { type DeclaredField, declaredChoices } from '../../framework/choices.js';
import { declaredWords } from '../../portfolio/declared-words.js';
import type { Portfolio, PortfolioDocument } from '../../portfolio/model.js';
import type { Located } from '../../text/position.js';
import { joined, type SaidKey, said, type Text, written, writtenOr } from '../text.js';
import type { Fact } from './pieces.js';
import { personInWords } from './references.js';
import { wordingOf } from './wording.js';

/** Those that are told beside an entry; the route of a claim stands in its own table. */
const DECLARED = ['purpose', 'model', 'phase', 'medium', 'observed', 'moderated-by', 'by', 'audit'] as const;

/** What a reader wants of an entry's front-matter beside its references. */
export function factsOf({ frontMatter }: PortfolioDocument, portfolio: Portfolio): Fact[] {
  const { people, hours, place } = frontMatter;
  const named = people?.value.map(({ value }) => personInWords(value)) ?? [];
  return [
    fact('fact.people', named.length > 0 ? joined(named, ', ') : null),
    fact('fact.hours', hours ? { whose: 'ours', count: 'hours', n: hours.value } : null),
    fact('fact.place', writtenOr(place?.value)),
    ...DECLARED.map((field) => fact(`fact.${field}`, chosen(field, declaredWords(frontMatter, field), portfolio))),
  ].flat();
}

/** What sort of entry it is, in a word. */
export function kindOf({ kind }: PortfolioDocument): Text {
  return said(`kind.${kind}` as SaidKey);
}

/** What a pack calls a word that it declares for a field; else what was written, made readable. */
function chosen(field: DeclaredField, words: readonly Located<string>[], portfolio: Portfolio): Text | null {
  const titles = words.map(({ value }) => titleOf(field, value, portfolio));
  return titles.length > 0 ? joined(titles, ', ') : null;
}

function titleOf(field: DeclaredField, word: string, portfolio: Portfolio): Text {
  for (const framework of [...portfolio.frameworks, ...portfolio.lenders]) {
    const choice = declaredChoices(field, [framework]).find(({ id }) => id === word);
    if (choice) return { ...wordingOf(framework)(choice.title), ...(choice.titles && { otherwise: choice.titles }) };
  }
  return written(word.replaceAll('-', ' '));
}

function fact(label: SaidKey, value: Text | null): Fact[] {
  return value ? [{ label: said(label), value }] : [];
}
