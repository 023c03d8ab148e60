import { nearest } from '../text/suggest.js';
import { isSameName } from '../trust/seal.js';
import { givenFirst, isSameSchool, type Person } from './people.js';

/** What something that was handed in says of whose it is. */
export interface Claim {
  /** The id that `init` gave the portfolio, where it has one. */
  portfolio: string | null;
  name: string | null;
  school: string | null;
  /** What the file or folder is called, without its ending. */
  stem: string;
}

/** Whose it is; or why nobody can say, and who comes into question. */
export type Owner = { person: Person } | { why: string; candidates: Person[] };

/**
 * Whose something is. Only what leaves no choice counts: nothing is guessed between two.
 * @param known the person of each portfolio id that was received before
 */
export function identify(claim: Claim, people: readonly Person[], known: ReadonlyMap<string, string>): Owner {
  const named = claim.name === null ? [] : people.filter(({ name }) => isSameName(name, givenFirst(claim.name ?? '')));
  const byFile = people.find(({ id }) => isCalledAfter(claim.stem, id));
  const before = claim.portfolio === null ? undefined : known.get(claim.portfolio);
  const same = people.find(({ id }) => id === before);
  if (same) return again(claim, same, byFile ?? same, named);
  if (byFile && (claim.name === null || named.includes(byFile))) return { person: byFile };
  if (byFile) return { why: contradiction(claim, byFile), candidates: [byFile, ...named] };
  return byName(claim, named, people);
}

/**
 * The portfolio was here before: whoever took another name meanwhile is still the same. A colleague who began from a copy
 * of it has its id too, and then the name or the file says another.
 */
function again({ name, stem }: Claim, same: Person, byFile: Person, named: readonly Person[]): Owner {
  const others = [...new Set([...(byFile === same ? [] : [byFile]), ...(named.includes(same) ? [] : named)])];
  if (others.length === 0) return { person: same };
  const says = byFile === same ? `its contents say \`${name}\`` : `the file is called \`${stem}\``;
  return { why: `This portfolio came from ${same.id} before, and ${says}`, candidates: [same, ...others] };
}

function byName({ name, school, stem }: Claim, named: readonly Person[], people: readonly Person[]): Owner {
  if (name === null) return { why: 'Nothing in it says whose it is', candidates: namedIn(stem, people) };
  if (named.length === 0) return { why: `\`${name}\` is not on the roster`, candidates: nearNames(name, people) };
  const there = named.filter((person) => isSameSchool(person.school, school ?? ''));
  const fitting = school === null || school === '' ? named : there;
  const [only, another] = fitting;
  if (only && !another) return { person: only };
  if (!only) {
    const at = named.map((person) => `${person.id} is at ${person.school || 'no school'}`).join(', ');
    return { why: `\`${name}\` hands in from ${school}; on the roster, ${at}`, candidates: [...named] };
  }
  return { why: `${fitting.length} people on the roster are called \`${name}\``, candidates: [...fitting] };
}

function contradiction({ stem, name }: Claim, { id, name: expected }: Person): string {
  return `The file is called \`${stem}\`, and ${id} is ${expected}; but its contents say \`${name}\``;
}

/** `m0003`, `m0003-again`, `m0003 (2)`: the id, and then no letter or digit. */
function isCalledAfter(stem: string, id: string): boolean {
  const [start, next] = [stem.slice(0, id.length).toLowerCase(), stem[id.length]];
  return start === id.toLowerCase() && (next === undefined || !/[\p{L}\p{N}]/u.test(next));
}

/** Whose name is in the name of the file: asked about, and not believed. */
function namedIn(stem: string, people: readonly Person[]): Person[] {
  const words = (text: string): string[] =>
    text
      .normalize('NFD')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? [];
  const there = new Set(words(stem));
  return people.filter(({ name }) => words(name).every((word) => there.has(word))).slice(0, 5);
}

function nearNames(name: string, people: readonly Person[]): Person[] {
  const names = people.map((person) => person.name);
  const near = nearest(name, names);
  return people.filter((person) => near.includes(person.name)).slice(0, 5);
}
