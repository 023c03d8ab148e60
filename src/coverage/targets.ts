import { isDay } from '../portfolio/dates.js';
import type { ListItem, PortfolioDocument } from '../portfolio/model.js';
import type { Located } from '../text/position.js';
import type { Target } from './model.js';

/** Reads the targets of a file: each item of its outermost list is one, tasks or not; nested `due:` and the like belong to it. */
export function readTargets(document: PortfolioDocument): Target[] {
  const { items } = document.facts;
  return items.flatMap((item, index) => (item.parent === null ? [readTarget(document, item, index, items)] : []));
}

/** Whether a target's day has passed and it is not done. */
export function isLate({ done, day }: Target, today: string): boolean {
  return !done && day !== null && day < today;
}

function readTarget(document: PortfolioDocument, item: ListItem, index: number, items: readonly ListItem[]): Target {
  const parts = items.filter((part) => part.parent === index).flatMap((part) => labelled(part));
  const find = (label: string): Located<string> | null => parts.find((part) => part.label === label)?.located ?? null;
  const due = find('due');
  const points = find('for');
  const measure = find('measure');
  const actions = parts.filter((part) => part.label === 'action').map((part) => part.located);
  return {
    document,
    text: item.text,
    done: item.checked === true,
    due,
    day: due && isDay(due.value) ? due.value : null,
    measure,
    actions,
    fields: [due, points, measure, ...actions].flatMap((field) => field?.at ?? []),
    for: points ? wordsIn(points) : [],
    at: item.at,
  };
}

function wordsIn({ value, at }: Located<string>): Located<string>[] {
  const words = value.split(/[\s,]+/).filter(Boolean);
  return words.map((word) => ({ value: word, at }));
}

function labelled(item: ListItem): { label: string; located: Located<string> }[] {
  const match = /^(due|measure|action|for)\s*:\s*(.*)$/is.exec(item.text);
  const value = match?.[2] ?? '';
  return match && value !== '' ? [{ label: (match[1] ?? '').toLowerCase(), located: { value, at: item.at } }] : [];
}
