import { type Framework, type FrameworkSummary, listBuiltInFrameworks } from '../framework/index.js';
import type { OwnFrameworks, OwnProblem } from '../framework/own/index.js';
import { type NewPack, newPackText } from '../framework/own/new-pack.js';
import { Refusal } from '../text/refusal.js';
import { suggestion } from '../text/suggest.js';
import { placeFor, writeNew, writeSchema } from './framework-write.js';
import { frameworksHere } from './frameworks.js';
import { near, type World } from './world.js';

/** A framework in a list; `file` is where a pack of one's own lies, from the portfolio. */
export interface ListedFramework extends FrameworkSummary {
  file: string | null;
}

/** Where a pack is written. */
export interface PackFile {
  /** Left out: in the `frameworks/` of the portfolio, or of the folder. */
  out?: string;
  /** Only find out where it would be. */
  dryRun?: boolean;
}

/** The frameworks that a portfolio here can follow, those of its own at the end. */
export async function listFrameworks(world: World): Promise<ListedFramework[]> {
  const { own } = await frameworksHere(world.cwd);
  const builtIn = listBuiltInFrameworks().map((summary) => ({ ...summary, file: null }));
  tellProblems(own.problems, world);
  if (own.packs.length === 0) return builtIn;
  const { summarise } = await import('../framework/compile.js');
  return [...builtIn, ...own.packs.map(({ path, framework }) => ({ ...summarise(framework), file: path }))];
}

/** @throws Refusal where there is no such framework, as it is seen from where the person is */
export async function showFramework(id: string, world: World): Promise<Framework> {
  const { own } = await frameworksHere(world.cwd);
  return frameworkNamed(id, own, world);
}

/** What the portfolio's own packs have to be mended for. */
function tellProblems(problems: readonly OwnProblem[], { notice }: World): void {
  const files = new Set(problems.filter(({ doubtful }) => !doubtful).map(({ path }) => path));
  for (const file of files) notice(`${file} has mistakes: \`mentor framework check ${file}\` says which.`);
}

/** The framework of an id. @throws Refusal where there is none, with a suggestion */
export function frameworkNamed(id: string, own: OwnFrameworks, world: World): Framework {
  tellProblems(own.problems, world);
  const found = own.load(id);
  if (found) return found;
  throw new Refusal('UnknownFramework', `There is no framework \`${id}\`.`, suggestion(id, own.ids()));
}

/**
 * Writes a pack to fill in, with a comment beside everything.
 * @returns the file, from where the person is
 * @throws Refusal where there is such a file
 */
export function newFramework(pack: NewPack, { out, dryRun }: PackFile, world: World): string {
  const place = placeFor(`${pack.id}.yaml`, out, world);
  if (!dryRun) {
    writeNew(place.file, newPackText(pack, place.schema), world);
    writeSchema(place.file);
  }
  return near(place.file, world);
}
