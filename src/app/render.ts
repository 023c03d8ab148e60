import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { coverStage, type StageCoverage } from '../coverage/index.js';
import type { WordForm } from '../docx/forms.js';
import type { EvidenceDelivery } from '../html/index.js';
import type { PdfEngine, PrintedPdf } from '../pdf/index.js';
import { findPortfolioRoot } from '../portfolio/find.js';
import { placeInside } from '../portfolio/inside.js';
import { writeTogether } from '../portfolio/write-file.js';
import { Refusal } from '../text/refusal.js';
import { fontAdvice } from '../text/scripts.js';
import { stepDone } from '../text/timeline.js';
import { endBriefRun } from './brief-run.js';
import { documentDate } from './document-date.js';
import { type DocumentSetter, openSetter, type SetOptions } from './document-setter.js';
import { missingNames } from './names-to-hide.js';
import { chooseStages, type OpenPortfolio, openPortfolio } from './open-portfolio.js';
import { openEngine, printedBefore } from './pdf-engine.js';
import { wordIdentity } from './word-identity.js';
import { near, placeNamed, type World } from './world.js';

/** A file of the run, before any is written. */
interface Made {
  path: string;
  content: string | Uint8Array;
  pages: number | null;
}

/** A file that was written, or would be: then its size is not known. */
export interface Rendered {
  file: string;
  bytes: number | null;
  pages: number | null;
  /** Names were to be replaced, and the list of them is not there, or not whole. */
  lacksNames?: true;
}

/** What is to be made of a portfolio. Neither HTML, PDF nor Word file: the HTML and the PDF. */
export interface RenderRequest extends SetOptions {
  html?: true;
  pdf?: true;
  docx?: true;
  /** With `docx`: this journal entry alone, by its path or a part of its title. */
  entry?: string;
  /** With `docx`: this form of the stage alone. */
  form?: WordForm;
  /** false: the PDF without the evidence files behind it. */
  appendices?: boolean;
  /** Evidence beside the HTML, in the folder `evidence`, instead of inside it. */
  linkEvidence?: true;
  /** false: the HTML without evidence files. */
  embed?: boolean;
  /** Left out: the stage in portfolio.yaml. */
  stage?: string;
  /** The folder to write to; left out: dist in the portfolio. */
  out?: string;
  /** The browser that prints the PDF. */
  browser?: string;
  /** Only find out what would be written. */
  dryRun?: true;
}

/**
 * Says how far a long run is.
 * @param done from 0 to 1
 * @param until what comes next begins there; left out: it is not known how long this lasts
 */
export type Step = (words: string, done: number, until?: number) => void;

/**
 * Makes what is asked for of the portfolio in a folder, or the nearest one above it, and writes it in one go.
 * @param seen gets the portfolio once it is open, for whoever says more of it
 * @throws Refusal for what does not go together; where no browser is found, when the rest is written
 */
export async function render(
  dir: string | undefined,
  request: RenderRequest,
  world: World,
  step: Step = () => undefined,
  seen: (opened: OpenPortfolio) => void = () => undefined,
): Promise<Rendered[]> {
  const from = placeNamed(world, dir ?? '.');
  const isThere = existsSync(from) && findPortfolioRoot(from) !== null;
  const opening = async (): Promise<OpenPortfolio> => {
    const opened = await openPortfolio(dir, world);
    seen(opened);
    return opened;
  };
  return renderOpened(opening, isThere, request, world, step);
}

/** The same of a portfolio that is open. */
export async function renderOpen(opened: OpenPortfolio, request: RenderRequest, world: World): Promise<Rendered[]> {
  return renderOpened(
    async () => opened,
    true,
    request,
    world,
    () => undefined,
  );
}

/** The same by a browser that runs already, or none: for whoever renders many. */
export async function renderWith(
  opened: OpenPortfolio,
  request: RenderRequest,
  engine: PdfEngine | null,
  world: World,
): Promise<Rendered[]> {
  return make(opened, request, engine, world, () => undefined);
}

/** The browser starts while the HTML is made, but not for a folder that is no portfolio. */
async function renderOpened(
  opening: () => Promise<OpenPortfolio>,
  isThere: boolean,
  request: RenderRequest,
  world: World,
  step: Step,
): Promise<Rendered[]> {
  stepDone('program started');
  const wanted = wantedOf(request);
  assertAlone(request);
  const html = import('../html/index.js');
  const prints = wanted.pdf && isThere && !request.dryRun;
  const engine = prints ? await startEngine(request, world) : null;
  try {
    await html;
    if (!wanted.html) await engine?.begun;
    stepDone('browser begun');
    step('Reading the portfolio', 0.02);
    const opened = await opening();
    stepDone('portfolio read');
    return await make(opened, request, engine, world, step);
  } finally {
    await engine?.close();
  }
}

function wantedOf({ html, pdf, docx }: RenderRequest): { html: boolean; pdf: boolean; docx: boolean } {
  const nothing = !html && !pdf && !docx;
  return { html: html === true || nothing, pdf: pdf === true || nothing, docx: docx === true };
}

async function startEngine({ browser, redact }: RenderRequest, world: World): Promise<PdfEngine> {
  const kept = redact ? undefined : await printedBefore(world);
  const engine = await openEngine(browser, world, { once: true, kept });
  // Making the HTML blocks this thread: the browser starts beside it only if its process is there by then.
  await engine.begun.catch(() => undefined);
  return engine;
}

async function make(
  opened: OpenPortfolio,
  request: RenderRequest,
  engine: PdfEngine | null,
  world: World,
  step: Step,
): Promise<Rendered[]> {
  const wanted = wantedOf(request);
  const word = wanted.docx ? await import('./word-file.js') : null;
  const entry = word && request.entry !== undefined ? word.entryAsked(opened, request.entry, world) : null;
  const stages = entry ? entry.stages : chooseStages(opened.linked, request.stage);
  const place = (name: string): string =>
    request.out ? join(placeNamed(world, request.out), name) : placeInside(opened.root, `dist/${name}`);
  if (request.dryRun) {
    const folder = request.out ? placeNamed(world, request.out) : join(opened.root, 'dist');
    const docx = word ? word.wordName(entry?.path, request.form) : '';
    const names = [wanted.html ? 'portfolio.html' : '', wanted.pdf ? 'portfolio.pdf' : '', docx].filter(Boolean);
    return names.map((name) => ({ file: near(join(folder, name), world), bytes: null, pages: null }));
  }
  const set = await openSetter(opened, stages, request, world);
  const date = documentDate(opened.linked, world.env['SOURCE_DATE_EPOCH']);
  step('Setting the page', 0.06, 0.2);
  const docx =
    word && (await word.makeDocx(set, { entry, form: request.form }, date, await wordIdentity(opened, stages, world)));
  const beside = wanted.html && request.linkEvidence ? await evidenceBeside(opened, set, place, world) : null;
  const inside = request.embed === false ? 'elsewhere' : 'inside';
  const html = wanted.html ? await set.page(beside?.addresses ?? inside) : null;
  // Without a browser the rest is made all the same; whatever else fails leaves everything as it was.
  const printing = engine && printWhole(engine, set, request.appendices !== false, date, step);
  const noBrowser = await printing?.then(
    () => null,
    () => engine?.browser.then(() => null, asError),
  );
  const pdf = noBrowser ? null : await printing;
  if (pdf && pdf.unset.length > 0)
    world.notice(
      `No font on this computer has the letters of ${pdf.unset.join(', ')}: they print as boxes. ${fontAdvice(pdf.unset)}`,
    );
  const made: Made[] = [
    ...(html === null ? [] : [{ path: place('portfolio.html'), content: html, pages: null }]),
    ...(pdf ? [{ path: place('portfolio.pdf'), content: pdf.bytes, pages: pdf.pages }] : []),
    ...(docx ? [{ path: place(docx.name), content: docx.bytes, pages: null }] : []),
  ];
  world.signal.throwIfAborted();
  beside?.write();
  // A PDF that a reader has open cannot be replaced on Windows: it comes before the page.
  writeTogether(made.toReversed());
  stepDone('files written');
  if (noBrowser) throw noBrowser;
  set.keep();
  await noticeUnopenable(set, world);
  const lacks = request.redact && missingNames(opened) !== null;
  return made.map(({ path, content, pages }) => {
    const bytes = Buffer.byteLength(content);
    return { file: near(path, world), bytes, pages, ...(lacks ? { lacksNames: true } : {}) };
  });
}

/** Names the evidence of the document that no reader can open, and the pictures that it cannot show. */
async function noticeUnopenable({ model, unshown }: DocumentSetter, world: World): Promise<void> {
  const found = model.evidence.filter(({ fault }) => fault !== null);
  const told = new Set(found.map(({ file }) => file));
  for (const [path, words] of unshown) if (!told.has(path)) world.notice(words);
  if (found.length === 0) return;
  const { FAULT_WORDS } = await import('../evidence/fault-words.js');
  for (const { label, file, fault } of found)
    if (fault) world.notice(`No reader can open ${label} (${file}): ${FAULT_WORDS[fault].why}.`);
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
        io.notice(`Not beside the page: ${path} could not be read.`);
    },
  };
}

/** One entry or form is for reviewing in Word; the page and the PDF are the whole. */
function assertAlone({ entry, form, docx, html, pdf, stage }: RenderRequest): void {
  const isWord = docx && !html && !pdf;
  if (form !== undefined && (!isWord || entry !== undefined)) {
    const message = '--form works only with --docx: it makes a Word file of one form.';
    throw new Refusal('FormAlone', message, 'Run `mentor render --docx --form <form>`.');
  }
  if (entry === undefined || (isWord && stage === undefined)) return;
  const message = '--entry works only with --docx: it makes a Word file of one entry.';
  throw new Refusal('EntryAlone', message, 'Run `mentor render --docx --entry <id>`.');
}

/** The PDF, with the evidence behind it unless it is to go without; after redaction it is searched for names once more. */
export async function printWhole(
  engine: PdfEngine,
  { model, sheets, appendices, redaction, printed }: DocumentSetter,
  wantsAppendices: boolean,
  date: Date,
  step: Step,
): Promise<PrintedPdf> {
  step('Reading the evidence', 0.2, 0.25);
  // Reading PDFs, and making one, are worth what V8 makes of them.
  if (wantsAppendices && model.evidence.some(({ file }) => /\.pdf$/i.test(file ?? ''))) endBriefRun();
  const behind = wantsAppendices ? await appendices() : undefined;
  step('Printing', 0.25, 0.9);
  const { packageVersion } = await import('./version.js');
  const { Speaker } = await import('../html/index.js');
  const speaker = new Speaker(model.language);
  const html = await sheets(behind);
  endBriefRun();
  stepDone('page set');
  const pdf = await engine.print(html, {
    title: String(speaker.text(model.title)),
    author: model.cover.mentor === null ? '' : String(speaker.text(model.cover.mentor)),
    language: model.textLanguage,
    producer: `mentor ${packageVersion()}`,
    date,
    appendices: behind,
    kept: await printed(),
  });
  if (redaction) step('Searching the result for names', 0.92);
  await redaction?.assertCleanPdf(pdf.bytes);
  return pdf;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** The stages that a document of the portfolio shows: the one that is named, else where the mentor is working. */
export function stagesRendered({ linked }: OpenPortfolio, stage: string | undefined): StageCoverage[] {
  const places = chooseStages(linked, stage) ?? (linked.currentStage ? [linked.currentStage] : []);
  return places.map((place) => coverStage(linked, place));
}
