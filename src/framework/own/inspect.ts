import { attempt } from '../../text/attempt.js';
import type { Position } from '../../text/position.js';
import type { Framework, PackLookup } from '../model.js';
import { type ReadPack, readPack } from '../read.js';
import { resolvePack } from '../resolve.js';
import type { OwnProblem } from './model.js';
import { placeAt } from './place.js';
import { doubtfulStages } from './stages.js';

/** The text of a pack, read on its own: what it says, and what is wrong in it. */
export interface PackFile {
  path: string;
  /** Lines, to show how far a place reaches. */
  lines: string[];
  read: ReadPack | null;
  problems: OwnProblem[];
}

/** Reads the text of a pack file. Whatever it holds, it comes back within seconds and throws nothing. */
export function readPackFile(path: string, text: string): PackFile {
  const lines = text.split('\n');
  const file: PackFile = { path, lines, read: null, problems: [] };
  // The guard keeps hostile text out; should the reader still give up, that is the file's fault and no crash.
  const read = attempt(() => readPack(text));
  if (!read) return { ...file, problems: [problem(file, null, 'The file cannot be read as YAML.', RESAVE)] };
  const problems = read.problems.map((one) => problem(file, placeAt(lines, one), one.message, hintFor(one.message)));
  return { ...file, read, problems };
}

/** A pack with all that it uses, and everything wrong with it. */
export interface InspectedPack {
  framework: Framework | null;
  problems: OwnProblem[];
}

/** Resolves a pack that was read, and looks for what only the whole shows. */
export function inspectPack(file: PackFile, lookup: PackLookup): InspectedPack {
  const pack = file.read?.pack;
  if (!pack || !file.read) return { framework: null, problems: file.problems };
  const { locate } = file.read;
  const { framework, problems } = resolvePack(pack, lookup);
  const found = problems.map((one) => problem(file, placeAt(file.lines, locate(one)), one.message, MEND_IT));
  const doubts = doubtfulStages(pack, framework).map(({ message, hint, path, doubtful }) => ({
    ...problem(file, placeAt(file.lines, locate({ message, path })), message, hint),
    ...(doubtful ? { doubtful: true as const } : {}),
  }));
  return { framework, problems: [...file.problems, ...found, ...doubts].sort(byPlace) };
}

function byPlace(a: OwnProblem, b: OwnProblem): number {
  return (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0);
}

/** A fault of the pack's own id: the id is taken, or the file is named after another. */
export function idProblem(file: PackFile, message: string, hint: string): OwnProblem {
  const at = file.read?.locate({ message, path: ['id'] });
  return problem(file, at ? placeAt(file.lines, at) : null, message, hint);
}

const MEND_IT = 'Put it right at that place; docs/frameworks.md says what a pack may hold.';
const RESAVE = 'Save it again as plain text, or start afresh with `mentor framework new`.';

/** Somebody may have put another program's file here. */
function hintFor(message: string): string {
  return /knows no key `(framework|CFDocument|CFPackage|CFItems)`/.test(message)
    ? 'This looks like a framework from another program: `mentor framework import` reads those.'
    : MEND_IT;
}

/** What a reader says of a pack: the first sentence is what is wrong, the rest is what to do. */
function problem(file: Pick<PackFile, 'path'>, at: Position | null, said: string, hint: string): OwnProblem {
  const end = said.search(/\.\s+(?=[\p{Lu}`])|\.$/u);
  const [message, advice] = end === -1 ? [said, ''] : [said.slice(0, end), said.slice(end + 1).trim()];
  return { rule: 'link/framework-pack', path: file.path, at, message, hint: advice || hint };
}
