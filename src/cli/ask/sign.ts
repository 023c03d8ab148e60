import type { SignOffWords } from '../../app/sign.js';
import { textGiven } from '../../app/text-given.js';
import { today } from '../../app/world.js';
import {
  DECISIONS,
  type LinkedPortfolio,
  type Rateable,
  readGivenRatings,
  type StageCoverage,
} from '../../coverage/index.js';
import type { FrameworkRole } from '../../framework/model.js';
import { assertNotOwner, nextToSign, type RoleToSign, roleToSign } from '../../signing/index.js';
import { explain } from '../../text/explain.js';
import { Refusal } from '../../text/refusal.js';
import type { Io } from '../io.js';
import type { Prompts } from './prompts.js';

/** What a sign-off says, as far as it is given. */
export interface AskedToSign {
  role?: string;
  name?: string;
  decision?: string;
  comment?: string;
  /** `-`: standard input. */
  commentFile?: string;
  date?: string;
  /** As `MS1.1=amber`. */
  rate?: string[];
  enteredBy?: string;
  /** Do not ask whether to sign. */
  yes?: true;
}

/**
 * Everything a sign-off says: from the options, then from the person at the terminal.
 * @param keep writes down a comment that was typed where nothing is signed in the end, and says where
 * @throws Refusal where something is not given and nobody can be asked
 */
export async function askWhatToSign(
  linked: LinkedPortfolio,
  coverage: StageCoverage,
  flags: AskedToSign,
  keep: (role: string, comment: string) => string,
  io: Io,
): Promise<SignOffWords> {
  if (!io.interactive) assertGiven(flags, linked, coverage);
  const prompts = io.interactive ? await (await import('./prompts.js')).loadPrompts(io) : null;
  const to = roleToSign(coverage, flags.role ?? (await askRole(linked, coverage, prompts)));
  const known = expectedName(linked, to.role.id);
  const validate = (answer: string): true | string => whyNot(linked, to.role, answer) ?? true;
  const name =
    flags.name ?? (prompts ? await prompts.text(`Name (${to.role.title}):`, { default: known, validate }) : known);
  assertNotOwner(linked, to.role, oneLine(name));
  const decision = flags.decision ?? (await askDecision(to, prompts));
  const given = commentGiven(flags, io);
  const comment = given ?? (await askComment(to, prompts));
  try {
    prompts?.endIfStopped();
    if (prompts && !flags.yes) await confirm(prompts, to, decision);
  } catch (error) {
    if (given === undefined && comment !== '')
      io.err(`Your comment is kept in ${keep(to.role.id, comment)}; \`--comment-file\` reads it from there.\n`);
    throw error;
  }
  return {
    to,
    name: oneLine(name),
    decision,
    comment: comment.replaceAll('\r\n', '\n').trim(),
    date: flags.date ?? today(io),
    ratings: readGivenRatings(flags.rate ?? [], rateable(coverage)),
    enteredBy: flags.enteredBy === undefined ? null : oneLine(flags.enteredBy),
  };
}

function rateable({ selfAssessment }: StageCoverage): Rateable {
  const points = selfAssessment?.points.map(({ point }) => point.id) ?? [];
  return { points, levels: selfAssessment?.scale.levels.map(({ id }) => id) ?? [] };
}

/** What keeps a name from signing, before anything else is typed; null where nothing does. */
function whyNot(linked: LinkedPortfolio, role: FrameworkRole, name: string): string | null {
  try {
    assertNotOwner(linked, role, oneLine(name));
    return null;
  } catch (error) {
    return explain(error).replaceAll('\n', ' ');
  }
}

function assertGiven(flags: AskedToSign, linked: LinkedPortfolio, coverage: StageCoverage): void {
  const missing = (['role', 'decision'] as const).filter((flag) => flags[flag] === undefined);
  if (missing.length === 0) return;
  const role = flags.role === undefined ? nextToSign(linked, coverage)?.role : roleToSign(coverage, flags.role).role;
  const example = role && `mentor sign ${coverage.stage.id} --role ${role.id} --decision ${DECISIONS[role.side][0]}`;
  throw new Refusal(
    'MissingOption',
    `There is nobody to ask here, and options are missing: ${missing.map((flag) => `--${flag}`).join(', ')}.`,
    example ? `For example: \`${example} --comment "…"\`.` : '`mentor sign --help` explains them.',
  );
}

/** Whom portfolio.yaml names for a role; empty where nobody. */
function expectedName({ portfolio }: LinkedPortfolio, role: string): string {
  const { people } = portfolio.config;
  return Object.hasOwn(people, role) ? (people[role] ?? '') : '';
}

async function askRole(linked: LinkedPortfolio, coverage: StageCoverage, prompts: Prompts | null): Promise<string> {
  const next = nextToSign(linked, coverage) ?? coverage.signOffs[0];
  const choices = coverage.signOffs.map(({ role }) => ({ value: role.id, name: role.title }));
  return (await prompts?.choose('Who signs?', choices, next?.role.id)) ?? '';
}

async function askDecision({ role }: RoleToSign, prompts: Prompts | null): Promise<string> {
  const choices = DECISIONS[role.side].map((value) => ({ value, name: MEANING[value] ?? value }));
  return (await prompts?.choose('Decision:', choices)) ?? '';
}

const MEANING: Record<string, string> = {
  supported: 'supported: the school stands behind it',
  recognised: 'recognised: the university recognises it',
  returned: 'returned: something has to be done first; the comment says what',
  noted: 'noted: seen, without a decision',
};

function commentGiven({ comment, commentFile }: AskedToSign, io: Io): string | undefined {
  return commentFile === undefined ? comment : textGiven(commentFile, io);
}

async function askComment({ asked }: RoleToSign, prompts: Prompts | null): Promise<string> {
  if (!prompts) return '';
  const isRequired = asked.demand.comment === 'required';
  const validate = (answer: string): true | string => !isRequired || answer.trim() !== '' || 'A sentence will do.';
  return (await prompts.long(asked.demand.prompt ?? 'Comment:', { validate })).text;
}

async function confirm(prompts: Prompts, { role }: RoleToSign, decision: string): Promise<void> {
  const yes = await prompts.choose(`Sign as ${role.title}, ${decision}?`, [
    { value: true, name: 'Yes' },
    { value: false, name: 'No, write nothing' },
  ]);
  if (!yes) throw new Refusal('NotSigned', 'Nothing was signed.', 'Run the command again when it is time.');
}

function oneLine(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g, ' ').trim();
}
