import { lstatSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { StageCoverage } from '../coverage/model.js';
import { nextPlace, signOffDigest } from '../coverage/sign-off/history.js';
import { digestContent } from '../portfolio/digest.js';
import { readDocument } from '../portfolio/document.js';
import { placeInside } from '../portfolio/inside.js';
import type { PortfolioDocument, PortfolioFile } from '../portfolio/model.js';
import { folderOf } from '../portfolio/paths.js';
import { createWhole } from '../portfolio/write-file.js';
import { Refusal } from '../text/refusal.js';
import type { PlaceInOrder } from '../trust/statement.js';

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
  /** Only find out under which name. */
  dryRun?: boolean | undefined;
  /** Makes the file's text, once it is known where the scan lies and which sign-off of its role it is. */
  text: (scan: PortfolioFile | null, place: PlaceInOrder) => Promise<string>;
}

/**
 * Writes a sign-off under the role's next number, and its scan beside it. Never over a file that is there.
 * @returns its path in the portfolio
 */
export async function writeSignOff({ root, coverage, role, scan, text, dryRun }: NewSignOff): Promise<string> {
  const next = nextSignOff(coverage, role);
  let { previous } = next.place;
  for (let { number } = next.place; number <= HIGHEST; number += 1) {
    const base = `${next.folder}${role}-${number}`;
    const paper = scan ? { path: `${base}-scan.pdf`, bytes: scan } : null;
    previous = writtenMeanwhile(root, `${base}.md`, role) ?? previous;
    if (lstatSync(join(root, `${base}.md`), { throwIfNoEntry: false })) continue;
    if (dryRun) return `${base}.md`;
    if (paper && !createWhole(placeInside(root, paper.path), paper.bytes)) continue;
    let isWritten = false;
    try {
      const place = { ...next.place, number, previous };
      const content = await text(paper && scanFile(paper.path, paper.bytes), place);
      isWritten = createWhole(placeInside(root, `${base}.md`), content);
      if (isWritten) return `${base}.md`;
    } finally {
      if (paper && !isWritten) rmSync(placeInside(root, paper.path), { force: true });
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
  if (statSync(path).size > LARGEST_SCAN) throw new Refusal('BadScan', `${path} is larger than 50 MB.`, hint);
  const bytes = readFileSync(path);
  if (bytes.subarray(0, 1024).includes('%PDF-')) return bytes;
  throw new Refusal('BadScan', `${path} is not a PDF.`, hint);
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

/** Where the next sign-off of a role goes, and which one of its order it is. */
export function nextSignOff(coverage: StageCoverage, role: string): { folder: string; place: PlaceInOrder } {
  const isOwn = ({ frontMatter }: PortfolioDocument): boolean => frontMatter.role?.value === role;
  const latest = [...new Set(coverage.signOffs.flatMap((one) => one.latest ?? []))];
  const others = latest.filter((one) => !isOwn(one));
  return { folder: folderFor(coverage, role), place: nextPlace(latest.filter(isOwn), others) };
}

/** Digest of a sign-off of the role that lies there although nobody read it before; null where there is none. */
function writtenMeanwhile(root: string, path: string, role: string): string | null {
  const isFile = lstatSync(join(root, path), { throwIfNoEntry: false })?.isFile() ?? false;
  const document = isFile ? readDocument(path, readFileSync(join(root, path), 'utf8')).document : null;
  const isSignOff = document?.kind === 'sign-off' && document.frontMatter.role?.value === role;
  return isSignOff ? signOffDigest(document) : null;
}
