import { awaitedSignOffs, DECISIONS, hasSigned, isPositive, isSamePerson } from '../coverage/index.js';
import type { LinkedPortfolio } from '../coverage/link.js';
import type { SignOffCoverage, StageCoverage } from '../coverage/model.js';
import type { FrameworkRole } from '../framework/model.js';
import { isDay } from '../portfolio/dates.js';
import { Refusal } from '../text/refusal.js';
import { suggestion } from '../text/suggest.js';

/** Who signs, and which of the stage's sign-offs that is. */
export interface RoleToSign {
  /** The role that signs: the one asked for, or the one that signs instead where the mentor holds that. */
  role: FrameworkRole;
  asked: SignOffCoverage;
}

/** @returns the role whose turn it is, or null where all have signed */
export function nextToSign(linked: LinkedPortfolio, { signOffs }: StageCoverage): SignOffCoverage | null {
  return signOffs.find((one) => !hasSigned(linked, one)) ?? null;
}

/**
 * @param id as given
 * @throws Refusal where the stage is not signed by that role
 */
export function roleToSign({ framework, stage, signOffs }: StageCoverage, id: string): RoleToSign {
  const asked = signOffs.find(({ role }) => role.id === id) ?? signOffs.find(({ role }) => role.otherwise === id);
  const role = framework.roles.find((one) => one.id === id);
  if (asked && role) return { role, asked };
  const known = signOffs.flatMap((one) => [one.role.id, ...(one.role.otherwise ? [one.role.otherwise] : [])]);
  const order = signOffs.map((one) => one.role.id).join(', then ');
  const hint = suggestion(id, known, order === '' ? 'Nobody signs it.' : `These roles sign it: ${order}.`);
  throw new Refusal('UnknownRole', `The role \`${id}\` does not sign ${stage.title}.`, hint);
}

/** What somebody wants to sign. */
export interface Intention {
  name: string;
  decision: string;
  /** Markdown. */
  comment: string;
  /** YYYY-MM-DD */
  date: string;
}

/**
 * Holds what somebody wants to sign against what the pack asks for.
 * @param today YYYY-MM-DD
 * @throws Refusal for the first thing that is not as it has to be
 */
export function assertMaySign(
  linked: LinkedPortfolio,
  coverage: StageCoverage,
  { role, asked }: RoleToSign,
  { name, decision, comment, date }: Intention,
  today: string,
): void {
  assertNotOwner(linked, role, name);
  const decisions = DECISIONS[role.side];
  if (!decisions.includes(decision)) {
    const message = `Unexpected decision \`${decision}\`: ${role.title} decides ${decisions.join(', ')}.`;
    const hint = `Only the ${role.side === 'school' ? 'university recognises' : 'school supports'}.`;
    throw new Refusal('WrongDecision', message, suggestion(decision, decisions, hint));
  }
  if (!isDay(date) || date > today) {
    const message = isDay(date) ? `${date} is in the future.` : `Unexpected date \`${date}\`.`;
    throw new Refusal('WrongDate', message, 'Give the day of signing as 2026-03-12, or leave it out for today.');
  }
  assertNotBefore(date, [asked]);
  if (comment === '' && asked.demand.comment === 'required') {
    const hint = asked.demand.prompt ?? 'A short paragraph is enough: --comment "…", or --comment-file words.md.';
    throw new Refusal('CommentMissing', `The ${role.title} has to add a comment.`, hint);
  }
  if (isPositive(decision)) assertInOrder(linked, coverage, asked, date);
}

/** What follows another is not dated before it: whoever verifies would take it for forged. */
function assertNotBefore(date: string, signOffs: readonly SignOffCoverage[]): void {
  const dayOf = ({ latest }: SignOffCoverage): string => latest?.frontMatter.date?.value ?? '';
  const later = signOffs.find((one) => dayOf(one) > date);
  if (!later) return;
  const message = `${date} is before ${dayOf(later)}, when ${later.role.title} signed.`;
  throw new Refusal(
    'WrongDate',
    message,
    'A sign-off follows those that are there: give the day on which it was decided.',
  );
}

/** @throws Refusal where nobody is named, or the mentor, whatever the order and the initials of the name */
export function assertNotOwner(linked: LinkedPortfolio, role: FrameworkRole, name: string): void {
  const owner = linked.portfolio.config.mentor.name;
  if (name === '') throw new Refusal('NameMissing', 'A sign-off says who signs.', 'Give the name with --name.');
  if (owner === null || !isSamePerson(owner, name)) return;
  const instead = role.otherwise;
  throw new Refusal(
    'OwnerCannotSign',
    `${name} owns this portfolio and cannot sign it.`,
    instead ? `If the mentor is the ${role.title.toLowerCase()}, \`${instead}\` signs.` : 'Somebody else has to sign.',
  );
}

/** The pack's order is kept: the school before the university. */
function assertInOrder(linked: LinkedPortfolio, coverage: StageCoverage, asked: SignOffCoverage, date: string): void {
  const { stage, signOffs } = coverage;
  const awaited = awaitedSignOffs(coverage);
  const earlier = signOffs.slice(0, signOffs.indexOf(asked)).filter((one) => awaited.includes(one));
  const before = earlier.find((one) => !hasSigned(linked, one));
  if (!before) {
    assertNotBefore(date, earlier);
    return;
  }
  const { latest, role } = before;
  const said = latest?.frontMatter.decision?.value;
  const why = isPositive(said)
    ? 'what was signed has changed since (`mentor verify` says what)'
    : latest
      ? `the latest sign-off says ${said ?? 'nothing'}`
      : 'that has not been done yet';
  const message = `${role.title} signs before ${asked.role.title}: ${why}.`;
  throw new Refusal('OutOfOrder', message, `Ask for it first: \`mentor sign ${stage.id} --role ${role.id}\`.`);
}
