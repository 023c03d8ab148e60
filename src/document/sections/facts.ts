import { say, sayCount, sayOr } from '../../html/words/words.js';
import type { PortfolioDocument } from '../../portfolio/model.js';
import type { Fact } from '../model.js';
import { personInWords } from './references.js';

/** What a reader wants of an entry's front-matter beside its references. */
export function factsOf({ frontMatter }: PortfolioDocument): Fact[] {
  const people = frontMatter.people?.value.map(({ value }) => personInWords(value)).join(', ');
  const { hours, place, purpose, model, phase } = frontMatter;
  return [
    fact('fact.people', people),
    fact('fact.hours', hours && sayCount('hours', hours.value)),
    fact('fact.place', place?.value),
    fact('fact.purpose', purpose && sayOr('purpose', purpose.value)),
    fact('fact.model', model && sayOr('model', model.value)),
    fact('fact.phase', phase?.value),
  ].flat();
}

function fact(label: Parameters<typeof say>[0], value: string | undefined): Fact[] {
  return value ? [{ label: say(label), value }] : [];
}
