import type { NewOptions } from '../../app/new.js';
import { COUNTING_FIELDS, type CountingField, type LinkedPortfolio, suggestFor } from '../../coverage/index.js';
import { findReference, type Indexed } from '../../framework/index.js';
import type { Prompts } from './prompts.js';

type Codes = Pick<NewOptions, CountingField>;

/** Something that could be written beside what the entry names already. */
interface Offer {
  field: CountingField;
  /** As it is written in the entry. */
  id: string;
}

/**
 * What the crosswalks set beside what the entry will name, none of it ticked: it counts only where somebody says so.
 * @returns the options with what was ticked
 */
export async function askForEquivalents(
  prompts: Prompts,
  linked: LinkedPortfolio,
  codes: Codes,
  width: number,
): Promise<Codes> {
  const choices = suggestFor(linked, listed(codes)).flatMap(({ add, relation }) =>
    offersIn(add).map((offer) => ({ value: offer, name: label(linked, offer, relation, width), short: offer.id })),
  );
  if (choices.length === 0) return {};
  const ticked = await prompts.tick('Could it count for these, too? (space to tick, Enter to go on):', choices);
  const fields = new Set(ticked.map(({ field }) => field));
  return Object.fromEntries(
    [...fields].map((field) => [
      field,
      [...(codes[field] ?? []), ...ticked.flatMap((one) => (one.field === field ? [one.id] : []))],
    ]),
  );
}

/** @returns what an entry written without questions could also count for, and the option that would say so; a line each */
export function equivalentLines(
  linked: LinkedPortfolio,
  codes: Partial<Record<CountingField, readonly string[]>>,
): string[] {
  const all = suggestFor(linked, codes);
  return all.slice(0, MOST_LINES).map(({ named, framework, id, relation, add, kind }) => {
    const option = offersIn(add)
      .slice(0, kind === 'stages' ? 1 : undefined)
      .map((offer) => `--${offer.field} ${[...(codes[offer.field] ?? []), offer.id].join(',')}`);
    const how = kind === 'stages' ? 'choose what fits from it' : `add that to its ${kind}`;
    return `${named} could also count for ${framework}/${id} (${relation}): ${how}, next time with ${option}.`;
  });
}

const MOST_LINES = 3;

function offersIn(add: Partial<Record<CountingField, readonly string[]>>): Offer[] {
  return COUNTING_FIELDS.flatMap((field) => (add[field] ?? []).map((id) => ({ field, id })));
}

/** Options may hold several ids in one word. */
function listed(codes: Codes): Codes {
  return Object.fromEntries(
    COUNTING_FIELDS.flatMap((field) =>
      codes[field] ? [[field, codes[field].flatMap((text) => text.split(',')).map((id) => id.trim())]] : [],
    ),
  );
}

function label({ indexes }: LinkedPortfolio, { field, id }: Offer, relation: string, width: number): string {
  const found = findReference(indexes, field, id);
  const text = `${id}  ${found.found ? nameOf(found.item) : ''}`.trimEnd();
  const room = width - relation.length - 12;
  return `${text.length <= room ? text : `${text.slice(0, room - 1).trimEnd()}…`} (${relation})`;
}

function nameOf(item: Indexed[CountingField]): string {
  if ('dimension' in item) return item.dimension.title ?? item.dimension.statement;
  const whole = 'criterion' in item ? item.criterion : 'standard' in item ? item.standard : item.skill;
  return item.point?.statement ?? whole.title ?? whole.statement ?? '';
}
