import type { Framework } from '../model.js';
import { idProblem, inspectPack, type PackFile, readPackFile } from './inspect.js';
import type { FrameworkLibrary, OwnFrameworks, OwnPack, OwnProblem } from './model.js';
import { packPaths, promisedId, WORDING_FILE } from './paths.js';
import { problem, type ReadWording, readWording } from './read-wording.js';
import { applyWording, matchWording, type Wording } from './wording.js';

/**
 * Resolves the packs of a portfolio and lays its wording over them and over the built-in ones.
 * @param texts the portfolio's texts by path
 */
export function readOwnFrameworks(texts: ReadonlyMap<string, string>, builtIn: FrameworkLibrary): OwnFrameworks {
  const paths = packPaths(texts.keys());
  const textOf = (path: string): string => (texts.get(path) ?? '').replace(/^\ufeff/, '');
  const files = paths.packs.map((path) => readPackFile(path, textOf(path)));
  const { problems, packs } = resolvePacks(files, builtIn);
  const own = new Map(packs.map(({ framework }) => [framework.id, framework]));
  const base = (id: string): Framework | null => builtIn.load(id) ?? own.get(id) ?? null;
  const overlays = paths.wordings.map((path) => ({ path, ...readWording(path, textOf(path)) }));
  const { wordings, unplaced } = placeWordings(overlays, base, [...builtIn.ids(), ...own.keys()]);
  const loaded = new Map<string, Framework | null>();
  const load = (id: string): Framework | null => {
    const known = loaded.get(id);
    if (known !== undefined) return known;
    const framework = base(id);
    const worded = framework && wordings.size > 0 ? applyWording(framework, wordings) : framework;
    loaded.set(id, worded);
    return worded;
  };
  return {
    ids: () => [...builtIn.ids(), ...own.keys()],
    load,
    problems: [...problems, ...unplaced],
    packs: packs.map(({ path, framework }) => ({ path, framework: load(framework.id) ?? framework })),
    broken: new Map(files.flatMap(({ path, read }) => (read?.pack ? [] : [[promisedId(path), path]]))),
  };
}

/** Of packs with one id the first counts, and a built-in one before them all. */
function resolvePacks(
  files: readonly PackFile[],
  builtIn: FrameworkLibrary,
): { problems: OwnProblem[]; packs: OwnPack[] } {
  const taken = new Map(builtIn.ids().map((id) => [id, 'a built-in pack']));
  const byId = new Map<string, PackFile>();
  const problems: OwnProblem[] = [];
  for (const file of files) {
    const id = file.read?.pack?.id;
    if (id === undefined) continue;
    const owner = taken.get(id);
    if (owner === undefined) {
      taken.set(id, `\`${file.path}\``);
      byId.set(id, file);
    } else {
      const message = `The id \`${id}\` belongs to ${owner}, which counts; this one is ignored.`;
      problems.push(idProblem(file, message, 'Give the pack a different id.'));
    }
  }
  const lookup = (id: string) => builtIn.load(id) ?? byId.get(id)?.read?.pack ?? null;
  const packs = files.flatMap((file): OwnPack[] => {
    const inspected = inspectPack(file, lookup);
    problems.push(...inspected.problems);
    const { framework } = inspected;
    return framework && byId.get(framework.id) === file ? [{ path: file.path, framework }] : [];
  });
  return { problems, packs };
}

function placeWordings(
  overlays: readonly (ReadWording & { path: string })[],
  base: (id: string) => Framework | null,
  ids: readonly string[],
): { wordings: Map<string, Wording>; unplaced: OwnProblem[] } {
  const wordings = new Map<string, Wording>();
  const unplaced = overlays.flatMap(({ path, parts, problems }) => {
    const id = WORDING_FILE.exec(path)?.[1] ?? '';
    const framework = base(id);
    if (!framework) {
      const message = `Unexpected file: there is no pack \`${id}\` for it to word`;
      return [...problems, problem(path, null, message, `Name it <pack>.wording.yaml; there are: ${ids.join(', ')}.`)];
    }
    const matched = matchWording(path, parts, framework);
    wordings.set(id, matched.wording);
    return [...problems, ...matched.problems];
  });
  return { wordings, unplaced };
}
