import { rmSync } from 'node:fs';
import { stagesToCheck } from '../check/engine.js';
import type { CheckResult } from '../check/index.js';
import type { SubmitFlags } from '../cli/commands/submit.js';
import { EXIT } from '../cli/errors.js';
import type { Io } from '../cli/io.js';
import { main } from '../cli/main.js';
import { planText, submittedJson, submittedText, zipName } from '../cli/text/submit.js';
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
import { Refusal } from '../text/refusal.js';
import { type CheckScope, checkOpen, lookInside } from './check.js';
import { chooseStages, type OpenPortfolio, openPortfolio } from './open-portfolio.js';
import { packageVersion } from './version.js';
import { today } from './world.js';

/** What is handed in, before anything is made of it. */
interface Plan {
  open: OpenPortfolio;
  places: StageInFramework[];
  seals: Seal[];
  result: CheckResult;
  sources: Map<string, SourceFile>;
  forced: Manifest['forced'];
}

/** Hands in: all of it or nothing. @returns the exit code */
export async function runSubmit(dir: string | undefined, flags: SubmitFlags, io: Io): Promise<number> {
  const plan = await planSubmission(dir, flags, io);
  if (flags.dryRun) {
    io.out(planText([...plan.sources.keys()], plan.forced));
    return EXIT.clean;
  }
  const bench = openWorkbench(plan.open.root);
  try {
    await renderInto(bench, plan, flags, io);
    await assertStill(plan, dir, io);
    const manifest = await manifestOf(plan, bench, io);
    io.signal.throwIfAborted();
    const zip = zipName(manifest);
    const folder = freeze(plan.open.root, bench, manifest, plan.sources, zip);
    io.out(flags.json ? submittedJson(folder, zip, manifest) : `${folder}\n`);
    if (!flags.quiet) io.err(submittedText(folder, zip, manifest));
    return EXIT.clean;
  } finally {
    rmSync(bench.folder, { recursive: true, force: true });
  }
}

async function planSubmission(dir: string | undefined, flags: SubmitFlags, io: Io): Promise<Plan> {
  const open = await openPortfolio(dir, io);
  const { root, linked } = open;
  const places = chooseStages(linked, flags.stage) ?? stagesToCheck(linked);
  const scope: CheckScope = { for: 'submission', ...(flags.stage === undefined ? {} : { stage: flags.stage }) };
  const result = checkOpen(open, scope, io, await lookInside(open, scope, io));
  const coverages = places.map((place) => coverStage(linked, place));
  const against = objections(linked, coverages, result.findings);
  assertReady(against, flags.force);
  const seals = places.map((place) => sealStage(root, linked, place));
  const sources = collectSources(root, linked, seals);
  const forced = against.others.length > 0 ? { reason: flags.force ?? '', despite: against.others } : null;
  return { open, places, seals, result, sources, forced };
}

/**
 * By the same command as everybody uses, without a third copy of the evidence, which is in the zip and in the PDF. What that
 * leaves out, and whose templates set the page, is for the person who hands it in to know.
 */
async function renderInto(bench: Workbench, { open }: Plan, flags: SubmitFlags, io: Io): Promise<void> {
  const named = (['stage', 'browser', 'theme'] as const).flatMap((name) => {
    const value = flags[name];
    return value === undefined ? [] : [`--${name}`, value];
  });
  const html = flags.pdf ? [] : ['--html'];
  const bare = flags.templates ? [] : ['--no-templates'];
  let said = '';
  const quietly: Io = {
    ...io,
    out: () => undefined,
    err: (text) => {
      said += text;
    },
  };
  const how = ['--out', bench.folder, '--redact', '--quiet', '--no-embed', ...html, ...bare, ...named];
  const code = await main(['render', open.root, ...how], quietly);
  if (code === EXIT.clean) {
    if (!flags.quiet) io.err(said);
    return;
  }
  io.signal.throwIfAborted();
  const hint = flags.pdf ? 'Nothing was handed in. --no-pdf hands in without the PDF.' : 'Nothing was handed in.';
  throw new Refusal('NotRendered', said.replace(/^mentor: /, '').trim(), hint);
}

/** What was rendered must be what is packed. */
async function assertStill({ open, places, seals }: Plan, dir: string | undefined, io: Io): Promise<void> {
  const now = await openPortfolio(dir, io);
  for (const [index, { framework, stage }] of places.entries()) {
    const [place] = chooseStages(now.linked, `${framework.id}/${stage.id}`) ?? [];
    if (place) assertSameContent(seals[index] as Seal, sealStage(open.root, now.linked, place), 'handed in');
  }
}

async function manifestOf(plan: Plan, { folder, number }: Workbench, io: Io): Promise<Manifest> {
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
    files: [...renderedFiles({ folder, number }), ...packed],
    snapshot,
  };
}

function verdictOf({ linked }: OpenPortfolio, file: string): { seal: string; signature: string } {
  const document = linked.portfolio.documents.find(({ path }) => path === file);
  const verdict = document && judgeSignOff(linked, document);
  return { seal: verdict?.seal.state ?? 'none', signature: verdict?.signature ?? 'none' };
}
