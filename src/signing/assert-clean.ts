import type { Finding } from '../check/model.js';
import { isPositive } from '../coverage/index.js';
import { Refusal } from '../text/refusal.js';
import { type Seal, sealDigest } from '../trust/seal.js';

/**
 * What keeps a stage from being signed with a yes: what is broken, and real names anywhere. Earlier sign-offs do not:
 * signing again is how they are mended.
 */
function obstacles(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ rule, severity }) => severity === 'error' && !rule.startsWith('trust/'));
}

/**
 * @param decision a `returned` or `noted` can be given on anything
 * @throws Refusal where somebody is about to stand behind something broken
 */
export function assertClean(
  findings: readonly Finding[],
  decision: string,
  stage: { id: string; title: string },
): void {
  const found = isPositive(decision) ? obstacles(findings) : [];
  const [first] = found;
  if (!first) return;
  const rest = found.length > 1 ? `, and ${found.length - 1} more` : '';
  throw new Refusal(
    'NotClean',
    `${stage.title} cannot be ${decision} yet: ${first.file}: ${first.message}${rest}.`,
    `\`mentor check --stage ${stage.id}\` lists them. If something is intended, accept it in portfolio.yaml with a reason.`,
  );
}

/**
 * @param done what is not done then: `signed`
 * @throws Refusal where the content is not what it was
 */
export function assertSameContent(shown: Seal, now: Seal, done: 'signed' | 'handed in'): void {
  if (sealDigest(shown) === sealDigest(now)) return;
  const before = new Map(shown.files.map(({ path, sha256 }) => [path, sha256]));
  const other = now.files.find(({ path, sha256 }) => before.get(path) !== sha256)?.path;
  const message = `Something changed in the meantime${other ? `: ${other}` : ''}. Nothing was ${done}.`;
  throw new Refusal('ContentChanged', message, 'Run the command again.');
}
