import { chooseStages, openPortfolio } from '../../app/open-portfolio.js';
import { byDate, isJournalEntry, type LinkedPortfolio } from '../../coverage/index.js';
import { findReference, nearest, soughtPart } from '../../framework/index.js';
import { KINDS, type PortfolioDocument, stemOf } from '../../portfolio/index.js';
import { codesOrWords, type KnownCode } from '../../scaffold/index.js';
import type { Paint } from '../../text/paint.js';
import { Refusal } from '../../text/refusal.js';
import { printable, shortened } from '../../text/wrap.js';
import type { Io } from '../io.js';
import { painter } from '../text/painter.js';
import type { ListingFlags } from './list.js';
import { readDay } from './read-day.js';

/** Prints the documents that pass every filter. */
export async function runList(kind: string | undefined, flags: ListingFlags, io: Io): Promise<void> {
  const { linked } = await openPortfolio(flags.portfolio, io);
  const tests = filters(kind, flags, linked, io);
  const found = linked.portfolio.documents.filter((document) => tests.every((passes) => passes(document))).sort(byDate);
  if (flags.json) io.out(`${JSON.stringify({ version: 1, documents: found.map(documentData) }, null, 2)}\n`);
  else io.out(found.map((document) => `${documentText(document, painter(io.colorLevel.out), io.width)}\n`).join(''));
  io.err(
    found.length === 0
      ? `Nothing fits.\nNext: mentor new ${kind ?? 'entry'}\n`
      : 'Next: mentor open <a part of a title>\n',
  );
}

type NamedKind = 'criteria' | 'standards' | 'skills';

type Filter = (document: PortfolioDocument) => boolean;

function filters(kind: string | undefined, flags: ListingFlags, linked: LinkedPortfolio, io: Io): Filter[] {
  const stage = chooseStages(linked, flags.stage)?.[0]?.stage;
  const from = flags.from === undefined ? null : readDay(flags.from, 'from');
  const to = flags.to === undefined ? null : readDay(flags.to, 'to');
  const day = (document: PortfolioDocument): string => document.frontMatter.date?.value ?? '';
  return [
    kind === undefined ? isJournalEntry : ofKind(kind),
    ...naming('criteria', flags.criterion, linked, io),
    ...naming('standards', flags.standard, linked, io),
    ...naming('skills', flags.skill, linked, io),
    ...(flags.person === undefined
      ? []
      : [
          (document: PortfolioDocument) =>
            document.frontMatter.people?.value.some(({ value }) => value === flags.person) === true,
        ]),
    ...(flags.agreement === undefined
      ? []
      : [(document: PortfolioDocument) => document.frontMatter.agreement?.value === flags.agreement]),
    ...(stage === undefined ? [] : [(document: PortfolioDocument) => linked.stageOf(document)?.stage === stage]),
    ...(from === null ? [] : [(document: PortfolioDocument) => day(document) >= from]),
    ...(to === null ? [] : [(document: PortfolioDocument) => day(document) !== '' && day(document) <= to]),
  ];
}

function ofKind(text: string): Filter {
  if (KINDS.some((known) => known === text)) return ({ kind }) => kind === text;
  const meant = nearest(text, KINDS)[0];
  throw new Refusal(
    'UnknownKind',
    `There is no kind \`${text}\`.`,
    meant ? `Did you mean \`${meant}\`?` : `There are: ${KINDS.join(', ')}.`,
  );
}

/** A document passes where one of its ids leads to the same thing as one that is asked for, points included. */
function naming(kind: NamedKind, ids: string[] | undefined, { indexes }: LinkedPortfolio, io: Io): Filter[] {
  if (ids === undefined) return [];
  const whole = (item: object): unknown =>
    'criterion' in item ? item.criterion : 'standard' in item ? item.standard : 'skill' in item ? item.skill : item;
  const { codes, byWords } = codesOrWords(indexes, kind, ids);
  for (const { typed, codes: led } of byWords) io.err(`${foundText(kind, typed, led, io.width)}\n`);
  const wanted = new Set(codes.map(({ item }) => whole(item)));
  return [
    (document) =>
      document.frontMatter[kind]?.value.some(({ value }) => {
        const found = findReference(indexes, kind, value);
        return found.found && wanted.has(whole(found.item));
      }) === true,
  ];
}

/** What a word led to: `liaise` is in these, each with what it says. */
function foundText<K extends NamedKind>(kind: K, typed: string, codes: readonly KnownCode<K>[], width: number): string {
  const lines = codes.map(({ id, item }) => {
    const { title, statement = title ?? '' } = soughtPart(kind, item) ?? {};
    return `  ${shortened(`${id}  ${printable(statement)}`, width - 2)}`;
  });
  return [`Found by \`${printable(typed)}\`:`, ...lines].join('\n');
}

function documentData({ path, kind, frontMatter }: PortfolioDocument): object {
  const ids = (name: 'criteria' | 'standards' | 'skills' | 'people'): string[] =>
    frontMatter[name]?.value.map(({ value }) => value) ?? [];
  return {
    path,
    kind,
    title: frontMatter.title?.value ?? null,
    date: frontMatter.date?.value ?? null,
    stage: frontMatter.stage?.value ?? null,
    criteria: ids('criteria'),
    standards: ids('standards'),
    skills: ids('skills'),
    people: ids('people'),
    hours: frontMatter.hours?.value ?? null,
  };
}

function documentText({ path, kind, frontMatter }: PortfolioDocument, paint: Paint, width: number): string {
  const date = (frontMatter.date?.value ?? '').padEnd(10);
  const criteria = printable(frontMatter.criteria?.value.map(({ value }) => value).join(', ') ?? '');
  const title = printable(frontMatter.title?.value ?? stemOf(path));
  const room = width - 12 - (criteria === '' ? 0 : criteria.length + 2);
  const shown = shortened(title, Math.max(9, room));
  return `${date}  ${paint.bold(shown)}${criteria === '' ? '' : `  ${criteria}`}\n            ${paint.dim(`${kind}, ${printable(path)}`)}`;
}
