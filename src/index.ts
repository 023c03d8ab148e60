import { cacheFolder } from './app/cache/folder.js';
import { check as runCheck } from './check/engine.js';
import type { CheckResult } from './check/model.js';
import {
  coverStage,
  type LinkedPortfolio,
  linkPortfolio,
  type StageCoverage,
  type StageInFramework,
} from './coverage/index.js';
import type { RenderOptions } from './html/index.js';
import type { PrintedPdf, PrintOptions } from './pdf/index.js';
import { loadPortfolio as load } from './portfolio/index.js';

export type { AcceptedFinding, CheckResult, CheckSummary, Finding, Owner, Severity } from './check/model.js';
export type { LinkedPortfolio, StageCoverage, StageInFramework } from './coverage/index.js';
export type { PrintedPdf, PrintOptions } from './pdf/index.js';

/**
 * Reads the portfolio in a folder and looks up what its files refer to. Wrong content is data, never an exception.
 * @param folder the one that holds portfolio.yaml
 */
export async function loadPortfolio(folder: string): Promise<LinkedPortfolio> {
  const { portfolio } = await load(folder);
  return linkPortfolio(portfolio);
}

/**
 * Runs every rule over a portfolio, as `mentor check` does.
 * @param options.today YYYY-MM-DD
 * @param options.stages left out: the stage in portfolio.yaml
 */
export async function check(
  portfolio: LinkedPortfolio,
  options: { today: string; stages?: StageInFramework[] },
): Promise<CheckResult> {
  const { RULES } = await import('./check/rules/index.js');
  return runCheck(portfolio, RULES, options);
}

/** What a portfolio has, held against what one stage lists. */
export function coverage(portfolio: LinkedPortfolio, stage: StageInFramework): StageCoverage {
  return coverStage(portfolio, stage);
}

/**
 * Makes the submission as one self-contained HTML page.
 * @param readFile gives the bytes of a file of the portfolio, or null
 */
export async function renderHtml(
  portfolio: LinkedPortfolio,
  readFile: RenderOptions['readFile'],
  stages?: readonly StageInFramework[],
): Promise<string> {
  const [{ buildDocumentModel }, render] = await Promise.all([
    import('./document/index.js'),
    import('./html/index.js'),
  ]);
  const model = buildDocumentModel(portfolio, stages ? { stages } : {});
  const { theme } = portfolio.portfolio.config;
  return render.renderHtml(model, { theme: render.loadTheme(theme ?? undefined), readFile });
}

/**
 * Prints such a page to PDF with the browser that is found on this machine.
 * @throws Refusal where there is none
 */
export async function renderPdf(html: string, options: PrintOptions): Promise<PrintedPdf> {
  const { openPdfEngine } = await import('./pdf/index.js');
  const engine = openPdfEngine({ env: process.env, cacheDir: cacheFolder(process.env) });
  try {
    return await engine.print(html, options);
  } finally {
    await engine.close();
  }
}
