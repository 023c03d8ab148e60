import matter from 'gray-matter';
import { isAlias, type Node, type YAMLMap } from 'yaml';
import { type LineIndex, lineEnd } from '../text/position.js';
import { quoted } from '../text/quoted.js';
import { correction, nearest } from '../text/suggest.js';
import { FIELDS, type FieldName, type FieldSpec, isForeignKey, KINDS, type Kind } from './fields.js';
import type { FrontMatter, ReadProblem } from './model.js';
import { plainSettings } from './plain-settings.js';
import { readField } from './read-fields.js';
import { keyOf, nodePosition, type YamlMapping, type YamlPlace } from './yaml.js';
import { cutByComma, parseMended } from './yaml-slips.js';

/** A file's front-matter as read. `kind` is null where there is none or none that is known. */
export interface FrontMatterResult {
  found: boolean;
  kind: Kind | null;
  frontMatter: FrontMatter;
  /** Offset of the body's first character. */
  bodyOffset: number;
  problems: ReadProblem[];
}

const FENCE = '---';

interface Fences {
  /** Offset just behind the last line of YAML. */
  yamlEnd: number;
  bodyOffset: number;
}

/**
 * Reads the front-matter of a Markdown file.
 * Only YAML is read: gray-matter would run `---js` as a program, so its other engines are shut and such a file refused.
 * @param text the file without BOM, lines ended by LF
 */
export function readFrontMatter(text: string, path: string, lines: LineIndex): FrontMatterResult {
  const none: FrontMatterResult = { found: false, kind: null, frontMatter: {}, bodyOffset: 0, problems: [] };
  if (!text.startsWith(FENCE)) return none;
  const fence = checkFences(text, path, lines);
  if ('problem' in fence) return { ...none, found: true, bodyOffset: text.length, problems: [fence.problem] };
  const place: YamlPlace = { path, lines, offset: FENCE.length, yaml: text.slice(FENCE.length, fence.yamlEnd) };
  const { map, problems } = yamlOf(text, fence.yamlEnd, place);
  const read = map ? readMapping(map, place, problems) : { kind: null, frontMatter: {} };
  return { found: true, ...read, bodyOffset: fence.bodyOffset, problems };
}

function yamlOf(text: string, yamlEnd: number, place: YamlPlace): YamlMapping {
  const plain = plainSettings(place.yaml);
  return plain ? { map: plain, problems: [] } : parseFrontMatter(text, yamlEnd, place);
}

function parseFrontMatter(text: string, yamlEnd: number, place: YamlPlace): YamlMapping {
  let parsed: YamlMapping = { map: null, problems: [] };
  const parse = (yaml: string): object => {
    place.offset = yamlEnd - yaml.length;
    place.yaml = yaml;
    parsed = parseMended(yaml, place, FIELDS);
    return {};
  };
  const refuse = (): never => {
    throw new Error('only YAML front-matter is read');
  };
  // No more than it is to read: it would copy the whole text.
  matter(text.slice(0, yamlEnd), {
    language: 'yaml',
    engines: { yaml: { parse }, javascript: { parse: refuse }, json: { parse: refuse } },
  });
  return parsed;
}

/** gray-matter takes any line that begins with three hyphens for the end, and an unclosed block for all of the file. */
function checkFences(text: string, path: string, lines: LineIndex): Fences | { problem: ReadProblem } {
  const firstEnd = lineEnd(text, 0);
  const first = text.slice(0, firstEnd);
  const problem = (from: number, to: number, message: string, hint: string): { problem: ReadProblem } => ({
    problem: { rule: 'read/front-matter', path, at: lines.position(from, to), message, hint },
  });
  const language = first.slice(FENCE.length).trim();
  if (language !== '') {
    return problem(
      0,
      firstEnd,
      `Unexpected ${quoted(first)}, expected \`---\``,
      /^-+$/.test(language)
        ? 'The line before the first setting has three hyphens and nothing else.'
        : 'Front-matter is YAML and nothing else; programs in it are never run.',
    );
  }
  const close = text.indexOf(`\n${FENCE}`, firstEnd === text.length ? text.length : firstEnd - 1);
  if (close === -1) {
    return problem(
      0,
      firstEnd,
      'Unexpected end of file: the front-matter is not closed',
      'Put a line `---` after the last setting.',
    );
  }
  const end = lineEnd(text, close + 1);
  if (text.slice(close + 1, end).trim() !== FENCE) {
    const found = quoted(text.slice(close + 1, end));
    return problem(
      close + 1,
      end,
      `Unexpected ${found}, expected \`---\``,
      'The line that ends the front-matter has three hyphens and nothing else.',
    );
  }
  return { yamlEnd: close, bodyOffset: Math.min(end + 1, text.length) };
}

function readMapping(
  map: YAMLMap,
  place: YamlPlace,
  problems: ReadProblem[],
): { kind: Kind | null; frontMatter: FrontMatter } {
  const kindKey = keyOfKind(map);
  if (kindKey === null) return { kind: null, frontMatter: {} };
  const broken = new Set(problems.map((problem) => problem.at?.line));
  problems.push(...cutByComma(map, place));
  const frontMatter: Record<string, unknown> = {};
  const kind = readKind(map, kindKey, place, problems);
  for (const pair of map.items) {
    const key = keyOf(pair);
    const value = pair.value as Node | null;
    if (key === null || key.name.startsWith('x-')) continue;
    const spec = fieldSpec(key.name === kindKey ? 'kind' : key.name);
    if (spec === null || (key.name === kindKey && kindKey !== 'kind')) {
      if (kind !== null && !isForeignKey(key.name)) problems.push(unknownKey(key, map, kind, place));
      continue;
    }
    if (kind !== null && spec.kinds && !spec.kinds.includes(kind))
      problems.push(misplacedKey(key.name, key.node, kind, place));
    if (value === null || isAlias(value)) continue;
    if (key.name === 'kind') {
      if (kind !== null) frontMatter['kind'] = { value: kind, at: nodePosition(value, place) };
      continue;
    }
    const found: ReadProblem[] = [];
    const read = readField(value, { key: key.name, spec, place, problems: found });
    problems.push(...found.filter((problem) => !broken.has(problem.at?.line)));
    if (read !== undefined && read !== null && !(key.name in frontMatter))
      frontMatter[key.name] = { value: read, at: nodePosition(value, place) };
  }
  return { kind, frontMatter: frontMatter as FrontMatter };
}

/** The key that says the kind, as it is written: `Kind` and `knd` are meant for it where no other is. */
function keyOfKind(map: YAMLMap): string | null {
  const names = map.items.flatMap((pair) => keyOf(pair)?.name ?? []);
  if (names.includes('kind')) return 'kind';
  return names.find((name) => fieldSpec(name) === null && nearest(name, ['kind']).length > 0) ?? null;
}

function readKind(map: YAMLMap, key: string, place: YamlPlace, problems: ReadProblem[]): Kind | null {
  const pair = map.items.find((item) => keyOf(item)?.name === key);
  const node = pair?.value as Node | null | undefined;
  if (!node) return null;
  const text = readField(node, { key: 'kind', spec: FIELDS.kind, place, problems });
  const kind = KINDS.find((known) => known === text);
  if (kind || typeof text !== 'string') return kind ?? null;
  problems.push({
    rule: 'read/kind',
    path: place.path,
    at: nodePosition(node, place),
    message: `Unexpected kind ${quoted(text)}`,
    ...correction(text, KINDS),
  });
  return null;
}

function fieldSpec(name: string): FieldSpec | null {
  return Object.hasOwn(FIELDS, name) ? FIELDS[name as FieldName] : null;
}

function unknownKey(
  { name, node }: { name: string; node: Node },
  map: YAMLMap,
  kind: Kind,
  place: YamlPlace,
): ReadProblem {
  const known = Object.entries(FIELDS as Record<string, FieldSpec>).flatMap(([key, { kinds }]) =>
    (!kinds || kinds.includes(kind)) && !map.has(key) ? key : [],
  );
  return {
    rule: 'read/unknown-key',
    path: place.path,
    at: nodePosition(node, place),
    message: `Unexpected key ${quoted(name)}`,
    ...correction(name, known, 'Keys of your own begin with `x-`.'),
  };
}

function misplacedKey(name: string, node: Node, kind: Kind, place: YamlPlace): ReadProblem {
  return {
    rule: 'read/unknown-key',
    path: place.path,
    at: nodePosition(node, place),
    message: `Unexpected key \`${name}\` in a file of kind ${kind}`,
    hint: `It belongs to: ${(FIELDS[name as FieldName] as FieldSpec).kinds?.join(', ')}.`,
  };
}
