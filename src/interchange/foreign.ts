import type { Origin, Pack, Scale, Stage, StandardSet } from '../framework/schema.js';
import { asWords } from '../framework/search.js';
import { OWN_CRITERIA } from '../framework/stage.js';
import { IdBook } from './ids.js';
import type { Remarks } from './report.js';
import type { RichText } from './rich-text.js';
import { type RubricRow, stagesOfRubric } from './rubric-stages.js';

type Criterion = NonNullable<Stage['criteria']>[number];
type Standard = StandardSet['standards'][number];

/** A statement of another program's framework, with those below it. */
export interface ForeignItem {
  code: string | null;
  title: string | null;
  statement: string | null;
  notes: string | null;
  /** What else the file says of it: `notes` have a place in a criterion alone. */
  origin?: Origin | null;
  /** Words that it can be found by. */
  keywords?: readonly string[];
  children: ForeignItem[];
  place: string;
}

/** A framework of another program, as far as all of them are alike. */
export interface ForeignFramework {
  title: string;
  note: string | null;
  version: number;
  status: Pack['status'];
  ended: number | null;
  licence: string;
  source: Pack['source'];
  origin?: Pack['origin'];
  items: ForeignItem[];
  /** How each thing is rated; null where the file says nothing of it. */
  levels: Scale['levels'] | null;
  /** People are asked to rate themselves. */
  selfAssessment: boolean;
  /** Two items that have to do with each other. */
  related: [ForeignItem, ForeignItem][];
  /** What is described level by level. */
  rubric: RubricRow[];
}

/** How a file of another program is read. */
export interface Reading {
  /** What to call a framework without a title. */
  name: string;
  richText: RichText;
  level: CriteriaLevel | undefined;
  /** Chooses the id of the pack; `own` is the one that the file gives it. */
  idFor: (title: string, own: string | null) => string;
}

/** Which level of the file holds the criteria; what lies above groups them, what lies below are their points. */
export type CriteriaLevel = 1 | 2 | 3;

const WHOLE = 'whole';
const SET = 'standards';
const SCALE = 'scale';

/**
 * Makes a pack of a tree whose parts have no kinds: one stage with the criteria of one level, the groups above them as
 * standards that the criteria cite, the statements below as points.
 * @param level left out: the second, or the first where there is no second
 */
export function packFromForeign(
  id: string,
  foreign: ForeignFramework,
  remarks: Remarks,
  level: CriteriaLevel = foreign.items.some(({ children }) => children.length > 0) ? 2 : 1,
): Pack {
  const ids = new IdBook(remarks);
  const stageIds = new IdBook(remarks);
  stageIds.give(WHOLE, WHOLE, '');
  const builder = new StageBuilder(level, ids, remarks);
  for (const [index, item] of foreign.items.entries()) builder.item(item, 1, null, String(index + 1));
  builder.relate(foreign.related);
  const { criteria, standards } = builder;
  const { note, ended, source, levels } = foreign;
  return {
    id,
    title: foreign.title,
    version: foreign.version,
    status: foreign.status,
    ...(ended === null ? {} : { ended }),
    ...(note === null ? {} : { note }),
    ...(source ? { source } : {}),
    ...(foreign.origin ? { origin: foreign.origin } : {}),
    licence: foreign.licence,
    ...(standards.length > 0 ? { 'standard-sets': [{ id: SET, title: 'Standards', standards }] } : {}),
    ...(levels ? { scales: [{ id: SCALE, levels }] } : {}),
    stages: [...wholeStage(foreign, criteria), ...stagesOfRubric(foreign.rubric, ids, stageIds)],
  };
}

/** Mahara and Moodle have each statement rated, and not what groups them. */
function wholeStage(foreign: ForeignFramework, criteria: Criterion[]): Stage[] {
  if (criteria.length === 0) return [];
  const stage: Stage = { id: WHOLE, title: foreign.title, criteria };
  if (!foreign.levels) return [stage];
  const rated: Stage = { ...stage, 'self-assessment': { set: OWN_CRITERIA, scale: SCALE } };
  return [foreign.selfAssessment ? rated : { ...rated, requires: { 'self-assessment': 'none' } }];
}

/** A criterion or point, or a standard or point of one, that an item became. */
interface Made {
  id: string;
  isStandard: boolean;
  cites: { standards?: string[] | undefined } | null;
}

class StageBuilder {
  readonly criteria: Criterion[] = [];
  readonly standards: Standard[] = [];
  readonly #level: CriteriaLevel;
  readonly #remarks: Remarks;
  readonly #ids: IdBook;
  readonly #made = new Map<ForeignItem, Made>();

  constructor(level: CriteriaLevel, ids: IdBook, remarks: Remarks) {
    this.#level = level;
    this.#remarks = remarks;
    this.#ids = ids;
  }

  /** `depth` never exceeds the level of the criteria, so that deep trees exhaust no stack. */
  item(item: ForeignItem, depth: number, group: { standard: Standard; id: string } | null, number: string): void {
    if (!this.#says(item)) return;
    const id = this.#ids.give(item.code, number, item.place);
    if (depth >= this.#level || item.children.length === 0) this.#criterion(item, id, group?.id ?? null);
    else {
      const inner = this.#group(item, id, group?.standard ?? null);
      for (const [index, child] of item.children.entries()) this.item(child, depth + 1, inner, `${id}.${index + 1}`);
    }
  }

  #group(item: ForeignItem, id: string, above: Standard | null): { standard: Standard; id: string } {
    this.#made.set(item, { id, isStandard: true, cites: null });
    if (above) {
      above.points ??= [];
      above.points.push(this.#point(item, id));
      return { standard: above, id };
    }
    const { title, statement } = item;
    const standard: Standard = {
      id,
      ...(title === null ? {} : { title }),
      ...(statement === null || statement === title ? {} : { statement }),
      ...wordsOf(item),
      ...originPart(item, true),
    };
    this.standards.push(standard);
    return { standard, id };
  }

  #criterion(item: ForeignItem, id: string, group: string | null): void {
    const criterion: Criterion = { id, ...texts(item), ...originPart(item, false) };
    if (item.notes !== null) criterion.hint = item.notes;
    const points = this.#points(item, id);
    if (points.length > 0) criterion.points = points;
    if (group !== null) criterion.standards = [group];
    this.#made.set(item, { id, isStandard: false, cites: criterion });
    this.criteria.push(criterion);
  }

  /** All that lies below a criterion, each after what it belongs to. */
  #points(item: ForeignItem, id: string): NonNullable<Criterion['points']> {
    const points: NonNullable<Criterion['points']> = [];
    const waiting = numbered(item.children, id, 1);
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { item: below, number, depth } = next;
      if (!this.#says(below)) continue;
      const point: NonNullable<Criterion['points']>[number] = this.#point(
        below,
        this.#ids.give(below.code, number, below.place),
      );
      if (depth > 1) {
        const message = 'Levels below the points of a criterion: their statements became points, too';
        this.#remarks.lost('deeper-levels', message, `${below.place}: ${point.id}`);
      }
      this.#made.set(below, { id: point.id, isStandard: false, cites: point });
      points.push(point);
      waiting.push(...numbered(below.children, point.id, depth + 1));
    }
    return points;
  }

  /** A point has no title of its own: its name stands before what it says. */
  #point(item: ForeignItem, id: string): { id: string; statement: string; words?: string[]; origin?: Origin } {
    const { title, statement } = item;
    const isNamed = title !== null && statement !== null && title !== statement;
    const said = isNamed ? `${title}${/\n|^[-*>]/.test(statement) ? '\n\n' : ': '}${statement}` : statementOf(item);
    return { id, statement: said, ...wordsOf(item), ...originPart(item, true) };
  }

  #says(item: ForeignItem): boolean {
    if (item.statement !== null || item.title !== null || item.code !== null || item.children.length > 0) return true;
    this.#remarks.lost('no-statement', 'Statements without any text', item.place);
    return false;
  }

  /** A criterion cites the standards that it has to do with; all else that is related has no place. */
  relate(pairs: readonly [ForeignItem, ForeignItem][]): void {
    for (const [first, second] of pairs) {
      const [a, b] = [this.#made.get(first), this.#made.get(second)];
      const [citing, cited] = a?.isStandard ? [b, a] : [a, b];
      if (citing?.cites && cited?.isStandard) {
        citing.cites.standards = [...new Set([...(citing.cites.standards ?? []), cited.id])];
      } else {
        const message = 'Links between statements of the framework itself, for which a pack has no place';
        this.#remarks.lost('inner-links', message, `${a?.id ?? first.place} - ${b?.id ?? second.place}`);
      }
    }
  }
}

interface Waiting {
  item: ForeignItem;
  number: string;
  depth: number;
}

/** Last first, as a stack wants them. */
function numbered(children: readonly ForeignItem[], id: string, depth: number): Waiting[] {
  return children.map((item, index) => ({ item, number: `${id}.${index + 1}`, depth })).reverse();
}

function statementOf({ statement, title, code, place }: ForeignItem): string {
  return statement ?? title ?? code ?? place;
}

function texts(item: ForeignItem): { title?: string; statement: string; words?: string[] } {
  const statement = statementOf(item);
  const title = item.title !== null && item.title !== statement ? { title: item.title } : {};
  return { ...title, statement, ...wordsOf(item) };
}

/** @param leavesNotes the part has no key for notes, so that they stay with what else the file says */
function originPart({ origin, notes }: ForeignItem, leavesNotes: boolean): { origin?: Origin } {
  const note = leavesNotes && notes !== null ? { note: notes } : {};
  const said = { ...origin, ...note };
  return Object.keys(said).length > 0 ? { origin: said } : {};
}

function wordsOf({ keywords = [] }: ForeignItem): { words?: string[] } {
  const words = asWords(keywords);
  return words.length > 0 ? { words } : {};
}
