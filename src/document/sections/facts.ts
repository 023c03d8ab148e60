import { type DeclaredField, declaredChoices } from '../../framework/choices.js';
import type { Portfolio, PortfolioDocument } from '../../portfolio/model.js';
import type { Located } from '../../text/position.js';
import type { Fact } from '../model.js';
import { joined, type SaidKey, said, type Text, written, writtenOr } from '../text.js';
import { personInWords } from './references.js';
import { wordingOf } from './wording.js';

/** What a reader wants of an entry's front-matter beside its references. */
export function factsOf({ frontMatter }: PortfolioDocument, portfolio: Portfolio): Fact[] {
  const { people, hours, place, purpose, model, phase } = frontMatter;
  const named = people?.value.map(({ value }) => personInWords(value)) ?? [];
  return [
    fact('fact.people', named.length > 0 ? joined(named, ', ') : null),
    fact('fact.hours', hours ? { whose: 'ours', count: 'hours', n: hours.value } : null),
    fact('fact.place', writtenOr(place?.value)),
    fact('fact.purpose', chosen('purpose', purpose, portfolio)),
    fact('fact.model', chosen('model', model, portfolio)),
    fact('fact.phase', chosen('phase', phase, portfolio)),
  ].flat();
}

/** What sort of entry it is, in a word. */
export function kindOf({ kind }: PortfolioDocument): Text {
  return said(`kind.${kind}` as SaidKey);
}

/** What a pack calls a word that it declares for a field; else what was written, made readable. */
function chosen(field: DeclaredField, word: Located<string> | undefined, portfolio: Portfolio): Text | null {
  if (!word) return null;
  for (const framework of [...portfolio.frameworks, ...portfolio.lenders]) {
    const choice = declaredChoices(field, [framework]).find(({ id }) => id === word.value);
    if (choice) return wordingOf(framework)(choice.title);
  }
  return written(word.value.replaceAll('-', ' '));
}

function fact(label: SaidKey, value: Text | null): Fact[] {
  return value ? [{ label: said(label), value }] : [];
}
