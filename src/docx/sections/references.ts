import { together } from '../../html/words/words.js';
import { publicAddress } from '../../text/public-address.js';
import { heading, link, paragraph, text } from '../blocks/make.js';
import type { Block, Inline } from '../blocks/model.js';
import type { CitedSource, ReferenceRun } from '../model.js';
import { type Context, references } from './context.js';

/** The list of references, and where each is cited. */
export function referenceBlocks(context: Context): Block[] {
  const sources = context.model.references;
  if (sources.length === 0) return [];
  const { say } = context.speaker;
  return [
    { ...heading(1, say('part.references'), ['references']), breakBefore: true },
    paragraph('Lead', say('references.intro')),
    ...sources.flatMap((source) => [oneReference(source), citedIn(context, source)]),
  ];
}

/** The sources that an entry or a form cites, where it stands alone. @param places anchors of what stands there */
export function citedReferences({ model, speaker }: Context, places: ReadonlySet<string>): Block[] {
  const cited = model.references.filter(({ usedIn }) => usedIn.some(({ id }) => id !== null && places.has(id)));
  return cited.length === 0 ? [] : [heading(2, speaker.say('part.references')), ...cited.map(oneReference)];
}

function oneReference({ id, text: runs }: CitedSource): Block {
  return paragraph('Reference', runs.map(referenceRun), { anchors: [id], keepNext: true });
}

function referenceRun({ text: words, italic, url }: ReferenceRun): Inline {
  const address = url === null ? null : publicAddress(url);
  return address === null ? text(words, italic ? { italic } : {}) : link({ href: address }, words);
}

function citedIn({ speaker }: Context, { usedIn }: CitedSource): Block {
  const cited = text(together([speaker.say('references.cited'), ' '], ''));
  return paragraph('Note', [cited, ...references(usedIn, '; ')], { indent: 1 });
}
