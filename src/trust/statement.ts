import type { Portfolio, PortfolioDocument } from '../portfolio/model.js';
import { portfolioPath } from '../portfolio/paths.js';
import { canonicalJson } from './canonical-json.js';
import { digestOf, fileList, type SealedFile, type SealForm } from './seal.js';

/** Everything that somebody says by signing; a signature is made over its canonical JSON (docs/seal.md). */
export interface Statement {
  form: 'mentor-statement-1' | 'mentor-statement-2';
  /** Digest of the seal's list. */
  seal: string;
  pack: string;
  packVersion: number;
  stage: string;
  role: string;
  name: string;
  date: string;
  decision: string;
  /** Digest of the comment: line ends LF, no white space around it, in the first form composed as Unicode NFC. */
  comment: string;
  /** Who transcribed it from paper, or null. */
  enteredBy: string | null;
  /** Digest of the scanned page, or null. */
  scan: string | null;
  /** The reviewer's own ratings, by point. */
  ratings: { point: string; level: string; note: string | null }[];
  /** From the second form on: which sign-off of its role it is, digest of the one before, and digest of the list of the others'. */
  number?: number;
  previous?: string | null;
  after?: string;
}

/** Where a sign-off stands in its role's order, and after whom. */
export interface PlaceInOrder {
  /** That of its file. */
  number: number;
  /** Digest of the role's sign-off before it, as its file's text was; null for the first. */
  previous: string | null;
  /** The latest sign-offs of the stage's other roles, as they stood then. */
  after: SealedFile[];
}

/** What the rest of a statement does not say: the seal, the pack it was made for, and its place. */
export interface StatementAbout {
  form: SealForm;
  /** The seal's digest. */
  seal: string;
  pack: string;
  packVersion: number;
  stage: string;
  place: PlaceInOrder | null;
}

/** The statement that a sign-off's file makes now. */
export function statementOf(
  { frontMatter, text, bodyOffset }: PortfolioDocument,
  { seal, pack, packVersion, stage, place }: StatementAbout,
  portfolio: Pick<Portfolio, 'files'>,
): Statement {
  const ratings = frontMatter.ratings?.value ?? [];
  // The first form composed texts; characters that composing changes are other characters in the second.
  const written = place === null ? (words: string): string => words.normalize('NFC') : (words: string): string => words;
  return {
    form: place === null ? 'mentor-statement-1' : 'mentor-statement-2',
    ...(place === null
      ? {}
      : { number: place.number, previous: place.previous, after: digestOf(fileList(place.after)) }),
    seal,
    pack,
    packVersion,
    stage,
    role: frontMatter.role?.value ?? '',
    name: written(frontMatter.name?.value ?? ''),
    date: frontMatter.date?.value ?? '',
    decision: frontMatter.decision?.value ?? '',
    comment: digestOf(written(text.slice(bodyOffset)).trim()),
    enteredBy: frontMatter['entered-by'] ? written(frontMatter['entered-by'].value) : null,
    scan: frontMatter.scan ? scanDigest(frontMatter.scan.value, portfolio) : null,
    ratings: ratings
      .map(({ point, level, note }) => ({ point, level, note: note === null ? null : written(note) }))
      .sort((a, b) => Buffer.compare(Buffer.from(a.point), Buffer.from(b.point))),
  };
}

/** The bytes that are signed, as text. */
export function statementText(statement: Statement): string {
  return canonicalJson({ ...statement });
}

function scanDigest(written: string, { files }: Pick<Portfolio, 'files'>): string {
  const digest = files.get(portfolioPath(written) ?? '')?.digest;
  return digest ? `sha256:${digest.sha256}` : 'missing';
}
