import { NameFinder, type Portfolio } from '../../portfolio/index.js';
import { remember } from '../remember.js';

/** Finds the names that private.yaml lists, but where the mentor, or somebody who signs, is named in full. */
export const nameFinder: (portfolio: Portfolio) => NameFinder = remember(({ people, config, documents }) => {
  const signed = documents.flatMap(({ frontMatter }) => frontMatter.name?.value ?? []);
  const known = [config.mentor.name ?? '', ...Object.values(config.people), ...signed];
  return new NameFinder(people, [...new Set(known)]);
});
