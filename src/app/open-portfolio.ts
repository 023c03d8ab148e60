import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findStageIn, type LinkedPortfolio, linkPortfolio, type StageInFramework } from '../coverage/index.js';
import type { ContentMemory } from '../evidence/contents.js';
import type { FileState } from '../evidence/file-state.js';
import { findFaults } from '../evidence/find-faults.js';
import {
  type FaultFinder,
  type FileSet,
  findPortfolioRoot,
  loadPortfolio,
  type PortfolioDocument,
} from '../portfolio/index.js';
import { attempt } from '../text/attempt.js';
import { Refusal } from '../text/refusal.js';
import { shellWord } from '../text/shell-word.js';
import { describeIds, suggestion } from '../text/suggest.js';
import { endBriefRun } from './brief-run.js';
import { openDocumentMemory } from './cache/document-memory.js';
import { KeptTables } from './cache/kept-table.js';
import { buildStamp } from './version.js';
import { placeNamed, type World } from './world.js';

/** A portfolio on disk, read and linked. */
export interface OpenPortfolio {
  /** Absolute path. */
  root: string;
  files: FileSet;
  linked: LinkedPortfolio;
  /** What was found inside its files, so that each is looked into once. */
  contents: ContentMemory;
  /** What is kept of the files, for whoever gave their states to add to and to save. */
  tables?: KeptTables;
  /** What tells the state of a file; undefined where nothing does for sure. Left out: nobody looked. */
  markOf?: (path: string) => string | undefined;
  /** What stands for the path and content of a document; left out, or undefined, where nothing is kept. */
  keyOf?: (document: PortfolioDocument) => string | undefined;
}

/**
 * Opens the portfolio in a folder, or the nearest one above it.
 * @param folder as given on the command line; left out: the current folder
 * @param contents what was found before, for a program that opens it again and again
 * @param settled the states of files that need not be read where they are as they were
 * @throws Refusal where there is none
 */
export async function openPortfolio(
  folder: string | undefined,
  io: World,
  contents: ContentMemory = new Map(),
  settled?: ReadonlyMap<string, FileState>,
): Promise<OpenPortfolio> {
  const from = placeNamed(io, folder ?? '.');
  const root = isFolder(from) ? findPortfolioRoot(from) : null;
  if (root === null) throw noPortfolio(from);
  const build = buildStamp();
  const tables = new KeptTables(root, build, io);
  const memory = build === null ? null : openDocumentMemory(root, build, io, settled, tables);
  if (memory === null) endBriefRun();
  const faults = tables.table<string>('evidence');
  const markOf = settled && ((path: string): string | undefined => settled.get(path)?.mark);
  const judge: FaultFinder = (files) => findFaults(root, files, faults, markOf);
  const { portfolio, files } = await loadPortfolio(root, memory?.read, judge, memory?.sizeOf);
  memory?.save();
  if (!settled) tables.save();
  const keyOf = (document: PortfolioDocument): string | undefined => memory?.keyOf(document);
  return { root, files, linked: linkPortfolio(portfolio), contents, keyOf, ...(markOf ? { markOf, tables } : {}) };
}

function noPortfolio(from: string): Refusal {
  if (isFolder(from))
    return new Refusal(
      'NoPortfolio',
      `No portfolio in ${from} or above it: there is no portfolio.yaml.`,
      whereElse(from),
    );
  if (!existsSync(from)) return new Refusal('NoPortfolio', `There is no folder ${from}.`, whereElse(from));
  const hint =
    'Name the folder in which portfolio.yaml is; `mentor verify` and `mentor diff` also take the zip of a submission.';
  return new Refusal('NoPortfolio', `${from} is a file, but a folder was expected.`, hint);
}

/** Most people are one folder too high. */
function whereElse(from: string): string {
  const isPortfolio = (name: string): boolean => existsSync(join(from, name, 'portfolio.yaml'));
  const here = attempt(() => readdirSync(from).filter(isPortfolio)) ?? [];
  const [first = 'my-portfolio'] = here;
  const places = here.length > 1 ? ` There are ${here.length} here: ${describeIds(here)}.` : '';
  const go = `Go to yours first: \`cd ${shellWord(first)}\`.${places}`;
  return here.length > 0 ? go : `${go} \`mentor init\` starts a new one.`;
}

/**
 * The stages that `--stage` names.
 * @param named as given, perhaps `ljmu-2007/developing`; undefined where the option was left out
 * @throws Refusal for a stage that no framework of the portfolio has
 */
export function chooseStages(linked: LinkedPortfolio, named: string | undefined): StageInFramework[] | undefined {
  if (named === undefined) return undefined;
  const place = findStageIn(linked.indexes, named);
  if (place) return [place];
  const known = linked.indexes.flatMap(({ framework }) => framework.stages.map((stage) => stage.id));
  const message = `There is no stage \`${named}\` in the frameworks of this portfolio.`;
  throw new Refusal('UnknownStage', message, suggestion(named, new Set(known)));
}

/**
 * The stage that is named, else the one in portfolio.yaml.
 * @throws Refusal where there is neither
 */
export function workingStage(linked: LinkedPortfolio, named: string | undefined): StageInFramework {
  const place = chooseStages(linked, named)?.[0] ?? linked.currentStage;
  if (place) return place;
  throw new Refusal('NoStage', 'portfolio.yaml names no stage.', 'Write `stage: …` there, or give it with --stage.');
}

/** The portfolio as it is on disk now, and the same stage in it. */
export async function openAgain(
  { root }: { root: string },
  { framework, stage }: StageInFramework,
  io: World,
): Promise<{ linked: LinkedPortfolio; place: StageInFramework }> {
  const { linked } = await openPortfolio(root, io);
  return { linked, place: workingStage(linked, `${framework.id}/${stage.id}`) };
}

/** A stage as a sign-off names it: with its framework where another has one of that id. */
export function stageName({ indexes }: LinkedPortfolio, { framework, stage }: StageInFramework): string {
  return indexes.filter(({ stages }) => stages.has(stage.id)).length > 1 ? `${framework.id}/${stage.id}` : stage.id;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
