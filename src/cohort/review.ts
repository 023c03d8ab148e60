import { Refusal } from '../text/refusal.js';
import { withoutComments } from '../text/without-comments.js';
import { mapIn, readYaml, textIn } from './yaml-file.js';

/** Whose reading it is. */
export const VOICES = ['first', 'second', 'moderation'] as const;
export type Voice = (typeof VOICES)[number];

/** What a reader may decide. */
export const READER_DECISIONS = ['recognised', 'returned'] as const;
export type ReaderDecision = (typeof READER_DECISIONS)[number];

/** One reading of a submission: a file that its reader fills in. */
export interface Review {
  id: string;
  /** `advanced` */
  stage: string;
  voice: Voice;
  /** In the cohort's folder. */
  path: string;
  /** Id of a reviewer in cohort.yaml. */
  reader: string;
  /** Which submission was read: `001`. */
  submission: string;
  /** YYYY-MM-DD; '' where there is none. */
  date: string;
  /** null: it is with the reader still. */
  decision: ReaderDecision | null;
  /** Level by point. */
  ratings: Record<string, string>;
  /** Markdown: what the mentor will read. */
  paragraph: string;
}

/** The words of `reviews/<id>/<stage>/<file>`, or null for a path that is no review's. */
function reviewPlace(path: string): { id: string; stage: string; voice: Voice } | null {
  const [, id = '', stage = '', voice] =
    /^reviews\/([^/]+)\/([^/]+)\/(first|second|moderation)(?:-\d+)?\.md$/.exec(path) ?? [];
  return voice ? { id, stage, voice: voice as Voice } : null;
}

/**
 * @param path in the cohort's folder
 * @throws Refusal BrokenFile with file and line
 */
export function readReview(path: string, text: string): Review | null {
  const place = reviewPlace(path);
  if (place === null) return null;
  const { data, body } = frontMatterOf(path, text);
  const decision = textIn(data, 'decision');
  const known = READER_DECISIONS.find((one) => one === decision) ?? null;
  if (decision !== '' && known === null) {
    const hint = `Write \`decision: ${READER_DECISIONS.join('` or `decision: ')}\`; leave it empty while you read.`;
    throw new Refusal('BrokenFile', `${path}: unexpected decision \`${decision}\`.`, hint);
  }
  const ratings = Object.entries(mapIn(data, 'ratings')).map(([point, level]) => [point, String(level)]);
  return {
    ...place,
    path,
    reader: textIn(data, 'reader'),
    submission: textIn(data, 'submission').padStart(3, '0'),
    date: textIn(data, 'date'),
    decision: known,
    ratings: Object.fromEntries(ratings) as Record<string, string>,
    paragraph: body,
  };
}

/** The mapping between the lines of hyphens, and the words below without what is a comment. */
export function frontMatterOf(path: string, text: string): { data: Record<string, unknown>; body: string } {
  const clean = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const [, yaml, body = ''] = /^---\n([\s\S]*?)\n---[ \t]*(?:\n([\s\S]*))?$/.exec(clean) ?? [];
  if (yaml === undefined) {
    const message = `${path} does not begin with front-matter.`;
    throw new Refusal('BrokenFile', message, 'Front-matter begins and ends with a line `---`.');
  }
  return { data: readYaml(path, yaml, 1), body: withoutComments(body).trim() };
}

/** Two readers of one submission who do not agree. */
export interface Differing {
  id: string;
  /** What each decided, where these differ and nobody has settled it; else null. */
  decisions: [first: ReaderDecision, second: ReaderDecision] | null;
  /** The points that they rate differently. */
  points: string[];
}

/**
 * Where two readers of a submission differ. Nothing is worked out of it: it is said.
 * @param reviews of one submission
 * @returns null where they agree, or there are not two who have decided
 */
export function differenceOf(id: string, reviews: readonly Review[]): Differing | null {
  const [first, second, settled] = VOICES.map((voice) => reviews.find((one) => one.voice === voice && one.decision));
  if (!first?.decision || !second?.decision || settled) return null;
  const points = Object.keys(first.ratings).filter(
    (point) => (second.ratings[point] ?? first.ratings[point]) !== first.ratings[point],
  );
  const decisions: Differing['decisions'] =
    first.decision === second.decision ? null : [first.decision, second.decision];
  return decisions || points.length > 0 ? { id, decisions, points } : null;
}
