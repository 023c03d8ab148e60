import type { ReadProblem } from './model.js';
import type { Shape } from './shape.js';
import { parseYamlMapping, type YamlPlace } from './yaml.js';

/** The keys of a file, or of the maps in it, by name. */
export type Shapes = Readonly<Record<string, Shape<string>>>;

/** A key and all that stands behind it on its line. */
const LINE = /^((?:[^\S\n]*- )?[^\S\n]*([\w-]+):[^\S\n]+)(\S.*?)[^\S\n]*$/;
/** More mistakes than anybody makes, and characters than anybody writes; each mistake is tried out. */
const [MOST_TRIED, MOST_LENGTH] = [20, 20_000];

/**
 * Offers quotes for a text that YAML takes for more than text: a second colon, a quote in quotes, a bracket at its start.
 * Only where the settings read better with them, and nothing in the line may be a remark or go on in the next.
 */
export function offerQuotes(problems: readonly ReadProblem[], place: YamlPlace, shapes: Shapes): ReadProblem[] {
  if (place.yaml.length > MOST_LENGTH) return [...problems];
  const isText = (key: string): boolean =>
    [shapes, ...Object.values(shapes).map(({ keys }) => keys ?? {})].some((some) => some[key]?.type === 'text');
  const errors = (yaml: string): number => parseYamlMapping(yaml, { ...place, yaml }).problems.length;
  const before = problems.length;
  return problems.map((problem, index) => {
    if (index >= MOST_TRIED || problem.rule !== 'read/yaml' || !problem.at || problem.fix !== undefined) return problem;
    const start = place.lines.offsetOfLine(problem.at.line) - place.offset;
    const [line = '', next = ''] = place.yaml.slice(start).split('\n', 2);
    const [, head = '', key = '', value = ''] = LINE.exec(line) ?? [];
    const fix = isText(key) && indentOf(next) <= indentOf(line) ? inQuotes(value) : null;
    const [from, to] = [start + head.length, start + head.length + value.length];
    if (fix === null || errors(place.yaml.slice(0, from) + fix + place.yaml.slice(to)) >= before) return problem;
    const at = place.lines.position(place.offset + from, place.offset + to);
    return { ...problem, at, hint: `Put the whole value in quotes: \`${key}: ${fix}\`.`, fix };
  });
}

function indentOf(line: string): number {
  return line.search(/\S|$/);
}

/** @returns null where a quote is not closed at the end, and where a remark may follow */
function inQuotes(value: string): string | null {
  const [, quote, inner] = /^(["'])(.*)\1$/.exec(value) ?? [];
  if (/\s#/.test(value) || (quote === undefined && /^["']/.test(value))) return null;
  return `'${(inner ?? value).replaceAll("'", "''")}'`;
}
