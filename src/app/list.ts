import { byDate, isJournalEntry, type LinkedPortfolio } from '../coverage/index.js';
import { findReference, soughtPart } from '../framework/index.js';
import { KINDS, type PortfolioDocument } from '../portfolio/index.js';
import { codesOrWords, type KnownCode } from '../scaffold/index.js';
import { Refusal } from '../text/refusal.js';
import { suggestion } from '../text/suggest.js';
import { chooseStages, openPortfolio } from './open-portfolio.js';
import { readDay } from './read-day.js';
import type { World } from './world.js';

/** Which files of a portfolio are listed; several together narrow the list. */
export interface ListFilters {
  criterion?: string[];
  standard?: string[];
  skill?: string[];
  person?: string;
  agreement?: string;
  stage?: string;
  from?: string;
  to?: string;
  portfolio?: string;
}

/** Ids that stand for the words they were found by. */
export interface FoundByWords {
  typed: string;
  found: { id: string; statement: string }[];
}

/** What was asked for. */
export interface Listed {
  /** By date. */
  documents: PortfolioDocument[];
  byWords: FoundByWords[];
}

/**
 * The documents that pass every filter.
 * @param kind left out: all that is in the journal
 * @throws Refusal for a kind, an id, a stage or a day that is none
 */
export async function list(kind: string | undefined, wanted: ListFilters, world: World): Promise<Listed> {
  const { linked } = await openPortfolio(wanted.portfolio, world);
  const names = [
    naming('criteria', wanted.criterion, linked),
    naming('standards', wanted.standard, linked),
    naming('skills', wanted.skill, linked),
  ].flatMap((one) => one ?? []);
  const tests = [...filters(kind, wanted, linked), ...names.map(({ passes }) => passes)];
  const documents = linked.portfolio.documents.filter((document) => tests.every((passes) => passes(document)));
  return { documents: documents.sort(byDate), byWords: names.flatMap(({ byWords }) => byWords) };
}

type NamedKind = 'criteria' | 'standards' | 'skills';
type Filter = (document: PortfolioDocument) => boolean;

function filters(kind: string | undefined, wanted: ListFilters, linked: LinkedPortfolio): Filter[] {
  const stage = chooseStages(linked, wanted.stage)?.[0]?.stage;
  const from = wanted.from === undefined ? null : readDay(wanted.from, 'from');
  const to = wanted.to === undefined ? null : readDay(wanted.to, 'to');
  const day = (document: PortfolioDocument): string => document.frontMatter.date?.value ?? '';
  return [
    kind === undefined ? isJournalEntry : ofKind(kind),
    ...(wanted.person === undefined
      ? []
      : [
          (document: PortfolioDocument) =>
            document.frontMatter.people?.value.some(({ value }) => value === wanted.person) === true,
        ]),
    ...(wanted.agreement === undefined
      ? []
      : [(document: PortfolioDocument) => document.frontMatter.agreement?.value === wanted.agreement]),
    ...(stage === undefined ? [] : [(document: PortfolioDocument) => linked.stageOf(document)?.stage === stage]),
    ...(from === null ? [] : [(document: PortfolioDocument) => day(document) >= from]),
    ...(to === null ? [] : [(document: PortfolioDocument) => day(document) !== '' && day(document) <= to]),
  ];
}

function ofKind(text: string): Filter {
  if (KINDS.some((known) => known === text)) return ({ kind }) => kind === text;
  throw new Refusal('UnknownKind', `There is no kind \`${text}\`.`, suggestion(text, KINDS));
}

/** A document passes where one of its ids leads to the same thing as one that is asked for, points included. */
function naming(
  kind: NamedKind,
  ids: string[] | undefined,
  { indexes }: LinkedPortfolio,
): { passes: Filter; byWords: FoundByWords[] } | null {
  if (ids === undefined) return null;
  const whole = (item: object): unknown =>
    'criterion' in item ? item.criterion : 'standard' in item ? item.standard : 'skill' in item ? item.skill : item;
  const { codes, byWords } = codesOrWords(indexes, kind, ids);
  const wanted = new Set(codes.map(({ item }) => whole(item)));
  const passes: Filter = (document) =>
    document.frontMatter[kind]?.value.some(({ value }) => {
      const found = findReference(indexes, kind, value);
      return found.found && wanted.has(whole(found.item));
    }) === true;
  return {
    passes,
    byWords: byWords.map((one) => ({ typed: one.typed, found: one.codes.map((code) => said(kind, code)) })),
  };
}

function said<K extends NamedKind>(kind: K, { id, item }: KnownCode<K>): { id: string; statement: string } {
  const { title, statement = title ?? '' } = soughtPart(kind, item) ?? {};
  return { id, statement };
}
