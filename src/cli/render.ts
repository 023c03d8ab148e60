import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { StageInFramework } from '../coverage/index.js';
import { WORD_FORMS, type WordForm } from '../docx/forms.js';
import type { Appendices, PdfEngine, PrintedPdf } from '../pdf/index.js';
import { placeInside } from '../portfolio/inside.js';
import { LANGUAGES, type Language } from '../portfolio/looks.js';
import { writeTogether } from '../portfolio/write-file.js';
import type { BodyStore, DocumentModel, EvidenceDelivery, RenderOptions, Theme } from '../render/index.js';
import type { BodyMemory } from './body-memory.js';
import type { ThemeFlags } from './choose-theme.js';
import { documentDate } from './document-date.js';
import { CannotRun, EXIT } from './errors.js';
import type { Io } from './io.js';
import type { OpenPortfolio } from './open-portfolio.js';
import { type Progress, showProgress } from './progress.js';
import type { Redaction, redact } from './render-redact.js';

interface RenderFlags extends ThemeFlags {
  language?: Language;
  html?: true;
  pdf?: true;
  docx?: true;
  entry?: string;
  form?: WordForm;
  appendices: boolean;
  linkEvidence?: true;
  embed: boolean;
  stage?: string;
  out?: string;
  browser?: string;
  redact?: true | 'strict';
  json?: true;
  quiet?: true;
}

/** A file of the run, before any is written. */
interface Made {
  path: string;
  content: string | Uint8Array;
  pages: number | null;
}

interface Rendered {
  file: string;
  bytes: number;
  pages: number | null;
}

export function addRenderCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('render')
    .summary('make the submission as HTML, PDF and Word')
    .description('Makes one HTML page and one PDF of the portfolio, and a Word file where --docx asks for it.')
    .argument('[dir]', 'the portfolio; left out: the nearest one from here upwards')
    .option('--html', 'the HTML; needs no browser')
    .option('--pdf', 'the PDF')
    .option('--docx', 'a Word file, for those who review in Word; needs no browser')
    .option('--entry <id>', 'with --docx: this journal entry alone')
    .addOption(new Option('--form <form>', 'with --docx: this form of the stage alone').choices(WORD_FORMS))
    .option('--no-appendices', 'the PDF without the evidence files behind it')
    .option('--link-evidence', 'PDFs, sound and video beside the HTML, in the folder evidence, instead of inside it')
    .option('--no-embed', 'the HTML without them')
    .option('--stage <stage>', 'this stage instead of the one in portfolio.yaml')
    .addOption(new Option('--language <language>', 'of the words that the document itself says').choices(LANGUAGES))
    .option('--theme <name>', 'how it looks: a theme that comes with mentor, or a folder with one')
    .option('--no-templates', "without the portfolio's own templates")
    .option('--out <folder>', 'where to write; left out: dist in the portfolio')
    .option('--browser <path>', 'the Chrome, Edge or Chromium that makes the PDF')
    .option(
      '--redact [strict]',
      'pseudonyms for the names in private.yaml; strict: fail where evidence names them',
      strictOnly,
    )
    .option('--json', 'say what was written as JSON')
    .option('-q, --quiet', 'print the paths only')
    .addHelpText('after', EXAMPLES)
    .action(async (dir: string | undefined, flags: RenderFlags) => {
      const progress = showProgress(io, !flags.quiet);
      const rendered = await render(dir, flags, io, progress).finally(() => progress.end());
      if (flags.json) io.out(`${JSON.stringify({ version: 1, files: rendered }, null, 2)}\n`);
      else for (const one of rendered) io.out(flags.quiet ? `${one.file}\n` : `${one.file}  ${describe(one)}\n`);
      exit(EXIT.clean);
    });
}

async function render(dir: string | undefined, flags: RenderFlags, io: Io, progress: Progress): Promise<Rendered[]> {
  const { html: asksHtml, pdf: asksPdf, docx: wantsDocx } = flags;
  const asksNothing = !asksHtml && !asksPdf && !wantsDocx;
  const [wantsHtml, wantsPdf] = [asksHtml || asksNothing, asksPdf || asksNothing];
  assertAlone(flags);
  const modules = Promise.all([import('./open-portfolio.js'), import('../render/index.js')]);
  const engine = wantsPdf ? await startEngine(dir, flags, io) : null;
  try {
    const { openPortfolio, chooseStages } = (await modules)[0];
    if (!wantsHtml) await engine?.browser;
    progress.step('Reading the portfolio', 0.02);
    const opened = await openPortfolio(dir, io);
    const word = wantsDocx ? await import('./render-docx.js') : null;
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
async function startEngine(dir: string | undefined, flags: RenderFlags, io: Io): Promise<PdfEngine | null> {
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

/** Sets one document for the screen and for paper, where its evidence stands behind it. */
interface DocumentSetter {
  /** The document as written, and as it is set. */
  whole: DocumentModel;
  model: DocumentModel;
  readFile: (path: string) => Uint8Array | null;
  redaction: Redaction | null;
  /** Keeps how the texts were set, for the next run. */
  keep: () => void;
  /** For the screen. */
  page: (evidence: EvidenceDelivery) => Promise<string>;
  /** For the PDF. */
  sheets: (appendices?: Appendices) => Promise<string>;
  appendices: () => Promise<Appendices>;
}

async function openSetter(
  opened: OpenPortfolio,
  stages: StageInFramework[] | undefined,
  flags: RenderFlags,
  io: Io,
): Promise<DocumentSetter> {
  const { buildDocumentModel, prepareBodies, renderHtml } = await import('../render/index.js');
  const { root, linked } = opened;
  const { language } = flags;
  const whole = buildDocumentModel(linked, { ...(stages && { stages }), ...(language && { language }) });
  const readWhole = (path: string): Uint8Array | null => readPortfolioFile(root, path);
  const redaction = flags.redact ? await redacted(opened, whole, readWhole, flags.redact, io) : null;
  const { model, readFile } = redaction ?? { model: whole, readFile: readWhole };
  // Texts without names are nobody's to keep beside those with them.
  const memory = redaction ? null : await bodyMemory(root, io);
  const prepare = async (): Promise<[BodyStore | undefined, Theme]> => [
    await prepareBodies(model, memory ? { bodies: memory } : {}),
    await (await import('./choose-theme.js')).chooseTheme(opened, flags, io),
  ];
  let prepared: ReturnType<typeof prepare> | undefined;
  const set = async (options: Partial<RenderOptions>): Promise<string> => {
    prepared ??= prepare();
    const [bodies, theme] = await prepared;
    io.signal.throwIfAborted();
    const page = renderHtml(model, { theme, readFile, bodies, ...options });
    redaction?.assertClean(page);
    return page;
  };
  return {
    whole,
    model,
    readFile,
    redaction,
    keep: () => memory?.save(),
    page: (evidence) => set({ evidence }),
    sheets: (appendices) => set({ medium: 'still', appendices: appendices?.places }),
    appendices: async () => {
      const [{ appendixFiles }, { prepareAppendices }] = await Promise.all([
        import('./appendix-files.js'),
        import('../pdf/index.js'),
      ]);
      return prepareAppendices(appendixFiles(redaction?.kept ?? model, readFile));
    },
  };
}

/** What `--link-evidence` puts beside the page: where the page links it, and what writes it. */
async function evidenceBeside(
  opened: OpenPortfolio,
  { model, readFile }: DocumentSetter,
  place: (name: string) => string,
  io: Io,
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

/** @returns null where the sources run as they are, as in a test */
async function bodyMemory(root: string, io: Io): Promise<BodyMemory | null> {
  const [{ buildStamp }, { openBodyMemory }] = await Promise.all([import('./version.js'), import('./body-memory.js')]);
  const build = buildStamp();
  return build === null ? null : openBodyMemory(root, build, io);
}

async function redacted(...asked: Parameters<typeof redact>): Promise<Redaction | null> {
  return (await import('./render-redact.js')).redact(...asked);
}

/** One entry or form is for reviewing in Word; the page and the PDF are the whole. */
function assertAlone({ entry, form, docx, html, pdf, stage }: RenderFlags): void {
  const isWord = docx && !html && !pdf;
  if (form !== undefined && (!isWord || entry !== undefined)) {
    const message = '--form goes with --docx alone: it makes a Word file of one form.';
    throw new CannotRun('FormAlone', message, 'Run `mentor render --docx --form <form>`.');
  }
  if (entry === undefined || (isWord && stage === undefined)) return;
  const message = '--entry goes with --docx alone: it makes a Word file of one entry.';
  throw new CannotRun('EntryAlone', message, 'Run `mentor render --docx --entry <id>`.');
}

/** A folder behind `--redact` would be taken for its value. */
function strictOnly(value: string): 'strict' {
  if (value === 'strict') return value;
  throw new InvalidArgumentError('Write --redact or --redact=strict, and the folder in front of it.');
}

function readPortfolioFile(root: string, path: string): Uint8Array | null {
  try {
    return readFileSync(join(root, path));
  } catch {
    return null;
  }
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
    language: model.language,
    producer: `mentor ${packageVersion()}`,
    date,
    appendices: behind,
  });
  if (redaction) progress.step('Searching what was made for names', 0.92);
  await redaction?.assertCleanPdf(pdf.bytes);
  return pdf;
}

function renderedAs({ path, content, pages }: Made, io: Io): Rendered {
  const near = relative(io.cwd, path);
  return { file: near.startsWith('..') ? path : near, bytes: Buffer.byteLength(content), pages };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function describe({ bytes, pages }: Rendered): string {
  const size = bytes > 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} kB`;
  return pages === null ? size : `${size}, ${pages} pages`;
}

const EXAMPLES = `
Examples:
  $ mentor render                    dist/portfolio.html and dist/portfolio.pdf
  $ mentor render --html             the HTML only; needs no browser
  $ mentor render --pdf --out ~/Desktop
  $ mentor render --stage effective
  $ mentor render --theme university   as the university's form
  $ mentor render --docx             the whole as a Word file, dist/portfolio.docx
  $ mentor render --docx --entry joint-observation
  $ mentor render --docx --form self-assessment
  $ mentor render --html --link-evidence   dist/evidence/ beside the page, instead of inside it
  $ mentor render --redact           pseudonyms wherever a name of private.yaml slipped in
  $ mentor render --pdf --no-appendices
`;
