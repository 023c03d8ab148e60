import type { Portfolio } from '../portfolio/model.js';
import type { AcceptedFinding, Finding } from './model.js';

/**
 * Sets aside the findings that somebody accepted with a reason: in portfolio.yaml for a file or the whole portfolio,
 * or by a comment in the Markdown file itself.
 * @param conceal writes a path without real names, as findings show it
 */
export function acceptFindings(
  all: readonly Finding[],
  portfolio: Portfolio,
  conceal: (path: string) => string,
): { findings: Finding[]; accepted: AcceptedFinding[] } {
  const findings: Finding[] = [];
  const accepted: AcceptedFinding[] = [];
  const inFile = new Map(portfolio.documents.map((document) => [document.path, document.facts.acceptances]));
  for (const finding of all) {
    const listed = portfolio.config.accept.find(
      ({ rule, file }) =>
        rule === finding.rule && (file === null || file === finding.file || file === conceal(finding.file)),
    );
    const comment = inFile.get(finding.file)?.find(({ rule, reason }) => rule === finding.rule && reason !== '');
    const reason = listed?.reason ?? comment?.reason;
    if (reason === undefined) findings.push(finding);
    else accepted.push({ ...finding, reason, inPlace: listed === undefined });
  }
  return { findings, accepted };
}
