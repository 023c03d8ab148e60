import { isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import type { Located } from '../text/position.js';
import { quoted } from '../text/quoted.js';
import { correction, suggestion } from '../text/suggest.js';
import { isDay, meantDay } from './dates.js';
import type { FieldSpec, FieldType } from './fields.js';
import type { CommentTarget, EvidenceLink, Rating, ReadProblem, SchedulePeriod } from './model.js';
import { keyOf, nodePosition, plainData, scalarText, type YamlPlace } from './yaml.js';
import { cutWords, strayKey } from './yaml-slips.js';

/** What a reader needs beside the node: where it stands, and where to put what is wrong. */
export interface FieldContext {
  key: string;
  spec: FieldSpec;
  place: YamlPlace;
  problems: ReadProblem[];
}

/**
 * Reads one field's value. What cannot be read becomes a problem and the value undefined, so the rest still counts.
 * @returns a value of the field's type (see `FrontMatter`), or undefined
 */
export function readField(node: Node, context: FieldContext): unknown {
  return READERS[context.spec.type](node, context);
}

const READERS: Record<FieldType, (node: Node, context: FieldContext) => unknown> = {
  text: readText,
  date: readDate,
  code: readText,
  codes: readCodes,
  number: readNumber,
  count: readCount,
  choice: readChoice,
  evidence: readEvidence,
  ratings: readRatings,
  schedule: readSchedule,
  on: readTarget,
  data: plainData,
};

/** The keys whose texts say where something is. */
const NAMES: ReadonlySet<string> = new Set(['file', 'url', 'scan']);

function readText(node: Node, context: FieldContext): string | undefined {
  if (isScalar(node)) {
    if (context.spec.type === 'text') context.problems.push(...cutWords(node, context.place, NAMES.has(context.key)));
    return node.value === null ? undefined : scalarText(node).trim();
  }
  return wrong(node, context, 'one text', `Write \`${context.key}: …\` on one line, in quotes if it has a colon.`);
}

function readDate(node: Node, context: FieldContext): string | undefined {
  const text = readText(node, context);
  if (text === undefined || isDay(text)) return text;
  return wrongDate(node, context, text);
}

function wrongDate(node: Node, context: FieldContext, text: string): undefined {
  const meant = meantDay(text);
  context.problems.push({
    rule: 'read/date',
    path: context.place.path,
    at: nodePosition(node, context.place),
    message: `Unexpected date ${quoted(text)}, expected a day that exists, such as 2026-03-12`,
    hint: meant?.hint ?? 'Write year, month and day, with hyphens: 2026-03-12.',
    ...(meant ? { fix: meant.day } : {}),
  });
  return undefined;
}

function readCodes(node: Node, context: FieldContext): Located<string>[] | undefined {
  if (isScalar(node)) return splitCodes(node, context.place);
  if (isSeq(node))
    return node.items.flatMap((item) => (isScalar(item) ? splitCodes(item, context.place) : badCode(item, context)));
  return wrong(node, context, 'a list', `Write \`${context.key}: [first, second]\`.`);
}

function badCode(item: unknown, context: FieldContext): Located<string>[] {
  wrong(item as Node, context, 'ids', `Write \`${context.key}: [first, second]\`.`);
  return [];
}

/** `DM5, DM7` in one scalar is two codes; each keeps its own place. */
function splitCodes(node: Scalar, place: YamlPlace): Located<string>[] {
  const text = scalarText(node);
  if (node.value === null) return [];
  const whole = nodePosition(node, place);
  if (!text.includes(',')) return text.trim() === '' ? [] : [{ value: text.trim(), at: whole }];
  const start = (node.range?.[0] ?? 0) + (node.type === 'PLAIN' ? 0 : 1);
  return [...text.matchAll(/[^,\s](?:[^,]*[^,\s])?/g)].map((match) => {
    const from = place.offset + start + match.index;
    return { value: match[0], at: place.lines.position(from, from + match[0].length) };
  });
}

function readNumber(node: Node, context: FieldContext): number | undefined {
  const text = readText(node, context);
  if (text === undefined) return undefined;
  const number = /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  return Number.isFinite(number)
    ? number
    : wrong(node, context, 'a number', `Write the number alone, such as \`${context.key}: 1.5\`.`);
}

function readCount(node: Node, context: FieldContext): number | undefined {
  const text = readText(node, context);
  if (text === undefined) return undefined;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  return wrong(node, context, 'a whole number', `Write the number alone, such as \`${context.key}: 2\`.`);
}

function readChoice(node: Node, context: FieldContext): string | undefined {
  const text = readText(node, context);
  const choices = context.spec.choices ?? [];
  if (text === undefined || choices.includes(text)) return text;
  const hint = suggestion(text, choices, 'Choose the one that comes closest, or leave the line out.');
  return wrong(node, context, `one of ${choices.join(', ')}`, hint, text);
}

function readEvidence(node: Node, context: FieldContext): EvidenceLink[] | undefined {
  const items = isSeq(node) ? node.items : [node];
  return items.flatMap((item) => evidenceLink(item as Node, context));
}

function evidenceLink(node: Node, context: FieldContext): EvidenceLink[] {
  const at = nodePosition(node, context.place);
  if (isScalar(node)) {
    const text = scalarText(node).trim();
    context.problems.push(...cutWords(node, context.place, true));
    if (node.value === null || text === '') return [];
    const isUrl = /^https?:\/\//i.test(text);
    return [{ file: isUrl ? null : text, url: isUrl ? text : null, caption: null, alt: null, at }];
  }
  const hint = 'Write `- evidence/file.pdf`, or `- {file: evidence/file.pdf, caption: "…"}`.';
  if (!isMap(node)) return wrong(node, context, 'a file or an address', hint) ?? [];
  knownKeys(node, context);
  const text = (name: string): string | null => textAt(node, name, context);
  const [file, url, caption, alt] = [text('file'), text('url'), text('caption'), text('alt')];
  if ((file === null) === (url === null)) return wrong(node, context, 'either `file` or `url`', hint) ?? [];
  const named = node.get(file === null ? 'url' : 'file', true) as Node;
  return [{ file, url, caption, alt, at: nodePosition(named, context.place) }];
}

function readRatings(node: Node, context: FieldContext): Rating[] | undefined {
  const hint = 'Write each point on a line of its own, indented by two spaces: `MS1.1: green`.';
  if (!isMap(node))
    return isScalar(node) && node.value === null ? [] : wrong(node, context, 'a rating for each point', hint);
  return node.items.flatMap((pair) => {
    const key = keyOf(pair);
    const value = pair.value as Node | null;
    if (key === null || value === null) return [];
    const at = nodePosition(key.node, context.place);
    if (isMap(value)) knownKeys(value, context);
    const level = isMap(value) ? (value.get('rating', true) as Node | undefined) : value;
    if (!isScalar(level)) return wrong(value, context, 'a rating', hint) ?? [];
    if (level.value === null) return [];
    const note = isMap(value) ? textAt(value, 'note', context) : null;
    return [{ point: key.name, level: scalarText(level), note, at, levelAt: nodePosition(level, context.place) }];
  });
}

function readSchedule(node: Node, context: FieldContext): SchedulePeriod[] | undefined {
  const hint = 'Write a list: `- {period: "Term 1", until: 2026-12-18, discussions: 3, observations: 1, reports: 1}`.';
  if (!isSeq(node)) return wrong(node, context, 'a list of periods', hint);
  return node.items.flatMap((item) => {
    if (!isMap(item)) return wrong(item as Node, context, 'a period', hint) ?? [];
    knownKeys(item, context);
    return [
      {
        period: textAt(item, 'period', context) ?? '',
        until: textAt(item, 'until', context),
        discussions: countAt(item, 'discussions', context) ?? 0,
        observations: countAt(item, 'observations', context) ?? 0,
        reports: countAt(item, 'reports', context) ?? 0,
        note: textAt(item, 'note', context),
        at: nodePosition(item, context.place),
      },
    ];
  });
}

function readTarget(node: Node, context: FieldContext): CommentTarget | undefined {
  if (isScalar(node)) {
    const named = readText(node, context);
    if (named === undefined) return undefined;
    const isFile = /\.md$/i.test(named);
    return { file: isFile ? named : null, line: null, criterion: isFile ? null : named, item: null };
  }
  if (!isMap(node))
    return wrong(
      node,
      context,
      'a file, a criterion or another id of the framework',
      'Write `on: {file: journal/…, line: 12}`, `on: {criterion: DM5}` or `on: {item: MS2.3}`.',
    );
  knownKeys(node, context);
  return {
    file: textAt(node, 'file', context),
    line: countAt(node, 'line', context),
    criterion: textAt(node, 'criterion', context),
    item: textAt(node, 'item', context),
  };
}

function textAt(map: YAMLMap, name: string, context: FieldContext): string | null {
  const value = valueAt(map, name, context);
  return typeof value === 'string' ? value : null;
}

function countAt(map: YAMLMap, name: string, context: FieldContext): number | null {
  const value = valueAt(map, name, context);
  return typeof value === 'number' ? value : null;
}

/** One value of a map, read as the field says of its key. */
function valueAt(map: YAMLMap, key: string, context: FieldContext): unknown {
  const node = map.get(key, true) as Node | undefined;
  const spec = context.spec.keys?.[key];
  return node && spec ? readField(node, { ...context, key, spec }) : undefined;
}

/** Says which keys of a map do nothing; one without a value between braces is told by `cutByComma`. */
function knownKeys(map: YAMLMap, { key: field, spec, place, problems }: FieldContext): void {
  const known = Object.keys(spec.keys ?? {});
  for (const pair of map.items) {
    const key = keyOf(pair);
    const isTold = map.flow && pair.value === null;
    if (key === null || isTold || known.includes(key.name) || key.name.startsWith('x-')) continue;
    const absent = known.filter((one) => !map.has(one));
    const mended = correction(key.name, absent);
    const at = nodePosition(key.node, place);
    const found = { path: place.path, message: `Unexpected key ${quoted(key.name)} in \`${field}\`` };
    if (map.flow && mended.fix === undefined)
      problems.push({ ...found, rule: 'read/cut-value', ...strayKey(map, pair, place) });
    else problems.push({ ...found, rule: 'read/unknown-key', at, ...mended });
  }
}

function wrong(node: Node, context: FieldContext, expected: string, hint: string, found?: string): undefined {
  const shown = found ?? (isScalar(node) && node.value !== null ? scalarText(node) : undefined);
  const what = shown === undefined ? `value of \`${context.key}\`` : quoted(`${context.key}: ${shown}`);
  context.problems.push({
    rule: 'read/schema',
    path: context.place.path,
    at: nodePosition(node, context.place),
    message: `Unexpected ${what}, expected ${expected}`,
    hint,
  });
  return undefined;
}
