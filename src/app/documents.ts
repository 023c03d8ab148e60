import type { CheckResult } from '../check/index.js';
import type { PortfolioStatus } from '../coverage/index.js';
import type { WordForm } from '../docx/forms.js';
import type { PrintedPdf } from '../pdf/index.js';
import { type CheckScope, checkPortfolio } from './check.js';
import { documentDate } from './document-date.js';
import { type DocumentSetter, openSetter, type SetOptions } from './document-setter.js';
import { chooseStages, type OpenPortfolio, openPortfolio } from './open-portfolio.js';
import { withEngine } from './pdf-engine.js';
import { printWhole } from './render.js';
import { status as standingOf } from './status.js';
import { entryAsked, makeDocx } from './word-file.js';
import { wordIdentity } from './word-identity.js';
import type { World } from './world.js';

/** Which portfolio, and who is told what a person should know beside the result. */
export interface Where {
  /** The folder of the portfolio, or one in it. */
  portfolio: string;
  notice?: (sentence: string) => void;
  /** Ends the work. */
  signal?: AbortSignal;
}

/** Which stage of a portfolio a document is about, and how it looks. */
export interface DocumentOptions extends Where, SetOptions {
  /** Left out: the stage in portfolio.yaml. */
  stage?: string;
}

/**
 * Runs every rule over a portfolio, as `mentor check` does. Wrong content is a finding, never an exception.
 * @throws Refusal where there is no portfolio, and for a stage or a rule that there is not
 */
export async function check(options: Where & CheckScope): Promise<CheckResult> {
  return (await checkPortfolio(options.portfolio, options, worldOf(options))).result;
}

/**
 * Where a portfolio stands and what to do next, as `mentor status --json` says it.
 * @throws Refusal where there is no portfolio or no such stage
 */
export async function status({ stage, ...where }: Where & { stage?: string }): Promise<PortfolioStatus> {
  return (await standingOf(where.portfolio, stage, worldOf(where))).status;
}

/**
 * The submission as one self-contained page, as `mentor render --html` makes it.
 * @param options.embed false: without the evidence that no page shows itself
 * @throws Refusal where there is no portfolio, stage or theme, and where `redact` leaves a name
 */
export async function renderHtml({ embed, ...options }: DocumentOptions & { embed?: boolean }): Promise<string> {
  const { set } = await opened(options);
  return set.page(embed === false ? 'elsewhere' : 'inside');
}

/**
 * The submission as a PDF, as `mentor render --pdf` makes it, in the browser that is found on this machine.
 * @param options.appendices false: without the evidence files behind it
 * @param options.browser the Chrome, Edge or Chromium to use
 * @throws Refusal as `renderHtml` does, and where there is no browser
 */
export async function renderPdf({
  appendices = true,
  browser: named,
  ...options
}: DocumentOptions & { appendices?: boolean; browser?: string }): Promise<PrintedPdf> {
  const { set, date, world } = await opened(options);
  return withEngine(named, world, (engine) => printWhole(engine, set, appendices, date, () => undefined));
}

/**
 * The submission as a Word file, as `mentor render --docx` makes it.
 * @param options.entry this journal entry alone, by its path or a part of its title
 * @param options.form this form of the stage alone
 * @throws Refusal as `renderHtml` does, and where there is no such entry or form
 */
export async function renderDocx({
  entry,
  form,
  ...options
}: DocumentOptions & { entry?: string; form?: WordForm }): Promise<Uint8Array> {
  const world = worldOf(options);
  const open = await openPortfolio(options.portfolio, world);
  const asked = entry === undefined ? null : entryAsked(open, entry, world);
  const stages = asked ? asked.stages : chooseStages(open.linked, options.stage);
  const set = await openSetter(open, stages, options, world);
  const identity = await wordIdentity(open, stages, world);
  return (await makeDocx(set, { entry: asked, form }, dateOf(open, world), identity)).bytes;
}

async function opened(options: DocumentOptions): Promise<{ set: DocumentSetter; date: Date; world: World }> {
  const world = worldOf(options);
  const open = await openPortfolio(options.portfolio, world);
  const set = await openSetter(open, chooseStages(open.linked, options.stage), options, world);
  return { set, date: dateOf(open, world), world };
}

function dateOf({ linked }: OpenPortfolio, { env }: World): Date {
  return documentDate(linked, env['SOURCE_DATE_EPOCH']);
}

/** The program that calls the library is the world around it. */
function worldOf({ notice = () => undefined, signal = new AbortController().signal }: Omit<Where, 'portfolio'>): World {
  return { cwd: process.cwd(), env: process.env, now: () => new Date(), notice, signal };
}
