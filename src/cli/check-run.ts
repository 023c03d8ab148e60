import { type CheckResult, check, RULES } from '../check/index.js';
import { linkPortfolio } from '../coverage/index.js';
import { listBuiltInFrameworks, loadBuiltInFramework } from '../framework/index.js';
import { type FileSet, type FrameworkSource, readPortfolio } from '../portfolio/index.js';
import { type Io, today } from './io.js';
import { chooseStages, type OpenPortfolio } from './open-portfolio.js';

/** What a check looks at, as the command line says it. */
export interface CheckScope {
  /** As given with `--stage`. */
  stage?: string;
  /** Ids of rules. */
  rule?: readonly string[];
}

const BUILT_IN: FrameworkSource = {
  ids: () => listBuiltInFrameworks().map(({ id }) => id),
  load: loadBuiltInFramework,
};

/** Checks a portfolio as it was opened. */
export function checkOpen({ linked }: Pick<OpenPortfolio, 'linked'>, scope: CheckScope, io: Io): CheckResult {
  const stages = chooseStages(linked, scope.stage);
  return check(linked, RULES, {
    today: today(io),
    ...(stages ? { stages } : {}),
    ...(scope.rule ? { only: scope.rule } : {}),
  });
}

/** Checks the same portfolio with other texts. */
export function checkFiles(files: FileSet, scope: CheckScope, io: Io): CheckResult {
  return checkOpen({ linked: linkPortfolio(readPortfolio(files, BUILT_IN)) }, scope, io);
}
