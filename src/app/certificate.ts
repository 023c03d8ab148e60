import { join } from 'node:path';
import { coverStage, type StageCoverage } from '../coverage/index.js';
import { placeInside } from '../portfolio/inside.js';
import { writeTogether } from '../portfolio/write-file.js';
import { type CertificateFacts, certificateFacts, findBelieved, hoursStatement, isStated } from '../signing/index.js';
import { Refusal } from '../text/refusal.js';
import { badgeText, printCertificate, printStatement } from './certificate-parts.js';
import { chooseStages, type OpenPortfolio, openPortfolio } from './open-portfolio.js';
import { withEngine } from './pdf-engine.js';
import { placeNamed, today, type World } from './world.js';

/** What a certificate says, and where it goes. */
export interface CertificateOptions {
  /** The folder to write to; left out: dist in the portfolio. */
  out?: string;
  /** The institution's address, for the badge. */
  issuer?: string;
  /** Only where every role signed with a key that is believed. */
  requireSignatures?: true;
  /** The file with those keys. */
  allowedSigners?: string;
  /** false: the badge only. */
  pdf?: boolean;
  /** The browser that prints the PDF. */
  browser?: string;
  /** Only say what would be written. */
  dryRun?: true;
}

/** What was made: the stage that it is for, and the files, absolute. */
export interface Certified {
  stage: string;
  /** YYYY-MM-DD */
  date: string;
  files: string[];
}

/**
 * Makes a certificate to print and an Open Badges 3.0 credential for a stage whose every role has signed; for one that
 * asks for hours and for no signature a statement of those hours.
 * @throws Refusal where somebody has not signed, or the seal does not hold
 */
export async function certificate(
  named: string,
  dir: string | undefined,
  options: CertificateOptions,
  world: World,
): Promise<Certified> {
  const open = await openPortfolio(dir, world);
  const chosen = chooseStages(open.linked, named)?.[0];
  if (!chosen) throw new Refusal('UnknownStage', `There is no stage ${named}.`, 'mentor framework show lists them.');
  const coverage = coverStage(open.linked, chosen);
  const place = (file: string): string => {
    if (options.out !== undefined) return join(placeNamed(world, options.out), file);
    return options.dryRun ? join(open.root, 'dist', file) : placeInside(open.root, `dist/${file}`);
  };
  if (isStated(coverage)) return stated(open, coverage, options, place, world);
  const facts = factsOf(open, coverage, options, world);
  const name = `certificate-${facts.stage.id}`;
  const badge = { path: place(`${name}-badge-unsigned.json`), content: badgeText(facts, options.issuer ?? null) };
  const wantsPdf = options.pdf !== false;
  const result = { stage: facts.stage.id, date: facts.date };
  if (options.dryRun) return { ...result, files: [badge.path, ...(wantsPdf ? [place(`${name}.pdf`)] : [])] };
  const print = (): Promise<Uint8Array> =>
    withEngine(options.browser, world, (engine) => printCertificate(engine, facts, null));
  const files = [badge, ...(wantsPdf ? [{ path: place(`${name}.pdf`), content: await print() }] : [])];
  world.signal.throwIfAborted();
  writeTogether(files);
  return { ...result, files: files.map(({ path }) => path) };
}

/** Hours that nobody has to sign for are stated by the mentor. */
async function stated(
  { linked }: OpenPortfolio,
  coverage: StageCoverage,
  { pdf = true, dryRun, browser }: CertificateOptions,
  place: (file: string) => string,
  world: World,
): Promise<Certified> {
  const facts = hoursStatement(linked, coverage, today(world));
  const { id } = coverage.stage;
  const path = place(`statement-${id}.${pdf ? 'pdf' : 'html'}`);
  const result = { stage: id, date: facts.until, files: [path] };
  if (dryRun) return result;
  const content = pdf
    ? await withEngine(browser, world, (engine) => printStatement(engine, facts))
    : await printStatement(null, facts);
  world.signal.throwIfAborted();
  writeTogether([{ path, content }]);
  return result;
}

function factsOf(
  { root, linked }: OpenPortfolio,
  coverage: StageCoverage,
  { allowedSigners, requireSignatures }: CertificateOptions,
  world: World,
): CertificateFacts {
  const list = allowedSigners === undefined ? undefined : placeNamed(world, allowedSigners);
  const believed = requireSignatures ? findBelieved({ named: list, env: world.env, root }) : null;
  return certificateFacts(linked, coverage, believed, today(world));
}
