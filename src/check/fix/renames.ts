import type { FileSet } from '../../portfolio/index.js';
import { applyEdits } from '../../text/edit.js';
import type { CheckResult, Rename } from '../model.js';
import { planEdits } from './plan.js';

/** A file set in which files have other names. */
export interface Renamed {
  files: FileSet;
  result: CheckResult;
  /** What the files were called, by their new names. */
  names: Map<string, string>;
}

/**
 * Gives files the names that the check found for them, and says so where they are named, in memory.
 * A name is kept where more would be found afterwards than before: something else goes by it.
 * @param kept files that must stay as they are
 */
export async function renameFiles(
  files: FileSet,
  result: CheckResult,
  check: (files: FileSet) => Promise<CheckResult>,
  kept: ReadonlySet<string>,
): Promise<Renamed> {
  let done: Renamed = { files, result, names: new Map() };
  for (const rename of result.renames) {
    if (kept.has(rename.file) || rename.mentions.some(({ file }) => kept.has(file))) continue;
    // Places in the texts have moved since: those of today's check count.
    const current = done.result.renames.find(({ file }) => file === rename.file);
    if (current === undefined) continue;
    const tried = withName(done.files, current);
    const after = await check(tried);
    if (after.findings.length >= done.result.findings.length) continue;
    done = { files: tried, result: after, names: new Map(done.names).set(current.to, current.file) };
  }
  return done;
}

function withName(set: FileSet, { file, to, mentions }: Rename): FileSet {
  const texts = new Map(set.texts);
  for (const [path, edits] of planEdits(texts, mentions)) texts.set(path, applyEdits(texts.get(path) ?? '', edits));
  const called = <T>(map: ReadonlyMap<string, T>): Map<string, T> =>
    new Map([...map].map(([path, value]) => [path === file ? to : path, value]));
  const { digest, faults } = set;
  return {
    ...set,
    texts,
    files: set.files.map((one) => (one.path === file ? { ...one, path: to } : one)),
    ...(digest ? { digest: (path: string) => digest(path === to ? file : path) } : {}),
    ...(faults ? { faults: called(faults) } : {}),
  };
}
