import { CONFIG_PATH, type FileSet } from '../../portfolio/index.js';
import { applyEdits } from '../../text/edit.js';
import type { CheckResult, Fix } from '../model.js';
import { withCountOfNames } from './count-names.js';
import { planEdits } from './plan.js';
import { renameFiles } from './renames.js';

/** What the safe fixes of a portfolio come to; nothing is written yet. */
export interface Fixed {
  /** The texts that change, by path: as they are on disk, and as they are to be. */
  changed: Map<string, { before: string; after: string }>;
  /** What files were called, by the names they are to have. */
  renamed: ReadonlyMap<string, string>;
  /** How many values. */
  count: number;
  /** Files that would change, but for that somebody has signed them. */
  signed: string[];
  /** The portfolio as it is then, and its check. */
  files: FileSet;
  result: CheckResult;
}

/** One fix can lay bare the next: a key that is spelled right has a value that may be wrong. */
const MOST_ROUNDS = 5;

/**
 * Makes the safe fixes in memory, until there are none left.
 * A fix by which its file would read worse than before is not made: a key put right can be the second of its name.
 * @param check the check of a portfolio with these files
 * @param signed files that a seal covers: a fix would break it, so they are left alone
 */
export async function fixPortfolio(
  files: FileSet,
  check: (files: FileSet) => Promise<CheckResult>,
  signed: ReadonlySet<string> = new Set(),
): Promise<Fixed> {
  let texts = signed.has(CONFIG_PATH) ? files.texts : withCountOfNames(files.texts);
  const refused = new Set([...files.troubles.keys(), ...signed]);
  const first = await check(withTexts(files, texts));
  let current = first;
  let count = texts === files.texts ? 0 : 1;
  const harmful = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const fixes = current.fixes.filter((fix) => !refused.has(fix.file) && !harmful.has(keyOf(fix)));
    const plan = planEdits(texts, fixes);
    if (plan.size === 0) break;
    const tried = edited(texts, plan);
    const after = await check(withTexts(files, tried));
    const worse = worseFiles(plan.keys(), current, after);
    for (const path of worse) {
      const own = fixes.filter(({ file }) => file === path);
      const bad = await harmfulOf(own, { files, texts, current, check });
      for (const fix of bad) harmful.add(keyOf(fix));
      if (bad.length === 0) refused.add(path);
    }
    if (worse.length > 0) continue;
    for (const edits of plan.values()) count += edits.length;
    texts = tried;
    current = after;
  }
  const kept = new Set([...first.fixes, ...first.renames].flatMap(({ file }) => (signed.has(file) ? [file] : [])));
  const renamed = await renameFiles(withTexts(files, texts), current, check, refused);
  const changed = changesBetween(files.texts, renamed.files.texts);
  const { names, ...outcome } = renamed;
  return { changed, count, signed: [...kept], renamed: names, ...outcome };
}

/** Files with more mistakes than this are left alone where one of their fixes does harm: each is tried by itself. */
const MOST_ALONE = 20;

interface Before {
  files: FileSet;
  texts: ReadonlyMap<string, string>;
  current: CheckResult;
  check: (files: FileSet) => Promise<CheckResult>;
}

/** Those of a file's fixes by which it reads worse even alone. */
async function harmfulOf(own: readonly Fix[], { files, texts, current, check }: Before): Promise<Fix[]> {
  const harmful: Fix[] = [];
  for (const fix of own.length > MOST_ALONE ? [] : own) {
    const after = await check(withTexts(files, edited(texts, planEdits(texts, [fix]))));
    if (worseFiles([fix.file], current, after).length > 0) harmful.push(fix);
  }
  return harmful;
}

function worseFiles(paths: Iterable<string>, before: CheckResult, after: CheckResult): string[] {
  return [...paths].filter((path) => unreadableParts(after, path) > unreadableParts(before, path));
}

function keyOf({ rule, file, at, text }: Fix): string {
  return JSON.stringify([rule, file, at.line, text]);
}

function edited(texts: ReadonlyMap<string, string>, plan: ReturnType<typeof planEdits>): Map<string, string> {
  const after = new Map(texts);
  for (const [path, edits] of plan) after.set(path, applyEdits(texts.get(path) ?? '', edits));
  return after;
}

function withTexts(files: FileSet, texts: ReadonlyMap<string, string>): FileSet {
  return { ...files, texts };
}

const UNREADABLE: ReadonlySet<string> = new Set(['read/yaml', 'read/front-matter', 'read/duplicate-key']);

function unreadableParts({ findings }: CheckResult, path: string): number {
  return findings.filter(({ rule, file }) => file === path && UNREADABLE.has(rule)).length;
}

function changesBetween(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Fixed['changed'] {
  const changed: Fixed['changed'] = new Map();
  for (const [path, text] of after) {
    const old = before.get(path);
    if (old !== undefined && old !== text) changed.set(path, { before: old, after: text });
  }
  return changed;
}
