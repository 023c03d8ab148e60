import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Io } from '../../src/cli/io.js';
import { main } from '../../src/cli/main.js';
import { type LinkedPortfolio, linkPortfolio } from '../../src/coverage/index.js';
import { listBuiltInFrameworks, loadBuiltInFramework } from '../../src/framework/index.js';
import { readFolder, readPortfolio } from '../../src/portfolio/index.js';
import { tempFolder } from '../support/folder.js';

export { tempFolder } from '../support/folder.js';

/** What a run of the command line gave. */
export interface Run {
  code: number;
  out: string;
  err: string;
}

/** The day on which the tests take place. */
export const TODAY = '2026-11-20';

/** Runs one command line in this process, without a terminal. */
export async function mentor(args: readonly string[], cwd: string, io: Partial<Io> = {}): Promise<Run> {
  let [out, err] = ['', ''];
  const code = await main(args, {
    cwd,
    env: process.env,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    interactive: false,
    colorLevel: { out: 0, err: 0 },
    width: 80,
    now: () => new Date(`${TODAY}T10:00:00`),
    signal: new AbortController().signal,
    ...io,
  });
  return { code, out, err };
}

/** The portfolio in a folder, read as every command reads it. */
export function readBack(root: string): LinkedPortfolio {
  const frameworks = { ids: () => listBuiltInFrameworks().map(({ id }) => id), load: loadBuiltInFramework };
  return linkPortfolio(readPortfolio(readFolder(root), frameworks));
}

/** A fresh portfolio in a folder of the test's own. */
export async function portfolio(framework = 'ljmu-2016', stage = 'advanced'): Promise<string> {
  const root = tempFolder();
  await mentor(['init', root, '--framework', framework, '--stage', stage, '--name', 'Jo Example', '--no-git'], root);
  return root;
}

/** The text of a file of a portfolio. */
export function textOf(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The rules of a severity that a portfolio breaks, each once. */
export async function rulesBroken(root: string, severity: string): Promise<string[]> {
  const run = await mentor(['check', root, '--json'], root);
  const { findings } = JSON.parse(run.out) as {
    findings: { rule: string; severity: string; file: string; message: string }[];
  };
  return [...new Set(findings.filter((one) => one.severity === severity).map(({ rule }) => rule))].sort();
}
