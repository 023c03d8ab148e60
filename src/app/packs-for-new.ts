import { join } from 'node:path';
import type { Framework } from '../framework/model.js';
import { OWN_FOLDER, type OwnFrameworks, ownFrameworks, packPaths } from '../framework/own/index.js';
import type { NewFile, StarterAnswers } from '../scaffold/index.js';
import { BUILT_IN, homeOfPacks, packTexts } from './frameworks.js';
import { placeNamed, type World } from './world.js';

/** The frameworks that a new portfolio can follow, and the packs that have to come along. */
export interface PacksForNew {
  own: OwnFrameworks;
  /** The files that the new portfolio needs to follow these and does not have. */
  filesFor: (frameworks: readonly Framework[]) => StarterAnswers['packs'];
}

/**
 * Packs lie in the folder that becomes the portfolio, or where the command is given: whoever imports a framework and
 * then says `init my-portfolio` means that one.
 * @param folder of the new portfolio, as given
 * @param made files of frameworks/ that are nowhere yet
 */
export async function packsForNew(folder: string, io: World, made: readonly NewFile[] = []): Promise<PacksForNew> {
  const there = await packTexts(join(placeNamed(io, folder), OWN_FOLDER));
  const near = await packTexts(join(homeOfPacks(io.cwd), OWN_FOLDER));
  const here = new Map([...made.map(({ path, text }): [string, string] => [path, text]), ...near]);
  const texts = new Map([...here, ...there]);
  const own = await ownFrameworks({ texts }, BUILT_IN);
  const paths = packPaths([...here.keys()].filter((path) => !there.has(path)));
  const filesFor = (frameworks: readonly Framework[]): StarterAnswers['packs'] => {
    const needed = allNeeded(frameworks, own);
    const packs = own.packs.filter(({ path, framework }) => paths.packs.includes(path) && needed.has(framework.id));
    const wordings = paths.wordings.filter((path) =>
      [...needed].some((id) => path.startsWith(`${OWN_FOLDER}/${id}.wording.`)),
    );
    return [...packs.map(({ path }) => path), ...wordings].map((path) => ({ path, text: texts.get(path) ?? '' }));
  };
  return { own, filesFor };
}

/** The ids of frameworks and of all that they use or extend. */
function allNeeded(frameworks: readonly Framework[], own: OwnFrameworks): Set<string> {
  const needed = new Set<string>();
  const waiting = [...frameworks];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (needed.has(next.id)) continue;
    needed.add(next.id);
    const bases = typeof next.extends === 'string' ? [next.extends] : (next.extends ?? []);
    const used = next.uses.map((use) => (typeof use === 'string' ? use : use.pack));
    waiting.push(...[...bases, ...used].flatMap((id) => own.load(id) ?? []));
  }
  return needed;
}
