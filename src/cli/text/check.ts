import { relative, sep } from 'node:path';
import { packageVersion } from '../../app/version.js';
import type { CheckResult, Rule } from '../../check/model.js';
import type { About } from '../../check/reporters/about.js';
import type { TextOptions } from '../../check/reporters/text.js';
import type { NextStep } from '../../coverage/index.js';
import type { FileSet, Portfolio } from '../../portfolio/index.js';
import type { Io } from '../io.js';

/** How `check` can print what it found. */
export const FORMATS = ['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

export interface ReportRequest {
  format: Format;
  /** The summary only, where people read it. */
  quiet: boolean;
  /** The stage in portfolio.yaml, or null. */
  stage: string | null;
  /** The rules that ran. */
  rules: readonly Rule[];
  /** Absolute path of the portfolio. */
  root: string;
  files: FileSet;
  portfolio: Portfolio;
  /** What to do next, for a person. */
  next: readonly NextStep[];
  io: Io;
}

/** @returns the result in the format asked for; imports only the reporter that makes it */
export async function report(result: CheckResult, request: ReportRequest): Promise<string> {
  if (request.format === 'text') return textOf(result, request);
  const about = await aboutOf(request);
  switch (request.format) {
    case 'json':
      return (await import('../../check/reporters/json.js')).jsonReport(result, about);
    case 'sarif':
      return (await import('../../check/reporters/sarif.js')).sarifReport(result, about);
    case 'junit':
      return (await import('../../check/reporters/junit.js')).junitReport(result, about);
    case 'github':
      return (await import('../../check/reporters/github.js')).githubReport(result, about);
    case 'gitlab':
      return (await import('../../check/reporters/gitlab.js')).gitlabReport(result, about);
    case 'markdown':
      return (await import('../../check/reporters/markdown.js')).markdownReport(result, about);
  }
}

async function aboutOf({ stage, rules, root, portfolio, io }: ReportRequest): Promise<About> {
  const { Concealer } = await import('../../check/private/conceal.js');
  const concealer = new Concealer(portfolio);
  return {
    portfolio: concealer.path(nameOf(root)),
    stage: stage === null ? null : concealer.path(stage),
    version: packageVersion(),
    rules,
    base: baseOf(root, io),
  };
}

async function textOf(result: CheckResult, request: ReportRequest): Promise<string> {
  const { textReport } = await import('../../check/reporters/text.js');
  const { Concealer } = await import('../../check/private/conceal.js');
  const concealer = new Concealer(request.portfolio);
  const next = request.next.map(({ text, command }) => ({
    text: concealer.text(text),
    command: concealer.text(command),
  }));
  const allSuggestions = request.rules.every(({ suggests }) => suggests);
  return textReport(result, { ...(await textOptions(request)), allSuggestions }, next);
}

/** How findings are told to a person: with excerpts, but for lines that say something private. */
export async function textOptions({
  quiet,
  rules,
  files,
  portfolio,
  io,
}: Omit<ReportRequest, 'format' | 'next'>): Promise<TextOptions> {
  const { pluralsOf } = await import('../../check/reporters/about.js');
  const { Concealer } = await import('../../check/private/conceal.js');
  const { painter } = await import('./painter.js');
  const concealer = new Concealer(portfolio);
  const shown = new Map<string, string>();
  const sourceOf = (path: string): string | null => {
    const text = files.texts.get(path);
    if (text === undefined) return null;
    const known = shown.get(path) ?? concealer.source(text);
    shown.set(path, known);
    return known;
  };
  return { paint: painter(io.colorLevel.out), width: io.width, quiet, plurals: pluralsOf(rules), sourceOf };
}

function nameOf(root: string): string {
  return root.split(/[\\/]/).at(-1) ?? root;
}

/**
 * Where the portfolio lies in its repository, whose top folder a build says; else the current folder.
 * @param root absolute path of the portfolio
 * @returns a path with `/`; '' where it is no part of that folder
 */
export function baseOf(root: string, { cwd, env }: Io): string {
  const top = env['GITHUB_WORKSPACE'] || env['CI_PROJECT_DIR'] || cwd;
  const way = relative(top, root);
  return way.startsWith('..') || way === root ? '' : way.split(sep).join('/');
}
