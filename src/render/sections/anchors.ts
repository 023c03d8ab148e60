import { checklistsOf, findReference, selfAssessmentOf, standardSetsOf } from '../../framework/index.js';
import type { FrameworkIndex } from '../../framework/lookup.js';
import type { Reference } from '../model.js';
import type { StageShown } from './context.js';
import type { Ids } from './ids.js';

type Labelled = 'criteria' | 'standards' | 'skills' | 'dimensions';

/** Where the criteria, standards, skills and dimensions of the stages shown stand in the document. */
export class Anchors {
  readonly #indexes: readonly FrameworkIndex[];
  readonly #ids: Ids;
  readonly #anchors = new Map<string, string>();

  constructor(indexes: readonly FrameworkIndex[], ids: Ids, stages: readonly StageShown[], cited: Iterable<string>) {
    this.#indexes = indexes;
    this.#ids = ids;
    const named = new Set([...cited].flatMap((code) => this.#key('standards', code) ?? []));
    for (const { place } of stages) {
      const { framework, stage } = place;
      for (const { id } of stage.criteria) this.#claim('criteria', framework.id, id, 'criterion');
      for (const { standard } of selfAssessmentOf(framework, stage)?.points ?? [])
        this.#claim('rated', framework.id, standard.id, `self assessment ${stage.id}`);
      for (const { id } of stage.dimensions) this.#claim('dimensions', framework.id, id, 'dimension');
      for (const { skills } of checklistsOf(framework, stage))
        for (const { id } of skills) this.#claim('skills', framework.id, id, 'skill');
      for (const { standards } of standardSetsOf(framework, stage))
        for (const { id } of standards)
          if (named.has(`standards ${framework.id}/${id}`)) this.#claim('standards', framework.id, id, 'standard');
    }
  }

  /** The anchor of a whole criterion, standard, skill or dimension; null where it has no place in the document. */
  of(kind: Labelled | 'rated', framework: string, id: string): string | null {
    return this.#anchors.get(`${kind} ${framework}/${id}`) ?? null;
  }

  /** A code as an entry writes it, with the place it leads to. */
  label(kind: Labelled, code: string): Reference {
    const key = this.#key(kind, code);
    return { id: key === null ? null : (this.#anchors.get(key) ?? null), label: code };
  }

  /** A code of any kind: to its ratings first, else to where it is cited. */
  anyLabel(code: string): Reference {
    const rated = this.#key('standards', code)?.replace(/^standards/, 'rated') ?? '';
    const kinds: readonly Labelled[] = ['standards', 'criteria', 'skills', 'dimensions'];
    const ids = kinds.map((kind) => this.label(kind, code).id);
    return { id: this.#anchors.get(rated) ?? ids.find((id) => id !== null) ?? null, label: code };
  }

  #claim(kind: Labelled | 'rated', framework: string, id: string, word: string): void {
    const key = `${kind} ${framework}/${id}`;
    if (!this.#anchors.has(key)) this.#anchors.set(key, this.#ids.claim(`${word} ${id}`));
  }

  #key(kind: Labelled, code: string): string | null {
    const found = findReference(this.#indexes, kind, code);
    return found.found ? `${kind} ${found.framework.id}/${wholeOf(found.item)}` : null;
  }
}

type Found = Extract<ReturnType<typeof findReference<Labelled>>, { found: true }>['item'];

/** The id of the criterion, standard or skill that a point belongs to. */
function wholeOf(item: Found): string {
  if ('criterion' in item) return item.criterion.id;
  if ('standard' in item) return item.standard.id;
  return 'skill' in item ? item.skill.id : item.dimension.id;
}
