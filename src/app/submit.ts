import { rmSync } from 'node:fs';
import { stagesToCheck } from '../check/engine.js';
import type { CheckResult } from '../check/index.js';
import { coverStage, judgeSignOff, type StageInFramework } from '../coverage/index.js';
import { gitIn } from '../git/git.js';
import { assertSameContent, type Seal, sealStage } from '../signing/index.js';
import {
  assertReady,
  collectSources,
  freeze,
  gitState,
  type Manifest,
  type ManifestFile,
  objections,
  openWorkbench,
  renderedFiles,
  type SourceFile,
  snapshotOf,
  type Workbench,
} from '../submission/index.js';
import { explain } from '../text/explain.js';
import { Refusal } from '../text/refusal.js';
import { plainSlug } from '../text/slug.js';
import { type CheckScope, checkOpen, lookInside } from './check.js';
import { chooseStages, type OpenPortfolio, openPortfolio } from './open-portfolio.js';
import { type RenderRequest, renderOpen } from './render.js';
import type { ThemeOptions } from './theme.js';
import { packageVersion } from './version.js';
import { today, type World } from './world.js';

/** What is handed in, and how it looks. */
export interface SubmitOptions extends ThemeOptions {
  /** Left out: the stage in portfolio.yaml. */
  stage?: string;
  /** Why it is handed in although something is broken or the school has not signed. */
  force?: string;
  /** false: without the PDF. */
  pdf?: boolean;
  /** The browser that prints the PDF. */
  browser?: string;
}

/** What is handed in, before anything is made of it. */
export interface SubmissionPlan {
  open: OpenPortfolio;
  places: StageInFramework[];
  seals: Seal[];
  result: CheckResult;
  /** By path in the portfolio. */
  sources: Map<string, SourceFile>;
  forced: Manifest['forced'];
}

/** What was handed in. */
export interface Submitted {
  /** In the portfolio. */
  folder: string;
  /** The name of the zip in it. */
  zip: string;
  manifest: Manifest;
}

/**
 * What would be handed in.
 * @throws Refusal where something is broken, or the school has not signed, and no reason is given
 */
export async function planSubmission(
  dir: string | undefined,
  options: SubmitOptions,
  world: World,
): Promise<SubmissionPlan> {
  const open = await openPortfolio(dir, world);
  const { root, linked } = open;
  const places = chooseStages(linked, options.stage) ?? stagesToCheck(linked);
  const scope: CheckScope = { for: 'submission', ...(options.stage === undefined ? {} : { stage: options.stage }) };
  const result = checkOpen(open, scope, world, await lookInside(open, scope, world));
  const coverages = places.map((place) => coverStage(linked, place));
  const against = objections(linked, coverages, result.findings);
  assertReady(against, options.force);
  const seals = places.map((place) => sealStage(root, linked, place));
  const sources = collectSources(root, linked, seals);
  const forced = against.others.length > 0 ? { reason: options.force ?? '', despite: against.others } : null;
  return { open, places, seals, result, sources, forced };
}

/** What the stages handed in still ask of the mentor and the school. */
export interface StillMissing {
  /** Criteria that no entry shows, of how many. */
  open: number;
  criteria: number;
  /** All that is missing. */
  missing: number;
}

function stillMissing({ result }: SubmissionPlan): StillMissing {
  const criteria = result.stages.flatMap((stage) => (stage.stage.requires.evidence === 'none' ? [] : stage.criteria));
  const missing = result.findings.filter(({ severity, owner }) => severity === 'missing' && owner !== 'university');
  return {
    open: criteria.filter(({ state }) => state === 'open').length,
    criteria: criteria.length,
    missing: missing.length,
  };
}

/**
 * Hands in: all of it or nothing.
 * @param agrees asked before anything is made of what is not whole
 */
export async function submit(
  dir: string | undefined,
  options: SubmitOptions,
  world: World,
  agrees: (missing: StillMissing) => Promise<boolean> = async () => true,
): Promise<Submitted> {
  const plan = await planSubmission(dir, options, world);
  const missing = stillMissing(plan);
  if (missing.missing > 0 && !(await agrees(missing)))
    throw new Refusal('NotSubmitted', 'Nothing was handed in.', '`mentor status` says what to do next.');
  const { root } = plan.open;
  const bench = openWorkbench(root);
  try {
    await renderInto(bench, plan, options, world);
    assertStill(plan);
    const manifest = await manifestOf(plan, bench, world);
    world.signal.throwIfAborted();
    const zip = zipName(manifest);
    return { folder: freeze(root, bench, manifest, plan.sources, zip), zip, manifest };
  } finally {
    rmSync(bench.folder, { recursive: true, force: true });
  }
}

/** As everybody renders, without a third copy of the evidence, which is in the zip and in the PDF. */
async function renderInto(
  { folder }: Workbench,
  { open }: SubmissionPlan,
  { pdf = true, force: _, ...how }: SubmitOptions,
  world: World,
): Promise<void> {
  try {
    const request: RenderRequest = { ...how, out: folder, redact: true, embed: false, ...(pdf ? {} : { html: true }) };
    await renderOpen(open, request, world);
  } catch (error) {
    world.signal.throwIfAborted();
    const hint = pdf
      ? 'Nothing was handed in. With --no-pdf, you can hand in without the PDF.'
      : 'Nothing was handed in.';
    throw new Refusal('NotRendered', explain(error), hint, { cause: error });
  }
}

/** What was rendered must be what is packed. */
function assertStill({ open: { root, linked }, places, seals }: SubmissionPlan): void {
  for (const [index, place] of places.entries())
    assertSameContent(seals[index] as Seal, sealStage(root, linked, place), 'handed in');
}

/** How the zip of a submission is called: who, what, which. */
function zipName({ mentor, stages, submission }: Manifest): string {
  const stage = stages.map((one) => one.split('/')[1] ?? one).join('-');
  return `${[slug(mentor.name ?? ''), slug(stage), submission].filter(Boolean).join('-')}.zip`;
}

function slug(text: string): string {
  return plainSlug(text).slice(0, 40).replace(/-$/, '');
}

async function manifestOf(plan: SubmissionPlan, { folder, number }: Workbench, io: World): Promise<Manifest> {
  const { open, places, seals, result, sources, forced } = plan;
  const { portfolio } = open.linked;
  const { mentor, provider } = portfolio.config;
  const { errors, missing, warnings } = result.summary;
  const packed = [...sources].map(
    ([path, { size, sha256 }]): ManifestFile => ({ path: `portfolio/${path}`, size, sha256 }),
  );
  const snapshot = snapshotOf(open.linked, places, (place) => seals[places.indexOf(place)] as Seal);
  const blobs = new Map([...sources].map(([path, source]) => [path, source.blobs] as const));
  return {
    version: 1,
    submission: number,
    date: today(io),
    mentor: { name: mentor.name, school: mentor.school },
    provider,
    stages: seals.map(({ stage }) => stage),
    tool: { name: 'mentor', version: packageVersion() },
    packs: portfolio.frameworks.map(({ id, version }) => ({ id, version })),
    git: await gitState(gitIn(open.root, io.env), blobs),
    check: {
      errors,
      missing,
      warnings,
      accepted: result.accepted.map(({ rule, file, reason }) => ({ rule, file, reason })),
    },
    forced,
    signOffs: snapshot.stages.flatMap(({ signOffs }) =>
      signOffs.map((one) => ({ ...one, ...verdictOf(open, one.file) })),
    ),
    unopenable: unopenable(open, sources),
    files: [...renderedFiles({ folder, number }), ...packed],
    snapshot,
  };
}

function verdictOf({ linked }: OpenPortfolio, file: string): { seal: string; signature: string } {
  const document = linked.portfolio.documents.find(({ path }) => path === file);
  const verdict = document && judgeSignOff(linked, document);
  return { seal: verdict?.seal.state ?? 'none', signature: verdict?.signature ?? 'none' };
}

/** Of what is handed in, the files that no reader can open. */
function unopenable(
  { linked }: OpenPortfolio,
  sources: ReadonlyMap<string, unknown>,
): NonNullable<Manifest['unopenable']> {
  const files = [...linked.portfolio.files.values()].filter(({ path }) => sources.has(path));
  return files.flatMap(({ path, fault }) => (fault === undefined ? [] : [{ file: path, fault }]));
}
