import { checklistsOf, findReference, selfAssessmentOf, standardSetsOf } from '../../framework/index.js';
import type { FrameworkIndex } from '../../framework/lookup.js';
import { written } from '../text.js';
import type { Ids } from './ids.js';
import type { Reference } from './pieces.js';
import type { StageShown } from './stage-shown.js';

type Labelled = 'criteria' | 'standards' | 'skills' | 'dimensions';

type Kind = Labelled | 'rated';

/**
 * Where the criteria, standards, skills and dimensions of the stages shown stand in the document. Two stages can list the
 * same skills and standards: then each has its own places, and a link leads to those of the stage it stands in.
 */
export class Anchors {
  readonly #indexes: readonly FrameworkIndex[];
  readonly #ids: Ids;
  /** By what it is; then by stage, in the order of the stages. */
  readonly #anchors = new Map<string, Map<string, string>>();

  constructor(indexes: readonly FrameworkIndex[], ids: Ids, stages: readonly StageShown[]) {
    this.#indexes = indexes;
    this.#ids = ids;
    for (const shown of stages) this.#claimStage(shown);
  }

  /** The anchor of a whole criterion, standard, skill or dimension; null where it has no place in the document. */
  of(kind: Kind, shown: StageShown | null, framework: string, id: string): string | null {
    return this.#at(`${kind} ${framework}/${id}`, shown);
  }

  /** A code as an entry of a stage writes it, with the place it leads to. */
  label(kind: Labelled, shown: StageShown | null, code: string): Reference {
    const key = this.#key(kind, code);
    return { id: this.#at(key, shown), label: key === '' ? written(code) : code };
  }

  /** A code of any kind: to its ratings first, else to where it is cited. */
  anyLabel(shown: StageShown, code: string): Reference {
    const rated = this.#key('standards', code).replace(/^standards/, 'rated');
    const kinds: readonly Labelled[] = ['standards', 'criteria', 'skills', 'dimensions'];
    const ids = [this.#at(rated, shown), ...kinds.map((kind) => this.label(kind, shown, code).id)];
    const id = ids.find((one) => one !== null) ?? null;
    return { id, label: id === null ? written(code) : code };
  }

  #claimStage(shown: StageShown): void {
    const { framework, stage } = shown.place;
    const claim = (kind: Kind, word: string, parts: readonly { id: string }[]): void => {
      for (const { id } of parts) this.#claim(kind, shown, framework.id, id, word);
    };
    claim('criteria', 'criterion', stage.criteria);
    claim('dimensions', 'dimension', stage.dimensions);
    const rated = selfAssessmentOf(framework, stage)?.points.map(({ standard }) => standard) ?? [];
    claim('rated', `self assessment ${shown.id}`, rated);
    for (const { skills } of checklistsOf(framework, stage)) claim('skills', 'skill', skills);
    const cited = this.#citedIn(shown);
    for (const { standards } of standardSetsOf(framework, stage))
      claim(
        'standards',
        'standard',
        standards.filter(({ id }) => cited.has(`standards ${framework.id}/${id}`)),
      );
  }

  #citedIn({ journal }: StageShown): Set<string> {
    const codes = journal.flatMap(({ frontMatter }) => frontMatter.standards?.value.map(({ value }) => value) ?? []);
    return new Set(codes.map((code) => this.#key('standards', code)));
  }

  #claim(kind: Kind, shown: StageShown, framework: string, id: string, word: string): void {
    const key = `${kind} ${framework}/${id}`;
    const places = this.#anchors.get(key) ?? new Map<string, string>();
    if (!places.has(shown.id)) places.set(shown.id, this.#ids.claim(`${word} ${id}`));
    this.#anchors.set(key, places);
  }

  #at(key: string, shown: StageShown | null): string | null {
    const places = this.#anchors.get(key);
    const [first = null] = places?.values() ?? [];
    return (shown && places?.get(shown.id)) ?? first;
  }

  /** @returns '' for a code that is unknown */
  #key(kind: Labelled, code: string): string {
    const found = findReference(this.#indexes, kind, code);
    return found.found ? `${kind} ${found.framework.id}/${wholeOf(found.item)}` : '';
  }
}

type Found = Extract<ReturnType<typeof findReference<Labelled>>, { found: true }>['item'];

/** The id of the criterion, standard or skill that a point belongs to. */
function wholeOf(item: Found): string {
  if ('criterion' in item) return item.criterion.id;
  if ('standard' in item) return item.standard.id;
  return 'skill' in item ? item.skill.id : item.dimension.id;
}
