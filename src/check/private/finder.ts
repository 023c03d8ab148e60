import { NameFinder, type NameSearch, type Portfolio, type PrivatePerson } from '../../portfolio/index.js';
import { remember } from '../../text/remember.js';

/** Finds the names that private.yaml lists, but where the mentor, or somebody who signs, is named in full. */
export const nameFinder: (portfolio: Portfolio) => NameSearch = remember((portfolio) => {
  const { people, known } = namesIn(portfolio);
  return people.length === 0 ? NO_NAMES : new NameFinder(people, known);
});

const NO_NAMES: NameSearch = { inText: () => [], inPath: () => [], inPaths: () => [] };

/** What `nameFinder` goes by, in one text: where it is the same, the same is found. */
export const namesKey: (portfolio: Portfolio) => string = remember((portfolio) => JSON.stringify(namesIn(portfolio)));

function namesIn({ people, config, documents }: Portfolio): { people: PrivatePerson[]; known: string[] } {
  const signed = documents.flatMap(({ frontMatter }) => frontMatter.name?.value ?? []);
  const known = [config.mentor.name ?? '', ...Object.values(config.people), ...signed];
  return { people, known: [...new Set(known)] };
}
