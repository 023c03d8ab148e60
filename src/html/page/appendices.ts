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

/** What a theme needs to list what follows, and to say in the list of evidence where a file is. */
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

/** The evidence whose pages follow, with where it is listed. */
function appendedOf(model: Pick<DocumentModel | Spoken<DocumentModel>, 'evidence'>, places: AppendixPlaces): object[] {
  return model.evidence.flatMap((item) => {
    const place = places.get(item.id);
    if (place?.state !== 'appended') return [];
    return [{ item, slip: place.slip, pages: place.pages, listed: `${item.id}-title` }];
  });
}
