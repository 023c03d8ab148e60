import { existsSync, lstatSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CONFIG_PATH } from '../../portfolio/find.js';
import { isSystemFile } from '../../portfolio/leavings.js';
import { MANIFEST } from '../../portfolio/submissions.js';
import { manifestOf } from '../../submission/index.js';
import { attempt } from '../../text/attempt.js';
import { Refusal } from '../../text/refusal.js';
import { ZipReader } from '../../zip/read.js';

/** People put a portfolio into folders of folders: this deep. */
const DEEPEST = 4;
/** A zip within a zip, within another: this often. */
const MOST_WRAPS = 3;
/** It is held in memory whole. */
const LARGEST_ZIP = 400 * 1024 * 1024;

/** When a mentor handed something in, by its manifest. */
export interface HandedInOn {
  /** YYYY-MM-DD */
  date: string;
  /** The number that the mentor's own portfolio gave it: `001`. */
  submission: string;
}

/**
 * Where in something that came the one thing lies that was meant: a portfolio, else a zip, else a Word form.
 * @param path absolute: a file, or a folder, perhaps with folders in it
 * @returns the path itself where it is a file, a portfolio, or holds nothing that could be meant
 * @throws Refusal SeveralPortfolios, NotAPortfolio for a link, a pipe or a device, which are not opened
 */
export function arrivedIn(path: string): string {
  const state = lstatSync(path);
  if (state.isFile()) return path;
  if (!state.isDirectory()) throw notOpened();
  const found = lookThrough(path, 0);
  for (const kind of ['portfolio', 'zip', 'form'] as const) {
    const [only, ...more] = found.filter((one) => one.kind === kind).map((one) => one.path);
    if (only !== undefined && more.length > 0) throw several([only, ...more].map((one) => relative(path, one)));
    if (only !== undefined) return only;
  }
  return path;
}

function notOpened(): Refusal {
  const message = 'It is a link, a pipe or a device, and none of these is opened.';
  return new Refusal('NotAPortfolio', message, 'Put the file or folder itself into inbox/.');
}

interface Found {
  kind: 'portfolio' | 'zip' | 'form';
  path: string;
}

function lookThrough(folder: string, depth: number): Found[] {
  if ([CONFIG_PATH, MANIFEST].some((name) => existsSync(join(folder, name))))
    return [{ kind: 'portfolio', path: folder }];
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !isSystemFile(name));
  return entries.flatMap((entry): Found[] => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return depth < DEEPEST ? lookThrough(path, depth + 1) : [];
    if (!entry.isFile()) return [];
    return /\.zip$/i.test(path) ? [{ kind: 'zip', path }] : /\.docx$/i.test(path) ? [{ kind: 'form', path }] : [];
  });
}

/**
 * Puts what lies in a zip that holds no more than another one in its place.
 * @param path absolute: a copy of ours
 * @throws Refusal SeveralPortfolios, FormInZip
 */
export function unwrap(path: string): void {
  for (let wraps = 0; wraps < MOST_WRAPS; wraps += 1) {
    const inner = attempt(() => new ZipReader(path));
    if (inner === null) return;
    try {
      const content = innerZip(inner);
      if (content === null) return;
      writeFileSync(path, content);
    } finally {
      inner.close();
    }
  }
}

function innerZip(zip: ZipReader): Buffer | null {
  const names = zip.names.filter((name) => !isSystemFile(name));
  const isPortfolio = (name: string): boolean =>
    [CONFIG_PATH, MANIFEST].includes(name.slice(name.lastIndexOf('/') + 1));
  if (names.some(isPortfolio)) return null;
  const zips = names.filter((name) => /\.zip$/i.test(name));
  if (zips.length > 1) throw several(zips);
  const form = names.find((name) => /\.docx$/i.test(name));
  if (zips[0] === undefined && form !== undefined) {
    const message = `The zip holds ${form} and no portfolio.`;
    throw new Refusal('FormInZip', message, 'Take the Word form out of it and put it into inbox/.');
  }
  return zips[0] === undefined ? null : zip.read(zips[0], LARGEST_ZIP);
}

function several(names: readonly string[]): Refusal {
  const named = names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : '');
  const hint = 'Put each of them into inbox/ by itself.';
  return new Refusal('SeveralPortfolios', `It holds ${names.length} things that could be meant: ${named}.`, hint);
}

/** The earlier comes first, whatever it is called: the last of somebody's is the one that is read. @param paths absolute */
export function inOrder(paths: readonly string[]): string[] {
  const keys = new Map(paths.map((path) => [path, orderOf(path)]));
  return [...paths].sort((a, b) => ((keys.get(a) ?? '') < (keys.get(b) ?? '') ? -1 : 1));
}

function orderOf(path: string): string {
  const on = attempt(() => handedInOn(arrivedIn(path)));
  return [on?.date ?? lstatSync(path).mtime.toISOString().slice(0, 10), on?.submission ?? '', path].join(' ');
}

/** @param path absolute. @returns null where there is no manifest */
export function handedInOn(path: string): HandedInOn | null {
  const manifest = manifestOf(path);
  return manifest && { date: manifest.date, submission: manifest.submission };
}
