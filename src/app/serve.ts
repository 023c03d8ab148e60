import { randomBytes, randomUUID } from 'node:crypto';
import { type CheckSummary, RULES } from '../check/index.js';
import { pluralsOf } from '../check/reporters/about.js';
import { buildDocumentModel } from '../document/index.js';
import type { ContentMemory } from '../evidence/index.js';
import { openTheme, prepareBodies, renderHtml, Speaker } from '../html/index.js';
import { findPortfolioRoot } from '../portfolio/find.js';
import { placeInside } from '../portfolio/inside.js';
import {
  PictureShelf,
  Preview,
  type PreviewServer,
  type PreviewWork,
  RecentBodies,
  startPreviewServer,
} from '../preview/index.js';
import { explain } from '../text/explain.js';
import { Refusal } from '../text/refusal.js';
import { checkOpen, lookInside } from './check.js';
import { editAtLine } from './editor-at-line.js';
import { chooseStages, type OpenPortfolio, openPortfolio } from './open-portfolio.js';
import { readPortfolioFile } from './read-portfolio-file.js';
import { orderOfParts, type ThemeOptions, themeChooser, themeFolder } from './theme.js';
import { watchFolder } from './watch-folder.js';
import type { World } from './world.js';

/** Milliseconds: the page may be looked at in the middle of a save, for the last good one stays until the save is whole. */
const QUIET = 50;

/** What is shown, and where. */
export interface ServeOptions extends ThemeOptions {
  /** 0: one that is free. */
  port: number;
  /** Left out: the stage in portfolio.yaml. */
  stage?: string;
}

/** Told while a portfolio is shown. */
export interface ServeWatcher {
  /** The page can be opened. */
  started: (server: Pick<PreviewServer, 'address' | 'port'>) => void;
  /** The portfolio was looked at. @param summary null while it cannot be checked */
  looked: (summary: CheckSummary | null, trouble: string | null, milliseconds: number) => void;
}

/**
 * Shows a portfolio in a browser, and again whenever a file of it is saved, until the signal comes.
 * @throws Refusal where there is no portfolio, no such stage, the theme that is named is none, or the port cannot be had
 */
export async function serve(
  dir: string | undefined,
  options: ServeOptions,
  world: World,
  { started, looked }: ServeWatcher,
): Promise<void> {
  const { root, linked } = await openPortfolio(dir, world);
  chooseStages(linked, options.stage);
  const theme = await themeFolder(options.theme, world);
  if (theme !== null) await openTheme({ theme });
  const preview = new Preview(workOn(root, options, world), randomUUID());
  const watcher = await watchFolder(root, { quiet: QUIET, theme });
  const key = randomBytes(18).toString('base64url');
  const server = await startServer(preview, options.port, key, world).catch(async (error: unknown) => {
    await watcher.close();
    throw error;
  });
  const refresh = async (): Promise<void> => {
    const began = performance.now();
    await preview.refresh();
    if (world.signal.aborted) return;
    server.tell();
    const { trouble, panel } = preview.state;
    looked(panel?.summary ?? null, trouble, performance.now() - began);
  };
  try {
    await refresh();
    started({ address: `${server.address}#${key}`, port: server.port });
    while (await watcher.changed(world.signal)) await refresh();
  } finally {
    await Promise.all([watcher.close(), server.close()]);
  }
}

function workOn(root: string, options: ServeOptions, world: World): PreviewWork<OpenPortfolio> {
  const memory: ContentMemory = new Map();
  const bodies = new RecentBodies();
  const secret = randomUUID();
  const { stage } = options;
  const themeOf = themeChooser(options, world);
  const scope = stage === undefined ? {} : { stage };
  const readFile = (path: string): Uint8Array | null => readPortfolioFile(root, path);
  return {
    open: async () => openSame(root, world, memory),
    check: async (open) => checkOpen(open, scope, world, await lookInside(open, scope, world)),
    render: async (open) => {
      const { linked } = open;
      const stages = chooseStages(linked, stage);
      const model = buildDocumentModel(linked, { ...(stages && { stages }), order: orderOfParts(linked, options) });
      bodies.turn();
      // The first page has every text to set, which all cores do together; a save changes few.
      if (bodies.isEmpty) await prepareBodies(model, { bodies });
      const shelf = new PictureShelf(secret);
      const look = { theme: await themeOf(open), medium: 'still', pictureAddress: shelf.shelve } as const;
      const title = String(new Speaker(model.language).text(model.title));
      return { html: renderHtml(model, { ...look, readFile, bodies }), title, model, shelf };
    },
    bytesOf: readFile,
    textOf: ({ files }, file) => files.texts.get(file) ?? null,
    edit: async ({ file, line }) => editAtLine(placeInside(root, file), line, world),
    explain,
    plurals: pluralsOf(RULES),
  };
}

/** A portfolio above this one is never taken for it. */
async function openSame(root: string, io: World, memory: ContentMemory): Promise<OpenPortfolio> {
  if (findPortfolioRoot(root) === root) return openPortfolio(root, io, memory);
  throw new Refusal('NoPortfolio', 'portfolio.yaml is gone.', `Put it back into ${root}, and the page will follow.`);
}

async function startServer(
  preview: Preview<OpenPortfolio>,
  port: number,
  key: string,
  io: World,
): Promise<PreviewServer> {
  io.signal.throwIfAborted();
  try {
    return await startPreviewServer(preview, port, key);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      const message = `Port ${port} is in use.`;
      throw new Refusal('PortTaken', message, 'Name another one, or leave out --port to use any free one.');
    }
    if (code === 'EACCES') {
      const message = `The system does not allow port ${port}.`;
      throw new Refusal('PortNotAllowed', message, 'Name one above 1023, or leave out --port.');
    }
    throw error;
  }
}
