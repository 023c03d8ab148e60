import type { StageInFramework } from '../coverage/index.js';
import type { DocumentModel } from '../document/model.js';
import type { BodyStore, EvidenceDelivery, RenderOptions, Theme } from '../html/index.js';
import type { Appendices, PieceStore } from '../pdf/index.js';
import type { Language } from '../portfolio/looks.js';
import { nextTurn } from '../text/next-turn.js';
import type { KeptLines } from './cache/kept-lines.js';
import type { OpenPortfolio } from './open-portfolio.js';
import { printedBefore } from './pdf-engine.js';
import { readPortfolioFile } from './read-portfolio-file.js';
import type { Redaction, redact } from './redact.js';
import { chooseTheme, orderOfParts, type ThemeOptions } from './theme.js';
import type { World } from './world.js';

/** What a document is, and how it looks. */
export interface SetOptions extends ThemeOptions {
  /** Of the words that the document itself says; left out: the one in portfolio.yaml. */
  language?: Language;
  /** Pseudonyms for the names in private.yaml; strict: fail where evidence names them. */
  redact?: true | 'strict';
  /** The whole form, also what holds nothing yet. Word files are always whole. */
  complete?: true;
}

/** Sets one document for the screen and for paper, where its evidence stands behind it. */
export interface DocumentSetter {
  /** The document as written, and as it is set. */
  whole: DocumentModel;
  model: DocumentModel;
  readFile: (path: string) => Uint8Array | null;
  redaction: Redaction | null;
  /** Of each picture that could not be shown in what was set so far, by its path: the words in its place. */
  unshown: ReadonlyMap<string, string>;
  /** Keeps how the texts were set, for the next run. */
  keep: () => void;
  /** For the screen. */
  page: (evidence: EvidenceDelivery) => Promise<string>;
  /** For the PDF. */
  sheets: (appendices?: Appendices) => Promise<string>;
  appendices: () => Promise<Appendices>;
  /** What was printed before; nothing where names are taken out. */
  printed: () => Promise<PieceStore | undefined>;
}

/** The document of a portfolio, redacted where that is asked for; nothing is set yet. */
export async function openSetter(
  opened: OpenPortfolio,
  stages: StageInFramework[] | undefined,
  options: SetOptions,
  io: World,
): Promise<DocumentSetter> {
  const { buildDocumentModel, withoutEmpty } = await import('../document/index.js');
  const { prepareBodies, renderHtml } = await import('../html/index.js');
  const { root, linked } = opened;
  const { language } = options;
  const order = orderOfParts(linked, options);
  await nextTurn();
  const whole = buildDocumentModel(linked, { ...(stages && { stages }), ...(language && { language }), order });
  const readWhole = (path: string): Uint8Array | null => readPortfolioFile(root, path);
  const redaction = options.redact ? await redacted(opened, whole, readWhole, options.redact, io) : null;
  const { model, readFile } = redaction ?? { model: whole, readFile: readWhole };
  await nextTurn();
  const shown = options.complete ? model : withoutEmpty(model);
  // Texts without names are nobody's to keep beside those with them: they are kept for this run, which may set them twice.
  const memory = redaction ? null : await bodyMemory(root, io);
  const kept: BodyStore = memory ?? new Map<string, string>();
  const prepare = async (): Promise<[BodyStore | undefined, Theme]> => [
    await prepareBodies(model, { bodies: kept }),
    await chooseTheme(opened, options, io),
  ];
  const unshown = new Map<string, string>();
  let prepared: ReturnType<typeof prepare> | undefined;
  const set = async (how: Partial<RenderOptions>): Promise<string> => {
    prepared ??= prepare();
    const [bodies, theme] = await prepared;
    await nextTurn();
    io.signal.throwIfAborted();
    const inspect = redaction?.inspectPage;
    const tell = (path: string, words: string): unknown => unshown.set(path, words);
    return renderHtml(shown, { theme, readFile, bodies, inspect, unshown: tell, ...how });
  };
  return {
    whole,
    model,
    readFile,
    redaction,
    unshown,
    keep: () => memory?.save(),
    page: (evidence) => set({ evidence }),
    sheets: (appendices) => set({ medium: 'still', appendices: appendices?.places }),
    appendices: async () => {
      const { appendixFiles, sortOfFile } = await import('./appendix-files.js');
      const { prepareAppendices } = await import('../pdf/index.js');
      return prepareAppendices(appendixFiles(redaction?.kept ?? model, readFile), sortOfFile);
    },
    printed: async () => (options.redact ? undefined : printedBefore(io)),
  };
}

/** Fewer texts than this are set anew before a cache is read. */
const WORTH_KEEPING = 40;

/**
 * How the texts of a portfolio were set, by all that they are set from.
 * @returns null where the sources run as they are, as in a test, and where there is no cache
 */
async function bodyMemory(root: string, world: World): Promise<KeptLines | null> {
  const { buildStamp } = await import('./version.js');
  const { KeptLines: Kept } = await import('./cache/kept-lines.js');
  const build = buildStamp();
  const about = { kind: 'texts', root, worthKeeping: WORTH_KEEPING };
  return build === null ? null : Kept.open({ ...about, build }, world);
}

async function redacted(...asked: Parameters<typeof redact>): Promise<Redaction | null> {
  return (await import('./redact.js')).redact(...asked);
}
