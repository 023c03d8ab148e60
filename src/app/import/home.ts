import { existsSync, readdirSync, statSync } from 'node:fs';
import type { LinkedPortfolio } from '../../coverage/index.js';
import type { Framework } from '../../framework/model.js';
import { findPortfolioRoot } from '../../portfolio/find.js';
import { Refusal } from '../../text/refusal.js';
import { type PacksForNew, packsForNew } from '../packs-for-new.js';
import { placeNamed, type World } from '../world.js';

/** Where a form goes: a portfolio that is there, or one that the form begins. */
export interface Home {
  /** Absolute. */
  root: string;
  /** null: there is none yet. */
  linked: LinkedPortfolio | null;
  /** The frameworks that the form can be of. */
  frameworks: Framework[];
  /** What a new portfolio brings along. */
  packs: PacksForNew | null;
}

/**
 * The portfolio of a folder, or around it; else the folder itself, where nothing but Word files lies in it.
 * @param into as given; left out: the current folder
 * @throws Refusal where the folder holds other things
 */
export async function homeFor(into: string | undefined, io: World): Promise<Home> {
  const folder = placeNamed(io, into ?? '.');
  const isThere = existsSync(folder);
  const root = isThere && statSync(folder).isDirectory() ? findPortfolioRoot(folder) : null;
  if (root !== null) {
    const { openPortfolio } = await import('../open-portfolio.js');
    const { linked } = await openPortfolio(root, io);
    return { root, linked, frameworks: linked.indexes.map(({ framework }) => framework), packs: null };
  }
  if (isThere) assertFree(folder);
  const packs = await packsForNew(folder, io);
  const frameworks = packs.own.ids().flatMap((id) => packs.own.load(id) ?? []);
  return { root: folder, linked: null, frameworks, packs };
}

function assertFree(folder: string): void {
  if (!statSync(folder).isDirectory())
    throw new Refusal('NotAFolder', `${folder} is a file, but a folder was expected.`, 'Choose another name.');
  const others = readdirSync(folder).filter((name) => !/^\.|\.docx$|^frameworks$/i.test(name));
  if (others.length === 0) return;
  const message = `${folder} holds other files, and the form would start a portfolio there.`;
  throw new Refusal(
    'FolderNotEmpty',
    message,
    'Name a new folder for it: `mentor import form.docx --into my-portfolio`.',
  );
}
