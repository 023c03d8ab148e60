import { coverStage, type LinkedPortfolio, linkPortfolio, type StageCoverage } from '../../src/coverage/index.js';
import { listBuiltInFrameworks, loadBuiltInFramework } from '../../src/framework/index.js';
import { filesInMemory, readPortfolio } from '../../src/portfolio/index.js';

/** A portfolio of the advanced stage of ljmu-2016 with these files beside its portfolio.yaml. */
export function advanced(files: Record<string, string> = {}): LinkedPortfolio {
  const config = 'version: 1\nframework: [ljmu-2016, ljmu-2007]\nstage: advanced\n';
  const frameworks = { ids: () => listBuiltInFrameworks().map(({ id }) => id), load: loadBuiltInFramework };
  return linkPortfolio(readPortfolio(filesInMemory({ 'portfolio.yaml': config, ...files }), frameworks));
}

/** What the stage has that the portfolio is at. */
export function covered(linked: LinkedPortfolio): StageCoverage {
  if (!linked.currentStage) throw new Error('The portfolio names no stage.');
  return coverStage(linked, linked.currentStage);
}
