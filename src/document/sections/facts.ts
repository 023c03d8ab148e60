import { FIELDS } from '../../portfolio/fields.js';
import type { PortfolioDocument } from '../../portfolio/model.js';
import type { Fact } from '../model.js';
import { joined, type SaidKey, said, type Text, written, writtenOr } from '../text.js';
import { personInWords } from './references.js';

/** What a reader wants of an entry's front-matter beside its references. */
export function factsOf({ frontMatter }: PortfolioDocument): Fact[] {
  const { people, hours, place, purpose, model, phase } = frontMatter;
  const named = people?.value.map(({ value }) => personInWords(value)) ?? [];
  return [
    fact('fact.people', named.length > 0 ? joined(named, ', ') : null),
    fact('fact.hours', hours ? { whose: 'ours', count: 'hours', n: hours.value } : null),
    fact('fact.place', writtenOr(place?.value)),
    fact('fact.purpose', purpose ? chosen('purpose', purpose.value) : null),
    fact('fact.model', model ? chosen('model', model.value) : null),
    fact('fact.phase', writtenOr(phase?.value)),
  ].flat();
}

/** What sort of entry it is, in a word. */
export function kindOf({ kind }: PortfolioDocument): Text {
  return said(`kind.${kind}` as SaidKey);
}

/** One of the choices of a field, which we have words for; else what was written, made readable. */
function chosen(field: 'purpose' | 'model', value: string): Text {
  const choices: readonly string[] = FIELDS[field].choices;
  return choices.includes(value) ? said(`${field}.${value}` as SaidKey) : written(value.replaceAll('-', ' '));
}

function fact(label: SaidKey, value: Text | null): Fact[] {
  return value ? [{ label: said(label), value }] : [];
}
