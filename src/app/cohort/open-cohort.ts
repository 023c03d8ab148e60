import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Person, readPeople, strangerOf } from '../../cohort/people.js';
import { type CohortSettings, readSettings } from '../../cohort/settings.js';
import { findUpwards } from '../../portfolio/find.js';
import { byText } from '../../text/by-text.js';
import { decodeText } from '../../text/decode-text.js';
import { Refusal } from '../../text/refusal.js';
import { placeNamed, type World } from '../world.js';

export const SETTINGS_PATH = 'cohort.yaml';
const LARGEST_SETTINGS = 1024 * 1024;
export const LARGEST_ROSTER = 64 * 1024 * 1024;

/** Something that was received of somebody. */
export interface Received {
  id: string;
  /** `001`; the highest counts. */
  number: string;
  /** In the cohort's folder, with `/`. */
  path: string;
}

/** A cohort's folder: what was decided, who is expected, what came. */
export interface OpenCohort {
  /** Absolute. */
  root: string;
  settings: CohortSettings;
  /** In the roster's order; empty where there is no roster yet. */
  people: Person[];
  /** By id, the lowest number first. */
  received: ReadonlyMap<string, Received[]>;
}

/** Where a command looks for the cohort, as given with `--cohort`. */
export interface CohortPlace {
  cohort?: string;
}

/**
 * Opens the cohort in a folder, or the nearest one above it.
 * @throws Refusal NoCohort, or BrokenFile for settings and roster that cannot be read
 */
export function openCohort({ cohort }: CohortPlace, io: Pick<World, 'cwd' | 'env'>): OpenCohort {
  const from = placeNamed(io, cohort ?? '.');
  const root = findCohortRoot(from);
  if (root === null) {
    const hint = 'Start one with `mentor cohort init`, or name its folder with --cohort.';
    throw new Refusal('NoCohort', `No cohort in ${from} or above it: there is no ${SETTINGS_PATH}.`, hint);
  }
  const settings = readSettings(readText(root, SETTINGS_PATH, LARGEST_SETTINGS));
  const { roster } = settings;
  const people = existsSync(join(root, roster)) ? readPeople(roster, readText(root, roster, LARGEST_ROSTER)) : [];
  return { root, settings, people, received: readReceived(root) };
}

/** Somebody of an id; what was received of somebody who is not on the roster is theirs all the same. */
export function personOf({ people, received }: OpenCohort, id: string): Person {
  const found = people.find((one) => one.id === id);
  if (found) return found;
  if (received.has(id)) return strangerOf(id);
  const message = `There is no \`${id}\` on the roster.`;
  throw new Refusal('UnknownPerson', message, 'The first column of the roster has the ids.');
}

/** Everybody: those on the roster, then others of whom something was received. */
export function everybody({ people, received }: OpenCohort): Person[] {
  const known = new Set(people.map(({ id }) => id));
  return [...people, ...[...received.keys()].filter((id) => !known.has(id)).map(strangerOf)];
}

/** The latest of each person, by id. */
export function latestReceived({ received }: OpenCohort): Received[] {
  return [...received.values()].flatMap((all) => all.slice(-1)).sort((a, b) => byText(a.id, b.id));
}

/** The names in a folder of the cohort; none where it is not there. */
export function namesIn(root: string, path: string): string[] {
  const folder = join(root, path);
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder).sort() : [];
}

/** A text of the cohort's own; what Excel wrote in the alphabet of Windows is read as that. */
export function readText(root: string, path: string, most: number = LARGEST_SETTINGS): string {
  const full = join(root, path);
  if (statSync(full).size > most) throw new Refusal('BrokenFile', `${path} is too large.`, 'Is it the right file?');
  const bytes = readFileSync(full);
  return decodeText(bytes) ?? bytes.toString('utf8');
}

/** The cohort's folder that holds this one, or null. @param from absolute */
export function findCohortRoot(from: string): string | null {
  return findUpwards(from, SETTINGS_PATH);
}

/** A zip as it came, or a folder that was read from a form; a link is neither. */
function readReceived(root: string): Map<string, Received[]> {
  const found = namesIn(root, 'received').map((id): [string, Received[]] => {
    const all = namesIn(root, `received/${id}`).flatMap((name): Received[] => {
      const number = /^(\d{3,6})(?:\.zip)?$/.exec(name)?.[1];
      const path = `received/${id}/${name}`;
      return number === undefined || lstatSync(join(root, path)).isSymbolicLink() ? [] : [{ id, number, path }];
    });
    return [id, all.sort((a, b) => Number(a.number) - Number(b.number))];
  });
  return new Map(found.filter(([, all]) => all.length > 0));
}
