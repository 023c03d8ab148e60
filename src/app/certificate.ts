import { join } from 'node:path';
import { coverStage } from '../coverage/index.js';
import { placeInside } from '../portfolio/inside.js';
import { writeTogether } from '../portfolio/write-file.js';
import { type CertificateFacts, certificateFacts, findBelieved } from '../signing/index.js';
import { Refusal } from '../text/refusal.js';
import { cacheFolder } from './cache/folder.js';
import { badgeText, printCertificate } from './certificate-parts.js';
import { chooseStages, type OpenPortfolio, openPortfolio } from './open-portfolio.js';
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
 * Makes a certificate to print and an Open Badges 3.0 credential for a stage whose every role has signed.
 * @throws Refusal where somebody has not signed, or the seal does not hold
 */
export async function certificate(
  named: string,
  dir: string | undefined,
  options: CertificateOptions,
  world: World,
): Promise<Certified> {
  const open = await openPortfolio(dir, world);
  const facts = await factsOf(open, named, options, world);
  const name = `certificate-${facts.stage.id}`;
  const place = (file: string): string => {
    if (options.out !== undefined) return join(placeNamed(world, options.out), file);
    return options.dryRun ? join(open.root, 'dist', file) : placeInside(open.root, `dist/${file}`);
  };
  const badge = { path: place(`${name}-badge-unsigned.json`), content: badgeText(facts, options.issuer ?? null) };
  const wantsPdf = options.pdf !== false;
  const result = { stage: facts.stage.id, date: facts.date };
  if (options.dryRun) return { ...result, files: [badge.path, ...(wantsPdf ? [place(`${name}.pdf`)] : [])] };
  const page = wantsPdf ? [{ path: place(`${name}.pdf`), content: await pdfOf(facts, options.browser, world) }] : [];
  world.signal.throwIfAborted();
  writeTogether([badge, ...page]);
  return { ...result, files: [badge, ...page].map(({ path }) => path) };
}

async function factsOf(
  { root, linked }: OpenPortfolio,
  named: string,
  { allowedSigners, requireSignatures }: CertificateOptions,
  world: World,
): Promise<CertificateFacts> {
  const place = chooseStages(linked, named)?.[0];
  if (!place) throw new Refusal('UnknownStage', `There is no stage ${named}.`, 'mentor framework show lists them.');
  const list = allowedSigners === undefined ? undefined : placeNamed(world, allowedSigners);
  const believed = requireSignatures ? findBelieved({ named: list, env: world.env, root }) : null;
  return certificateFacts(linked, coverStage(linked, place), believed, today(world));
}

async function pdfOf(facts: CertificateFacts, named: string | undefined, { env, signal }: World): Promise<Uint8Array> {
  const { openPdfEngine } = await import('../pdf/index.js');
  const engine = openPdfEngine({ env, named, signal, cacheDir: cacheFolder(env) });
  try {
    return await printCertificate(engine, facts, null);
  } finally {
    await engine.close();
  }
}
