import { type LinkedPortfolio, linkPortfolio } from '../coverage/index.js';
import { type Framework, listBuiltInFrameworks, loadBuiltInFramework } from '../framework/index.js';
import { readOwnFrameworks } from '../framework/own/library.js';
import { type FileSet, type FrameworkSource, filesInMemory, readPortfolio } from '../portfolio/index.js';
import { check } from './engine.js';
import type { CheckResult, Example, Rule } from './model.js';

const DEFAULT_PORTFOLIO = 'version: 1\nframework: ljmu-2007\nstage: developing\n';
export const EXAMPLE_DAY = '2026-06-01';

/** Every key of a finding, in the order in which they are written. */
export const FINDING_KEYS: readonly string[] = [
  'rule',
  'severity',
  'message',
  'hint',
  'owner',
  'file',
  'line',
  'column',
  'endLine',
  'endColumn',
  'framework',
  'stage',
  'criterion',
  'item',
];

const loaded = new Map<string, Framework | null>();

/** The built-in frameworks, each loaded once. */
const builtIn: FrameworkSource = {
  ids: () => listBuiltInFrameworks().map(({ id }) => id),
  load: (id) => {
    const framework = loaded.get(id) ?? loadBuiltInFramework(id);
    loaded.set(id, framework);
    return framework;
  },
};

/** The portfolio of an example, with the packs in its frameworks/ folder. */
export function exampleFiles({ files, troubles = {}, outside = [] }: Example): FileSet {
  const withConfig = 'portfolio.yaml' in files ? files : { 'portfolio.yaml': DEFAULT_PORTFOLIO, ...files };
  const inMemory = filesInMemory(withConfig);
  const placed = inMemory.files.map((file) => (outside.includes(file.path) ? { ...file, outside: true } : file));
  return { ...inMemory, files: placed, troubles: new Map(Object.entries(troubles)) };
}

export function linkFiles(files: FileSet): LinkedPortfolio {
  const frameworks = readOwnFrameworks(files.texts, builtIn);
  const portfolio = readPortfolio(files, frameworks);
  return linkPortfolio({ ...portfolio, problems: [...portfolio.problems, ...frameworks.problems] });
}

export function checkExample(example: Example, rules: readonly Rule[], only?: string): CheckResult {
  const files = exampleFiles(example);
  return check(linkFiles(files), rules, {
    today: example.today ?? EXAMPLE_DAY,
    texts: files.texts,
    contents: new Map(Object.entries(example.contents ?? {})),
    past: example.past ?? [],
    ...(only ? { only: [only] } : {}),
  });
}
