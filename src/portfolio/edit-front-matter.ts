import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { applyEdits, type TextEdit } from '../text/edit.js';
import { lineEnd } from '../text/position.js';
import { Refusal } from '../text/refusal.js';
import { yamlText } from '../text/yaml-text.js';
import { normalise } from './document.js';
import { FIELDS } from './fields.js';
import { keyOf, scalarText } from './yaml.js';

/** One line between brackets, or a line for each item. */
export type ListStyle = 'flow' | 'block';

/**
 * Sets one value of a file's front-matter. Everything else stays: comments, order, quotes, line ends.
 * @param raw the file's text as it is on disk
 * @param path keys from the outside in, such as `['ratings', 'MS1.1']`; a missing one is added
 * @param value YAML that can stand between brackets, as `yamlText` makes it
 * @param order where a missing key goes: behind those before it in this list
 * @throws Refusal where the front-matter does not parse
 */
export function setField(
  raw: string,
  path: readonly [string, ...string[]],
  value: string,
  order: readonly string[] = Object.keys(FIELDS),
): string {
  const yaml = openYaml(raw);
  const [key, ...inner] = path;
  return yaml.save(setInMap(yaml, yaml.root, key, inner, value, order));
}

/**
 * Adds an item to a list of a file's front-matter, in the style in which the list is written.
 * @param style how a list that is not there yet is written
 * @throws Refusal where the front-matter does not parse, or the value is no list
 */
export function appendToField(raw: string, key: string, item: string, style: ListStyle): string {
  const yaml = openYaml(raw);
  const pair = pairOf(yaml.root, key);
  const list = style === 'flow' ? ` [${item}]` : `\n  - ${item}`;
  if (!pair) return yaml.save([insertPair(yaml, yaml.root, `${key}:${list}`, key, Object.keys(FIELDS))]);
  const value = pair.value as Node | null;
  if (isEmpty(value)) return yaml.save([fillEmpty(yaml, pair, list)]);
  if (isSeq(value)) return yaml.save([appendItem(yaml, value, item)]);
  return yaml.save(wrapInList(yaml, value as Node, item));
}

interface OpenYaml {
  /** The whole file, normalised. */
  text: string;
  /** Offset at which the YAML begins, and the one just behind it. */
  start: number;
  end: number;
  root: YAMLMap;
  save: (edits: readonly TextEdit[]) => string;
}

function openYaml(raw: string): OpenYaml {
  const text = normalise(raw);
  const close = /^---[ \t]*\n/.test(text) ? /\n---[ \t]*(?=\n|$)/.exec(text.slice(3)) : null;
  if (!close) {
    const message = 'The file has no front-matter to write to.';
    throw new Refusal('Refusal', message, 'It begins with a line `---`, then `kind: …`, then a line `---`.');
  }
  const [start, end] = [3, 3 + close.index];
  const document = parse(text.slice(start, end));
  if (!isMap(document.contents) || document.errors.length > 0) throw cannotParse();
  const save = (edits: readonly TextEdit[]): string => {
    const result = applyEdits(raw, edits);
    assertReadable(result);
    return result;
  };
  return { text, start, end, root: document.contents, save };
}

const parse = (yaml: string): ReturnType<typeof parseDocument> =>
  parseDocument(yaml, { prettyErrors: false, uniqueKeys: true, logLevel: 'error' });

const cannotParse = (): Refusal =>
  new Refusal(
    'Refusal',
    'The front-matter of the file does not parse, so nothing was written to it.',
    'Mend it first: `mentor check` says where.',
  );

/** A file is never left worse than it was: an edit that YAML does not read is not made. */
function assertReadable(raw: string): void {
  const text = normalise(raw);
  const close = /\n---[ \t]*(?=\n|$)/.exec(text.slice(3));
  if (!close || parse(text.slice(3, 3 + close.index)).errors.length > 0) throw cannotParse();
}

function setInMap(
  yaml: OpenYaml,
  map: YAMLMap,
  key: string,
  inner: readonly string[],
  value: string,
  order: readonly string[],
): TextEdit[] {
  const pair = pairOf(map, key);
  const [next, ...rest] = inner;
  if (!pair) {
    const among = next === undefined ? order : Object.keys(FIELDS);
    return [insertPair(yaml, map, written(key, inner, value), key, among)];
  }
  const node = pair.value as Node | null;
  if (next === undefined) return isEmpty(node) ? [fillEmpty(yaml, pair, ` ${value}`)] : replaceValue(yaml, pair, value);
  if (isMap(node)) return setInMap(yaml, node, next, rest, value, order);
  if (isEmpty(node)) return [fillEmpty(yaml, pair, `\n  ${written(next, rest, value)}`)];
  return replaceValue(yaml, pair, `{${written(next, rest, value)}}`);
}

/** A key that is not there yet, with what is inside it. */
function written(key: string, inner: readonly string[], value: string): string {
  const [next, ...rest] = inner;
  if (next === undefined) return `${yamlText(key)}: ${value}`;
  return `${yamlText(key)}:\n  ${written(next, rest, value)}`;
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => keyOf(pair)?.name === key);
}

/** `key:` with nothing behind it. */
function isEmpty(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.value === null && (node.source ?? '') === '');
}

function replaceValue(yaml: OpenYaml, pair: Pair, value: string): TextEdit[] {
  const node = pair.value as Node;
  const isBlock = (isMap(node) || isSeq(node)) && !node.flow;
  if (!isBlock) return [replaceNode(yaml, node, value)];
  const [from, to] = placeOf(yaml, node);
  const edit = { from: lineStart(yaml.text, from), to: Math.min(to, yaml.end + 1), insert: '' };
  return [fillEmpty(yaml, pair, ` ${value}`), edit];
}

function replaceNode(yaml: OpenYaml, node: Node, value: string): TextEdit {
  const [from, to] = placeOf(yaml, node);
  const kept = /\n[ \t]*$/.exec(yaml.text.slice(from, to))?.[0].length ?? 0;
  return { from, to: to - kept, insert: value };
}

/** Where a node begins and ends in the file, and where what belongs to it does: a comment, the rest of its line. */
function placeOf({ start }: OpenYaml, node: unknown): [from: number, to: number, end: number] {
  const [from, to, end] = (node as Node).range as [number, number, number];
  return [start + from, start + to, start + end];
}

/** Writes behind the colon, before a comment on the line; a list or mapping goes below the line. */
function fillEmpty(yaml: OpenYaml, pair: Pair, value: string): TextEdit {
  const colon = yaml.text.indexOf(':', placeOf(yaml, pair.key)[1]) + 1;
  const at = value.startsWith('\n') ? lineEnd(yaml.text, colon) : colon;
  return { from: at, to: at, insert: value };
}

/** Puts a pair behind the last one that the order has before it; in a mapping between brackets, at its end. */
function insertPair(yaml: OpenYaml, map: YAMLMap, pair: string, key: string, order: readonly string[]): TextEdit {
  if (map.flow) return insertBeforeBracket(yaml, map, pair);
  const before = lastBefore(map, key, order);
  const [first] = placeOf(yaml, map);
  const line = lineStart(yaml.text, first);
  const behind = before ? placeOf(yaml, before.value ?? before.key)[2] : line;
  return insertLine(yaml, behind, ' '.repeat(first - line), pair);
}

function lastBefore(map: YAMLMap, key: string, order: readonly string[]): Pair | undefined {
  const rank = order.indexOf(key);
  if (rank === -1) return map.items.at(-1);
  return map.items.findLast((pair) => order.indexOf(keyOf(pair)?.name ?? '') < rank);
}

function insertLine({ text, end }: OpenYaml, behind: number, indent: string, line: string): TextEdit {
  const indented = indent + line.replaceAll('\n', `\n${indent}`);
  if (text[behind - 1] === '\n' && behind <= end) return { from: behind, to: behind, insert: `${indented}\n` };
  const at = Math.min(lineEnd(text, behind), end);
  return { from: at, to: at, insert: `\n${indented}` };
}

function insertBeforeBracket(yaml: OpenYaml, collection: YAMLMap | YAMLSeq, item: string): TextEdit {
  const { text } = yaml;
  const at = text.slice(0, placeOf(yaml, collection)[1] - 1).trimEnd().length;
  const separator = collection.items.length === 0 ? '' : text[at - 1] === ',' ? ' ' : ', ';
  return { from: at, to: at, insert: separator + item };
}

function appendItem(yaml: OpenYaml, list: YAMLSeq, item: string): TextEdit {
  if (list.flow) return insertBeforeBracket(yaml, list, item);
  const [from] = placeOf(yaml, list);
  const indent = yaml.text.slice(lineStart(yaml.text, from), from);
  return insertLine(yaml, placeOf(yaml, list.items.at(-1))[2], indent, `- ${item}`);
}

/** One value where a list was meant becomes the first of two. */
function wrapInList(yaml: OpenYaml, node: Node, item: string): TextEdit[] {
  const [from, to] = placeOf(yaml, node);
  if (canStandInList(node, yaml.text.slice(from, to)))
    return [
      { from, to: from, insert: '[' },
      { from: to, to, insert: `, ${item}]` },
    ];
  if (isScalar(node)) {
    const values = scalarText(node).split(',');
    return [replaceNode(yaml, node, `[${[...values.map((value) => yamlText(value.trim())), item].join(', ')}]`)];
  }
  const message = 'One value stands where a list belongs, so nothing was added to it.';
  throw new Refusal('Refusal', message, 'Put a hyphen and a space before it, then run the command again.');
}

function canStandInList(node: Node, source: string): boolean {
  if (isMap(node)) return node.flow === true;
  if (!isScalar(node)) return false;
  return node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' || !/[[\]{}|>,\n]/.test(source);
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
