import { coverStage, findStageIn } from '../coverage/index.js';
import type { VersionWords } from '../html/difference.js';
import type { DifferencePart } from '../submission/diff/lines.js';
import { compareSnapshots, differenceParts } from '../submission/index.js';
import { readVersions, type Version } from './versions.js';
import type { World } from './world.js';

/** What changed between two versions of a portfolio: as data, and in words. */
export interface PortfolioDifference {
  /** How the versions are called: `submission 001`, `now`. */
  from: string;
  to: string;
  difference: ReturnType<typeof compareSnapshots>;
  parts: DifferencePart[];
  /** Both versions' own words, for a page. */
  words: readonly [VersionWords, VersionWords];
}

/**
 * @param from a submission (001, its folder or zip), a git revision, or now
 * @param to the same
 * @throws Refusal where there is no such version
 */
export async function diff(
  from: string,
  to: string,
  scope: { portfolio?: string; stage?: string },
  world: World,
): Promise<PortfolioDifference> {
  const [before, after] = await readVersions([from, to], scope, world);
  const difference = compareSnapshots(before.snapshot, after.snapshot);
  return {
    from: before.title,
    to: after.title,
    difference,
    parts: differenceParts(difference),
    words: [wordsOf(before), wordsOf(after)],
  };
}

/** What files of a version are called, and what the ids of its stages stand for. */
function wordsOf({ linked, snapshot, texts }: Version): VersionWords {
  const titles = linked.portfolio.documents.flatMap(({ path, frontMatter }) =>
    frontMatter.title ? [[path, frontMatter.title.value] as const] : [],
  );
  const statements = snapshot.stages.flatMap(({ stage }) => {
    const place = findStageIn(linked.indexes, stage);
    if (!place) return [];
    const { criteria, skills, questions, selfAssessment, signOffs } = coverStage(linked, place);
    return [
      ...criteria.map(({ criterion: { id, statement } }) => [id, statement] as const),
      ...skills.map(({ skill: { id, title, statement } }) => [id, title ?? statement ?? ''] as const),
      ...questions.map(({ question: { id, statement } }) => [id, statement] as const),
      ...(selfAssessment?.points ?? []).map(({ point: { id, statement } }) => [id, statement] as const),
      ...signOffs.map(({ role: { id, title } }) => [id, title] as const),
    ];
  });
  return { texts, titles: new Map(titles), statements: new Map(statements) };
}
