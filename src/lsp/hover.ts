import type { Hover } from 'vscode-languageserver';
import type { CriterionCoverage } from '../coverage/index.js';
import {
  FIELDS,
  type FieldSpec,
  type PortfolioDocument,
  type Position,
  portfolioPath,
  stemOf,
} from '../portfolio/index.js';
import { configMentions } from './config-mentions.js';
import { describedFully } from './describe.js';
import { linkTarget } from './link-target.js';
import { shown } from './markdown.js';
import { keyAt, type Mention, mentionsIn } from './mentions.js';
import { type Caret, holdsCaret, rangeOf } from './place.js';
import type { View } from './session.js';
import { sourceInWords } from './sources.js';
import type { Place } from './workspace.js';

/** What an editor shows of the word under the pointer; null where it is nothing we know. */
export async function hoverAt(place: Place, caret: Caret): Promise<Hover | null> {
  const view = await place.session.view();
  const document = place.session.document(place.path);
  const mentions = document ? mentionsIn(document) : configMentions(place, view);
  for (const mention of mentions) {
    if (!holdsCaret(mention.at, caret)) continue;
    const text = wordsFor(mention, document, place, view);
    if (text !== null) return hover(text, mention.at);
  }
  const key = document ? keyAt(document, caret.line + 1, caret.character + 1) : null;
  return key === null ? null : { contents: { kind: 'markdown', value: `**${key}** ${aboutKey(FIELDS[key])}` } };
}

function hover(value: string, at: Position): Hover {
  return { contents: { kind: 'markdown', value }, range: rangeOf(at) };
}

function wordsFor(mention: Mention, document: PortfolioDocument | null, place: Place, view: View): string | null {
  if (mention.what === 'id') return wordsForId(mention, place, view);
  const { portfolio } = view.linked;
  if (mention.what === 'source') {
    const source = portfolio.sources.find(({ key }) => key === mention.key);
    return source ? `**${shown(source.key)}** ${shown(sourceInWords(source))}` : null;
  }
  if (mention.what === 'agreement') {
    const found = portfolio.documents.find(({ kind, path }) => kind === 'agreement' && stemOf(path) === mention.stem);
    return found
      ? `**${shown(found.frontMatter.title?.value ?? mention.stem)}** agreement, ${shown(found.path)}`
      : null;
  }
  const path =
    mention.what === 'evidence'
      ? portfolioPath(mention.written)
      : linkTarget(mention.written, place.path, portfolio)?.path;
  const file = path === null || path === undefined ? undefined : portfolio.files.get(path);
  if (!file || file.outside || file.path === document?.path) return null;
  const title = portfolio.documents.find((one) => one.path === path)?.frontMatter.title?.value;
  return `${title ? `**${shown(title)}** ` : ''}${shown(file.path)}, ${sizeOf(file.size)}`;
}

function wordsForId({ kind, text }: Extract<Mention, { what: 'id' }>, place: Place, view: View): string | null {
  const reference = view.linked.find(kind, text);
  if (!reference.found) return null;
  const words = describedFully(kind, reference);
  const criterion = kind === 'criteria' ? view.linked.find('criteria', text) : null;
  if (!criterion?.found) return words;
  const coverage = place.session.coverage(view, { framework: criterion.framework, stage: criterion.item.stage });
  const covered = coverage.criteria.find((one) => one.criterion.id === criterion.item.criterion.id);
  return covered ? `${words}\n\n${stateOf(covered)}` : words;
}

/** Where a criterion stands, in a sentence. */
function stateOf({ state, entries, evidence }: CriterionCoverage): string {
  const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
  if (state === 'open') return '**Open:** no entry with a text names it.';
  const by = count(entries.length, 'entry', 'entries');
  if (state === 'claimed') return `**Claimed** by ${by}, without evidence that a reader can open.`;
  return `**Evidenced** by ${by} and ${count(evidence.length, 'piece', 'pieces')} of evidence.`;
}

/** What a key is for, and what it takes. */
function aboutKey({ about, choices, kinds }: FieldSpec): string {
  const takes = choices ? `. One of: ${choices.join(', ')}` : '';
  return `${about}${takes}.${kinds ? `\n\nIn: ${kinds.join(', ')}.` : ''}`;
}

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
