import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLError, type YAMLMap } from 'yaml';
import type { LineIndex, Position } from '../text/position.js';
import { quoted } from '../text/quoted.js';
import { type FaultAt, tooMuch } from '../text/yaml-guard.js';
import { parseYaml } from '../text/yaml-parser.js';
import type { ReadProblem } from './model.js';

/** One file's text and where its YAML begins in it. */
export interface YamlPlace {
  path: string;
  lines: LineIndex;
  /** Offset in the file of the YAML's first character. */
  offset: number;
  /** What the nodes count from. */
  yaml: string;
}

/** Parsed YAML whose nodes know where they stand in their file. */
export interface YamlMapping {
  map: YAMLMap | null;
  problems: ReadProblem[];
}

/** Like `...`, it divides one YAML from the next. */
const FENCE = '---';

/** Deeper than any real portfolio; keeps a hostile file from exhausting the stack. */
const DEEPEST = 40;

/** Characters; front-matter longer than this is looked at for what would keep the YAML reader busy for minutes. */
const USUAL_LENGTH = 5000;

/**
 * Parses a YAML mapping. Never throws for its content: what does not parse is a problem with line and column.
 * Aliases are refused, so no text can grow by being repeated.
 */
export function parseYamlMapping(yaml: string, place: YamlPlace): YamlMapping {
  const tooDeep = deepestIndent(yaml) > DEEPEST;
  if (tooDeep) return { map: null, problems: [nestedTooDeep(place)] };
  const fault = yaml.length > USUAL_LENGTH ? tooMuch(yaml) : null;
  if (fault) return { map: null, problems: [beyondMeasure(fault, place)] };
  const document = parseYaml(yaml, { prettyErrors: false, strict: true, uniqueKeys: true, logLevel: 'error' });
  const problems = onePerLine([...document.errors, ...document.warnings].map((error) => describe(error, yaml, place)));
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null)) return { map: null, problems };
  if (!isMap(root)) {
    if (problems.length === 0) problems.push(notAMapping(root, place));
    return { map: null, problems };
  }
  findAliases(root, place, problems);
  return { map: root, problems: onePerLine(problems) };
}

/** @returns where a node stands in its file */
export function nodePosition(node: Node, place: YamlPlace): Position {
  const [from, to] = node.range ?? [0, 0];
  return place.lines.position(place.offset + from, place.offset + to);
}

/** @returns a key's text and node, or null for a key that is no plain word */
export function keyOf(pair: Pair): { name: string; node: Node } | null {
  return isScalar(pair.key) ? { name: scalarText(pair.key), node: pair.key } : null;
}

/** A scalar as written: `1.10` stays `1.10`, `no` stays `no`. */
export function scalarText(node: { value: unknown; source?: string; type?: string }): string {
  if (typeof node.value === 'string') return node.value;
  return node.source ?? (node.value === null ? '' : String(node.value));
}

/** Plain data of a node, scalars as written, `2` as a number and `1.10` as a text; aliases and anything unusual become null. */
export function plainData(node: unknown): unknown {
  if (isScalar(node)) {
    const { value, source } = node;
    return value === null || (typeof value === 'number' && String(value) === source) ? value : scalarText(node);
  }
  if (isSeq(node)) return node.items.map(plainData);
  if (isMap(node)) {
    const entries = node.items.map((pair) => [keyOf(pair)?.name ?? '', plainData(pair.value)] as const);
    return Object.fromEntries(entries.filter(([key]) => key !== '__proto__'));
  }
  return null;
}

function deepestIndent(yaml: string): number {
  let flow = 0;
  let deepest = 0;
  for (const line of yaml.split('\n')) {
    const indent = line.search(/\S/);
    const dashes = /^\s*((?:- )*)/.exec(line)?.[1]?.length ?? 0;
    for (const character of line) {
      if (character === '[' || character === '{') flow += 1;
      else if (character === ']' || character === '}') flow = Math.max(0, flow - 1);
      deepest = Math.max(deepest, flow);
    }
    deepest = Math.max(deepest, (indent + dashes) / 2);
  }
  return deepest;
}

function yamlProblem({ path }: YamlPlace, at: Position, message: string, hint: string): ReadProblem {
  return { rule: 'read/yaml', path, at, message, hint };
}

function nestedTooDeep(place: YamlPlace): ReadProblem {
  const at = place.lines.position(place.offset, place.offset);
  const hint = 'Front-matter needs two or three levels; look for brackets that are never closed.';
  return yamlProblem(place, at, `Unexpected nesting: more than ${DEEPEST} levels`, hint);
}

function beyondMeasure({ message, offset }: FaultAt, place: YamlPlace): ReadProblem {
  const at = place.lines.position(place.offset + offset, place.offset + offset + 1);
  return yamlProblem(place, at, message, 'Settings are a few lines; a longer text goes below the second `---`.');
}

function notAMapping(root: Node, place: YamlPlace): ReadProblem {
  const message = 'Unexpected text, expected lines of the form `key: value`';
  const hint = 'Write each setting on its own line: a word, a colon, a space, the value.';
  return yamlProblem(place, nodePosition(root, place), message, hint);
}

function findAliases(node: unknown, place: YamlPlace, problems: ReadProblem[]): void {
  if (isAlias(node)) {
    const hint = 'Write the value out; a text that begins with `*` needs quotes.';
    const message = `Unexpected alias ${quoted(`*${node.source}`)}`;
    problems.push(yamlProblem(place, nodePosition(node, place), message, hint));
  } else if (isSeq(node)) for (const item of node.items) findAliases(item, place, problems);
  else if (isMap(node)) for (const pair of node.items) findAliases(pair.value, place, problems);
}

function describe(error: YAMLError, yaml: string, place: YamlPlace): ReadProblem {
  const [from, to] = error.pos;
  const at = place.lines.position(place.offset + from, place.offset + Math.max(to, from + 1));
  const line = lineAt(yaml, from);
  const told = (message: string, hint: string): ReadProblem => yamlProblem(place, at, message, hint);
  const unquoted = /^\s*(?:- )?([\w-]+):\s+([^'"[{|>#].*:(?:\s.*)?)$/.exec(line);
  if (error.code === 'DUPLICATE_KEY') return duplicateKey(yaml, from, place);
  if (error.code === 'MULTIPLE_DOCS') return secondDocument(yaml.slice(0, from + FENCE.length), place);
  if (error.code === 'TAB_AS_INDENT' || /^\s*\t/.test(line))
    return told('Unexpected tab, expected spaces', 'YAML indents with spaces: use two for each level.');
  if (unquoted && (error.code === 'BLOCK_AS_IMPLICIT_KEY' || error.code === 'MULTILINE_IMPLICIT_KEY')) {
    const [, key = '', value = ''] = unquoted;
    const hint = `A value with a colon needs quotes: \`${key}: '${value.replaceAll("'", "''")}'\`.`;
    return told(`Unexpected second colon in \`${key}\``, hint);
  }
  const otherwise = { message: `Unexpected YAML: ${error.message}`, hint: 'Compare the line with the ones around it.' };
  const { message, hint } = WORDS[error.code] ?? otherwise;
  return told(message, hint);
}

const WORDS: Partial<Record<YAMLError['code'], { message: string; hint: string }>> = {
  MISSING_CHAR: {
    message: 'Unexpected end: a quote or bracket is not closed',
    hint: 'Close it on the line on which it was opened.',
  },
  BAD_SCALAR_START: {
    message: 'Unexpected character at the start of a value',
    hint: 'Put the value in single quotes.',
  },
  BAD_INDENT: {
    message: 'Unexpected end: a bracket is not closed, or the line is indented differently from its neighbours',
    hint: 'Close the bracket on its own line; lines of one list start in the same column.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'Unexpected second `key: value` on one line',
    hint: 'Write one setting on each line, all starting in the same column; a value with a colon needs quotes.',
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'Unexpected line without a colon',
    hint: 'Each line is `key: value`; a longer text goes in quotes or after `|`.',
  },
  BLOCK_IN_FLOW: {
    message: 'Unexpected second colon between brackets or braces',
    hint: 'Put the value with the colon in single quotes.',
  },
  BAD_DQ_ESCAPE: {
    message: 'Unexpected `\\` between double quotes',
    hint: 'Use single quotes, between which a backslash is nothing but a backslash.',
  },
  UNEXPECTED_TOKEN: {
    message: 'Unexpected text after a value',
    hint: "Put the whole value in single quotes and double each ' in it; start a list on the next line.",
  },
  TAG_RESOLVE_FAILED: { message: 'Unexpected `!` at the start of a value', hint: 'Put the value in single quotes.' },
};

function duplicateKey(yaml: string, from: number, place: YamlPlace): ReadProblem {
  const key = /^['"]?([^'":\s]*)/.exec(yaml.slice(from))?.[1] ?? '';
  return {
    rule: 'read/duplicate-key',
    path: place.path,
    at: place.lines.position(place.offset + from, place.offset + from + key.length),
    message: `Unexpected second ${quoted(key)}`,
    hint: 'A key may appear only once: join the two values, or delete the one that is out of date.',
  };
}

/** @param before up to the settings that nobody reads, or with the line between */
function secondDocument(before: string, place: YamlPlace): ReadProblem {
  const { lines, offset } = place;
  const from = offset + Math.max(before.lastIndexOf(`\n${FENCE}`), before.lastIndexOf('\n...')) + 1;
  const at = lines.position(from, from + FENCE.length);
  const message = 'Unexpected line between two settings: it ends them, and nothing after it is read';
  return yamlProblem(place, at, message, 'Delete this line.');
}

/** One mistake often upsets the parser twice; the first message is the telling one. */
function onePerLine(problems: ReadProblem[]): ReadProblem[] {
  const seen = new Set<number | undefined>();
  return problems.filter((problem) => !seen.has(problem.at?.line) && seen.add(problem.at?.line));
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : end);
}
