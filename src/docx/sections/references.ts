import { publicAddress } from '../../render/markdown/addresses.js';
import type { CitedSource, ReferenceRun } from '../../render/model.js';
import { say } from '../../render/words.js';
import { heading, joined, link, linkTo, paragraph, text } from '../blocks/make.js';
import type { Block, Inline } from '../blocks/model.js';
import type { Context } from './context.js';

/** What the texts cite, each with the places that cite it. */
export function referenceBlocks({ model: { references } }: Context): Block[] {
  if (references.length === 0) return [];
  return [
    { ...heading(1, say('part.references'), ['references']), breakBefore: true },
    paragraph('Lead', say('references.intro')),
    ...references.flatMap(referenceBlock),
  ];
}

function referenceBlock({ id, text: runs, usedIn }: CitedSource): Block[] {
  const used = usedIn.map((reference) => [linkTo(reference.id, reference.label)]);
  return [
    paragraph('Normal', runs.map(runInline), { anchors: [id], keepNext: true }),
    paragraph('Note', [text(`${say('references.cited')} `), ...joined(used, '; ')]),
  ];
}

function runInline({ text: words, italic, url }: ReferenceRun): Inline {
  const href = url === null ? null : publicAddress(url);
  return href === null ? text(words, italic ? { italic: true } : {}) : link({ href }, words);
}
