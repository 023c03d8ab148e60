import type { Location } from 'vscode-languageserver';
import type { ReferenceKind } from '../framework/index.js';
import { BIBLIOGRAPHY_PATH, type Position, portfolioPath, stemOf } from '../portfolio/index.js';
import { addressOf } from './addresses.js';
import { configMentions } from './config-mentions.js';
import { linkTarget } from './link-target.js';
import { type Mention, mentionsIn, targetOf } from './mentions.js';
import { type Caret, holdsCaret, rangeOf } from './place.js';
import type { View } from './session.js';
import type { Place } from './workspace.js';

const TOP: Position = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Where the word under the caret leads: an id to the entries that name it, a link, an evidence path or an agreement to its file. */
export async function definitions(place: Place, caret: Caret): Promise<Location[] | null> {
  const view = await place.session.view();
  const mention = mentionUnder(place, view, caret);
  if (mention === null) return null;
  if (mention.what === 'source') return entryOfSource(mention.key, place, view);
  if (mention.what !== 'id') return fileOf(mention, place, view);
  const uses = namedIn(view, mention.kind, mention.text, place);
  const elsewhere = uses.filter(({ uri }) => uri !== addressOf(place.session.root, place.path));
  return elsewhere.length > 0 ? elsewhere : uses;
}

/** Every place that names what the word under the caret names. */
export async function usesOf(place: Place, caret: Caret): Promise<Location[] | null> {
  const view = await place.session.view();
  const mention = mentionUnder(place, view, caret);
  if (mention?.what === 'source') return citing(view, mention.key, place);
  return mention?.what === 'id' ? namedIn(view, mention.kind, mention.text, place) : null;
}

function entryOfSource(key: string, { session }: Place, { linked }: View): Location[] | null {
  const source = linked.portfolio.sources.find((one) => one.key === key);
  return source ? [{ uri: addressOf(session.root, BIBLIOGRAPHY_PATH), range: rangeOf(source.at) }] : null;
}

function citing({ linked }: View, key: string, { session }: Place): Location[] {
  return linked.portfolio.documents.flatMap(({ path }) =>
    (session.document(path)?.facts.citations ?? [])
      .filter((citation) => citation.key === key)
      .map(({ at }) => ({ uri: addressOf(session.root, path), range: rangeOf(at) })),
  );
}

function mentionUnder(place: Place, view: View, caret: Caret): Mention | null {
  const document = place.session.document(place.path);
  for (const mention of document ? mentionsIn(document) : configMentions(place, view)) {
    if (holdsCaret(mention.at, caret)) return mention;
  }
  return null;
}

function namedIn({ linked }: View, kind: ReferenceKind, text: string, { session }: Place): Location[] {
  const target = targetOf(linked, kind, text);
  if (target === null) return [];
  const locations: Location[] = [];
  for (const { path } of linked.portfolio.documents) {
    const document = session.document(path);
    for (const mention of document ? mentionsIn(document) : []) {
      if (mention.what !== 'id' || mention.kind !== kind || targetOf(linked, kind, mention.text) !== target) continue;
      locations.push({ uri: addressOf(session.root, path), range: rangeOf(mention.at) });
    }
  }
  return locations;
}

type FileMention = Exclude<Mention, { what: 'id' | 'source' }>;

function fileOf(mention: FileMention, place: Place, view: View): Location[] | null {
  const { portfolio } = view.linked;
  const found = whereTo(mention, place, view);
  const file = found ? portfolio.files.get(found.path) : undefined;
  if (!found || !file || file.outside) return null;
  const document = portfolio.documents.find(({ path }) => path === found.path);
  const heading = document?.facts.headings.find(({ slug }) => slug === found.anchor);
  return [{ uri: addressOf(place.session.root, file.path), range: rangeOf(heading?.at ?? TOP) }];
}

function whereTo(
  mention: FileMention,
  place: Place,
  { linked: { portfolio } }: View,
): { path: string; anchor: string } | null {
  if (mention.what === 'link') return linkTarget(mention.written, place.path, portfolio);
  if (mention.what === 'agreement') {
    const found = portfolio.documents.find(({ kind, path }) => kind === 'agreement' && stemOf(path) === mention.stem);
    return found ? { path: found.path, anchor: '' } : null;
  }
  const path = portfolioPath(mention.written);
  return path === null ? null : { path, anchor: '' };
}
