import type { NameSearch } from './matcher.js';
import type { NameMatch } from './person.js';

/** The same search, for texts of which most come again and again, as in a document: it looks through each once, and remembers it. */
export function rememberedSearch(search: NameSearch): NameSearch {
  return {
    inText: remembered((text) => search.inText(text)),
    inPath: remembered((path) => search.inPath(path)),
    inPaths: remembered((text) => search.inPaths(text)),
  };
}

function remembered(find: (text: string) => readonly NameMatch[]): (text: string) => readonly NameMatch[] {
  const known = new Map<string, readonly NameMatch[]>();
  return (text) => {
    const found = known.get(text) ?? find(text);
    known.set(text, found);
    return found;
  };
}
