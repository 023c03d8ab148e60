import type { PortfolioDocument } from '../../portfolio/model.js';
import { readSeal, type WrittenSeal } from '../../trust/read-seal.js';
import { digestOf, type SealedFile } from '../../trust/seal.js';
import type { PlaceInOrder } from '../../trust/statement.js';
import type { LinkedPortfolio } from '../link.js';
import type { SignOffCoverage, StageCoverage } from '../model.js';
import { judgeSignOff } from './judge.js';

/** Something in the order of a role's sign-offs that nobody who signs one after the other leaves behind. */
export interface HistoryTrouble {
  document: PortfolioDocument;
  /** In words that end a sentence about it. */
  why: string;
  /** Nobody can have meant it; else it may be a slip. */
  isSure: boolean;
}

/** The number in a sign-off's name; 0 where it has none. */
export function numberOf({ path }: Pick<PortfolioDocument, 'path'>): number {
  return Number(/(\d+)\.[^.]+$/.exec(path)?.[1] ?? 0);
}

/** Digest of a sign-off as the next one of its role names it. */
export function signOffDigest({ text }: PortfolioDocument): string {
  return digestOf(text);
}

/** Where a sign-off that is made now will stand. @param own those of its role, oldest first. @param others the latest of the other roles */
export function nextPlace(
  own: readonly PortfolioDocument[],
  others: readonly PortfolioDocument[],
): PlaceInOrder & { number: number } {
  const last = own.at(-1);
  return {
    number: Math.max(0, ...own.map(numberOf)) + 1,
    previous: last ? signOffDigest(last) : null,
    after: others.map(asSealed),
  };
}

function asSealed(document: PortfolioDocument): SealedFile {
  const size = Buffer.byteLength(document.text);
  return { path: document.path.normalize('NFC'), size, sha256: signOffDigest(document).slice('sha256:'.length) };
}

/** Holds the sign-offs of a role against their order: their numbers, their days, each one's digest of the one before. */
export function historyTroubles(linked: LinkedPortfolio, { latest, history }: SignOffCoverage): HistoryTrouble[] {
  const all = latest ? [...history, latest] : [];
  const seals = all.map(({ frontMatter }) => readSeal(frontMatter.seal?.value));
  return all.flatMap((document, index) => {
    const seal = seals[index];
    const written = seal && !('why' in seal) ? seal : null;
    const before = all
      .slice(0, index)
      .filter((one) => one.frontMatter.role?.value === document.frontMatter.role?.value);
    const sure = [
      ...(document === latest ? [] : spoilt(linked, document)),
      ...(written ? copied(written, seals.slice(0, index)) : []),
      ...(written?.place ? misplaced(linked, document, written.place, before) : []),
    ].map((why) => ({ document, why, isSure: true }));
    const isSealed = written !== null;
    return [...sure, ...backdated(document, before).map((why) => ({ document, why, isSure: isSealed }))];
  });
}

/** Sign-offs of a stage that none of its roles has, such as one whose role was changed: whether they are still what they were. */
export function strayTroubles(
  linked: LinkedPortfolio,
  { stage, signOffs }: Pick<StageCoverage, 'stage' | 'signOffs'>,
): HistoryTrouble[] {
  const known = new Set(signOffs.flatMap(({ latest, history }) => [...history, ...(latest ? [latest] : [])]));
  return linked.portfolio.documents
    .filter((one) => one.kind === 'sign-off' && !known.has(one) && linked.stageOf(one)?.stage === stage)
    .flatMap((document) => spoilt(linked, document).map((why) => ({ document, why, isSure: true })));
}

/** An earlier sign-off may speak of what has changed since; it may not be another one than it was. */
function spoilt(linked: LinkedPortfolio, document: PortfolioDocument): string[] {
  const { seal, signature } = judgeSignOff(linked, document);
  if (seal.state === 'edited') return ['was edited after it was sealed'];
  if (seal.state === 'broken' || seal.state === 'unreadable') return [`has a seal that ${seal.why}`];
  if (seal.state === 'foreign') return [`does not belong here: ${seal.why}`];
  return signature === 'bad' || signature === 'unreadable' ? ['has a signature that does not fit what it says'] : [];
}

function copied({ statement }: WrittenSeal, before: readonly ReturnType<typeof readSeal>[]): string[] {
  return before.some((one) => !('why' in one) && one.statement === statement) ? ['is a copy of an earlier one'] : [];
}

function misplaced(
  { portfolio }: LinkedPortfolio,
  document: PortfolioDocument,
  { number, previous, after }: PlaceInOrder,
  before: readonly PortfolioDocument[],
): string[] {
  const last = before.at(-1);
  const there = new Map(portfolio.documents.map((one) => [one.path.normalize('NFC'), one]));
  const lost = after.find(({ path, sha256 }) => {
    const now = there.get(path);
    return !now || signOffDigest(now) !== `sha256:${sha256}`;
  });
  return [
    ...(number === numberOf(document) ? [] : [`was signed as number ${number} of its role`]),
    ...(previous === (last ? signOffDigest(last) : null) ? [] : [beforeIt(previous, last)]),
    ...(lost ? [`was signed when ${lost.path} said something else, or that file is gone`] : []),
  ];
}

function beforeIt(previous: string | null, last: PortfolioDocument | undefined): string {
  if (!last) return 'follows one that no longer exists';
  return previous === null
    ? `was signed as the first, and follows ${last.path}`
    : `was not signed after ${last.path} as it is now`;
}

function backdated({ frontMatter }: PortfolioDocument, before: readonly PortfolioDocument[]): string[] {
  const date = frontMatter.date?.value ?? '';
  const later = before.find((one) => date !== '' && (one.frontMatter.date?.value ?? '') > date);
  return later ? [`is dated before ${later.path}, which it follows`] : [];
}
