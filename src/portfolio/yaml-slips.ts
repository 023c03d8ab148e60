import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { lineEnd } from '../text/position.js';
import { quoted } from '../text/quoted.js';
import { yamlText } from '../text/yaml-text.js';
import type { ReadProblem } from './model.js';
import { plainSettings } from './plain-settings.js';
import { keyOf, nodePosition, parseYamlMapping, type YamlMapping, type YamlPlace } from './yaml.js';
import { offerQuotes, type Shapes } from './yaml-quotes.js';

/** Spaces of other kinds, which a keyboard or a word processor writes and nobody sees. */
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]/g;
/** Where YAML reads nothing but the common space: before a key or an item, and behind its colon or its dash. */
const STRUCTURE = /^(?:[^\S\n]|\u200b)*(?:-(?:[^\S\n]|\u200b)+)*(?:['"]?[A-Za-z][\w .-]*['"]?:(?:[^\S\n]|\u200b)+)?/gm;
/** `title:Joint observation` */
const NO_SPACE = /^([A-Za-z][\w-]*):(?=[^\s/:])(.*)$/gm;

/** YAML as it was meant, with every character where it stood, and what is to be mended in it. */
interface Mended {
  yaml: string;
  problems: ReadProblem[];
}

/** Reads a YAML mapping: plain settings by themselves, and all others with the parser. */
export function readSettings(yaml: string, place: YamlPlace, shapes: Shapes): YamlMapping {
  const map = plainSettings(yaml);
  return map ? { map, problems: [] } : parseMended(yaml, place, shapes);
}

/** Parses a YAML mapping as `parseYamlMapping` does, reading over what `mendYaml` can. */
export function parseMended(yaml: string, place: YamlPlace, shapes: Shapes): YamlMapping {
  const mended = mendYaml(yaml, place, shapes);
  const { map, problems } = parseYamlMapping(mended.yaml, place);
  const quoted = problems.length > 0 ? offerQuotes(problems, { ...place, yaml: mended.yaml }, shapes) : problems;
  return { map, problems: [...mended.problems, ...quoted] };
}

/**
 * Reads over slips that no eye sees and that YAML stumbles over far from their place: an odd space, a space that is missing.
 * @param shapes of the keys that may stand at the margin
 */
function mendYaml(yaml: string, place: YamlPlace, shapes: Shapes): Mended {
  const problems: ReadProblem[] = [];
  const note = (from: number, to: number, rest: Pick<ReadProblem, 'message' | 'hint' | 'fix' | 'doubtful'>): void => {
    const at = place.lines.position(place.offset + from, place.offset + to);
    problems.push({ rule: 'read/yaml', path: place.path, at, ...rest });
  };
  const ordinary = (start: string, offset: number): string => {
    for (const { 0: odd, index } of start.matchAll(ODD_SPACE)) note(offset + index, offset + index + 1, oddSpace(odd));
    return start.replace(ODD_SPACE, ' ');
  };
  const spaced = yaml.search(ODD_SPACE) === -1 ? yaml : yaml.replace(STRUCTURE, ordinary);
  const mended = spaced.replace(NO_SPACE, (line, key: string, value: string, offset: number) => {
    if (!Object.hasOwn(shapes, key.toLowerCase())) return line;
    note(offset + key.length, offset + key.length + 1, noSpace(key, value));
    return `#${' '.repeat(line.length - 1)}`;
  });
  return { yaml: mended, problems };
}

function oddSpace(odd: string): Pick<ReadProblem, 'message' | 'hint' | 'fix' | 'doubtful'> {
  const name = odd === '\u00a0' ? 'no-break space' : `space of another kind (U+${hex(odd)})`;
  return {
    message: `Unexpected ${name}, expected an ordinary space`,
    hint: 'It looks like a space, but YAML does not treat it as one: delete it and press the space bar (with Alt or Option, it types the other).',
    fix: ' ',
    doubtful: true,
  };
}

function noSpace(key: string, value: string): Pick<ReadProblem, 'message' | 'hint' | 'fix'> {
  return {
    message: `Unexpected ${quoted(`${key}:${value}`)}: a space is missing after the colon`,
    hint: `Write \`${key}: …\`; without the space, the line is not a setting.`,
    fix: ': ',
  };
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}

/**
 * What a comma cuts off between braces: `{note: My lessons are open, but nobody comes}` is a note of four words and a key without a value.
 */
export function cutByComma(node: unknown, place: YamlPlace): ReadProblem[] {
  if (isSeq(node)) return node.items.flatMap((item) => cutByComma(item, place));
  if (!isMap(node)) return [];
  const inner = node.items.flatMap((pair) => cutByComma(pair.value, place));
  return node.flow ? [...inner, ...strayParts(node, place)] : inner;
}

/** Pairs of a map in braces that are no pairs, those beside each other taken together. */
function strayParts(map: YAMLMap, place: YamlPlace): ReadProblem[] {
  const problems: ReadProblem[] = [];
  map.items.forEach((pair, index) => {
    if (!isStray(pair) || isStray(map.items[index - 1])) return;
    let last = index;
    while (isStray(map.items[last + 1])) last += 1;
    problems.push(strayProblem(map, index, last, place));
  });
  return problems;
}

function isStray(pair: Pair | undefined): boolean {
  return pair !== undefined && pair.value === null && isScalar(pair.key);
}

function strayProblem(map: YAMLMap, first: number, last: number, place: YamlPlace): ReadProblem {
  const [from] = rangeOf(map.items[first]?.key);
  const [, to] = rangeOf(map.items[last]?.key);
  const words = place.yaml.slice(from, to);
  const at = place.lines.position(place.offset + from, place.offset + to);
  if (first === 0) return { rule: 'read/cut-value', path: place.path, at, ...listInBraces(words) };
  const found = `Unexpected ${quoted(words)} after a comma: between braces, a comma ends the value`;
  const problem = { rule: 'read/cut-value', path: place.path, message: `${found}, so these words are lost` };
  const before = map.items[first - 1];
  const value = before?.value as Node | null | undefined;
  const key = before && keyOf(before)?.name;
  if (key === 'rating' && !map.has('note')) {
    const fix = `note: ${yamlText(words.replace(/\s+/g, ' '))}`;
    return { ...problem, at, hint: `Write \`${fix}\`.`, fix };
  }
  if (!isScalar(value) || value.type !== 'PLAIN' || key === undefined)
    return { ...problem, at, hint: 'Put the whole value in quotes.' };
  const fix = inQuotes(place.yaml.slice(rangeOf(value)[0], to));
  return {
    ...problem,
    at: place.lines.position(place.offset + rangeOf(value)[0], place.offset + to),
    hint: `Put the whole value in quotes: \`${key}: ${fix}\`.`,
    fix,
  };
}

/** `{DM5, DM7}` */
function listInBraces(words: string): Pick<ReadProblem, 'message' | 'hint'> {
  return {
    message: `Unexpected ${quoted(words)} between braces, where everything is \`key: value\``,
    hint: 'A list goes between square brackets: `[first, second]`.',
  };
}

/**
 * What ` #` or a leading `&` cuts off a text: YAML takes the rest of the line for a remark, and a word behind `&` for the value's name.
 * Two spaces and one behind it are how a remark is written, so that one is let be; behind an empty value one space will do, and so
 * it will behind a whole address or file name.
 * @param isName whether it says where something is
 */
export function cutWords(node: Node, place: YamlPlace, isName: boolean): ReadProblem[] {
  if (!isScalar(node) || (node.type !== 'PLAIN' && node.value !== null)) return [];
  const [from, to] = rangeOf(node);
  const { anchor } = node;
  if (anchor !== undefined && !place.yaml.includes(`*${anchor}`)) {
    const start = place.yaml.lastIndexOf(`&${anchor}`, from);
    return [
      cut(start, Math.max(to, start + anchor.length + 1), `&${anchor}`, '`&` and what follows for a name', place),
    ];
  }
  const rest = place.yaml.slice(to, lineEnd(place.yaml, to)).trimEnd();
  const [gap = ''] = /^[ \t]*/.exec(rest) ?? [];
  if (node.value === null ? !/^[ \t]*#[^\s#]/.test(rest) : !/^[ \t]+#/.test(rest)) return [];
  if (/^(?: {2,}|\t+)#(?:[ \t]|$)/.test(rest) || (isName && WHOLE_NAME.test(String(node.value)))) return [];
  const start = node.value === null ? to + gap.length : from;
  return [cut(start, to + rest.length, rest.trim(), '`#` and what follows for a remark', place)];
}

const WHOLE_NAME = /^https?:\/\/|\.[a-z][a-z0-9]{1,4}$/i;

function cut(
  from: number,
  to: number,
  lost: string,
  taken: string,
  { path, yaml, lines, offset }: YamlPlace,
): ReadProblem {
  const fix = inQuotes(yaml.slice(from, to));
  return {
    rule: 'read/cut-value',
    path,
    at: lines.position(offset + from, offset + to),
    message: `Unexpected ${quoted(lost)}: after a space, YAML takes ${taken}, so these words are lost`,
    hint: `Put the whole value in quotes: ${fix}${lost.startsWith('#') ? '; for a remark, leave two spaces before the `#`' : ''}.`,
    fix,
  };
}

/** @returns a problem with a key that a map in braces does not know, and what may have been meant with it */
export function strayKey(map: YAMLMap, pair: Pair, place: YamlPlace): Pick<ReadProblem, 'hint' | 'fix' | 'at'> {
  const before = map.items[map.items.indexOf(pair) - 1];
  const value = before?.value as Node | null | undefined;
  const key = before ? keyOf(before)?.name : undefined;
  const at = nodePosition(pair.key as Node, place);
  const isWords = key !== undefined && WORDS.has(key) && isScalar(value) && value.type === 'PLAIN';
  if (!isWords || !isScalar(pair.value))
    return { at, hint: 'Take it out, or put the text that it belongs to in quotes.' };
  const [from, to] = [rangeOf(value)[0], rangeOf(pair.value)[1]];
  const fix = inQuotes(place.yaml.slice(from, to).trimEnd());
  return {
    at: place.lines.position(place.offset + from, place.offset + from + place.yaml.slice(from, to).trimEnd().length),
    hint: `Put the whole value in quotes: \`${key}: ${fix}\`.`,
    fix,
  };
}

/** The keys whose values are sentences. */
const WORDS: ReadonlySet<string> = new Set(['note', 'caption', 'alt', 'period', 'reason']);

function inQuotes(words: string): string {
  return `'${words.replace(/\s*\n\s*/g, ' ').replaceAll("'", "''")}'`;
}

function rangeOf(node: unknown): [from: number, to: number] {
  const [from, to] = (node as Node | null)?.range ?? [0, 0];
  return [from, to];
}
