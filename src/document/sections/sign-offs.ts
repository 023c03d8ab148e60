import { judgeSignOff, type SealState, type SignatureState, type SignOffCoverage } from '../../coverage/index.js';
import { findReference } from '../../framework/lookup.js';
import type { PortfolioDocument } from '../../portfolio/model.js';
import { readSeal } from '../../trust/read-seal.js';
import { type Anchor, type Code, said, type Text, written, writtenOr } from '../text.js';
import type { BuildContext } from './context.js';
import type { Prose } from './pieces.js';
import { type PointReview, ratingLevel } from './rating-level.js';
import { personInWords } from './references.js';
import type { StageShown } from './stage-shown.js';
import { wordingOf } from './wording.js';

export type SignOffState = 'open' | 'supported' | 'recognised' | 'returned' | 'noted';

export interface SignOffSection {
  anchor: Anchor;
  role: Text;
  side: 'school' | 'university' | null;
  /** Who has the role by portfolio.yaml. */
  expected: Text | null;
  prompt: Text | null;
  state: SignOffState;
  name: Text | null;
  date: Code | null;
  title: Text | null;
  comment: Prose | null;
  enteredBy: Text | null;
  seal: SealSection | null;
  ratings: ({ point: Code } & PointReview)[];
  earlier: { name: Text | null; date: Code | null; state: SignOffState; comment: Prose | null }[];
}

/** What a sign-off was given on, and whether that still stands. */
export interface SealSection {
  /** SHA-256 of the list of files, in hexadecimal; null where the seal cannot be read. */
  digest: Code | null;
  files: number;
  state: SealState;
  /** Files that are not as they were signed. */
  changed: number;
  signature: SignatureState;
}

/** Who signs the stage: their words, or space for them; then sign-offs of roles that the stage does not ask for. */
export function buildSignOffs(context: BuildContext, shown: StageShown): SignOffSection[] {
  const demanded = shown.coverage.signOffs.map((coverage) => ({
    ...given(context, shown, coverage.latest, coverage.state),
    ...asked(context, shown, coverage),
    anchor: context.ids.claim(`${shown.id} sign off ${coverage.role.id}`),
    earlier: coverage.history.map((document) => {
      const { name, date, state, comment } = given(context, shown, document, stateOf(document));
      return { name, date, state, comment };
    }),
  }));
  return [...demanded, ...unasked(context, shown)];
}

function asked(
  context: BuildContext,
  { word }: StageShown,
  { role, demand }: SignOffCoverage,
): Pick<SignOffSection, 'role' | 'side' | 'expected' | 'prompt'> {
  const { people } = context.linked.portfolio.config;
  const expected = Object.hasOwn(people, role.id) ? (people[role.id] ?? null) : null;
  return { role: word(role.title), side: role.side, expected: writtenOr(expected), prompt: word(demand.prompt) };
}

function given(
  context: BuildContext,
  shown: StageShown,
  document: PortfolioDocument | null,
  state: SignOffState,
): Omit<SignOffSection, 'anchor' | 'role' | 'side' | 'expected' | 'prompt' | 'earlier'> {
  const matter = document?.frontMatter ?? {};
  return {
    state,
    name: writtenOr(matter.name?.value),
    date: matter.date?.value ?? null,
    title: writtenOr(matter.title?.value),
    comment: document && context.prose.titledBody(document, `${shown.id} sign off`, { level: 4 }),
    enteredBy: writtenOr(matter['entered-by']?.value),
    seal: document ? sealOf(context, document) : null,
    ratings: document ? ratingsOf(context, document) : [],
  };
}

/** @returns null where the sign-off has none and speaks of nothing in particular */
function sealOf({ linked }: BuildContext, document: PortfolioDocument): SealSection | null {
  const { seal, signature } = judgeSignOff(linked, document);
  if (seal.state === 'none') return null;
  const written = readSeal(document.frontMatter.seal?.value);
  return {
    digest: 'why' in written ? null : written.digest.replace(/^sha256:/, ''),
    files: seal.files,
    state: seal.state,
    changed: seal.changed.length + seal.came.length + seal.went.length,
    signature,
  };
}

function ratingsOf(context: BuildContext, { frontMatter }: PortfolioDocument): SignOffSection['ratings'] {
  return (frontMatter.ratings?.value ?? []).map(({ point, level, note }) => {
    const found = findReference(context.linked.indexes, 'levels', level);
    return {
      point,
      level: found.found ? ratingLevel(found.item.scale, level, wordingOf(found.framework)) : null,
      word: written(level),
      note: writtenOr(note),
    };
  });
}

function unasked(context: BuildContext, shown: StageShown): SignOffSection[] {
  const known = new Set(shown.coverage.signOffs.flatMap(({ latest, history }) => [...history, latest ?? []].flat()));
  return context.linked.portfolio.documents
    .filter((document) => document.kind === 'sign-off' && !known.has(document))
    .filter((document) => context.linked.stageOf(document)?.stage === shown.place.stage)
    .map((document) => ({
      ...given(context, shown, document, stateOf(document)),
      anchor: context.ids.claim(`${shown.id} sign off ${document.path}`),
      role: roleOf(document),
      side: null,
      expected: null,
      prompt: null,
      earlier: [],
    }));
}

function roleOf({ frontMatter: { role } }: PortfolioDocument): Text {
  return role ? personInWords(role.value) : said('part.signOffs');
}

function stateOf({ frontMatter }: PortfolioDocument): SignOffState {
  return (frontMatter.decision?.value ?? 'noted') as SignOffState;
}
