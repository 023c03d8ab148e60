import { check, stagesToCheck } from '../../src/check/engine.js';
import type { CheckResult, Finding, Rule } from '../../src/check/model.js';
import type { About } from '../../src/check/reporters/about.js';
import { type LinkedPortfolio, linkPortfolio } from '../../src/coverage/index.js';
import { listBuiltInFrameworks, loadBuiltInFramework } from '../../src/framework/index.js';
import { filesInMemory, readPortfolio } from '../../src/portfolio/index.js';

const TODAY = '2026-06-01';

const CONFIG = 'version: 1\nframework: ljmu-2007\nstage: developing\n';

/** A portfolio of these files; without a portfolio.yaml it is one of the developing stage of ljmu-2007. */
export function linkedOf(files: Record<string, string>): LinkedPortfolio {
  const frameworks = { ids: () => listBuiltInFrameworks().map(({ id }) => id), load: loadBuiltInFramework };
  return linkPortfolio(readPortfolio(filesInMemory({ 'portfolio.yaml': CONFIG, ...files }), frameworks));
}

export function checkFiles(files: Record<string, string>, rules: readonly Rule[]): CheckResult {
  const linked = linkedOf(files);
  return check(linked, rules, { today: TODAY, stages: stagesToCheck(linked) });
}

export function aboutOf(rules: readonly Rule[], base = ''): About {
  return { portfolio: 'my-portfolio', stage: 'developing', version: '0.1.0', rules, base };
}

/** A finding about line 3 of an entry, but for what is said. */
export function findingOf(said: Partial<Finding>): Finding {
  return {
    rule: 'read/date',
    severity: 'error',
    message: 'Unexpected date',
    hint: 'Year first.',
    owner: 'mentor',
    file: 'journal/a.md',
    line: 3,
    column: 7,
    endLine: 3,
    endColumn: 17,
    framework: null,
    stage: null,
    criterion: null,
    item: null,
    ...said,
  };
}

export function resultOf(findings: Finding[], said: Partial<CheckResult> = {}): CheckResult {
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  return {
    findings,
    accepted: [],
    fixes: [],
    renames: [],
    suggestions: [],
    summary: {
      errors: count('error'),
      missing: count('missing'),
      warnings: count('warning'),
      accepted: said.accepted?.length ?? 0,
      ready: false,
      complete: false,
    },
    stages: [],
    ...said,
  };
}
