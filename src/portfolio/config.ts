import { isMap, isScalar, isSeq, type Node, YAMLMap } from 'yaml';
import { LineIndex, type Located } from '../text/position.js';
import { quoted } from '../text/quoted.js';
import { suggestion } from '../text/suggest.js';
import { normalise, unfinishedMerge } from './document.js';
import { CONFIG_PATH } from './find.js';
import type { PortfolioConfig, ReadProblem } from './model.js';
import { portfolioPath } from './paths.js';
import { CONFIG, type Shape } from './shape.js';
import { keyOf, nodePosition, scalarText, type YamlPlace } from './yaml.js';
import { cutByComma, cutWords, readSettings } from './yaml-slips.js';

/** `portfolio.yaml` as read; what is wrong in it is among the problems and has its default. */
export interface ConfigResult {
  config: PortfolioConfig;
  problems: ReadProblem[];
}

/** @param raw the text of portfolio.yaml */
export function readConfig(raw: string): ConfigResult {
  const text = normalise(raw);
  const place: YamlPlace = { path: CONFIG_PATH, lines: new LineIndex(text), offset: 0, yaml: text };
  const conflict = unfinishedMerge(CONFIG_PATH, text, place.lines);
  if (conflict) return { config: emptyConfig(), problems: [conflict.problem] };
  const { map, problems } = readSettings(text, place, CONFIG);
  problems.push(...cutByComma(map, place));
  if (map === null && problems.length > 0) return { config: emptyConfig(), problems };
  return { config: new ConfigReader(place, problems).read(map ?? new YAMLMap()), problems };
}

/** The configuration of a portfolio whose file says nothing. */
export function emptyConfig(): PortfolioConfig {
  const mentor = { name: null, school: null, threshold: 'core' as const, role: null, phase: null, subject: null };
  const looks = { language: null, theme: null };
  return {
    id: null,
    mentor,
    provider: null,
    frameworks: [],
    stage: null,
    ...looks,
    people: {},
    hidden: null,
    rules: {},
    stageRules: [],
    places: {},
    ignore: [],
    accept: [],
  };
}

class ConfigReader {
  readonly #place: YamlPlace;
  readonly #problems: ReadProblem[];

  constructor(place: YamlPlace, problems: ReadProblem[]) {
    this.#place = place;
    this.#problems = problems;
  }

  read(map: YAMLMap): PortfolioConfig {
    const config = emptyConfig();
    this.#keys(map, CONFIG);
    const at = (key: string): unknown => map.get(key, true);
    this.#version(map);
    config.id = this.#text(map, 'id', CONFIG)?.value ?? null;
    config.mentor = this.#mentor(at('mentor'));
    config.provider = this.#text(map, 'provider', CONFIG)?.value ?? null;
    config.frameworks = this.#codes(at('framework'), 'framework');
    config.stage = this.#text(map, 'stage', CONFIG);
    config.language = this.#oneOf(map, 'language', CONFIG.language);
    config.theme = this.#oneOf(map, 'theme', CONFIG.theme);
    config.people = this.#words(at('people'), 'people', config.places);
    config.hidden = this.#count(map);
    config.rules = this.#words(at('rules'), 'rules', config.places);
    config.stageRules = this.#stageRules(at('stages'), config.places);
    config.ignore = this.#codes(at('ignore'), 'ignore').flatMap(({ value }) => portfolioPath(value) || []);
    config.accept = this.#accept(at('accept'));
    if (config.frameworks.length === 0) this.#problem(null, 'Unexpected end: no `framework`', FRAMEWORK_HINT);
    return config;
  }

  #version(map: YAMLMap): void {
    const version = this.#text(map, 'version', CONFIG)?.value ?? '1';
    if (version !== '1')
      this.#wrong(map.get('version', true) as Node, 'version', '1', 'Write `version: 1`, or use a newer mentor.');
  }

  #mentor(node: unknown): PortfolioConfig['mentor'] {
    const mentor = emptyConfig().mentor;
    if (!isMap(node)) {
      if (node && !isNull(node))
        this.#wrong(node as Node, 'mentor', 'a name and a school', 'Write `mentor: {name: …, school: …}`.');
      return mentor;
    }
    const { keys } = CONFIG.mentor;
    this.#keys(node, keys);
    const said = (key: keyof typeof keys): string | null => this.#text(node, key, keys)?.value || null;
    return {
      name: said('name'),
      school: said('school'),
      threshold: this.#oneOf(node, 'threshold', keys.threshold) ?? 'core',
      role: said('role'),
      phase: said('phase'),
      subject: said('subject'),
    };
  }

  #text<Key extends string>(map: YAMLMap, key: Key, shapes: Readonly<Record<Key, Shape>>): Located<string> | null {
    return this.#scalar(map.get(key, true), key, shapes[key].type === 'text');
  }

  #scalar(node: unknown, key: string, isWords: boolean): Located<string> | null {
    if (node === undefined || node === null) return null;
    if (isScalar(node)) {
      if (isWords) this.#problems.push(...cutWords(node, this.#place, false));
      if (isNull(node)) return null;
      return { value: scalarText(node).trim(), at: nodePosition(node, this.#place) };
    }
    this.#wrong(node as Node, key, 'one text', `Write \`${key}: …\` on one line.`);
    return null;
  }

  #oneOf<Choice extends string>(
    map: YAMLMap,
    key: string,
    { choices, about }: { choices: readonly Choice[]; about: string },
  ): Choice | null {
    const text = this.#scalar(map.get(key, true), key, false)?.value;
    const found = choices.find((one) => one === text) ?? null;
    if (text !== undefined && found === null) {
      const expected = `one of ${choices.map((one) => `\`${one}\``).join(', ')}`;
      this.#wrong(map.get(key, true) as Node, key, expected, suggestion(text, choices, `${about}.`));
    }
    return found;
  }

  #count(map: YAMLMap): number | null {
    const text = this.#text(map, 'hidden', CONFIG)?.value;
    if (text === undefined) return null;
    if (/^\d{1,4}$/.test(text)) return Number(text);
    this.#wrong(
      map.get('hidden', true) as Node,
      'hidden',
      'a number',
      'Write how many people private.yaml lists, as `hidden: 3`.',
    );
    return null;
  }

  #codes(node: unknown, key: string): Located<string>[] {
    const nodes = isSeq(node) ? node.items : [node];
    return nodes.flatMap((item) => this.#scalar(item, key, false) ?? []);
  }

  #words(node: unknown, key: string, places: PortfolioConfig['places']): Record<string, string> {
    if (node === undefined || isNull(node)) return {};
    if (!isMap(node)) {
      this.#wrong(
        node as Node,
        key,
        'lines of the form `id: value`',
        `Write \`${key}:\` and below it, indented, one line each.`,
      );
      return {};
    }
    const words: [string, string][] = node.items.flatMap((pair) => {
      const written = keyOf(pair);
      const value = this.#scalar(pair.value, key, key === 'people');
      if (!written?.name || !value?.value || written.name === '__proto__') return [];
      places[`${key}/${written.name}`] = { key: nodePosition(written.node, this.#place), value: value.at };
      return [[written.name, value.value]];
    });
    return Object.fromEntries(words);
  }

  #stageRules(node: unknown, places: PortfolioConfig['places']): PortfolioConfig['stageRules'] {
    if (node === undefined || isNull(node)) return [];
    const expected = 'stages with their `rules`';
    const hint = 'Write `stages: {developing: {rules: {link/alt: warning}}}`; the stage you work on is `stage: …`.';
    if (!isMap(node)) {
      this.#wrong(node as Node, 'stages', expected, hint);
      return [];
    }
    return node.items.flatMap((pair) => {
      const written = keyOf(pair);
      if (written === null || written.name === '__proto__') return [];
      if (!isMap(pair.value)) {
        this.#wrong(written.node, 'stages', expected, hint);
        return [];
      }
      this.#keys(pair.value, CONFIG.stages.each.keys);
      const rules = this.#words(pair.value.get('rules', true), `stages/${written.name}/rules`, places);
      return [{ stage: { value: written.name, at: nodePosition(written.node, this.#place) }, rules }];
    });
  }

  #accept(node: unknown): PortfolioConfig['accept'] {
    if (node === undefined || isNull(node)) return [];
    const hint = 'Write a list: `- {rule: link/unused-evidence, file: evidence/old.pdf, reason: …}`.';
    if (!isSeq(node)) {
      this.#wrong(node as Node, 'accept', 'a list', hint);
      return [];
    }
    const { keys } = CONFIG.accept;
    return node.items.flatMap((item) => {
      if (isMap(item)) this.#keys(item, keys);
      const part = (name: keyof typeof keys): string => (isMap(item) && this.#text(item, name, keys)?.value) || '';
      const [rule, reason] = [part('rule'), part('reason')];
      if (rule !== '' && reason !== '')
        return [{ rule, reason, file: part('file') || null, at: nodePosition(item as Node, this.#place) }];
      this.#wrong(item as Node, 'accept', 'a rule and a reason', hint);
      return [];
    });
  }

  #keys(map: YAMLMap, shapes: object): void {
    const known = Object.keys(shapes);
    for (const pair of map.items) {
      const key = keyOf(pair);
      const isStray = map.flow && pair.value === null;
      if (key === null || isStray || known.includes(key.name) || key.name.startsWith('x-')) continue;
      this.#problems.push({
        rule: 'read/unknown-key',
        path: CONFIG_PATH,
        at: nodePosition(key.node, this.#place),
        message: `Unexpected key ${quoted(key.name)}`,
        hint: suggestion(key.name, known),
      });
    }
  }

  #wrong(node: Node, key: string, expected: string, hint: string): void {
    this.#problem(node, `Unexpected value of \`${key}\`, expected ${expected}`, hint);
  }

  #problem(node: Node | null, message: string, hint: string): void {
    const at = node ? nodePosition(node, this.#place) : null;
    this.#problems.push({ rule: 'read/schema', path: CONFIG_PATH, at, message, hint });
  }
}

const FRAMEWORK_HINT = 'Write `framework: ljmu-2016`; `mentor framework list` names those there are.';

function isNull(node: unknown): boolean {
  return isScalar(node) && node.value === null;
}
