import { COMMENTED, findStageIn, type LinkedPortfolio, type StageInFramework } from '../coverage/index.js';
import { auditHere, choicesHere, DECLARED_FIELDS, type DeclaredField, findReference } from '../framework/index.js';
import { JOURNAL_KINDS, KINDS, type Kind, type PortfolioDocument, stemOf } from '../portfolio/index.js';
import {
  type EvidenceItem,
  findDocument,
  knownCodes,
  type NewDocument,
  type NewRequest,
  type NewTarget,
} from '../scaffold/index.js';
import { Refusal } from '../text/refusal.js';
import { suggestion } from '../text/suggest.js';
import type { NewOptions } from './new.js';
import { assertOptionsFit } from './new-fits.js';
import { chooseStages } from './open-portfolio.js';
import { readDay } from './read-day.js';
import { today, type World } from './world.js';

/** @throws Refusal for what is no kind that `new` writes */
export function readKind(text: string): Kind {
  if (text === 'sign-off') {
    const hint = '`mentor sign` records it: what was decided, by whom, and exactly what they saw.';
    throw new Refusal('SignOff', 'The mentor does not write the sign-off.', hint);
  }
  const kind = KINDS.find((known) => known === text);
  if (kind) return kind;
  const others = KINDS.filter((known) => known !== 'sign-off');
  throw new Refusal('UnknownKind', `There is no kind \`${text}\`.`, suggestion(text, others));
}

/**
 * What the options ask for, looked up in what the portfolio follows. Evidence is added when it has been copied.
 * @throws Refusal or Refusal for an id, a day or a name that cannot be
 */
export function requestFrom(
  kind: Kind,
  title: string,
  flags: NewOptions,
  linked: LinkedPortfolio,
  io: World,
  root: string,
): NewRequest {
  assertOptionsFit(kind, flags);
  const ids = (name: 'criteria' | 'standards' | 'skills' | 'dimensions'): string[] =>
    knownCodes(linked.indexes, name, flags[name] ?? []).map(({ id }) => id);
  const lists = {
    criteria: ids('criteria'),
    standards: ids('standards'),
    skills: ids('skills'),
    dimensions: ids('dimensions'),
    observed: (flags.observed ?? [])
      .flatMap((words) => words.split(','))
      .map((word) => declared('observed', word.trim(), linked)),
    people: flags.people ? people(flags.people) : peopleOf(flags.agreement, linked),
  };
  const place = stageFor(lists, flags, linked);
  const question =
    flags.question === undefined ? null : (knownCodes(linked.indexes, 'questions', [flags.question])[0]?.id ?? null);
  const document: NewDocument = {
    kind,
    title: title.trim() || defaultTitle(kind, flags),
    date: givenDay(flags.date, 'date', io) ?? today(io),
    stage: place && needsStage(kind) ? stageName(place, linked) : null,
    lists,
    evidence: [] as EvidenceItem[],
    audit: flags.audit === undefined ? null : auditHere(flags.audit, linked.portfolio.frameworks),
    texts: texts(kind, flags, linked),
    numbers: {
      ...(flags.hours === undefined ? {} : { hours: flags.hours }),
      ...(flags.credits === undefined ? {} : { credits: flags.credits }),
    },
    on: flags.on === undefined ? null : readOn(flags.on, linked, io, root),
    text: flags.text?.trim() ? flags.text.replaceAll('\r\n', '\n').trim() : null,
  };
  return {
    document,
    place,
    question,
    target: targetFrom(kind, title, flags, linked, io),
    starts: givenDay(flags.starts, 'starts', io),
    ends: givenDay(flags.ends, 'ends', io),
    schedule: kind === 'agreement' ? (flags.route ?? null) : null,
    until: (flags.until ?? []).flatMap((days) => days.split(',')).map((day) => givenDay(day, 'until', io)),
  };
}

const needsStage = (kind: Kind): boolean => kind !== 'comment';

/** Kinds that make no sense without a title of their own. */
export function needsTitle(kind: Kind): boolean {
  return JOURNAL_KINDS.includes(kind) || kind === 'agreement';
}

function defaultTitle(kind: Kind, flags: NewOptions): string {
  if (kind === 'comment') return flags.on ? `On ${flags.on}` : 'Comment';
  if (kind === 'credit-claim') return flags.module ? `Claim for ${flags.module}` : 'Credit claim';
  return '';
}

/**
 * The stage that is named, else the one that owns all criteria or dimensions named (of several frameworks, those of the
 * first), else where the mentor is working.
 */
function stageFor(lists: NewDocument['lists'], flags: NewOptions, linked: LinkedPortfolio): StageInFramework | null {
  const named = chooseStages(linked, flags.stage)?.[0];
  if (named) return named;
  const owners = new Map<unknown, StageInFramework>();
  for (const kind of ['criteria', 'dimensions'] as const)
    for (const id of lists[kind] ?? []) {
      const found = findReference(linked.indexes, kind, id);
      if (found.found) owners.set(found.item.stage, { framework: found.framework, stage: found.item.stage });
    }
  const first = linked.indexes.find(({ framework }) => [...owners.values()].some((one) => one.framework === framework));
  const ofFirst = [...owners.values()].filter((one) => one.framework === first?.framework);
  const [owner, another] = owners.size === 1 ? [...owners.values()] : ofFirst;
  const isHere = linked.currentStage !== null && owners.has(linked.currentStage.stage);
  return owner && !another && !isHere ? owner : linked.currentStage;
}

/** The stage's id, with its framework before it where the id alone would mean another. */
function stageName({ framework, stage }: StageInFramework, { indexes }: LinkedPortfolio): string {
  return findStageIn(indexes, stage.id)?.stage === stage ? stage.id : `${framework.id}/${stage.id}`;
}

function texts(kind: Kind, flags: NewOptions, linked: LinkedPortfolio): NewDocument['texts'] {
  const { consent, module, role, name, achieved } = flags;
  const declared = declaredTexts(kind, flags, linked);
  const agreement = flags.agreement === undefined ? undefined : stemOf(findAgreement(flags.agreement, linked).path);
  const state = kind === 'comment' ? 'open' : undefined;
  const given = { consent, module, role, name, achieved, agreement, state, ...declared };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as NewDocument['texts'];
}

/**
 * The words that packs declare. A conversation without words of its own follows the first model that there is.
 * @throws Refusal for one that no pack here declares
 */
function declaredTexts(kind: Kind, flags: NewOptions, linked: LinkedPortfolio): Partial<Record<SingleChoice, string>> {
  const needsModel = kind === 'conversation' && flags.text === undefined && flags.model === undefined;
  return Object.fromEntries(
    DECLARED_FIELDS.flatMap((field) => {
      if (field === 'observed' || (field === 'route' && kind === 'agreement')) return [];
      const written = flags[field];
      if (written === undefined && !(needsModel && field === 'model')) return [];
      if (written !== undefined) return [[field, declared(field, written, linked)]];
      const [first] = choicesHere(field, linked.portfolio.frameworks);
      return first ? [[field, first.id]] : [];
    }),
  );
}

/** Fields that hold one word of a pack. */
type SingleChoice = Exclude<DeclaredField, 'observed'>;

/** @throws Refusal for a word that no pack here declares for the field */
function declared(field: DeclaredField, word: string, { portfolio }: LinkedPortfolio): string {
  const ids = choicesHere(field, portfolio.frameworks).map(({ id }) => id);
  if (!ids.includes(word)) throw unknownWord(field, word, ids);
  return word;
}

function unknownWord(field: DeclaredField, written: string, ids: readonly string[]): Refusal {
  const none = ids.length === 0 ? `No framework of this portfolio declares any ${field}.` : undefined;
  return new Refusal('UnknownWord', `There is no ${field} \`${written}\`.`, suggestion(written, ids, none));
}

/** A contact under an agreement is with the people of the agreement. */
function peopleOf(agreement: string | undefined, linked: LinkedPortfolio): string[] {
  return agreement === undefined
    ? []
    : (findAgreement(agreement, linked).frontMatter.people?.value.map(({ value }) => value) ?? []);
}

function findAgreement(text: string, { portfolio }: LinkedPortfolio): PortfolioDocument {
  const agreements = portfolio.documents.filter(({ kind }) => kind === 'agreement');
  if (agreements.length === 0) {
    const message = `There is no agreement \`${text}\` in this portfolio.`;
    throw new Refusal('UnknownAgreement', message, 'Make it first: `mentor new agreement "Trainee A"`.');
  }
  return findDocument(agreements, text, '/', '/');
}

/** Ids, never names: a name in a file is what the pseudonyms are there to keep out. */
function people(texts: readonly string[]): string[] {
  const ids = texts
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter(Boolean);
  const wrong = ids.find((id) => !/^[a-z0-9][a-z0-9-]*$/.test(id));
  if (wrong === undefined) return ids;
  const message = '--people takes ids, such as trainee-a, and never names.';
  throw new Refusal('NotAnId', message, 'private.yaml says which id belongs to whom.');
}

function targetFrom(
  kind: Kind,
  title: string,
  flags: NewOptions,
  { indexes }: LinkedPortfolio,
  io: World,
): NewTarget | null {
  const text = title.trim() || flags.text?.trim() || '';
  if (kind !== 'targets' || text === '') return null;
  const points = knownCodes(indexes, 'standards', flags.for ?? []).map(({ id }) => id);
  return {
    text,
    due: givenDay(flags.due, 'due', io),
    measure: flags.measure ?? null,
    action: flags.action ?? null,
    for: points,
  };
}

function givenDay(text: string | undefined, option: string, io: World): string | null {
  if (text === undefined || text.trim() === '') return null;
  return /^today$/i.test(text.trim()) ? today(io) : readDay(text, option);
}

function readOn(text: string, linked: LinkedPortfolio, io: World, root: string): NewDocument['on'] {
  const [, path = text, line] = /^(.*\.md):(\d+)$/.exec(text) ?? [];
  if (!/[./\\]md$|[/\\]/.test(path) && findReference(linked.indexes, 'criteria', text).found)
    return { criterion: text };
  if (!/[/\\]/.test(text) && COMMENTED.some((kind) => findReference(linked.indexes, kind, text).found))
    return { item: text };
  const { path: file } = findDocument(linked.portfolio.documents, path, io.cwd, root);
  return { file, line: line === undefined ? null : Number(line) };
}
