import type { Framework } from './model.js';
import type { Crosswalk } from './schema.js';

type Relation = Crosswalk['relation'];

/** Something of another framework that stands for the same, as far as `relation` says. */
export interface Equivalent {
  framework: string;
  id: string;
  relation: Relation;
  /** `pack/id` of what both are crosswalked to, where no row leads straight from one to the other. */
  via: string | null;
}

/** What an id of a framework could also count for in the others. */
export type FindEquivalents = (framework: string, id: string) => readonly Equivalent[];

interface Link {
  to: string;
  relation: Relation;
}

/** Links of one id that are looked at: published crosswalks have a handful, a stranger's pack may have thousands. */
const MOST_LINKS = 100;

/** Seen from the other side, what is broader is narrower. */
const REVERSED = { exact: 'exact', related: 'related', broader: 'narrower', narrower: 'broader' } as const;

/**
 * Reads the crosswalks of `frameworks` both ways, once. Two rows may meet in a third pack, followed or not: such a chain
 * is no more than `related`, whatever its rows say, and a row that leads straight there counts instead. Two parts of one
 * broader thing need have nothing in common, so they make no chain; nor do three rows.
 * @returns a suggestion for a person to confirm, never a fact
 */
export function equivalentsFinder(frameworks: readonly Framework[]): FindEquivalents {
  const links = linksOf(frameworks);
  const followed = new Set(frameworks.map(({ id }) => id));
  return (framework, id) => {
    const found = new Map<string, Equivalent>();
    const offer = (to: string, relation: Relation, via: string | null): void => {
      const cut = to.indexOf('/');
      const other = to.slice(0, Math.max(cut, 0));
      if (other === framework || !followed.has(other) || found.has(to)) return;
      found.set(to, { framework: other, id: to.slice(cut + 1), relation, via });
    };
    const direct = links.get(`${framework}/${id}`) ?? [];
    for (const { to, relation } of direct) offer(to, relation, null);
    for (const first of direct) {
      for (const { to, relation } of links.get(first.to) ?? [])
        if (first.relation !== 'broader' || relation !== 'narrower') offer(to, 'related', first.to);
    }
    return [...found.values()];
  };
}

function linksOf(frameworks: readonly Framework[]): Map<string, Link[]> {
  const links = new Map<string, Link[]>();
  const add = (from: string, link: Link): void => {
    const known = links.get(from);
    if (!known) links.set(from, [link]);
    else if (known.length < MOST_LINKS) known.push(link);
  };
  for (const { id, crosswalks } of frameworks) {
    for (const { from, to, relation } of crosswalks) {
      add(`${id}/${from}`, { to, relation });
      add(to, { to: `${id}/${from}`, relation: REVERSED[relation] });
    }
  }
  return links;
}
