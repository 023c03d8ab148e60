import type { Snapshot, StageSnapshot } from '../snapshot.js';

/** Files that are in one list and not in the other, or not the same. */
export interface FileDifference {
  added: string[];
  changed: string[];
  removed: string[];
}

/** What changed in one stage between two days; every list is empty where nothing did. */
export interface StageDifference {
  /** `ljmu-2016/advanced` */
  stage: string;
  /** Criteria that are shown better, or not so well: open, claimed, evidenced. */
  criteria: { gained: Move[]; lost: Move[] };
  ratings: Move[];
  skills: { ticked: string[]; unticked: string[] };
  questions: { answered: string[]; unanswered: string[] };
  targets: { added: string[]; done: string[]; removed: string[] };
  signOffs: { role: string; from: string | null; to: string | null }[];
  entries: FileDifference;
  evidence: FileDifference;
  /** Stage files, agreements, references. */
  others: FileDifference;
}

/** From one word to another; null: there was none. */
export interface Move {
  id: string;
  from: string | null;
  to: string | null;
}

export interface Difference {
  stages: StageDifference[];
  comments: { opened: string[]; answered: string[] };
}

/** Says what changed from one snapshot to another. */
export function compareSnapshots(from: Snapshot, to: Snapshot): Difference {
  const names = [...new Set([...from.stages, ...to.stages].map(({ stage }) => stage))];
  const wasOpen = new Map(from.comments.map(({ file, open }) => [file, open]));
  const opened = to.comments.filter(({ file, open }) => open && wasOpen.get(file) !== true);
  const answered = to.comments.filter(({ file, open }) => !open && wasOpen.get(file) !== false);
  return {
    stages: names.map((name) => compareStages(name, stageIn(from, name), stageIn(to, name))),
    comments: { opened: opened.map(({ file }) => file), answered: answered.map(({ file }) => file) },
  };
}

function stageIn({ stages }: Snapshot, name: string): StageSnapshot {
  const found = stages.find(({ stage }) => stage === name);
  const nothing = { criteria: [], ratings: {}, skills: [], questions: [], targets: [], signOffs: [], files: [] };
  return found ?? { stage: name, seal: '', ...nothing };
}

const RANK = ['open', 'claimed', 'evidenced'];

function compareStages(stage: string, from: StageSnapshot, to: StageSnapshot): StageDifference {
  const criteria = moves(statesOf(from), statesOf(to));
  const rank = (state: string | null): number => RANK.indexOf(state ?? 'open');
  const evidence = (path: string): boolean =>
    [from, to].some((one) => namedOrIn(one, 'evidence', 'evidence/').has(path));
  const files = compareFiles(from, to);
  const only = (kept: (path: string) => boolean): FileDifference => ({
    added: files.added.filter(kept),
    changed: files.changed.filter(kept),
    removed: files.removed.filter(kept),
  });
  const entry = (path: string): boolean => [from, to].some((one) => namedOrIn(one, 'entries', 'journal/').has(path));
  return {
    stage,
    criteria: {
      gained: criteria.filter((move) => rank(move.to) > rank(move.from)),
      lost: criteria.filter((move) => rank(move.to) < rank(move.from)),
    },
    ratings: moves(new Map(Object.entries(from.ratings)), new Map(Object.entries(to.ratings))),
    skills: { ticked: without(to.skills, from.skills), unticked: without(from.skills, to.skills) },
    questions: { answered: without(to.questions, from.questions), unanswered: without(from.questions, to.questions) },
    targets: compareTargets(from, to),
    signOffs: moves(decisionsOf(from), decisionsOf(to)).map(({ id, ...words }) => ({ role: id, ...words })),
    entries: only((path) => entry(path) && !evidence(path)),
    evidence: only(evidence),
    others: only((path) => !entry(path) && !evidence(path)),
  };
}

function statesOf({ criteria }: StageSnapshot): Map<string, string> {
  return new Map(criteria.map(({ id, state }) => [id, state]));
}

function decisionsOf({ signOffs }: StageSnapshot): Map<string, string> {
  return new Map(
    signOffs.map(({ role, decision, date }) => [role, [decision ?? 'undecided', date ?? ''].join(' ').trim()]),
  );
}

/** What criteria name, and what lies in the folder for it. */
function namedOrIn({ criteria, files }: StageSnapshot, kind: 'evidence' | 'entries', folder: string): Set<string> {
  const named = criteria.flatMap((one) => one[kind]);
  return new Set([...named, ...files.map(({ path }) => path).filter((path) => path.startsWith(folder))]);
}

function compareTargets(from: StageSnapshot, to: StageSnapshot): StageDifference['targets'] {
  const texts = ({ targets }: StageSnapshot): string[] => targets.map(({ text }) => text);
  const wasDone = new Set(from.targets.filter(({ done }) => done).map(({ text }) => text));
  return {
    added: without(texts(to), texts(from)),
    done: to.targets.filter(({ text, done }) => done && !wasDone.has(text)).map(({ text }) => text),
    removed: without(texts(from), texts(to)),
  };
}

function compareFiles(from: StageSnapshot, to: StageSnapshot): FileDifference {
  const [before, after] = [from, to].map(({ files }) => new Map(files.map(({ path, sha256 }) => [path, sha256])));
  const all = moves(before ?? new Map(), after ?? new Map());
  return {
    added: all.filter((move) => move.from === null).map(({ id }) => id),
    changed: all.filter((move) => move.from !== null && move.to !== null).map(({ id }) => id),
    removed: all.filter((move) => move.to === null).map(({ id }) => id),
  };
}

function moves(from: ReadonlyMap<string, string>, to: ReadonlyMap<string, string>): Move[] {
  const ids = [...new Set([...from.keys(), ...to.keys()])];
  return ids.flatMap((id) => {
    const move = { id, from: from.get(id) ?? null, to: to.get(id) ?? null };
    return move.from === move.to ? [] : [move];
  });
}

function without(list: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return list.filter((one) => !known.has(one));
}
