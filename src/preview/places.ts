import type { Finding } from '../check/index.js';
import type { DocumentModel, StagePart, StageSection } from '../document/model.js';

/** Where the document shows what a rule asks for, when no file of it is there yet. */
const PARTS: Readonly<Record<string, StagePart>> = {
  'complete/rating': 'selfAssessment',
  'complete/skill': 'checklists',
  'complete/question': 'reflection',
  'complete/reflection': 'reflection',
  'complete/target': 'targets',
  'complete/target-for-rating': 'targets',
  'complete/sign-off': 'signOffs',
  'complete/sign-off-words': 'signOffs',
  'complete/agreement': 'agreements',
  'complete/contact': 'agreements',
};

/** Finds the place in the document that a finding is about. */
export class Places {
  readonly #files: ReadonlyMap<string, string>;
  readonly #criteria: ReadonlyMap<string, string>;
  readonly #stages: readonly StageSection[];

  constructor({ links, stages }: Pick<DocumentModel, 'links' | 'stages'>) {
    this.#files = new Map(links.map(({ path, id }) => [path, id]));
    const rows = stages.flatMap(({ table }) => table.rows);
    this.#criteria = new Map(rows.map(({ id, anchor }) => [id, anchor]));
    this.#stages = stages;
  }

  /** @returns an anchor, or null where the document does not show it */
  of({ file, criterion, rule }: Finding): string | null {
    return this.#files.get(file) ?? this.#criteria.get(criterion ?? '') ?? this.#part(PARTS[rule]);
  }

  #part(part: StagePart | undefined): string | null {
    if (part === undefined) return null;
    return this.#stages.map(({ anchors }) => anchors[part]).find((anchor) => anchor !== null) ?? null;
  }
}
