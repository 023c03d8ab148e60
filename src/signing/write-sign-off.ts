import { lstatSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { StageCoverage } from '../coverage/model.js';
import { digestContent } from '../portfolio/digest.js';
import { placeInside } from '../portfolio/inside.js';
import type { PortfolioFile } from '../portfolio/model.js';
import { folderOf } from '../portfolio/paths.js';
import { createWhole } from '../portfolio/write-file.js';
import { Refusal } from '../text/refusal.js';

/** Nobody signs a stage so often; a file that claims so is not counted on from. */
const HIGHEST = 10_000;
const LARGEST_SCAN = 50 * 1024 * 1024;

/** A sign-off to be written. */
export interface NewSignOff {
  /** The portfolio's folder, absolute. */
  root: string;
  coverage: StageCoverage;
  role: string;
  /** The scanned page's bytes, or null. */
  scan: Uint8Array | null;
  /** Makes the file's text, once it is known where the scan lies. */
  text: (scan: PortfolioFile | null) => Promise<string>;
  /** Only find out under which name. */
  dryRun?: boolean | undefined;
}

/**
 * Writes a sign-off under the role's next number, and its scan beside it. Never over a file that is there.
 * @returns its path in the portfolio
 */
export async function writeSignOff({ root, coverage, role, scan, text, dryRun }: NewSignOff): Promise<string> {
  for (let number = nextNumber(coverage, role); number <= HIGHEST; number += 1) {
    const base = `${folderFor(coverage, role)}${role}-${number}`;
    const paper = scan ? { path: `${base}-scan.pdf`, bytes: scan } : null;
    if (isThere(root, `${base}.md`)) continue;
    if (dryRun) return `${base}.md`;
    if (paper && !createWhole(placeInside(root, paper.path), paper.bytes)) continue;
    try {
      const content = await text(paper && scanFile(paper.path, paper.bytes));
      if (createWhole(placeInside(root, `${base}.md`), content)) return `${base}.md`;
      if (paper) rmSync(placeInside(root, paper.path), { force: true });
    } catch (error) {
      if (paper) rmSync(placeInside(root, paper.path), { force: true });
      throw error;
    }
  }
  const hint = 'Give its files lower numbers: the highest one counts.';
  throw new Refusal('TooManySignOffs', `The sign-offs of ${role} have run out of numbers.`, hint);
}

/**
 * @param path absolute
 * @throws Refusal where it is no PDF, or a very large one
 */
export function readScan(path: string): Uint8Array {
  const hint = 'Scan or photograph the page and save it as a PDF; every phone can.';
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_SCAN)
    throw new Refusal('BadScan', `${path} is larger than 50 MB.`, hint);
  const bytes = readFileSync(path);
  if (bytes.subarray(0, 1024).includes('%PDF-')) return bytes;
  throw new Refusal('BadScan', `${path} is no PDF.`, hint);
}

/** A scan as the portfolio will know it. */
export function scanFile(path: string, bytes: Uint8Array): PortfolioFile {
  return { path, size: bytes.length, outside: false, digest: digestContent(path, bytes) };
}

/** Where earlier sign-offs lie, else where `init` puts them. */
function folderFor({ stage, signOffs }: StageCoverage, role: string): string {
  const latest = signOffs.flatMap((one) => (one.latest ? [one.latest] : []));
  const near = latest.find(({ frontMatter }) => frontMatter.role?.value === role) ?? latest[0];
  const folder = near ? folderOf(near.path) : `stages/${stage.id}/sign-off`;
  return folder === '' ? '' : `${folder}/`;
}

function nextNumber({ signOffs }: StageCoverage, role: string): number {
  const own = signOffs
    .flatMap(({ latest, history }) => [...history, ...(latest ? [latest] : [])])
    .filter(({ frontMatter }) => frontMatter.role?.value === role);
  return Math.max(0, ...own.map(({ path }) => Number(/(\d+)\.[^.]+$/.exec(path)?.[1] ?? 0))) + 1;
}

function isThere(root: string, path: string): boolean {
  return lstatSync(join(root, path), { throwIfNoEntry: false }) !== undefined;
}
