import { addTo } from '../../text/group-by.js';
import type { Position } from '../../text/position.js';
import { askedElse, nearest, WITH_HELP } from '../../text/suggest.js';
import type { Framework } from '../model.js';
import { PARTS, type PartKind } from '../parts/kinds.js';
import { partKey, walkParts } from '../parts/walk.js';
import type { OwnProblem } from './model.js';
import { type PartWording, PLAIN, problem } from './read-wording.js';

/** An overlay whose every text has a part to go to: by the part's key, the keys it replaces. */
export type Wording = ReadonlyMap<string, Record<string, string>>;

/** @returns the key of a part that a text alone replaces: its statement, or its title where that is all it is known by */
export function wordedKey(kind: PartKind): string {
  return PARTS[kind].statement === 'statement' ? 'statement' : 'title';
}

/** Finds the part of `framework` that each text is for. What is for none is a problem of the overlay at `path`. */
export function matchWording(
  path: string,
  parts: readonly PartWording[],
  framework: Framework,
): { wording: Wording; problems: OwnProblem[] } {
  const known = knownKeys(framework);
  const wording = new Map<string, Record<string, string>>();
  const problems: OwnProblem[] = [];
  for (const { key, at, texts } of parts) {
    const found = known.get(key);
    if (!found) {
      const near = problems.length < WITH_HELP ? nearKeys(key, known) : [];
      problems.push(unknownId(path, at, key, near, framework.id));
      continue;
    }
    const allowed = textKeys(found.kind);
    const wrong = Object.keys(texts).filter((name) => name !== PLAIN && !allowed.includes(name));
    for (const name of wrong) {
      const message = `Unexpected key \`${name}\` at \`${key}\``;
      problems.push(problem(path, at, message, `Use ${allowed.join(', ')}; or write the text after the colon.`));
    }
    const named = Object.entries(texts).filter(([name]) => !wrong.includes(name));
    const worded = named.map(([name, text]) => [name === PLAIN ? wordedKey(found.kind) : name, text]);
    wording.set(found.key, Object.fromEntries(worded));
  }
  return { wording, problems };
}

function nearKeys(key: string, known: ReadonlyMap<string, unknown>): string[] {
  const sameId = [...known.keys()].filter((one) => one.endsWith(`/${key}`));
  return sameId.length > 0 ? sameId : nearest(key, known.keys());
}

/** Two parts of different kinds may share an id; then each is named with its list in front. */
function unknownId(path: string, at: Position, key: string, near: readonly string[], pack: string): OwnProblem {
  const sameId = near.filter((one) => one.endsWith(`/${key}`));
  if (sameId.length > 1) {
    const message = `Unexpected id \`${key}\`: it may be ${sameId.map((one) => `\`${one}\``).join(' or ')}`;
    return problem(path, at, message, 'Write the one that you mean.');
  }
  const [meant] = near;
  const hint = askedElse(meant, `\`mentor framework wording ${pack}\` writes all ids.`);
  const found = problem(path, at, `Unexpected id \`${key}\`: \`${pack}\` has no such id`, hint);
  return meant ? { ...found, fix: meant } : found;
}

function textKeys(kind: PartKind): string[] {
  const { title, statement, notes } = PARTS[kind];
  return [title, statement, notes].flatMap((key) => key ?? []);
}

/** Every key of a framework, and every bare id that means one part only. */
function knownKeys(framework: Framework): Map<string, { key: string; kind: PartKind }> {
  const known = new Map<string, { key: string; kind: PartKind }>();
  const bare = new Map<string, { key: string; kind: PartKind }[]>();
  for (const walked of walkParts(framework)) {
    const entry = { key: partKey(walked), kind: walked.kind };
    if (!known.has(entry.key)) known.set(entry.key, entry);
    addTo(bare, walked.part.id, entry);
  }
  for (const [id, entries] of bare) {
    const [only] = entries;
    if (only && entries.length === 1 && !known.has(id)) known.set(id, only);
  }
  return known;
}

/**
 * Puts the texts of overlays over those of a framework. The overlay of the framework itself counts for all of it, that
 * of a pack it uses for what comes from there.
 * @param wordings by the id of the pack they are for
 * @returns a framework of its own; the one given stays as it is
 */
export function applyWording(framework: Framework, wordings: ReadonlyMap<string, Wording>): Framework {
  const worded = structuredClone(framework);
  const own = wordings.get(framework.id);
  for (const walked of walkParts(worded)) {
    const key = partKey(walked);
    Object.assign(walked.part, wordings.get(walked.from)?.get(key), own?.get(key));
  }
  return worded;
}
