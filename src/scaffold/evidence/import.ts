import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { basename, extname, join, parse, relative, sep } from 'node:path';
import type { LinkedPortfolio } from '../../coverage/index.js';
import { withoutMetadata } from '../../evidence/strip/photo-metadata.js';
import { leadsOut } from '../../portfolio/paths.js';
import { isPeoplePath } from '../../portfolio/people.js';
import { attempt } from '../../text/attempt.js';
import { Refusal } from '../../text/refusal.js';
import { slugOf } from '../../text/slug.js';
import { createFile } from '../files.js';
import { readSource } from './read-source.js';

/** How a file came to be evidence. */
export interface ImportedEvidence {
  /** As named on the command line. */
  source: string;
  /** Path in the portfolio. */
  path: string;
  /** copied: a new file; same-content: the portfolio has it under this path; inside: it lies in the portfolio already. */
  how: 'copied' | 'same-content' | 'inside';
  /** Place, time and maker were taken out of the picture. */
  cleaned: boolean;
}

/** Where things are, and what to do with pictures that cannot be cleaned. */
export interface ImportContext {
  /** The portfolio's folder, absolute. */
  root: string;
  linked: LinkedPortfolio;
  keepMetadata: boolean;
  /** Only find out what would be copied, and where to. */
  dryRun?: boolean | undefined;
}

interface Prepared {
  source: string;
  path: string | null;
  content: Uint8Array;
  cleaned: boolean;
}

/**
 * Brings files into `evidence/`: under safe names, each content once, photos without place and maker.
 * All are looked at before the first is copied; if a copy fails, those made before it are taken away again.
 * @param files name as given, and absolute path
 * @throws Refusal for a file that cannot be taken in
 */
export function importEvidence(
  files: readonly { source: string; absolute: string }[],
  context: ImportContext,
): ImportedEvidence[] {
  checkEvidence(files, context);
  const made: ImportedEvidence[] = [];
  const bySum = new Map<string, string>();
  try {
    return files.map((file) => {
      const { source, path, content, cleaned } = prepare(file, context);
      if (path !== null) return { source, path, how: 'inside', cleaned: false };
      const same = bySum.get(sum(content)) ?? sameContent(content, context);
      if (same !== null) return { source, path: same, how: 'same-content', cleaned: false };
      const copy = createFile(
        context.root,
        'evidence',
        slugOf(parse(source).name, 'evidence'),
        endingOf(source),
        content,
        context.dryRun,
      );
      const imported: ImportedEvidence = { source, path: copy, how: 'copied', cleaned };
      made.push(imported);
      bySum.set(sum(content), copy);
      return imported;
    });
  } catch (error) {
    removeCopies(context.root, made);
    throw error;
  }
}

/**
 * Looks at files as `importEvidence` does, and copies nothing.
 * @throws Refusal for the first that cannot be taken in
 */
export function checkEvidence(files: readonly { source: string; absolute: string }[], context: ImportContext): void {
  for (const file of files) prepare(file, context);
}

/** Takes back what `importEvidence` copied. */
export function removeCopies(root: string, imported: readonly ImportedEvidence[]): void {
  for (const { path, how } of imported) if (how === 'copied') rmSync(join(root, path), { force: true });
}

function prepare(
  { source, absolute }: { source: string; absolute: string },
  { root, keepMetadata }: ImportContext,
): Prepared {
  const { content, realPath } = readSource(absolute);
  if (isPeoplePath(basename(realPath)))
    throw new Refusal(
      'NotUsable',
      `${source} holds people's real names, so it cannot be evidence.`,
      'It stays on your computer, and is never shown or handed in. Name a file that shows what you did.',
    );
  const way = relative(realpathSync(root), realPath);
  if (!leadsOut(way)) return { source, path: way.split(sep).join('/'), content, cleaned: false };
  if (keepMetadata) return { source, path: null, content, cleaned: false };
  const outcome = withoutMetadata(content);
  if (outcome.state !== 'unknown')
    return { source, path: null, content: outcome.content, cleaned: outcome.state === 'removed' };
  throw cannotClean(source, outcome.format);
}

function cannotClean(source: string, format: string): Refusal {
  const isRead = /^(?:JPEG|PNG|WebP)$/.test(format);
  const what = isRead ? 'is damaged or cut off, so' : `is a picture in the format ${format}, and`;
  const message = `${source} ${what} mentor cannot remove where and by whom it was taken.`;
  const mend = isRead ? 'Copy it in again from where it came.' : 'Save it as JPEG or PNG and add that.';
  return new Refusal('NotUsable', message, `${mend} If it gives nothing away, add it with --keep-metadata.`);
}

/** Small letters, and nothing but letters and digits. */
function endingOf(source: string): string {
  const ending = extname(source)
    .toLowerCase()
    .replace(/[^.\p{L}\p{N}]/gu, '');
  return ending === '.' ? '' : ending;
}

/** A file of the portfolio with the same bytes. */
function sameContent(content: Uint8Array, { root, linked }: ImportContext): string | null {
  const alike = [...linked.portfolio.files.values()].filter(({ size, outside }) => size === content.length && !outside);
  const wanted = sum(content);
  const isSame = ({ path }: { path: string }): boolean => attempt(() => sum(readFileSync(join(root, path)))) === wanted;
  return alike.find(isSame)?.path ?? null;
}

const sum = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
