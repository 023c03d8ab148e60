import { createHash } from 'node:crypto';

/** One line of a seal. */
export interface SealedFile {
  /** In the portfolio, composed as Unicode NFC. */
  path: string;
  /** Bytes of the content as it was hashed. */
  size: number;
  /** 64 small hexadecimal digits. */
  sha256: string;
}

/** What exactly a sign-off was given on. */
export interface Seal {
  /** `ljmu-2016/advanced` */
  stage: string;
  /** Whose portfolio it was. */
  mentor: string;
  /** In the order of the list. */
  files: SealedFile[];
}

/** The first line of every list; another number is another form. */
export const SEAL_FORM = 'mentor-seal-1';

/** What no path in a list may hold: it would look like another line, or like another path. */
const UNLISTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/;

/** @returns the paths of which no seal can speak; a file so named has to be renamed */
export function unlistablePaths(paths: readonly string[]): string[] {
  return paths.filter((path) => UNLISTABLE.test(path) || path.trim() !== path);
}

/** The lines of the files, sorted by the bytes of their paths, each ended by LF. */
export function fileList(files: readonly SealedFile[]): string {
  return sortFiles(files)
    .map(({ sha256, size, path }) => `${sha256} ${size} ${path}\n`)
    .join('');
}

/** `sha256:` and the digest of the whole list, as docs/seal.md describes it. */
export function sealDigest({ stage, mentor, files }: Seal): string {
  return digestOf(`${SEAL_FORM}\nstage ${stage}\nmentor ${mentor}\n${fileList(files)}`);
}

/** `sha256:` and 64 digits of a text's UTF-8. */
export function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`;
}

/** How a seal names a stage. */
export function stageName({ framework, stage }: { framework: { id: string }; stage: { id: string } }): string {
  return `${framework.id}/${stage.id}`;
}

/** How a seal names the mentor: on one line, composed. */
export function mentorName(name: string | null): string {
  return (name ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Whether two names are meant for the same person: capitals, spaces and how accents are stored do not matter. */
export function isSamePerson(one: string, other: string): boolean {
  return mentorName(one).toLowerCase() === mentorName(other).toLowerCase();
}

function sortFiles(files: readonly SealedFile[]): SealedFile[] {
  return [...files].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}
