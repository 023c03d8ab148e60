import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../text/explain.js';
import { openEngine } from '../pdf-engine.js';
import { type RenderRequest, renderWith } from '../render.js';
import type { World } from '../world.js';
import { type CohortPlace, latestReceived, openCohort, personOf, type Received } from './open-cohort.js';
import { openUnpacked, withRoom } from './unpack.js';

export interface CohortRenderOptions extends CohortPlace, Pick<RenderRequest, 'html' | 'pdf' | 'appendices'> {
  browser?: string;
  /** Makes including those that are there already. */
  again?: boolean;
  onProgress?: (done: number, of: number) => void;
}

/** What was made of one portfolio, or why nothing was. Paths are in the cohort's folder. */
export type CohortRendered = { id: string; files: string[] } | { id: string; why: string };

/**
 * Renders what was received, by one browser; what a portfolio brings of its own looks is not used. One that cannot be
 * rendered stops none of the others.
 * @param ids left out: everybody of whom something new was received
 */
export async function renderCohort(
  ids: readonly string[],
  options: CohortRenderOptions,
  io: World,
): Promise<CohortRendered[]> {
  const cohort = openCohort(options, io);
  for (const id of ids) personOf(cohort, id);
  const { root } = cohort;
  const kinds = options.html && !options.pdf ? ['html'] : options.pdf && !options.html ? ['pdf'] : ['html', 'pdf'];
  const wanted = latestReceived(cohort).filter(
    (one) =>
      (ids.length === 0 || ids.includes(one.id)) && (options.again || kinds.some((kind) => isStale(root, one, kind))),
  );
  const engine = kinds.includes('pdf') && wanted.length > 0 ? await openEngine(options.browser, io) : null;
  const results: CohortRendered[] = [];
  try {
    await engine?.browser;
    for (const one of wanted) {
      io.signal.throwIfAborted();
      results.push(await renderOne(root, one, options, engine, io));
      options.onProgress?.(results.length, wanted.length);
    }
  } finally {
    await engine?.close();
  }
  return results;
}

const placeOf = (id: string, kind: string): string => `out/portfolios/${id}.${kind}`;

function isStale(root: string, { id, path }: Received, kind: string): boolean {
  const made = statSync(join(root, placeOf(id, kind)), { throwIfNoEntry: false });
  return !made || made.mtimeMs < statSync(join(root, path)).mtimeMs;
}

async function renderOne(
  root: string,
  { id, path }: Received,
  options: CohortRenderOptions,
  engine: Parameters<typeof renderWith>[2],
  io: World,
): Promise<CohortRendered> {
  mkdirSync(join(root, 'out/portfolios'), { recursive: true });
  return withRoom(root, io, async (room, world) => {
    try {
      const opened = await openUnpacked(join(root, path), room, world);
      const { html, pdf, appendices } = options;
      const made = join(room, 'made');
      const request: RenderRequest = {
        out: made,
        templates: false,
        ...(html && { html }),
        ...(pdf && { pdf }),
        ...(appendices === false && { appendices }),
      };
      await renderWith(opened, request, engine, world);
      const files = ['html', 'pdf'].flatMap((kind) => {
        const from = join(made, `portfolio.${kind}`);
        if (!existsSync(from)) return [];
        renameSync(from, join(root, placeOf(id, kind)));
        return [placeOf(id, kind)];
      });
      return { id, files };
    } catch (error) {
      io.signal.throwIfAborted();
      const why = messageOf(error);
      return {
        id,
        why: why
          .replaceAll(join(room, 'portfolio/'), '')
          .replaceAll(join(room, 'portfolio'), path)
          .replaceAll(room, path),
      };
    }
  });
}
