import {
  type FoundReference,
  type FrameworkIndex,
  findReference,
  indexFramework,
  type MissingReference,
  type ReferenceKind,
} from '../framework/lookup.js';
import type { Framework, FrameworkStage } from '../framework/model.js';
import { JOURNAL_KINDS, type Kind } from '../portfolio/fields.js';
import type { Portfolio, PortfolioDocument } from '../portfolio/model.js';
import { byText } from '../text/by-text.js';
import { normaliseCode } from '../text/suggest.js';

/** A stage of a framework that the portfolio follows. */
export interface StageInFramework {
  framework: Framework;
  stage: FrameworkStage;
}

/** A portfolio whose references are looked up: what check, status, render and cohort start from. */
export interface LinkedPortfolio {
  portfolio: Portfolio;
  /** One for each framework followed, in the portfolio's order. */
  indexes: FrameworkIndex[];
  /** What an id names in the frameworks followed; each text is looked up once. */
  find: <K extends ReferenceKind>(kind: K, text: string) => FoundReference<K> | MissingReference;
  /** The stage a document counts for; null where it names none that is known. */
  stageOf: (document: PortfolioDocument) => StageInFramework | null;
  /** The stage where the mentor is working, or null where portfolio.yaml names none that is known. */
  currentStage: StageInFramework | null;
}

/** Kinds that belong to a stage as a whole. */
const STAGE_KINDS: readonly Kind[] = ['self-assessment', 'checklist', 'reflection', 'targets', 'sign-off'];

/** Looks up what a portfolio's documents refer to. Pure; does not change the portfolio. */
export function linkPortfolio(portfolio: Portfolio): LinkedPortfolio {
  const indexes = portfolio.frameworks.map(indexFramework);
  const find = rememberingFinder(indexes);
  const currentStage = portfolio.config.stage ? findStageIn(indexes, portfolio.config.stage.value) : null;
  const stages = new Map(
    portfolio.documents.map((document) => [document.path, stageOfDocument(document, indexes, find, currentStage)]),
  );
  return { portfolio, indexes, find, currentStage, stageOf: (document) => stages.get(document.path) ?? null };
}

/** Wrong ids beyond this many get no suggestions: each is looked for among all ids, and so many are no slips. */
const MOST_SUGGESTIONS = 500;

/** Looks each text up once: a code stands in many entries. */
function rememberingFinder(indexes: readonly FrameworkIndex[]): LinkedPortfolio['find'] {
  const known = new Map<string, unknown>();
  let missing = 0;
  return <K extends ReferenceKind>(kind: K, text: string): FoundReference<K> | MissingReference => {
    const key = `${kind} ${text}`;
    const before = known.get(key) as FoundReference<K> | MissingReference | undefined;
    if (before) return before;
    const found =
      missing < MOST_SUGGESTIONS || isSomewhere(indexes, kind, text)
        ? findReference(indexes, kind, text)
        : { found: false as const, id: normaliseCode(text), near: [], unknownPack: null };
    if (!found.found) missing += 1;
    known.set(key, found);
    return found;
  };
}

function isSomewhere(indexes: readonly FrameworkIndex[], kind: ReferenceKind, text: string): boolean {
  const id = normaliseCode(text);
  const bare = id.slice(id.indexOf('/') + 1);
  return indexes.some((index) => index[kind].has(id) || index[kind].has(bare));
}

/** @returns the stage that a text such as `developing` or `ljmu-2007/developing` names */
export function findStageIn(indexes: readonly FrameworkIndex[], text: string): StageInFramework | null {
  const reference = findReference(indexes, 'stages', text);
  return reference.found ? { framework: reference.framework, stage: reference.item.stage } : null;
}

/** Whether a document gives an account of something done, and says something. */
export function isCountedEntry(document: PortfolioDocument): boolean {
  return isJournalEntry(document) && saysSomething(document);
}

/** Words below the settings, or in them what was achieved or how an audit came out. */
export function saysSomething({ facts, frontMatter: { achieved, audit, ratings } }: PortfolioDocument): boolean {
  return !facts.empty || Boolean(achieved?.value) || (audit !== undefined && Boolean(ratings?.value.length));
}

export function isJournalEntry(document: PortfolioDocument): boolean {
  return JOURNAL_KINDS.includes(document.kind);
}

/** Orders documents by date, undated ones last, then by path. */
export function byDate(a: PortfolioDocument, b: PortfolioDocument): number {
  const [first, second] = [a.frontMatter.date?.value ?? '9999', b.frontMatter.date?.value ?? '9999'];
  return byText(first, second) || byText(a.path, b.path);
}

function stageOfDocument(
  document: PortfolioDocument,
  indexes: readonly FrameworkIndex[],
  find: LinkedPortfolio['find'],
  current: StageInFramework | null,
): StageInFramework | null {
  const named = document.frontMatter.stage?.value;
  if (named) return findStageIn(indexes, named);
  return stageOwning(document, indexes, find) ?? (STAGE_KINDS.includes(document.kind) ? current : null);
}

/** docs/design.md, Coverage: a stage left out is the one stage that owns all named criteria; an entry without any, all named dimensions. */
function stageOwning(
  { frontMatter }: PortfolioDocument,
  indexes: readonly FrameworkIndex[],
  find: LinkedPortfolio['find'],
): StageInFramework | null {
  const kind = frontMatter.criteria?.value.length ? 'criteria' : 'dimensions';
  const owners = new Map<FrameworkStage, Framework>();
  for (const { value } of frontMatter[kind]?.value ?? []) {
    const reference = find(kind, value);
    if (reference.found) owners.set(reference.item.stage, reference.framework);
  }
  const { framework } = indexes.find((index) => [...owners.values()].includes(index.framework)) ?? {};
  const [first, second] = [...owners].filter(([, one]) => one === framework);
  return first && !second ? { stage: first[0], framework: first[1] } : null;
}
