import type { Finding } from '../check/model.js';
import { hasSigned, type LinkedPortfolio, type StageCoverage } from '../coverage/index.js';
import { printable } from '../text/quoted.js';
import { Refusal } from '../text/refusal.js';

/** What speaks against handing in, in words. */
export interface Objections {
  /** Declared names, and files that could not be searched for them: these never leave unless they are accepted in portfolio.yaml. */
  private: string[];
  /** What is broken, what may be private, and who of the school has not signed: handed in only with a reason. */
  others: string[];
}

/** @param findings of a check for submission, in which what is private is an error */
export function objections(
  linked: LinkedPortfolio,
  stages: readonly StageCoverage[],
  findings: readonly Finding[],
): Objections {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const isPrivate = ({ rule }: Finding): boolean => rule === 'private/name' || rule === 'private/unread';
  const broken = errors.filter((finding) => !isPrivate(finding));
  const unsigned = stages.flatMap(({ stage, signOffs }) =>
    stage.requires['sign-off'] === 'none'
      ? []
      : signOffs
          .filter((one) => one.role.side === 'school' && !hasSigned(linked, one))
          .map(({ role }) => `${stage.title}: not signed by ${role.title}`),
  );
  const words = ({ file, line, message }: Finding): string =>
    printable(`${file}${line === null ? '' : `:${line}`}: ${message}`);
  return { private: errors.filter(isPrivate).map(words), others: [...broken.map(words), ...unsigned] };
}

/**
 * @param reason why it is handed in all the same; undefined: it is not
 * @throws Refusal where something speaks against it
 */
export function assertReady(against: Objections, reason: string | undefined): void {
  if (against.private.length > 0) {
    throw new Refusal(
      'NotReady',
      `Nothing was handed in:${listed(against.private)}`,
      'Declared names stay at home, with or without --force, and so do files that could not be searched for them. If such a file contains none, accept it in portfolio.yaml: `accept: [{rule: private/unread, file: evidence/plan.pdf, reason: I looked through it}]`.',
    );
  }
  if (against.others.length === 0 || reason !== undefined) return;
  throw new Refusal(
    'NotReady',
    `Nothing was handed in:${listed(against.others)}`,
    'Put it right first (`mentor check` says how), or hand it in all the same with --force "the reason", which becomes part of it.',
  );
}

const NAMED = 5;

function listed(lines: readonly string[]): string {
  const more = lines.length > NAMED ? [`and ${lines.length - NAMED} more`] : [];
  return [...lines.slice(0, NAMED), ...more].map((line) => `\n  ${line}`).join('');
}
