import type { Framework } from '../framework/index.js';
import type { OwnFrameworks } from '../framework/own/index.js';
import { type ExchangeReport, writeCase, writeMoodle } from '../interchange/index.js';
import { jsonText } from '../text/json-text.js';
import { Refusal } from '../text/refusal.js';
import { frameworkNamed, type PackFile } from './framework.js';
import { writeNew } from './framework-write.js';
import { frameworksHere } from './frameworks.js';
import { near, placeNamed, today, type World } from './world.js';

/** For which programs, and where to. */
export interface FrameworkExportOptions extends PackFile {
  to: 'case' | 'csv';
  /** Who made the framework; CASE demands a name. */
  creator: string;
}

/** A framework as other programs read it, and what they have no place for. */
export interface ExportedFramework {
  framework: Framework;
  text: string;
  report: ExchangeReport;
  /** The file that was written, from where the person is; null where none was asked for. */
  file: string | null;
}

/** @throws Refusal where there is no such framework, or its pack has mistakes */
export async function exportFramework(
  id: string,
  options: FrameworkExportOptions,
  world: World,
): Promise<ExportedFramework> {
  const { own } = await frameworksHere(world.cwd);
  const framework = frameworkNamed(id, own, world);
  assertSound(id, own);
  const made = { framework, ...written(framework, options, own, world) };
  if (options.out === undefined) return { ...made, file: null };
  const file = placeNamed(world, options.out);
  if (!options.dryRun) writeNew(file, made.text, world);
  return { ...made, file: near(file, world) };
}

/** A pack with dangling references or ids given twice would make a file that others read wrongly. */
function assertSound(id: string, { packs, problems }: OwnFrameworks): void {
  const path = packs.find(({ framework }) => framework.id === id)?.path;
  const broken = problems.some((problem) => problem.path === path && !problem.doubtful);
  if (broken)
    throw new Refusal('BrokenPack', `${path} has mistakes.`, `\`mentor framework check ${path}\` says which.`);
}

function written(
  framework: Framework,
  { to, creator }: FrameworkExportOptions,
  { load: lookup }: OwnFrameworks,
  world: World,
): { text: string; report: ExchangeReport } {
  if (to === 'csv') return writeMoodle(framework);
  const { package: out, report } = writeCase(framework, { changed: changedOn(world), creator, lookup });
  return { text: jsonText(out), report };
}

/** The day it is, or the one that a build wants to have been. */
function changedOn(world: World): string {
  const epoch = world.env['SOURCE_DATE_EPOCH'];
  if (epoch === undefined || !/^\d+$/.test(epoch)) return today(world);
  return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
}
