import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { coverStage, isSamePerson, type LinkedPortfolio } from '../coverage/index.js';
import { gitIn } from '../git/git.js';
import { normalise } from '../portfolio/index.js';
import { placeInside } from '../portfolio/inside.js';
import { createWhole } from '../portfolio/write-file.js';
import { type SignOffReport, verify, writeSignOff } from '../signing/index.js';
import { type OpenReply, type Reply, readReply } from '../submission/reply.js';
import { Refusal } from '../text/refusal.js';
import { chooseStages, openPortfolio } from './open-portfolio.js';
import { placeNamed, today, type World } from './world.js';

/** What came of a reply. Paths are in the portfolio. */
export interface ReplyTaken {
  reply: Reply;
  /** Files that are new. */
  created: string[];
  /** Files that were there already, the same. */
  kept: string[];
  /** What the seal of the sign-off says today; null where it cannot be found again. */
  report: SignOffReport | null;
  letter: string;
}

interface Taking extends Pick<ReplyTaken, 'created' | 'kept'> {
  dryRun: boolean;
}

/**
 * Takes in what the university sent back: the sign-off, remarks and certificate go to their places, and nothing that is
 * there is written over. The same reply twice changes nothing.
 * @param file as given. @param dir the portfolio, as given
 * @throws Refusal BadReply, or OtherPortfolio where it is meant for somebody else
 */
export async function receiveReply(
  file: string,
  dir: string | undefined,
  { dryRun = false }: { dryRun?: boolean },
  io: World,
): Promise<ReplyTaken> {
  const path = placeNamed(io, file);
  if (!existsSync(path)) throw new Refusal('NoFile', `There is no ${file}.`, 'Check the spelling of the path.');
  const open = readReply(path);
  const { reply } = open;
  const { root, linked } = await openPortfolio(dir, io);
  const owner = linked.portfolio.config.mentor.name ?? '';
  if (!isSamePerson(owner, reply.mentor)) {
    const message = `The reply is for ${reply.mentor}, but this is the portfolio of ${owner || 'somebody unnamed'}.`;
    throw new Refusal('OtherPortfolio', message, 'Go to the right folder, or name it.');
  }
  const result: Taking = { created: [], kept: [], dryRun };
  const signOff = await takeSignOff(root, linked, open, result);
  for (const { path: name, part } of reply.files) {
    const folder = part === 'comment' ? 'comments' : part === 'certificate' ? 'certificates' : null;
    if (folder !== null) takeFile(root, `${folder}/${name}`, open.read(name), result);
  }
  const letter = reply.files.find(({ part }) => part === 'letter');
  const report = dryRun && !result.kept.includes(signOff) ? null : await reportOn(root, signOff, io);
  const { created, kept } = result;
  return { reply, created, kept, report, letter: letter ? open.read(letter.path).toString('utf8') : '' };
}

/** @returns where the sign-off stands */
async function takeSignOff(
  root: string,
  linked: LinkedPortfolio,
  { reply, read }: OpenReply,
  result: Taking,
): Promise<string> {
  const part = reply.files.find((one) => one.part === 'sign-off');
  if (!part)
    throw new Refusal('BadReply', 'There is no sign-off in the reply.', 'Ask the university to send it again.');
  const text = read(part.path).toString('utf8');
  const same = linked.portfolio.documents.find((one) => one.kind === 'sign-off' && one.text === normalise(text));
  if (same) {
    result.kept.push(same.path);
    return same.path;
  }
  const place = chooseStages(linked, reply.stage)?.[0];
  if (!place) throw new Refusal('UnknownStage', `There is no stage ${reply.stage} in this portfolio.`);
  const { role, coverage } = { role: roleIn(reply.role), coverage: coverStage(linked, place) };
  const path = await writeSignOff({ root, coverage, role, scan: null, text: async () => text, dryRun: result.dryRun });
  result.created.push(path);
  return path;
}

/** It names a file. */
function roleIn(role: string): string {
  if (/^[a-z][a-z0-9-]{0,60}$/.test(role)) return role;
  const message = `The sign-off names a role that does not exist: \`${role}\`.`;
  throw new Refusal('BadReply', message, 'Ask the university to send it again.');
}

/** Beside a file of this name that says something else. */
function takeFile(root: string, path: string, bytes: Buffer, result: Taking): void {
  const end = extname(path);
  const stem = path.slice(0, path.length - end.length);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? path : `${stem}-${number}${end}`;
    const full = result.dryRun ? join(root, name) : placeInside(root, name);
    if (result.dryRun ? !existsSync(full) : createWhole(full, bytes)) {
      result.created.push(name);
      return;
    }
    if (readFileSync(full).equals(bytes)) {
      result.kept.push(name);
      return;
    }
  }
}

async function reportOn(root: string, file: string, io: World): Promise<SignOffReport | null> {
  const { linked } = await openPortfolio(root, io);
  const { signOffs } = await verify(linked, { from: null, list: null, own: null }, gitIn(root, io.env), today(io));
  return signOffs.find((one) => one.file === file) ?? null;
}
