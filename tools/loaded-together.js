/**
 * Names the file of the program that a module belongs in.
 * @param {Record<string, string[]>} files for each name of a file the modules that it is loaded for; all that these import
 *   goes in with them, and what several files could hold goes into the first
 * @returns {import('rolldown').CodeSplittingNameFunction} null for a module that none of these needs
 */
export function loadedTogether(files) {
  const fileOf = new Map();
  return (id, graph) => {
    const add = (path, name) => {
      if (fileOf.has(path)) return;
      fileOf.set(path, name);
      for (const imported of graph.getModuleInfo(path)?.importedIds ?? []) add(imported, name);
    };
    if (fileOf.size === 0)
      for (const [name, entries] of Object.entries(files)) for (const path of entries) add(path, name);
    return fileOf.get(id) ?? null;
  };
}
