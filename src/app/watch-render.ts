import { findPortfolioRoot } from '../portfolio/find.js';
import { Refusal } from '../text/refusal.js';
import { type Rendered, type RenderRequest, render, type Step } from './render.js';
import { themeFolder } from './theme.js';
import { onEverySave } from './watch.js';
import { placeNamed, type World } from './world.js';

/**
 * Makes what is asked for, and again whenever a file of the portfolio or of its theme is saved, until the signal comes.
 * @returns what was made each time, or what was thrown, but for the first
 * @throws Refusal as `render` does, and where it would be made in the folder that is watched
 */
export async function* watchRender(
  dir: string | undefined,
  request: RenderRequest,
  world: World,
  step?: Step,
): AsyncGenerator<{ rendered: Rendered[] } | { trouble: unknown }> {
  const root = findPortfolioRoot(placeNamed(world, dir ?? '.'));
  const except = request.out === undefined ? null : placeNamed(world, request.out);
  if (root !== null && root === except) {
    const message = '--watch cannot write beside portfolio.yaml.';
    throw new Refusal('WatchedFolder', message, 'Leave out --out, or name a folder.');
  }
  yield* onEverySave(
    async () => ({ rendered: await render(dir, request, world, step) }),
    () => root ?? '',
    world,
    { theme: await themeFolder(request.theme, world), except },
  );
}
