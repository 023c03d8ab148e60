import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { coverStage, findStageIn, type LinkedPortfolio, type StageInFramework } from '../../src/coverage/index.js';
import { sealStage } from '../../src/signing/seal-folder.js';
import { type SignOffWords, sealSignOff } from '../../src/signing/sign-off-text.js';
import { nextSignOff } from '../../src/signing/write-sign-off.js';
import { mentor, type Run, readBack, tempFolder } from '../e2e/support.js';
import { raw } from '../pdf/support/raw-pdf.js';

export const COMPLETE: string = resolve(import.meta.dirname, '../../fixtures/complete/advanced-2016');
export const SIGNED = 'stages/advanced/sign-off/head-teacher-1.md';
export const ENTRY = 'journal/2026-01-28-joint-observation.md';

/**
 * A copy of the complete portfolio, without its sign-offs. Its PDFs have one short page each: to read the long ones over and
 * over again took most of the time of every test that signs or hands in.
 */
export function unsignedPortfolio(): string {
  const folder = tempFolder();
  cpSync(COMPLETE, folder, { recursive: true, filter: (from) => !from.includes('sign-off') });
  shortenPdfs(folder);
  return folder;
}

/** Puts a file of one short page in the place of each PDF in the evidence of a portfolio, but for one. */
export function shortenPdfs(folder: string, but?: string): void {
  for (const name of readdirSync(join(folder, 'evidence')))
    if (name.endsWith('.pdf') && name !== but) writeFileSync(join(folder, 'evidence', name), raw(`This is ${name}`));
}

export function stageOf(linked: LinkedPortfolio, id = 'advanced'): StageInFramework {
  const place = findStageIn(linked.indexes, id);
  if (!place) throw new Error(`no stage ${id}`);
  return place;
}

export const WORDS: SignOffWords = {
  stage: 'advanced',
  role: 'head-teacher',
  name: 'Marcus Oyelaran',
  date: '2026-10-16',
  decision: 'supported',
  comment: 'I support this application: « sans réserve ».',
  ratings: [],
  enteredBy: null,
  scan: null,
};

/** Puts a sealed sign-off into a portfolio, without asking whether it may be there. */
export function putSignOff(root: string, words: Partial<SignOffWords> = {}, path: string = SIGNED): string {
  const full = join(root, path);
  rmSync(full, { force: true });
  const linked = readBack(root);
  const all = { ...WORDS, ...words };
  const { place } = nextSignOff(coverStage(linked, stageOf(linked)), all.role);
  const sealed = sealSignOff(all, sealStage(root, linked, stageOf(linked)), 1, place);
  cpSync(join(COMPLETE, SIGNED), full);
  writeFileSync(full, sealed.text(null));
  return sealed.statement;
}

/** A copy of the complete portfolio with one sealed sign-off. */
export function signedPortfolio(): string {
  const root = unsignedPortfolio();
  putSignOff(root);
  return root;
}

/** Replaces text in a file of a portfolio; the text must be there. */
export function change(root: string, path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(root, path), 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${path} has no ${from}`);
  writeFileSync(join(root, path), changed);
}

/** Hands a portfolio in without the PDF, which takes a browser. */
export async function submit(root: string, ...more: string[]): Promise<Run> {
  return mentor(['submit', '--no-pdf', ...more], root);
}
