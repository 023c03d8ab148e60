import { existsSync, rmSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { check, RULES } from '../../check/index.js';
import { type Claim, identify } from '../../cohort/identify.js';
import type { Person } from '../../cohort/people.js';
import { portfolioIdOf } from '../../cohort/portfolio-line.js';
import { CONFIG_PATH, readConfig } from '../../portfolio/index.js';
import { type HandedIn, openHandedIn } from '../../submission/handed-in.js';
import { Refusal } from '../../text/refusal.js';
import { isSameName } from '../../trust/seal.js';
import { filesNamed, placeNamed, today, type World } from '../world.js';
import { type CohortPlace, namesIn, type OpenCohort, openCohort, personOf } from './open-cohort.js';
import { stage } from './place-received.js';
import { linkHandedIn } from './read-received.js';
import { ReceivedBefore } from './received-before.js';
import { digestReceived } from './received-digest.js';

/** Asked whose something is, where the files leave a choice. @returns null: nobody can say */
export type AskWhose = (file: string, why: string, people: readonly Person[]) => Promise<Person | null>;

export interface ReceiveOptions extends CohortPlace {
  /** Whose it is, where somebody says so. */
  as?: string;
  dryRun?: boolean;
  ask?: AskWhose;
}

/** What became of one thing that came. `file` is as it was named, or in the cohort's folder. */
export type Arrival =
  | {
      what: 'received';
      file: string;
      id: string;
      name: string;
      number: string;
      path: string;
      /** Files that are not as its manifest says. */
      contradicts: { file: string; what: string }[];
      /** E-mail addresses, telephone numbers and the like that stand in it. */
      private: number;
      /** Why nothing of it can be read, or null. */
      unreadable: string | null;
      /** The name in it, where that is another than the roster's; else null. */
      otherName: string | null;
    }
  | { what: 'already'; file: string; id: string; number: string }
  | { what: 'unknown'; file: string; why: string; candidates: { id: string; name: string; school: string }[] }
  | { what: 'refused'; file: string; code: string; why: string };

/**
 * Takes in what came. One thing that cannot be taken in stops none of the others.
 * @param files as given; none: all that lies in inbox/
 * @throws Refusal where there is no cohort, or a file that was named is not there
 */
export async function receive(files: readonly string[], options: ReceiveOptions, io: World): Promise<Arrival[]> {
  const cohort = openCohort(options, io);
  const named = filesNamed(io, files);
  const wanted = named.length > 0 ? named.map((file) => placeNamed(io, file)) : inboxOf(cohort);
  assertThere(wanted, named);
  if (options.as !== undefined && wanted.length !== 1)
    throw new Refusal('OneAtATime', `--as goes with one file, and there are ${wanted.length}.`, 'Name the file.');
  const before = new ReceivedBefore(cohort);
  const arrivals: Arrival[] = [];
  for (const path of wanted) {
    io.signal.throwIfAborted();
    arrivals.push(await receiveOne(path, cohort, before, options, io));
  }
  return arrivals;
}

function inboxOf({ root }: OpenCohort): string[] {
  return namesIn(root, 'inbox')
    .filter((name) => !/^(\.|~\$)|^(thumbs\.db|desktop\.ini|readme[^/]*)$/i.test(name))
    .map((name) => join(root, 'inbox', name));
}

function assertThere(paths: readonly string[], named: readonly string[]): void {
  const at = paths.findIndex((path) => !existsSync(path));
  if (at !== -1) throw new Refusal('NoFile', `There is no ${named[at]}.`, 'Check the spelling of the path.');
}

async function receiveOne(
  path: string,
  cohort: OpenCohort,
  before: ReceivedBefore,
  options: ReceiveOptions,
  io: World,
): Promise<Arrival> {
  const inside = relative(cohort.root, path).replaceAll('\\', '/');
  const file = inside.startsWith('../') ? path : inside;
  try {
    if (/\.docx$/i.test(path)) return await receiveForm(path, file, cohort, before, options, io);
    const seen = await lookInto(path, io);
    const staged = stage(cohort.root, path);
    try {
      const digest = digestReceived(staged.path);
      const known = before.ofDigest(staged.path, digest);
      if (known) return { what: 'already', file, id: known.id, number: known.number };
      const owner = await ownerOf(file, seen.claim, cohort, before, options);
      if (!('person' in owner)) return owner;
      const { id, name } = owner.person;
      const place = options.dryRun ? before.nextPath(id) : staged.place(id, before.last(id));
      const number = place.slice(place.lastIndexOf('/') + 1, -4);
      before.add({ id, number, path: place }, digest, seen.claim.portfolio);
      if (!options.dryRun) leaveInbox(cohort, path);
      const { contradicts, private: found, unreadable } = seen;
      const otherName = otherNameIn(seen.claim, name);
      return {
        what: 'received',
        file,
        id,
        name,
        number,
        path: place,
        contradicts,
        private: found,
        unreadable,
        otherName,
      };
    } finally {
      staged.remove();
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { what: 'refused', file, code: error.code, why: [error.message, error.hint].filter(Boolean).join(' ') };
  }
}

/** A Word form becomes a portfolio, read as `mentor import` reads it; the form stays beside it. */
async function receiveForm(
  path: string,
  file: string,
  cohort: OpenCohort,
  before: ReceivedBefore,
  options: ReceiveOptions,
  io: World,
): Promise<Arrival> {
  const known = before.ofForm(path);
  if (known) return { what: 'already', file, id: known.id, number: known.number };
  const { stageForm } = await import('./receive-form.js');
  const staged = await stageForm(cohort.root, path, io);
  try {
    const owner = await ownerOf(file, staged.claim, cohort, before, options);
    if (!('person' in owner)) return owner;
    const { id, name } = owner.person;
    const place = options.dryRun ? before.nextPath(id) : staged.place(id, before.last(id));
    const number = place.slice(place.lastIndexOf('/') + 1).replace('.zip', '');
    before.add({ id, number, path: place }, '', null);
    if (!options.dryRun) leaveInbox(cohort, path);
    const otherName = otherNameIn(staged.claim, name);
    const nothing = { contradicts: [], private: 0, unreadable: null };
    return { what: 'received', file, id, name, number, path: place, ...nothing, otherName };
  } finally {
    staged.remove();
  }
}

/** Somebody said whose it is, or its id was known: a name that does not fit is said all the same. */
const otherNameIn = ({ name }: Claim, expected: string): string | null =>
  name === null || expected === '' || isSameName(name, expected) ? null : name;

/** What can be told of something before it is anybody's. */
interface Seen {
  claim: Claim;
  contradicts: { file: string; what: string }[];
  private: number;
  unreadable: string | null;
}

/** @throws Refusal for what is not taken in at all: no zip, one that no honest program writes, something else */
async function lookInto(path: string, io: World): Promise<Seen> {
  const stem = basename(path).replace(/\.zip$/i, '');
  if (statSync(path).isFile() && !/\.zip$/i.test(path)) {
    const hint = 'Expected the zip that `mentor submit` makes, a folder, or a filled-in Word form.';
    throw new Refusal('NotAPortfolio', 'It is no zip, no folder and no Word form.', hint);
  }
  try {
    const handedIn = openHandedIn(path);
    try {
      return await seenIn(handedIn, stem, io);
    } finally {
      handedIn.close();
    }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'NoPortfolio') throw error;
    const claim = { portfolio: null, name: null, school: null, stem };
    return { claim, contradicts: [], private: 0, unreadable: error.message };
  }
}

async function seenIn(handedIn: HandedIn, stem: string, io: World): Promise<Seen> {
  const { manifest, files, submission } = handedIn;
  const { config } = readConfig(files.texts.get(CONFIG_PATH) ?? '');
  const { name, school } = manifest?.mentor ?? config.mentor;
  const claim = { portfolio: portfolioIdOf(config), name, school, stem };
  const contradicts = (submission?.troubles ?? []).map((trouble) => ({ file: trouble.file, what: trouble.what }));
  try {
    const linked = await linkHandedIn(handedIn);
    const only = RULES.map(({ id }) => id).filter((id) => id.startsWith('private/'));
    const { findings } = check(linked, RULES, { today: today(io), texts: files.texts, purpose: 'submission', only });
    return { claim, contradicts, private: findings.length, unreadable: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { claim, contradicts, private: 0, unreadable: `${error.message} ${error.hint}`.trim() };
  }
}

async function ownerOf(
  file: string,
  claim: Claim,
  cohort: OpenCohort,
  before: ReceivedBefore,
  { as, ask }: ReceiveOptions,
): Promise<{ person: Person } | Extract<Arrival, { what: 'unknown' }>> {
  if (as !== undefined) return { person: personOf(cohort, as) };
  const known = claim.portfolio === null ? new Map<string, string>() : before.portfolios();
  const owner = identify(claim, cohort.people, known);
  if ('person' in owner) return owner;
  const asked = ask && (await ask(file, owner.why, owner.candidates.length > 0 ? owner.candidates : cohort.people));
  if (asked) return { person: asked };
  const candidates = owner.candidates.map(({ id, name, school }) => ({ id, name, school }));
  return { what: 'unknown', file, why: owner.why, candidates };
}

/** A zip that lies whole in received/ is needed in the inbox no more; a folder stays, whatever else may be in it. */
function leaveInbox({ root }: OpenCohort, path: string): void {
  const isInInbox = relative(join(root, 'inbox'), path) === basename(path);
  if (isInInbox && statSync(path).isFile()) rmSync(path);
}
