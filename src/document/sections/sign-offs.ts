import { judgeSignOff, type SignOffCoverage } from '../../coverage/index.js';
import { findReference } from '../../framework/lookup.js';
import type { PortfolioDocument } from '../../portfolio/model.js';
import { readSeal } from '../../trust/read-seal.js';
import type { Prose, SealSection, SignOffSection, SignOffState } from '../model.js';
import type { BuildContext, StageShown } from './context.js';
import { ratingLevel } from './rating-level.js';
import { personInWords } from './references.js';

/** Who signs the stage: their words, or space for them; then sign-offs of roles that the stage does not ask for. */
export function buildSignOffs(context: BuildContext, shown: StageShown): SignOffSection[] {
  const demanded = shown.coverage.signOffs.map((coverage) => ({
    ...said(context, shown, coverage.latest, coverage.state),
    ...asked(context, coverage),
    anchor: context.ids.claim(`${shown.id} sign off ${coverage.role.id}`),
    earlier: coverage.history.map((document) => {
      const { name, date, state, comment } = said(context, shown, document, stateOf(document));
      return { name, date, state, comment };
    }),
  }));
  return [...demanded, ...unasked(context, shown)];
}

function asked(
  context: BuildContext,
  { role, demand }: SignOffCoverage,
): Pick<SignOffSection, 'role' | 'side' | 'expected' | 'prompt'> {
  const { people } = context.linked.portfolio.config;
  const expected = Object.hasOwn(people, role.id) ? (people[role.id] ?? null) : null;
  return { role: role.title, side: role.side, expected, prompt: demand.prompt ?? null };
}

function said(
  context: BuildContext,
  shown: StageShown,
  document: PortfolioDocument | null,
  state: SignOffState,
): Omit<SignOffSection, 'anchor' | 'role' | 'side' | 'expected' | 'prompt' | 'earlier'> {
  const matter = document?.frontMatter ?? {};
  return {
    state,
    name: matter.name?.value ?? null,
    date: matter.date?.value ?? null,
    title: matter.title?.value ?? null,
    comment: document && signOffComment(context, shown, document),
    enteredBy: matter['entered-by']?.value ?? null,
    seal: document ? sealOf(context, document) : null,
    ratings: document ? ratingsOf(context, document) : [],
  };
}

function signOffComment(context: BuildContext, shown: StageShown, document: PortfolioDocument): Prose | null {
  return context.prose.body(document, `${shown.id} sign off`, { level: 4 });
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
    return { point, level: found.found ? ratingLevel(found.item.scale, level) : null, word: level, note };
  });
}

function unasked(context: BuildContext, shown: StageShown): SignOffSection[] {
  const known = new Set(shown.coverage.signOffs.flatMap(({ latest, history }) => [...history, latest ?? []].flat()));
  return context.linked.portfolio.documents
    .filter((document) => document.kind === 'sign-off' && !known.has(document))
    .filter((document) => context.linked.stageOf(document)?.stage === shown.place.stage)
    .map((document) => ({
      ...said(context, shown, document, stateOf(document)),
      anchor: context.ids.claim(`${shown.id} sign off ${document.path}`),
      role: personInWords(document.frontMatter.role?.value ?? 'Sign-off'),
      side: null,
      expected: null,
      prompt: null,
      earlier: [],
    }));
}

function stateOf({ frontMatter }: PortfolioDocument): SignOffState {
  return (frontMatter.decision?.value ?? 'noted') as SignOffState;
}
