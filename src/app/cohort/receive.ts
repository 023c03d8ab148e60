import { existsSync, rmSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { type Claim, identify } from '../../cohort/identify.js';
import type { Person } from '../../cohort/people.js';
import { isSystemFile, waitingInCloud } from '../../portfolio/leavings.js';
import { Refusal } from '../../text/refusal.js';
import { isSameName } from '../../trust/seal.js';
import { type GivenWord, openWordFile } from '../import/open-form.js';
import { filesNamed, placeNamed, type World } from '../world.js';
import { arrivedIn, type HandedInOn, inOrder } from './arrived.js';
import { kindOf } from './file-kind.js';
import { lookInto, type Seen } from './look-into.js';
import { type CohortPlace, namesIn, type OpenCohort, openCohort, personOf } from './open-cohort.js';
import { stage } from './place-received.js';
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
      /** E-mail addresses, telephone numbers and the like that stand in it: how many, and where. */
      private: number;
      privateIn: string[];
      /** Why nothing of it can be read, or null. */
      unreadable: string | null;
      /** The name in it, where that is another than the roster's; else null. */
      otherName: string | null;
      /** What it is for, where cohort.yaml does not recognise that; else null. */
      otherFramework: string | null;
    }
  | {
      what: 'review';
      file: string;
      id: string;
      number: string;
      /** Comment files that were made of it. */
      comments: string[];
      /** Remarks that were here before. */
      known: number;
      /** What stands in the box of a role: for a person to enter. */
      signOffs: { role: string; text: string }[];
    }
  | { what: 'already'; file: string; id: string; number: string }
  | { what: 'unknown'; file: string; why: string; candidates: { id: string; name: string; school: string }[] }
  | { what: 'refused'; file: string; code: string; why: string };

/**
 * Takes in what came, the earlier first. One thing that cannot be taken in stops none of the others.
 * @param files as given; none: all that lies in inbox/
 * @throws Refusal where there is no cohort, or a file that was named is not there
 */
export async function receive(files: readonly string[], options: ReceiveOptions, io: World): Promise<Arrival[]> {
  const cohort = openCohort(options, io);
  const named = filesNamed(io, files);
  const wanted = named.length > 0 ? named.map((file) => placeNamed(io, file)) : inboxOf(cohort);
  if (named.length > 0) assertThere(wanted, named);
  if (options.as !== undefined && wanted.length !== 1)
    throw new Refusal('OneAtATime', `--as works with one file, and there are ${wanted.length}.`, 'Name the file.');
  const before = new ReceivedBefore(cohort);
  const arrivals = new Map<string, Arrival>();
  for (const path of inOrder(wanted)) {
    io.signal.throwIfAborted();
    arrivals.set(path, await receiveOne(path, cohort, before, options, io));
  }
  return wanted.flatMap((path) => arrivals.get(path) ?? []);
}

function inboxOf({ root }: OpenCohort): string[] {
  return namesIn(root, 'inbox')
    .filter((name) => !isSystemFile(name) && (!/^\.|^readme[^/]*$/i.test(name) || waitingInCloud(name) !== null))
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
    const source = arrivedIn(path);
    const kind = kindOf(source);
    if (kind === 'form') return await receiveForm(source, file, cohort, before, options, io);
    const staged = stage(cohort.root, source);
    try {
      const stem = basename(path).replace(/\.zip$/i, '');
      const seen = await lookInto(kind === 'folder' ? source : staged.path, stem, io);
      const digest = digestReceived(staged.path);
      const known = before.ofDigest(staged.path, digest);
      if (known) return { what: 'already', file, id: known.id, number: known.number };
      const owner = await ownerOf(file, seen.claim, cohort, before, options);
      if (!('person' in owner)) return { ...owner, why: [seen.unreadable, owner.why].filter(Boolean).join(' ') };
      const { id, name } = owner.person;
      if (options.as === undefined) assertNewer(seen, before.latest(id), id);
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
        private: found.length,
        privateIn: found,
        unreadable,
        otherName,
        otherFramework: otherFrameworkIn(seen.frameworks, cohort),
      };
    } finally {
      staged.remove();
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { what: 'refused', file, code: error.code, why: error.whole };
  }
}

/** What was handed in before what is there would take its place: somebody has to mean that. */
function assertNewer({ handedIn }: Seen, latest: (HandedInOn & { path: string }) | null, id: string): void {
  const order = ({ date, submission }: HandedInOn): string => `${date} ${submission}`;
  if (!handedIn || !latest || order(handedIn) >= order(latest)) return;
  const told = ({ date, submission }: HandedInOn): string => `submission ${submission} of ${date}`;
  const message = `It is ${told(handedIn)}, and ${latest.path} is ${told(latest)}.`;
  throw new Refusal('Older', message, `To have the older one read all the same, name the file with --as ${id}.`);
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
  const given = openWordFile(path, io);
  const { isForReader } = await import('./review-in-word.js');
  if (isForReader(given)) return receiveReview(given, path, file, cohort, options.dryRun === true);
  const known = before.ofForm(path, given.sha256);
  if (known) return { what: 'already', file, id: known.id, number: known.number };
  const { stageForm } = await import('./receive-form.js');
  const staged = await stageForm(cohort.root, path, given.file.properties.get('mentor.portfolio') ?? null, io);
  try {
    const owner = await ownerOf(file, staged.claim, cohort, before, options);
    if (!('person' in owner)) return owner;
    const { id, name } = owner.person;
    const place = options.dryRun ? before.nextPath(id) : staged.place(id, before.last(id));
    const number = place.slice(place.lastIndexOf('/') + 1).replace('.zip', '');
    before.add({ id, number, path: place }, given.sha256, null);
    if (!options.dryRun) leaveInbox(cohort, path);
    const otherName = otherNameIn(staged.claim, name);
    const nothing = { contradicts: [], private: 0, privateIn: [], unreadable: null };
    const otherFramework = otherFrameworkIn(staged.frameworks, cohort);
    return { what: 'received', file, id, name, number, path: place, ...nothing, otherName, otherFramework };
  } finally {
    staged.remove();
  }
}

/** The Word file of a reader, with remarks in it. It is kept as it came beside what it is about. */
async function receiveReview(
  given: GivenWord,
  path: string,
  file: string,
  cohort: OpenCohort,
  dryRun: boolean,
): Promise<Arrival> {
  const { keepReviewed, takeReview } = await import('./review-in-word.js');
  const taken = await takeReview(given, cohort, dryRun);
  if (!dryRun) {
    keepReviewed(cohort.root, given, taken);
    leaveInbox(cohort, path);
  }
  const { id, number, remarks, known, signOffs } = taken;
  const boxes = signOffs.map(({ role, text }) => ({ role, text }));
  return { what: 'review', file, id, number, comments: remarks.map((one) => one.path), known, signOffs: boxes };
}

/** What this year does not recognise is taken in, and said. */
function otherFrameworkIn(frameworks: readonly string[], { settings }: OpenCohort): string | null {
  const isKnown = settings.frameworks.length === 0 || frameworks.some((one) => settings.frameworks.includes(one));
  return isKnown ? null : (frameworks[0] ?? null);
}

/** Somebody said whose it is, or its id was known: a name that does not fit is said all the same. */
const otherNameIn = ({ name }: Claim, expected: string): string | null =>
  name === null || expected === '' || isSameName(name, expected) ? null : name;

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
