import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { RenderFlags } from '../cli/commands/render.js';
import type { Progress } from '../cli/text/progress.js';
import type { EvidenceDelivery } from '../html/index.js';
import type { PdfEngine, PrintedPdf } from '../pdf/index.js';
import { placeInside } from '../portfolio/inside.js';
import { writeTogether } from '../portfolio/write-file.js';
import { Refusal } from '../text/refusal.js';
import { documentDate } from './document-date.js';
import { type DocumentSetter, openSetter } from './document-setter.js';
import type { OpenPortfolio } from './open-portfolio.js';
import type { World } from './world.js';

/** A file of the run, before any is written. */
interface Made {
  path: string;
  content: string | Uint8Array;
  pages: number | null;
}

/** A file that was written. */
export interface Rendered {
  file: string;
  bytes: number;
  pages: number | null;
}

/**
 * Makes what the flags ask for, and writes it in one go.
 * @throws Refusal for flags that do not go together; Refusal where no browser is found, when the rest is written
 */
export async function runRender(
  dir: string | undefined,
  flags: RenderFlags,
  io: World,
  progress: Progress,
): Promise<Rendered[]> {
  const { html: asksHtml, pdf: asksPdf, docx: wantsDocx } = flags;
  const asksNothing = !asksHtml && !asksPdf && !wantsDocx;
  const [wantsHtml, wantsPdf] = [asksHtml || asksNothing, asksPdf || asksNothing];
  assertAlone(flags);
  const modules = Promise.all([import('./open-portfolio.js'), import('../html/index.js')]);
  const engine = wantsPdf ? await startEngine(dir, flags, io) : null;
  try {
    const { openPortfolio, chooseStages } = (await modules)[0];
    if (!wantsHtml) await engine?.browser;
    progress.step('Reading the portfolio', 0.02);
    const opened = await openPortfolio(dir, io);
    const word = wantsDocx ? await import('./word-file.js') : null;
    const entry = word && flags.entry !== undefined ? word.entryAsked(opened, flags.entry, io) : null;
    const stages = entry ? entry.stages : chooseStages(opened.linked, flags.stage);
    const set = await openSetter(opened, stages, flags, io);
    const date = documentDate(opened.linked, io.env['SOURCE_DATE_EPOCH']);
    const place = (name: string): string =>
      flags.out ? join(resolve(io.cwd, flags.out), name) : placeInside(opened.root, `dist/${name}`);
    progress.step('Setting the page', 0.06, 0.2);
    const docx = word && (await word.makeDocx(set, { entry, form: flags.form }, date));
    const beside = wantsHtml && flags.linkEvidence ? await evidenceBeside(opened, set, place, io) : null;
    const html = wantsHtml ? await set.page(beside?.addresses ?? (flags.embed ? 'inside' : 'elsewhere')) : null;
    // Without a browser the rest is made all the same; whatever else fails leaves everything as it was.
    const noBrowser = await engine?.browser.then(() => null, asError);
    const pdf = engine && !noBrowser ? await printWhole(engine, set, flags.appendices, date, progress) : null;
    const made: Made[] = [
      ...(html === null ? [] : [{ path: place('portfolio.html'), content: html, pages: null }]),
      ...(pdf ? [{ path: place('portfolio.pdf'), content: pdf.bytes, pages: pdf.pages }] : []),
      ...(docx ? [{ path: place(docx.name), content: docx.bytes, pages: null }] : []),
    ];
    io.signal.throwIfAborted();
    beside?.write();
    // A PDF that a reader has open cannot be replaced on Windows: it comes before the page.
    writeTogether(made.toReversed());
    if (noBrowser) throw noBrowser;
    set.keep();
    return made.map((one) => renderedAs(one, io));
  } finally {
    await engine?.close();
  }
}

/** The browser starts while the HTML is made, but not for a folder that is no portfolio. */
async function startEngine(dir: string | undefined, flags: RenderFlags, io: World): Promise<PdfEngine | null> {
  const [{ findPortfolioRoot }, { openPdfEngine }] = await Promise.all([
    import('../portfolio/find.js'),
    import('../pdf/index.js'),
  ]);
  const from = resolve(io.cwd, dir ?? '.');
  if (!existsSync(from) || findPortfolioRoot(from) === null) return null;
  const engine = openPdfEngine({ env: io.env, named: flags.browser, signal: io.signal });
  // Making the HTML blocks this thread: the browser starts beside it only if its process is there by then.
  await engine.browser.catch(() => undefined);
  return engine;
}

/** What `--link-evidence` puts beside the page: where the page links it, and what writes it. */
async function evidenceBeside(
  opened: OpenPortfolio,
  { model, readFile }: DocumentSetter,
  place: (name: string) => string,
  io: World,
): Promise<{ addresses: EvidenceDelivery; write: () => void }> {
  const { addressesBeside, assertFree, BESIDE, filesBeside, writeBeside } = await import('./evidence-beside.js');
  const inside = (name: string): string => place(`${BESIDE}/${name}`);
  const folder = relative(opened.root, dirname(inside('x'))).replaceAll('\\', '/');
  assertFree(folder.startsWith('../') ? null : folder, opened.linked.portfolio.files.keys());
  const files = filesBeside(model);
  return {
    addresses: addressesBeside(files),
    write: () => {
      for (const { path } of writeBeside(files, readFile, inside, io.signal))
        io.err(`Not beside the page: ${path} could not be read.\n`);
    },
  };
}

/** One entry or form is for reviewing in Word; the page and the PDF are the whole. */
function assertAlone({ entry, form, docx, html, pdf, stage }: RenderFlags): void {
  const isWord = docx && !html && !pdf;
  if (form !== undefined && (!isWord || entry !== undefined)) {
    const message = '--form goes with --docx alone: it makes a Word file of one form.';
    throw new Refusal('FormAlone', message, 'Run `mentor render --docx --form <form>`.');
  }
  if (entry === undefined || (isWord && stage === undefined)) return;
  const message = '--entry goes with --docx alone: it makes a Word file of one entry.';
  throw new Refusal('EntryAlone', message, 'Run `mentor render --docx --entry <id>`.');
}

/** The PDF, with the evidence behind it unless it is to go without; after redaction it is searched for names once more. */
async function printWhole(
  engine: PdfEngine,
  { model, sheets, appendices, redaction }: DocumentSetter,
  wantsAppendices: boolean,
  date: Date,
  progress: Progress,
): Promise<PrintedPdf> {
  progress.step('Reading the evidence', 0.2, 0.25);
  const behind = wantsAppendices ? await appendices() : undefined;
  progress.step('Printing', 0.25, 0.9);
  const { packageVersion } = await import('./version.js');
  const pdf = await engine.print(await sheets(behind), {
    title: model.title,
    author: model.cover.mentor ?? '',
    language: model.textLanguage,
    producer: `mentor ${packageVersion()}`,
    date,
    appendices: behind,
  });
  if (redaction) progress.step('Searching what was made for names', 0.92);
  await redaction?.assertCleanPdf(pdf.bytes);
  return pdf;
}

function renderedAs({ path, content, pages }: Made, io: World): Rendered {
  const near = relative(io.cwd, path);
  return { file: near.startsWith('..') ? path : near, bytes: Buffer.byteLength(content), pages };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
