import { type CompletionItem, CompletionItemKind, InsertTextFormat, type Range } from 'vscode-languageserver';
import { findStageIn } from '../../coverage/index.js';
import { CONFIG_PATH } from '../../portfolio/index.js';
import { type Caret, offsetAt, rangeOnLine } from '../place.js';
import type { View } from '../session.js';
import { sourceInWords } from '../sources.js';
import type { Place } from '../workspace.js';
import { configOffers } from './config-offers.js';
import { linkOffers } from './file-offers.js';
import { type Asker, pointOffers, questionOffers, skillOffers, standardOffers } from './id-offers.js';
import { keyOffers, kindIn } from './key-offers.js';
import type { Offer } from './offer.js';
import { type Spot, spotAt } from './spot.js';
import { valueOffers } from './value-offers.js';

const KIND: Record<Offer['kind'], CompletionItemKind> = {
  key: CompletionItemKind.Property,
  word: CompletionItemKind.EnumMember,
  id: CompletionItemKind.Reference,
  file: CompletionItemKind.File,
};

/** More than this and an editor does better to ask again when more is written. */
const MOST = 500;

/** What can be written at the caret. @param snippets whether the editor can put the caret into what is inserted */
export async function completions(place: Place, caret: Caret, snippets: boolean): Promise<CompletionItem[] | null> {
  const { session, path } = place;
  const text = session.text(path);
  const isConfig = path === CONFIG_PATH;
  if (text === null || !(isConfig || /\.(md|markdown)$/i.test(path))) return null;
  const offset = offsetAt(text, caret);
  const spot = spotAt(text, offset, isConfig);
  if (spot === null) return null;
  const asker = await askerFor(place);
  const offers = isConfig
    ? await configOffers(asker, spot, text)
    : markdownOffers(asker, spot, { text, path, snippets });
  const range = rangeOnLine(caret, offset, spot.from, spot.to);
  const needsSpace = text[spot.from - 1] === ':';
  return withoutTaken(offers, spot, asker)
    .slice(0, MOST)
    .map((offer, order) => itemOf(offer, { range, needsSpace, order }));
}

async function askerFor({ session, path }: Place): Promise<Asker> {
  const view = await session.view();
  const document = session.document(path);
  const named = document?.frontMatter.stage?.value;
  const { linked } = view;
  const known = linked.portfolio.documents.find((one) => one.path === path);
  const own = named ? findStageIn(linked.indexes, named) : known ? linked.stageOf(known) : null;
  return { session, view, document, stage: own ?? linked.currentStage };
}

function markdownOffers(
  asker: Asker,
  spot: Spot,
  { text, path, snippets }: { text: string; path: string; snippets: boolean },
): Offer[] {
  if (spot.what === 'key') {
    const end = text.indexOf('\n---', 3);
    const frontMatter = end === -1 ? text : text.slice(0, end);
    return keyOffers(frontMatter, kindIn(frontMatter), snippets);
  }
  if (spot.what === 'value') return valueOffers(asker, spot, asker.session.today());
  if (spot.what === 'link') return linkOffers(asker.view, path);
  if (spot.what === 'source') return sourceOffers(asker.view);
  const kind = asker.document?.kind;
  if (spot.what === 'task') return kind === 'checklist' ? skillOffers(asker) : [];
  if (spot.what === 'for') return kind === 'targets' ? pointOffers(asker) : [];
  if (kind === 'reflection') return questionOffers(asker);
  return kind === 'self-assessment' ? standardOffers(asker) : [];
}

const LISTS = ['criteria', 'standards', 'skills', 'dimensions', 'people'] as const;

/** What a list names already is not offered again. */
function withoutTaken(offers: readonly Offer[], spot: Spot, { document }: Asker): Offer[] {
  const field = spot.what === 'value' ? LISTS.find((name) => name === spot.key) : undefined;
  const taken = new Set(field && document?.frontMatter[field]?.value.map(({ value }) => value));
  return offers
    .filter(({ label }) => !taken.has(label))
    .map((offer, position) => ({ offer, position }))
    .sort((a, b) => a.offer.rank - b.offer.rank || a.position - b.position)
    .map(({ offer }) => offer);
}

function itemOf(
  { label, about, words = [], insert, isSnippet, more, kind }: Offer,
  { range, needsSpace, order }: { range: Range; needsSpace: boolean; order: number },
): CompletionItem {
  const newText = `${needsSpace ? ' ' : ''}${insert ?? label}`;
  return {
    label,
    kind: KIND[kind],
    ...(about === '' ? {} : { detail: about }),
    ...(more === undefined ? {} : { documentation: { kind: 'markdown', value: more } }),
    filterText: [label, about, ...words].join(' ').replace(/ {2,}/g, ' ').trimEnd(),
    sortText: String(order).padStart(5, '0'),
    textEdit: { range, newText },
    ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
  };
}

/** Keys of references.bib; what is cited somewhere already comes first. */
function sourceOffers({ linked: { portfolio } }: View): Offer[] {
  const cited = new Set(portfolio.documents.flatMap(({ facts }) => facts.citations.map(({ key }) => key)));
  return portfolio.sources.map((source) => ({
    label: source.key,
    about: sourceInWords(source),
    rank: cited.has(source.key) ? 0 : 1,
    kind: 'id',
  }));
}
