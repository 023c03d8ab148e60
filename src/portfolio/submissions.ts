/** What is known of something that was handed in, without reading all of it again. Plain data. */
export interface Submission {
  /** `submissions/003` */
  folder: string;
  /** YYYY-MM-DD, or null where its manifest does not say. */
  date: string | null;
  /** `ljmu-2016/advanced` */
  stages: string[];
  /** Paths of the sign-offs that were there. */
  signOffs: string[];
  /** What is not as it was handed in, in order of the names. */
  troubles: SubmissionTrouble[];
}

export interface SubmissionTrouble {
  /** Name in the submission's folder. */
  file: string;
  what: 'changed' | 'came' | 'went' | 'unreadable';
}

/** The file that says what a submission holds. */
export const MANIFEST = 'manifest.json';
/** SHA-256 of each file beside it, in the form that `sha256sum -c` reads. */
export const CHECKSUMS = 'SHA256SUMS';

/** A submission's folder: three digits or more. */
export function isSubmissionFolder(name: string): boolean {
  return /^\d{3,6}$/.test(name);
}

/** @returns digest by file name, or null where a line is none of a checksum file */
function readChecksums(text: string): ReadonlyMap<string, string> | null {
  const sums = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    if (line === '') continue;
    const [, digest = '', name = ''] = /^([0-9a-f]{64}) [ *]([^/\\\u0000-\u001f]+)$/.exec(line) ?? [];
    if (name === '' || name === '.' || name === '..' || sums.has(name)) return null;
    sums.set(name, digest);
  }
  return sums.size === 0 ? null : sums;
}

/** @param text of a manifest; what it does not say is empty */
function readManifestHead(text: string): Pick<Submission, 'date' | 'stages' | 'signOffs'> | null {
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data !== 'object' || data === null || !('submission' in data)) return null;
    const { date, stages, signOffs } = data as Record<string, unknown>;
    const files = Array.isArray(signOffs) ? signOffs.map((one: { file?: unknown } | null) => one?.file) : [];
    return { date: typeof date === 'string' ? date : null, stages: texts(stages), signOffs: texts(files) };
  } catch {
    return null;
  }
}

function texts(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
}

/**
 * Holds the files of a submission against its checksums.
 * @param there the names in its folder
 * @param manifest and checksums: the texts of the two files, null where they cannot be read
 * @param sumOf SHA-256 of a file in 64 digits, null where it cannot be read, undefined where it need not be looked at
 */
export function judgeSubmission(
  there: readonly string[],
  { manifest, checksums }: { manifest: string | null; checksums: string | null },
  sumOf: (file: string) => string | null | undefined,
): Omit<Submission, 'folder'> {
  const head = readManifestHead(manifest ?? '');
  const sums = readChecksums(checksums ?? '');
  const troubles: SubmissionTrouble[] = sums
    ? differences(there, sums, sumOf)
    : [{ file: CHECKSUMS, what: 'unreadable' }];
  if (head === null && !troubles.some(({ file }) => file === MANIFEST))
    troubles.push({ file: MANIFEST, what: 'unreadable' });
  return { ...(head ?? { date: null, stages: [], signOffs: [] }), troubles };
}

function differences(
  there: readonly string[],
  sums: ReadonlyMap<string, string>,
  sumOf: (file: string) => string | null | undefined,
): SubmissionTrouble[] {
  const names = new Set([...there, ...sums.keys()]);
  names.delete(CHECKSUMS);
  return [...names].sort().flatMap((file): SubmissionTrouble[] => {
    const sum = sums.get(file);
    if (sum === undefined) return [{ file, what: 'came' }];
    if (!there.includes(file)) return [{ file, what: 'went' }];
    const found = sumOf(file);
    if (found === undefined || found === sum) return [];
    return [{ file, what: found === null ? 'unreadable' : 'changed' }];
  });
}
