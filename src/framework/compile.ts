import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Framework, FrameworkSummary } from './model.js';
import { type ReadPack, readPack } from './read.js';
import { resolvePack } from './resolve.js';

/** The packs of a folder, resolved among themselves. `problems` are lines `file:line:column message`. */
export interface Compiled {
  frameworks: Framework[];
  problems: string[];
}

/** Reads and resolves every `.yaml` file of `folder`, in the order of their names. */
export function compileFolder(folder: string): Compiled {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const files = names.sort().map((name) => ({ name, read: readPack(readFileSync(join(folder, name), 'utf8')) }));
  const byId = new Map(files.flatMap(({ read }) => (read.pack ? [[read.pack.id, read.pack] as const] : [])));
  const compiled = files.map(({ name, read }) => compileFile(name, read, (id) => byId.get(id) ?? null));
  return {
    frameworks: compiled.flatMap(({ framework }) => framework ?? []),
    problems: compiled.flatMap(({ problems }) => problems),
  };
}

function compileFile(
  name: string,
  { pack, problems, locate }: ReadPack,
  lookup: Parameters<typeof resolvePack>[1],
): { framework: Framework | null; problems: string[] } {
  const line = (problem: { message: string; line: number; column: number }): string =>
    `${name}:${problem.line}:${problem.column} ${problem.message}`;
  if (!pack) return { framework: null, problems: problems.map(line) };
  const resolved = resolvePack(pack, lookup);
  const misnamed = { message: `The file of pack \`${pack.id}\` is named ${pack.id}.yaml.`, path: ['id'] };
  const found = basename(name, '.yaml') === pack.id ? resolved.problems : [misnamed, ...resolved.problems];
  return { framework: resolved.framework, problems: found.map((problem) => line(locate(problem))) };
}

const HOLDS = [
  'standard-sets',
  'checklists',
  'modes',
  'agreements',
  'outlines',
  'purposes',
  'media',
  'observation-kinds',
  'evaluators',
  'audits',
  'phases',
  'modules',
] as const;

/** What `framework list` shows of a framework. */
export function summarise(framework: Framework): FrameworkSummary {
  const { id, title, version, status, ended = null } = framework;
  const stages = framework.stages.map((stage) => ({
    id: stage.id,
    title: stage.title,
    criteria: stage.criteria.length,
  }));
  const holds = HOLDS.filter((kind) => framework[kind].length > 0);
  return { id, title, version, status, ended, stages, holds };
}

/** Compiles the packs of `from` into `to`: one JSON file each and `index.json`. Writes nothing if one has a problem. */
export function compileTo(from: string, to: string): Compiled {
  const compiled = compileFolder(from);
  if (compiled.problems.length > 0) return compiled;
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const framework of compiled.frameworks)
    writeFileSync(join(to, `${framework.id}.json`), `${JSON.stringify(framework)}\n`);
  const summaries = compiled.frameworks.map(summarise);
  summaries.sort((a, b) => Number(a.status === 'historical') - Number(b.status === 'historical'));
  writeFileSync(join(to, 'index.json'), `${JSON.stringify(summaries)}\n`);
  return compiled;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = join(import.meta.dirname, '..', '..');
  const { problems } = compileTo(join(root, 'templates', 'frameworks'), join(root, 'dist', 'frameworks'));
  for (const problem of problems) process.stderr.write(`templates/frameworks/${problem}\n`);
  if (problems.length > 0) process.exitCode = 1;
}
