import { join } from 'node:path';
import { dayAfter } from '../../cohort/period.js';
import type { Award } from '../../cohort/register.js';
import { awardPath, awardText, nextNumber } from '../../cohort/register-write.js';
import { judgeSignOff } from '../../coverage/index.js';
import type { PdfEngine } from '../../pdf/index.js';
import { createWhole, writeWhole } from '../../portfolio/write-file.js';
import { type CertificateFacts, certificateFacts } from '../../signing/index.js';
import { Refusal } from '../../text/refusal.js';
import { badgeText, printCertificate } from '../certificate-parts.js';
import { openEngine, withEngine } from '../pdf-engine.js';
import { today, type World } from '../world.js';
import { writeBadges } from './badges.js';
import { type CohortFiles, dossierOf, readCohortFiles } from './cohort-rows.js';
import { type CohortPlace, openCohort, personOf, readText } from './open-cohort.js';
import { withReceived, withSignOff } from './open-received.js';

export interface AwardOptions extends CohortPlace {
  /** false: register and badges, and no certificates. */
  pdf?: boolean;
  browser?: string;
  /** The institution's address, for the badges. */
  issuer?: string;
  /** Makes the certificates of those who have the award already. */
  again?: boolean;
  dryRun?: boolean;
}

export type Awarded =
  | {
      id: string;
      number: string;
      file: string;
      certificate: string | null;
      /** false: the roster has no e-mail address, and without one nobody can be sent a badge. */
      badge: boolean;
    }
  | { id: string; code: string; why: string };

/**
 * Gives those who were recognised their place in the register, a certificate and a badge draft; one browser prints all.
 * @param ids left out: everybody recognised who has none
 * @returns badges: the tables for badges with them
 */
export async function award(
  ids: readonly string[],
  options: AwardOptions,
  io: World,
): Promise<{ awards: Awarded[]; badges: string[] }> {
  const files = readCohortFiles(openCohort(options, io));
  for (const id of ids) personOf(files.cohort, id);
  const wanted = ids.length > 0 ? ids : waiting(files, options.again === true);
  const isPrinted = options.pdf !== false && !options.dryRun && wanted.length > 0;
  const engine = isPrinted ? await openEngine(options.browser, io) : null;
  const awards = [...files.awards];
  const results: Awarded[] = [];
  const badges: Award[] = [];
  try {
    // Without a browser nothing is written into the register either.
    await engine?.browser;
    for (const id of wanted) {
      io.signal.throwIfAborted();
      const one = await attemptAward(id, { files, awards, engine, options, io });
      results.push(one.result);
      if (one.award) badges.push(one.award);
    }
  } finally {
    await engine?.close();
  }
  return { awards: results, badges: options.dryRun ? [] : writeBadges(files.cohort, badges) };
}

function waiting(files: CohortFiles, again: boolean): string[] {
  const recognised = files.decided.filter(({ decision }) => decision === 'recognised');
  const isAwarded = ({ id, stage }: { id: string; stage: string }): boolean =>
    files.awards.some((one) => one.id === id && one.stage === stage);
  return [...new Set(recognised.filter((one) => isAwarded(one) === again).map(({ id }) => id))].sort();
}

interface Run {
  files: CohortFiles;
  /** Those of before and of this run. */
  awards: Award[];
  engine: PdfEngine | null;
  options: AwardOptions;
  io: World;
}

async function attemptAward(id: string, run: Run): Promise<{ result: Awarded; award?: Award }> {
  try {
    return await awardOne(id, run);
  } catch (error) {
    if (!(error instanceof Refusal) || /^(Browser|PdfPrint)/.test(error.code)) throw error;
    return { result: { id, code: error.code, why: error.whole } };
  }
}

async function awardOne(
  id: string,
  { files, awards, engine, options, io }: Run,
): Promise<{ result: Awarded; award: Award }> {
  const { root } = files.cohort;
  const { facts, made } = await factsOf(files, id, awards, io);
  const path = awardPath(made);
  const before = awards.find((one) => awardPath(one) === path);
  if (before && !options.again) {
    const hint = 'mentor cohort register renews or corrects it; --again prints the certificate again.';
    throw new Refusal('AwardedAlready', `${id} already has it: ${before.number}, ${before.awarded}.`, hint);
  }
  const given = before ?? made;
  const name = `${id}-${given.stage}`;
  const pdf = engine && (await printCertificate(engine, facts, given));
  const certificate = pdf ? `out/certificates/${name}.pdf` : null;
  const badge = personOf(files.cohort, id).email !== '';
  const result = { id, number: given.number, file: path, certificate, badge };
  if (options.dryRun) return { result, award: given };
  if (!before && !createWhole(join(root, path), awardText(made))) {
    const message = `${path} has been written in the meantime.`;
    throw new Refusal('AwardedAlready', message, 'Somebody else has just made this award.');
  }
  if (pdf && certificate) writeWhole(join(root, certificate), pdf);
  writeWhole(join(root, `out/badges/${name}-badge-unsigned.json`), badgeText(facts, options.issuer ?? null));
  awards.push(given);
  return { result, award: given };
}

/** What the certificate says: of the portfolio as it was received, with the sign-off that was written on it. */
async function factsOf(
  files: CohortFiles,
  id: string,
  awards: readonly Award[],
  io: World,
): Promise<{ facts: CertificateFacts; made: Award }> {
  const { cohort } = files;
  const { decided } = dossierOf(files, id);
  if (decided?.decision !== 'recognised')
    throw new Refusal(
      'NotRecognised',
      `${id} is not recognised: ${decided ? `it is ${decided.decision}` : 'nothing has been decided yet'}.`,
      'mentor cohort decide writes the sign-off.',
    );
  const text = readText(cohort.root, decided.path);
  return withReceived(cohort, id, async (open) => {
    const { path, linked, coverage } = await withSignOff(open, text);
    const facts = certificateFacts(linked, coverage, null, today(io));
    const statement = linked.portfolio.documents.find((one) => one.path === path);
    const verdict = statement && judgeSignOff(linked, statement);
    if (verdict?.seal.state !== 'intact')
      throw new Refusal('NotRecognised', `${decided.path} does not fit what was received.`, 'Decide it again.');
    const day = today(io);
    const { settings } = cohort;
    const reader = settings.reviewers.find((one) => one.name === decided.name);
    const { name, school, urn, subject, phase, role, trainedHours } = personOf(cohort, id);
    const taken = awards.flatMap(({ number, replaces }) => [number, replaces].filter(Boolean));
    const seal = statement?.frontMatter.seal?.value as { statement?: unknown } | undefined;
    const made: Award = {
      id,
      name: name || facts.mentor,
      school: { name: school || (facts.school ?? ''), urn },
      subject,
      phase,
      role,
      framework: open.place.framework.id,
      packVersion: open.place.framework.version,
      stage: open.place.stage.id,
      number: nextNumber(settings.award.number, day.slice(0, 4), taken),
      replaces: '',
      awarded: day,
      until: settings.award.valid ? dayAfter(day, settings.award.valid) : '',
      submission: { number: decided.submission, digest: files.lines.get(id)?.digest ?? '' },
      signOff: { statement: typeof seal?.statement === 'string' ? seal.statement : '', signedBy: decided.name },
      hours: trainedHours,
      events: [{ date: day, what: 'awarded', by: reader?.id ?? decided.name, reason: '' }],
    };
    return { facts: { ...facts, mentor: made.name, school: made.school.name || null }, made };
  });
}

/** Prints the certificate of an award as it stands in the register now. @returns its path, in the cohort's folder */
export async function reprint(one: Award, options: CohortPlace & { browser?: string }, io: World): Promise<string> {
  const files = readCohortFiles(openCohort(options, io));
  const { facts } = await factsOf(files, one.id, files.awards, io);
  const path = `out/certificates/${one.id}-${one.stage}.pdf`;
  const told = { ...facts, mentor: one.name, school: one.school.name || null };
  const printed = await withEngine(options.browser, io, (engine) => printCertificate(engine, told, one));
  writeWhole(join(files.cohort.root, path), printed);
  return path;
}
