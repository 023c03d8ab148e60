import { randomUUID } from 'node:crypto';
import { type CheckSummary, RULES } from '../check/index.js';
import { pluralsOf } from '../check/reporters/about.js';
import type { ServeFlags } from '../cli/commands/serve.js';
import { EXIT, explain } from '../cli/errors.js';
import type { Io } from '../cli/io.js';
import type { ContentMemory } from '../evidence/index.js';
import { buildDocumentModel, prepareBodies, renderHtml } from '../html/index.js';
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
import { counted } from '../text/counted.js';
import { Refusal } from '../text/refusal.js';
import { checkOpen, lookInside } from './check.js';
import { editAtLine } from './editor-at-line.js';
import { openAddress } from './open-address.js';
import { chooseStages, type OpenPortfolio, openPortfolio } from './open-portfolio.js';
import { readPortfolioFile } from './read-portfolio-file.js';
import { themeChooser, themeFolder } from './theme.js';
import { watchFolder } from './watch-folder.js';

/** Milliseconds: the page may be looked at in the middle of a save, for the last good one stays until the save is whole. */
const QUIET = 50;

/**
 * Shows a portfolio in a browser, and again whenever a file of it is saved, until Ctrl-C.
 * @returns the exit code: interrupted
 * @throws Refusal where there is no portfolio, no such stage, or the port cannot be had
 */
export async function serve(dir: string | undefined, flags: ServeFlags, io: Io): Promise<number> {
  const { root, linked } = await openPortfolio(dir, io);
  chooseStages(linked, flags.stage);
  const preview = new Preview(workOn(root, flags, io), randomUUID());
  const watcher = await watchFolder(root, { quiet: QUIET, theme: await themeFolder(flags.theme, io) });
  const server = await startServer(preview, flags.port, io).catch(async (error: unknown) => {
    await watcher.close();
    throw error;
  });
  try {
    await refresh(preview, server, flags, io);
    io.out(
      flags.json
        ? `${JSON.stringify({ version: 1, address: server.address, port: server.port })}\n`
        : `${server.address}\n`,
    );
    if (!flags.quiet) io.err('Ctrl-C ends it.\n');
    if (flags.open)
      openAddress(server.address, io.env, () => io.err('No browser could be opened: open the address yourself.\n'));
    while (await watcher.changed(io.signal)) await refresh(preview, server, flags, io);
    return EXIT.interrupted;
  } finally {
    await Promise.all([watcher.close(), server.close()]);
  }
}

async function refresh(
  preview: Preview<OpenPortfolio>,
  server: PreviewServer,
  { quiet }: ServeFlags,
  io: Io,
): Promise<void> {
  const began = performance.now();
  await preview.refresh();
  if (io.signal.aborted) return;
  server.tell();
  const { trouble, panel } = preview.state;
  if (trouble !== null) io.err(`mentor: ${trouble}\n`);
  else if (panel && !quiet) {
    io.err(`${countsOf(panel.summary)} (${Math.round(performance.now() - began)} ms)\n`);
  }
}

function countsOf({ errors, missing, warnings }: CheckSummary): string {
  return `${counted(errors, 'error')}, ${missing} missing, ${counted(warnings, 'warning')}`;
}

function workOn(root: string, flags: ServeFlags, io: Io): PreviewWork<OpenPortfolio> {
  const memory: ContentMemory = new Map();
  const bodies = new RecentBodies();
  const secret = randomUUID();
  const { stage } = flags;
  const themeOf = themeChooser(flags, io);
  const scope = stage === undefined ? {} : { stage };
  const readFile = (path: string): Uint8Array | null => readPortfolioFile(root, path);
  return {
    open: async () => openSame(root, io),
    check: async (open) => checkOpen(open, scope, io, await lookInside(open, scope, io, memory)),
    render: async (open) => {
      const { linked } = open;
      const stages = chooseStages(linked, stage);
      const model = buildDocumentModel(linked, stages ? { stages } : {});
      bodies.turn();
      // The first page has every text to set, which all cores do together; a save changes few.
      if (bodies.isEmpty) await prepareBodies(model, { bodies });
      const shelf = new PictureShelf(secret);
      const look = { theme: await themeOf(open), medium: 'still', pictureAddress: shelf.shelve } as const;
      return { html: renderHtml(model, { ...look, readFile, bodies }), model, shelf };
    },
    bytesOf: readFile,
    textOf: ({ files }, file) => files.texts.get(file) ?? null,
    edit: async ({ file, line }) => editAtLine(placeInside(root, file), line, io),
    explain: (error) => explain(error, false).text,
    plurals: pluralsOf(RULES),
  };
}

/** A portfolio above this one is never taken for it. */
async function openSame(root: string, io: Io): Promise<OpenPortfolio> {
  if (findPortfolioRoot(root) === root) return openPortfolio(root, io);
  throw new Refusal('NoPortfolio', 'portfolio.yaml is gone.', `Put it back into ${root}; the page then follows.`);
}

async function startServer(preview: Preview<OpenPortfolio>, port: number, io: Io): Promise<PreviewServer> {
  io.signal.throwIfAborted();
  try {
    return await startPreviewServer(preview, port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new Refusal(
        'PortTaken',
        `Port ${port} is in use.`,
        'Name another one, or leave out --port for one that is free.',
      );
    if (code === 'EACCES')
      throw new Refusal(
        'PortNotAllowed',
        `The system does not allow port ${port}.`,
        'Name one above 1023, or leave out --port.',
      );
    throw error;
  }
}
