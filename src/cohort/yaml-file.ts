import { parseYamlMapping, plainData } from '../portfolio/yaml.js';
import { LineIndex } from '../text/position.js';
import { Refusal } from '../text/refusal.js';

/** A YAML file of a cohort as plain data. */
export type YamlData = Record<string, unknown>;

/**
 * Reads a file that the team keeps by hand.
 * @param path as it is named in messages
 * @param text the YAML. @param linesBefore of the file, where it begins further down
 * @throws Refusal BrokenFile with file and line
 */
export function readYaml(path: string, text: string, linesBefore = 0): YamlData {
  const clean = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const { map, problems } = parseYamlMapping(clean, { path, lines: new LineIndex(clean), offset: 0, yaml: clean });
  const [first] = problems;
  if (!first) return (map ? plainData(map) : {}) as YamlData;
  const line = (first.at?.line ?? 1) + linesBefore;
  throw new Refusal('BrokenFile', `${path}, line ${line}: ${first.message}.`, first.hint);
}

/** A text, trimmed; '' where there is none. Numbers are as written. */
export function textIn(data: unknown, key: string): string {
  const value = isMap(data) ? data[key] : undefined;
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** The texts of a list, or of one text alone. */
export function textsIn(data: unknown, key: string): string[] {
  const value = isMap(data) ? data[key] : undefined;
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((one) => {
    const text = typeof one === 'number' ? String(one) : one;
    return typeof text === 'string' && text.trim() !== '' ? [text.trim()] : [];
  });
}

/** The mappings of a list; what is none is left out. */
export function mapsIn(data: unknown, key: string): YamlData[] {
  const value = isMap(data) ? data[key] : undefined;
  return Array.isArray(value) ? value.filter(isMap) : [];
}

/** A mapping within; an empty one where there is none. */
export function mapIn(data: unknown, key: string): YamlData {
  const value = isMap(data) ? data[key] : undefined;
  return isMap(value) ? value : {};
}

function isMap(value: unknown): value is YamlData {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
