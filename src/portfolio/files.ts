import { createHash } from 'node:crypto';
import { BIBLIOGRAPHY_PATH } from './bibliography/model.js';
import { digestContent } from './digest.js';
import type { ContentDigest, EvidenceFault, PortfolioFile } from './model.js';
import { CHECKSUMS, judgeSubmission, MANIFEST, type Submission } from './submissions.js';

/** A portfolio folder's content, as the loader wants it: from disk, or from memory in tests and in an editor. */
export interface FileSet {
  files: PortfolioFile[];
  /** Text of every Markdown and YAML file and of references.bib, where they could be read, by path. */
  texts: ReadonlyMap<string, string>;
  /** Why a text is not there or not to be trusted, by path. */
  troubles: ReadonlyMap<string, FileTrouble>;
  /** The digest of a file that is not outside; null where it cannot be read. Left out: nobody can look. */
  digest?: (path: string) => ContentDigest | null;
  /** The bytes of a file that is not outside; null where they are more than `most` or cannot be read. Left out: nobody can look. */
  bytes?: (path: string, most: number) => Buffer | null;
  /** Why no reader can open a file, by its path. Left out: nobody looked. */
  faults?: ReadonlyMap<string, EvidenceFault>;
  /** What was handed in; its files are not among the others. */
  submissions?: readonly Submission[];
}

export interface FileTrouble {
  kind: 'unreadable' | 'too-large' | 'too-deep' | 'encoding' | 'elsewhere' | 'no-file';
  /** What the operating system said, the byte at which the text stops being UTF-8, or what is there in a file's place. */
  detail: string;
}

/** A text larger than this is not read; 600 pages of prose are about 1 MiB. */
export const LARGEST_TEXT: number = 2 * 1024 * 1024;

/** @returns whether the loader wants the file's text */
export function isTextPath(path: string): boolean {
  return path === BIBLIOGRAPHY_PATH || /\.(md|markdown|ya?ml)$/i.test(path);
}

/** A file set from texts in memory. */
export function filesInMemory(texts: Record<string, string>): FileSet {
  const entries = Object.entries(texts).filter(([path]) => !path.startsWith('submissions/'));
  const encoder = new TextEncoder();
  return {
    files: entries.map(([path, text]) => ({ path, size: encoder.encode(text).length, outside: false })),
    texts: new Map(entries.filter(([path]) => isTextPath(path))),
    troubles: new Map(),
    digest: (path) => (Object.hasOwn(texts, path) ? digestContent(path, encoder.encode(texts[path])) : null),
    submissions: submissionsInMemory(texts),
  };
}

function submissionsInMemory(texts: Record<string, string>): Submission[] {
  const folders = new Set(Object.keys(texts).flatMap((path) => /^submissions\/\d+(?=\/)/.exec(path)?.[0] ?? []));
  return [...folders].sort().map((folder) => {
    const names = Object.keys(texts).flatMap((path) =>
      path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : [],
    );
    const text = (name: string): string | null => texts[`${folder}/${name}`] ?? null;
    const heads = { manifest: text(MANIFEST), checksums: text(CHECKSUMS) };
    const sumOf = (name: string): string =>
      createHash('sha256')
        .update(text(name) ?? '')
        .digest('hex');
    return { folder, ...judgeSubmission(names, heads, sumOf) };
  });
}
