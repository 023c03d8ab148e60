import type { Portfolio, PortfolioDocument } from '../portfolio/model.js';
import { portfolioPath } from '../portfolio/paths.js';
import { canonicalJson } from './canonical-json.js';
import { digestOf } from './seal.js';

/** Everything that somebody says by signing; a signature is made over its canonical JSON (docs/seal.md). */
export interface Statement {
  form: 'mentor-statement-1';
  /** Digest of the seal's list. */
  seal: string;
  pack: string;
  packVersion: number;
  stage: string;
  role: string;
  name: string;
  date: string;
  decision: string;
  /** Digest of the comment: line ends LF, composed as Unicode NFC, no white space around it. */
  comment: string;
  /** Who transcribed it from paper, or null. */
  enteredBy: string | null;
  /** Digest of the scanned page, or null. */
  scan: string | null;
  /** The reviewer's own ratings, by point. */
  ratings: { point: string; level: string; note: string | null }[];
}

/** What the rest of a statement does not say: the seal and the pack it was made for. */
export interface StatementAbout {
  seal: string;
  pack: string;
  packVersion: number;
  stage: string;
}

/** The statement that a sign-off's file makes now. */
export function statementOf(
  { frontMatter, text, bodyOffset }: PortfolioDocument,
  { seal, pack, packVersion, stage }: StatementAbout,
  portfolio: Pick<Portfolio, 'files'>,
): Statement {
  const ratings = frontMatter.ratings?.value ?? [];
  return {
    form: 'mentor-statement-1',
    seal,
    pack,
    packVersion,
    stage,
    role: frontMatter.role?.value ?? '',
    name: composed(frontMatter.name?.value ?? ''),
    date: frontMatter.date?.value ?? '',
    decision: frontMatter.decision?.value ?? '',
    comment: commentDigest(text.slice(bodyOffset)),
    enteredBy: frontMatter['entered-by'] ? composed(frontMatter['entered-by'].value) : null,
    scan: frontMatter.scan ? scanDigest(frontMatter.scan.value, portfolio) : null,
    ratings: ratings
      .map(({ point, level, note }) => ({ point, level, note: note === null ? null : composed(note) }))
      .sort((a, b) => (a.point < b.point ? -1 : Number(a.point > b.point))),
  };
}

/** The bytes that are signed, as text. */
export function statementText(statement: Statement): string {
  return canonicalJson({ ...statement });
}

/** @param body Markdown, with line ends LF */
function commentDigest(body: string): string {
  return digestOf(composed(body).trim());
}

function scanDigest(written: string, { files }: Pick<Portfolio, 'files'>): string {
  const path = portfolioPath(written);
  const digest = path === null ? undefined : files.get(path)?.digest;
  return digest ? `sha256:${digest.sha256}` : 'missing';
}

function composed(text: string): string {
  return text.normalize('NFC');
}
