import type { DocumentModel, EvidenceItem } from '../../document/model.js';
import { said } from '../../document/text.js';
import type { Speaker, Spoken } from '../words/speaker.js';
import { runningWords } from './page-css.js';
import type { Helper } from './templates.js';

/** What becomes of a piece of evidence in the PDF, by its id. The page on screen has no appendices. */
export type AppendixPlaces = ReadonlyMap<string, AppendixPlace>;

export type AppendixPlace =
  | {
      readonly state: 'appended';
      readonly pages: number;
      readonly slip: string;
      readonly holds: readonly string[];
      readonly withheld: number;
    }
  | { readonly state: 'attached'; readonly name: string; readonly reason: string | null }
  | { readonly state: 'left-out'; readonly reason: string };

const SECTION = 'appendices';

/** The model with the appendices in its list of contents. */
export function withAppendices(model: DocumentModel, places: AppendixPlaces): DocumentModel {
  if (appendedOf(model, places).length === 0) return model;
  const title = said('part.appendices');
  return { ...model, contents: [...model.contents, { kind: 'part', id: SECTION, title, number: null, items: [] }] };
}

/** What a theme needs to set the slip sheets, and to say in the list of evidence where a file is. */
export function appendixHelpers(
  model: Spoken<DocumentModel>,
  places: AppendixPlaces,
  speaker: Speaker,
): Record<string, Helper> {
  return {
    appendix: ({ id }: Pick<EvidenceItem, 'id'>) => {
      const place = places.get(id) ?? null;
      return place?.state === 'appended' ? { ...place, held: place.holds.join(', ') } : place;
    },
    slips: () => appendedOf(model, places),
    runningWords: () => runningWords(model, speaker),
  };
}

/** The evidence that has a slip sheet, with the first and last of its pages as viewers label them. */
function appendedOf(model: Pick<DocumentModel | Spoken<DocumentModel>, 'evidence'>, places: AppendixPlaces): object[] {
  return model.evidence.flatMap((item) => {
    const place = places.get(item.id);
    if (place?.state !== 'appended') return [];
    const labels = place.pages === 1 ? `${item.label}-1` : `${item.label}-1 – ${item.label}-${place.pages}`;
    return [{ item, slip: place.slip, pages: place.pages, labels, listed: `${item.id}-title` }];
  });
}
