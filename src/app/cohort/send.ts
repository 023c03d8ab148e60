import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { letterText } from '../../cohort/letter.js';
import type { Award } from '../../cohort/register.js';
import { frontMatterOf } from '../../cohort/review.js';
import type { Decided } from '../../cohort/standing.js';
import { textIn } from '../../cohort/yaml-file.js';
import { writeWhole } from '../../portfolio/write-file.js';
import { REPLY, type Reply, type ReplyPart, sha256Hex } from '../../submission/reply.js';
import { writeCsv } from '../../text/csv.js';
import { freeName } from '../../text/free-name.js';
import { yamlText } from '../../text/yaml-text.js';
import { pack } from '../../zip/in-memory.js';
import { today, type World } from '../world.js';
import { type CohortFiles, dossierOf, readCohortFiles, rowsOf } from './cohort-rows.js';
import { type CohortPlace, namesIn, openCohort, personOf, readText } from './open-cohort.js';
import { withReceived } from './open-received.js';

export interface SendOptions extends CohortPlace {
  /** Makes the reply of those who have had it already. */
  again?: boolean;
  /** Makes it for those too who are recognised and whose certificate is not there. */
  withoutCertificate?: boolean;
  dryRun?: boolean;
}

/** A reply that was made, or why none was. */
export type Sent = { id: string; file: string; decision: string; parts: ReplyPart[] } | { id: string; why: string };

/**
 * Makes what goes to each mentor, and a table for mail merge. It sends nothing itself, and before it nothing leaves.
 * @param ids left out: everybody who is decided and has had no reply, or none with the certificate that they have now
 */
export async function send(
  ids: readonly string[],
  options: SendOptions,
  io: World,
): Promise<{ sent: Sent[]; mailMerge: string | null }> {
  const files = readCohortFiles(openCohort(options, io));
  const { root } = files.cohort;
  for (const id of ids) personOf(files.cohort, id);
  const wanted =
    ids.length > 0
      ? ids
      : rowsOf(files, io).flatMap(({ id, decision }) => (decision !== '' && isOwed(files, id) ? [id] : []));
  const sent: Sent[] = [];
  for (const id of wanted) {
    io.signal.throwIfAborted();
    sent.push(await sendOne(files, id, options, io));
  }
  const rows = sent.flatMap((one) => ('file' in one ? [mergeRow(files, one)] : []));
  if (rows.length === 0 || options.dryRun) return { sent, mailMerge: null };
  // What an earlier run wrote may not be sent yet: each has a table of its own, and nobody is in two by mistake.
  const taken = namesIn(root, 'out');
  const mailMerge = `out/${freeName('mail-merge', (name) => taken.includes(name), '.csv')}`;
  writeWhole(join(root, mailMerge), writeCsv([MERGE_HEAD, ...rows]));
  return { sent, mailMerge };
}

const MERGE_HEAD = ['id', 'name', 'email', 'school', 'decision', 'certificate', 'until', 'file'];

function mergeRow(files: CohortFiles, { id, file, decision }: Extract<Sent, { file: string }>): string[] {
  const { name, email, school } = personOf(files.cohort, id);
  const { award } = dossierOf(files, id);
  const given = decision === 'recognised' ? award : null;
  return [id, name, email, school, decision, given?.number ?? '', given?.until ?? '', file];
}

async function sendOne(files: CohortFiles, id: string, options: SendOptions, io: World): Promise<Sent> {
  const { decided, sent } = dossierOf(files, id);
  if (!decided) return { id, why: 'nothing has been decided yet' };
  if (!options.again && !isOwed(files, id)) return { id, why: `the reply was made on ${sent}; --again makes it again` };
  const missing = options.withoutCertificate ? null : missingCertificate(files, id, decided);
  if (missing !== null) return { id, why: `${missing}; or --without-certificate` };
  const { root } = files.cohort;
  const file = `out/replies/${id}.zip`;
  const { reply, contents } = await replyTo(files, id, decided);
  const parts = reply.files.map(({ part }) => part);
  if (options.dryRun) return { id, file, decision: decided.decision, parts };
  const all = [[REPLY, Buffer.from(`${JSON.stringify(reply, null, 2)}\n`)] as const, ...contents];
  const zip = pack(all.map(([name, bytes]) => ({ name, bytes, isPacked: false })));
  writeWhole(join(root, file), zip);
  const certificate = parts.includes('certificate') ? (awardOf(files, id, decided)?.number ?? '') : '';
  const about = `certificate: ${yamlText(certificate)}\nreply: 'sha256:${sha256Hex(zip)}'\n`;
  const record = `version: 1\ndate: ${today(io)}\n${about}`;
  writeWhole(join(root, `reviews/${id}/${decided.stage}/sent-${decided.submission}.yaml`), record);
  return { id, file, decision: decided.decision, parts };
}

/** Whether somebody has had no reply, or one without the certificate that is theirs now. */
function isOwed(files: CohortFiles, id: string): boolean {
  const { decided } = dossierOf(files, id);
  const sent = decided && files.sent.get(`${id}/${decided.stage}/${decided.submission}`);
  if (!decided || !sent) return true;
  const award = awardOf(files, id, decided);
  return (
    award !== null &&
    sent.certificate !== null &&
    sent.certificate !== award.number &&
    hasCertificate(files, id, decided)
  );
}

const certificateOf = (id: string, { stage }: Decided): string => `out/certificates/${id}-${stage}.pdf`;

const hasCertificate = ({ cohort }: CohortFiles, id: string, decided: Decided): boolean =>
  existsSync(join(cohort.root, certificateOf(id, decided)));

/** A reply goes out once: who is recognised gets the certificate with it. @returns what to do about it, or null */
function missingCertificate(files: CohortFiles, id: string, decided: Decided): string | null {
  if (decided.decision !== 'recognised') return null;
  if (awardOf(files, id, decided) === null) return `recognised, and not in the register yet: mentor cohort award ${id}`;
  return hasCertificate(files, id, decided)
    ? null
    : `its certificate is not on this computer: mentor cohort award ${id} --again`;
}

async function replyTo(
  files: CohortFiles,
  id: string,
  decided: Decided,
): Promise<{ reply: Reply; contents: [string, Buffer][] }> {
  const { cohort } = files;
  const { root, settings } = cohort;
  const signOff = readText(root, decided.path);
  const award = awardOf(files, id, decided);
  const comments = namesIn(root, `reviews/${id}/${decided.stage}/comments`).filter((name) => name.endsWith('.md'));
  const person = personOf(cohort, id);
  const isEnclosed = award !== null && hasCertificate(files, id, decided);
  const letter = letterText({
    person,
    settings,
    decided,
    award,
    isEnclosed,
    paragraph: frontMatterOf(decided.path, signOff).body,
    comments: comments.length,
  });
  const contents: [name: string, part: ReplyPart, bytes: Buffer][] = [
    ['sign-off.md', 'sign-off', Buffer.from(signOff)],
    ...comments.map((name): [string, ReplyPart, Buffer] => [
      name,
      'comment',
      readFileSync(join(root, `reviews/${id}/${decided.stage}/comments/${name}`)),
    ]),
    ...(isEnclosed
      ? [
          [`certificate-${decided.stage}.pdf`, 'certificate', readFileSync(join(root, certificateOf(id, decided)))] as [
            string,
            ReplyPart,
            Buffer,
          ],
        ]
      : []),
    ['letter.txt', 'letter', Buffer.from(letter)],
  ];
  const about = await withReceived(cohort, id, ({ place, linked }) => ({
    stage: `${place.framework.id}/${place.stage.id}`,
    mentor: linked.portfolio.config.mentor.name ?? person.name,
  }));
  const reply: Reply = {
    version: 1,
    kind: 'mentor-reply',
    ...about,
    provider: settings.provider,
    submission: decided.submission,
    digest: files.lines.get(id)?.digest ?? '',
    role: textIn(frontMatterOf(decided.path, signOff).data, 'role'),
    decision: decided.decision,
    files: contents.map(([path, part, bytes]) => ({ path, part, sha256: sha256Hex(bytes) })),
  };
  return { reply, contents: contents.map(([path, , bytes]) => [path, bytes]) };
}

function awardOf({ awards }: CohortFiles, id: string, { stage, decision }: Decided): Award | null {
  return decision === 'recognised' ? (awards.find((one) => one.id === id && one.stage === stage) ?? null) : null;
}
