import { idFromTitle, initialsOf } from '../../framework/own/new-pack.js';
import type { Pack, Role, ScaleLevel, Stage, Standard, StandardSet } from '../../framework/schema.js';
import { freeName } from '../../text/free-name.js';
import type { BlankForm, Printed, PrintedColumn } from './model.js';

/** A pack to go on from, and what of it was assumed, so that a person looks at it. */
export interface DraftPack {
  pack: Pack;
  assumed: { code: 'assumed-title' | 'assumed-codes' | 'assumed-side'; message: string; place: string }[];
}

interface Names {
  id: string;
  /** The name of the form's file, for what the form does not name. */
  file: string;
}

const COLOURS: Readonly<Record<string, NonNullable<ScaleLevel['color']>>> = {
  red: 'red',
  amber: 'amber',
  yellow: 'amber',
  green: 'green',
  grey: 'grey',
  gray: 'grey',
  blue: 'blue',
};
const OF_UNIVERSITY = /\b(?:universit|recognition|provider|tutor|team|link|college|awarding|external)/i;

/** Makes a pack of what a blank form asks for: its own words, and ids only where it prints none. */
export function draftPack(form: BlankForm, { id, file }: Names): DraftPack {
  return new Drafter(form, id, file).draft();
}

class Drafter {
  readonly #form: BlankForm;
  readonly #id: string;
  readonly #title: string;
  readonly #stage: string;
  readonly #assumed: DraftPack['assumed'] = [];
  readonly #taken = new Set<string>();

  constructor(form: BlankForm, id: string, file: string) {
    this.#form = form;
    this.#id = id;
    const [first = file, second] = form.titles;
    this.#stage = first;
    this.#title = second ?? first;
  }

  draft(): DraftPack {
    const { standards, levels, checklists, roles } = this.#form;
    this.#assume(
      'assumed-title',
      'What the form is called, and its stage: the first headings',
      `${this.#title}; ${this.#stage}`,
    );
    const rated = standards.length > 0 ? [this.#ratedSet()] : [];
    const cited = this.#form.columns.flatMap((column) => this.#citedSet(column) ?? []);
    const lists = checklists.map((list, index) => {
      const title = list.title ?? `Checklist ${index + 1}`;
      const own = this.#free(idFromTitle(title) || `checklist-${index + 1}`);
      return { id: own, title, ...said('definition', list.statement), skills: this.#stated(list.items, `${own}.`) };
    });
    const sides = roles.map((role) => this.#role(role.title));
    const stage = this.#stageOf(
      cited,
      lists.map((list) => list.id),
      sides,
      rated[0],
    );
    const pack: Pack = {
      id: this.#id,
      title: this.#title,
      version: 1,
      status: 'current',
      licence: 'Statements: as in the programme’s form. Say who may copy them.',
      ...listed('standard-sets', [...rated, ...cited]),
      ...listed('checklists', lists),
      ...listed('scales', rated.length > 0 && levels.length > 1 ? [{ id: 'scale', levels: this.#levels() }] : []),
      ...listed('roles', sides),
      stages: [stage],
    };
    return { pack, assumed: this.#assumed };
  }

  #stageOf(cited: readonly StandardSet[], checklists: string[], roles: readonly Role[], rated?: StandardSet): Stage {
    const { criteria, questions, reflection, targets, levels } = this.#form;
    const columns = this.#columns(cited);
    return {
      id: idFromTitle(this.#stage) || 'stage',
      title: this.#stage,
      ...listed('columns', columns),
      ...listed('criteria', this.#stated(criteria, initialsOf(this.#stage))),
      ...listed('checklists', checklists),
      ...(rated && levels.length > 1 ? { 'self-assessment': { set: rated.id, scale: 'scale' } } : {}),
      ...(reflection !== null || questions.length > 0
        ? { reflection: { ...said('prompt', reflection), ...listed('questions', this.#stated(questions, 'KQ')) } }
        : {}),
      ...(targets === null ? {} : { targets: said('prompt', targets) }),
      ...listed(
        'sign-off',
        roles.map((role, index) => ({
          role: role.id,
          comment: 'required' as const,
          ...said('prompt', this.#form.roles[index]?.prompt ?? null),
        })),
      ),
    };
  }

  #ratedSet(): StandardSet {
    const standards = this.#form.standards.map((group, index): Standard => {
      const title = group.title ?? `Standard ${index + 1}`;
      const id = this.#free(`S${index + 1}`);
      return { id, title, ...said('statement', group.statement), points: this.#stated(group.items, `${id}.`) };
    });
    return { id: this.#free('standards'), title: 'Standards', standards };
  }

  /** Codes that a column of the table of criteria prints; letters hold for the numbers behind them. */
  #citedSet({ kind, title, codes }: PrintedColumn): StandardSet | null {
    if (kind !== 'standards' || codes.length === 0) return null;
    let letters = initialsOf(title);
    const standards = codes.map((code): Standard => {
      const [, own = '', number = ''] = /^(\D*)(.+)$/.exec(code) ?? [];
      if (own !== '') letters = own;
      return { id: this.#free(`${letters}${number}`) };
    });
    this.#assume(
      'assumed-codes',
      'Standards that the form gives only as numbers: their letters are ours',
      `${title}: ${standards.map(({ id }) => id).join(', ')}`,
    );
    return { id: this.#free(idFromTitle(title) || 'cited'), title, standards };
  }

  #columns(cited: readonly StandardSet[]): NonNullable<Stage['columns']> {
    let next = 0;
    return this.#form.columns.map(({ kind, title, codes }) => {
      const set = kind === 'standards' && codes.length > 0 ? cited[next++] : undefined;
      return { id: set ? `standards/${set.id}` : kind, title };
    });
  }

  #levels(): ScaleLevel[] {
    return this.#form.levels.map(({ title, meaning }) => {
      const color = COLOURS[title.toLowerCase()];
      const asks = color === 'red' ? { 'asks-for': ['target' as const, 'action' as const] } : {};
      return {
        id: this.#free(idFromTitle(title) || 'level'),
        title,
        ...said('meaning', meaning),
        ...asks,
        ...(color ? { color } : {}),
      };
    });
  }

  #role(title: string): Role {
    const side = OF_UNIVERSITY.test(title) ? ('university' as const) : ('school' as const);
    this.#assume(
      'assumed-side',
      'Whether a role belongs to the school or the university: judged by its title',
      `${title}: ${side}`,
    );
    return { id: this.#free(idFromTitle(title) || 'role'), title, side };
  }

  #stated(items: readonly Printed[], prefix: string): { id: string; statement: string }[] {
    return items.map(({ code, text }, index) => ({ id: this.#free(code ?? `${prefix}${index + 1}`), statement: text }));
  }

  #free(wanted: string): string {
    const id = freeName(wanted, (name) => this.#taken.has(name));
    this.#taken.add(id);
    return id;
  }

  #assume(code: DraftPack['assumed'][number]['code'], message: string, place: string): void {
    this.#assumed.push({ code, message, place });
  }
}

function listed<K extends string, T>(key: K, list: readonly T[]): Partial<Record<K, T[]>> {
  return list.length > 0 ? ({ [key]: [...list] } as Partial<Record<K, T[]>>) : {};
}

function said<K extends string>(key: K, text: string | null): Partial<Record<K, string>> {
  return text ? ({ [key]: text } as Partial<Record<K, string>>) : {};
}
