import type { Theme } from './theme.js';

/** What a template takes of the machine: turns of a loop, calls, characters. Each throws where there is too much of it. */
export interface Budget {
  step: () => void;
  add: (characters: number) => void;
}

/** Templates of mentor and of the person at the keyboard are trusted. */
export const UNBOUNDED: Budget = { step: () => undefined, add: () => undefined };

/**
 * What the templates of a theme may take: those that came with a portfolio have an end.
 * @param items entries and pieces of evidence of the document
 */
export function budgetFor(theme: Theme, items: number): Budget {
  const strange = [...theme.templates.values()].some(
    ({ source }) => source.kind === 'text' && source.whose === 'portfolio',
  );
  return strange ? bounded({ milliseconds: 20_000 + 20 * items, characters: 20_000_000 + 100_000 * items }) : UNBOUNDED;
}

/** What a stranger's templates may take, for a document of so many entries and pieces of evidence. */
export interface Limits {
  milliseconds: number;
  characters: number;
}

/** The clock is asked only now and then: each call and each turn is short. */
const BETWEEN_LOOKS = 16;

/** @returns a budget that ends a template that loops, with a message that names no figures of the machine */
function bounded({ milliseconds, characters }: Limits): Budget {
  const end = performance.now() + milliseconds;
  let steps = 0;
  let sum = 0;
  return {
    step: () => {
      steps += 1;
      if (steps % BETWEEN_LOOKS === 0 && performance.now() > end)
        throw new Error(
          `stopped after ${Math.round(milliseconds / 1000)} seconds; expected a template that ends sooner`,
        );
    },
    add: (more) => {
      sum += more;
      if (sum > characters)
        throw new Error(
          `stopped at ${Math.round(characters / 1e6)} million characters; expected a template that writes less`,
        );
    },
  };
}
