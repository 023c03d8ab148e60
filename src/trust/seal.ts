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
  form: SealForm;
  /** `ljmu-2016/advanced` */
  stage: string;
  /** Whose portfolio it was. */
  mentor: string;
  /** What it was signed for, line by line: the words of the framework then in force, school and provider. */
  terms: readonly string[];
  /** In the order of the list. */
  files: SealedFile[];
}

/** The first line of every list; another number is another form. The first form had no terms, and composed texts before it hashed them. */
export type SealForm = 'mentor-seal-1' | 'mentor-seal-2';
/** The form of the seals that are made now. */
export const SEAL_FORM: SealForm = 'mentor-seal-2';

export function isSealForm(text: string): text is SealForm {
  return text === SEAL_FORM || text === 'mentor-seal-1';
}

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
export function sealDigest({ form, stage, mentor, terms, files }: Seal): string {
  const asked = terms.map((term) => `for ${term}\n`).join('');
  return digestOf(`${form}\nstage ${stage}\nmentor ${mentor}\n${asked}${fileList(files)}`);
}

/** `sha256:` and 64 digits of a text's UTF-8. */
export function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`;
}

/** A text as one line of a seal's terms: white space as single spaces, and no character that a file cannot show. */
export function termLine(text: string): string {
  const hidden = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/gu;
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(hidden, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * What two names have in common that a disk, a person or another program may take for one: how accents are stored, capitals,
 * signs that look alike by the standard (the Kelvin sign is a K).
 */
export function foldedPath(path: string): string {
  const fold = (sign: string): string => {
    const large = sign.toUpperCase();
    return (large.length === sign.length ? large : sign).toLowerCase();
  };
  return Array.from(path.normalize('NFC'), fold).join('').normalize('NFC');
}

/** How a seal names a stage. */
export function stageName({ framework, stage }: { framework: { id: string }; stage: { id: string } }): string {
  return `${framework.id}/${stage.id}`;
}

/** How a seal names the mentor: on one line, composed. */
export function mentorName(name: string | null): string {
  return (name ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Whether two names are written the same: capitals, spaces and how accents are stored do not matter. */
export function isSameName(one: string, other: string): boolean {
  return mentorName(one).toLowerCase() === mentorName(other).toLowerCase();
}

/** In the order of a list: that of the bytes of their paths. */
export function sortFiles(files: readonly SealedFile[]): SealedFile[] {
  return [...files].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}
