import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { PrivatePerson } from '../names/person.js';
import { LineIndex } from '../text/position.js';
import { normalise } from './document.js';
import type { ReadProblem } from './model.js';
import { PRIVATE } from './shape.js';
import { keyOf, nodePosition, scalarText, type YamlPlace } from './yaml.js';
import { readSettings } from './yaml-slips.js';

export const PEOPLE_PATH = 'private.yaml';

/** `private.yaml.bak`, `private.yaml~`, `.private.yaml.swp`, `private (conflicted copy).yaml`, `private 2.yml`, `Kopie von private.yaml`. */
const COPIES = /^(?:.*[^\p{L}])?private(?:[^\p{L}/][^/]*)?\.ya?ml[^/]*$/isu;

/** What every such name has in it, so that most names are looked at once. */
const MAY_BE_COPY = /private/i;

/**
 * Whether a path is that file, however a disk that knows no capitals lets it be written, or one of the copies that editors,
 * people and programs that synchronise leave beside it: nothing may show it or hand it in.
 */
export function isPeoplePath(path: string): boolean {
  return MAY_BE_COPY.test(path) && !path.startsWith(FRAMEWORKS) && COPIES.test(path);
}

/** `private.yml`, `Private.yaml`: the list itself under a name that is not read. */
export function isMisnamedPeople(path: string): boolean {
  return path !== PEOPLE_PATH && /^private\.ya?ml$/i.test(path);
}

/** A pack may be called as it likes. */
const FRAMEWORKS = 'frameworks/';

/** `private.yaml` as read. Its problems quote nothing of it: they are read by others. */
export interface PeopleResult {
  people: PrivatePerson[];
  problems: ReadProblem[];
}

const HINT = 'Write a list below `people:`, each as `- {name: …, id: trainee-a, as: Trainee A}`.';

/** @param raw the text of private.yaml */
export function readPeople(raw: string): PeopleResult {
  if (raw === '') return { people: [], problems: [] };
  const text = normalise(raw);
  const place: YamlPlace = { path: PEOPLE_PATH, lines: new LineIndex(text), offset: 0, yaml: text };
  const { map, problems } = readSettings(text, place, PRIVATE);
  if (problems.some(({ doubtful }) => !doubtful)) return { people: [], problems: problems.map(silent) };
  const reader = new PeopleReader(place);
  const people = map === null ? [] : reader.read(map);
  return { people, problems: [...problems, ...reader.problems] };
}

function silent({ rule, path, at }: ReadProblem): ReadProblem {
  const hint = `${HINT} A value with a colon needs quotes.`;
  return { rule, path, at, message: 'Unexpected text: the file cannot be read, so mentor looks for no names', hint };
}

class PeopleReader {
  readonly problems: ReadProblem[] = [];
  readonly #place: YamlPlace;

  constructor(place: YamlPlace) {
    this.#place = place;
  }

  read(map: YAMLMap): PrivatePerson[] {
    this.#keys(map, PRIVATE);
    if (!['', '1'].includes(this.#text(map, 'version'))) this.#wrong(map.get('version', true), 'version', '1');
    const list = map.get('people', true);
    if (list === undefined || (isScalar(list) && list.value === null)) return [];
    if (isSeq(list)) return list.items.flatMap((item) => this.#person(item as Node));
    this.#wrong(list, 'people', 'a list');
    return [];
  }

  #person(node: Node): PrivatePerson[] {
    if (!isMap(node)) {
      this.#problem(node, 'Unexpected entry, expected a name, an id and a pseudonym');
      return [];
    }
    this.#keys(node, PRIVATE.people.keys);
    const [name, id] = [this.#text(node, 'name'), this.#text(node, 'id')];
    if (name === '' || id === '') this.#problem(node, `Unexpected entry without \`${name === '' ? 'name' : 'id'}\``);
    if (name === '') return [];
    const anyCase = ['true', 'yes'].includes(this.#oneOf(node, 'anycase'));
    const as = this.#text(node, 'as') || id || 'a pseudonym';
    const kind = this.#oneOf(node, 'kind');
    const isPlace = kind === 'school' || kind === 'place';
    const [also, at] = [this.#also(node), nodePosition(node, this.#place)];
    return [{ id, as, name, ...(isPlace ? { kind } : {}), also, anyCase, at }];
  }

  #oneOf(map: YAMLMap, key: 'kind' | 'anycase'): string {
    const text = this.#text(map, key).toLowerCase();
    const choices = PRIVATE.people.keys[key].choices.map(String);
    if (text !== '' && !choices.includes(text)) this.#wrong(map.get(key, true), key, `one of: ${choices.join(', ')}`);
    return text;
  }

  #text(map: YAMLMap, key: string): string {
    const node = map.get(key, true);
    if (node !== undefined && !isScalar(node)) this.#wrong(node, key, 'one text');
    return textOf(node);
  }

  /** A list, or names between commas. */
  #also(map: YAMLMap): string[] {
    const node = map.get('also');
    if (!isSeq(node))
      return this.#text(map, 'also')
        .split(',')
        .flatMap((name) => name.trim() || []);
    for (const item of node.items) if (!isScalar(item)) this.#wrong(item, 'also', 'a list of names');
    return node.items.map(textOf).filter(Boolean);
  }

  #wrong(node: unknown, key: string, expected: string): void {
    this.#problem(node as Node, `Unexpected value of \`${key}\`, expected ${expected}`);
  }

  #keys(map: YAMLMap, shapes: object): void {
    const known = Object.keys(shapes);
    for (const pair of map.items) {
      const key = keyOf(pair);
      if (key && (known.includes(key.name) || key.name.startsWith('x-'))) continue;
      this.#problem(pair.key as Node, `Unexpected key, expected one of: ${known.join(', ')}`);
    }
  }

  #problem(node: Node, message: string): void {
    const at = nodePosition(node, this.#place);
    this.problems.push({ rule: 'read/schema', path: PEOPLE_PATH, at, message, hint: HINT });
  }
}

function textOf(node: unknown): string {
  return isScalar(node) && node.value !== null ? scalarText(node).trim() : '';
}
