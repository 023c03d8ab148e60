import { coverStage, type LinkedPortfolio, type StageInFramework } from '../coverage/index.js';
import type { FileContent, PastName } from '../portfolio/content.js';
import { isPeoplePath } from '../portfolio/people.js';
import { byText } from '../text/by-text.js';
import { messageOf } from '../text/explain.js';
import { acceptFindings } from './acceptance.js';
import type { CheckContext, CheckResult, CheckSummary, Draft, Finding, Fix, Rename, Rule, Severity } from './model.js';
import { Concealer } from './private/conceal.js';
import { suggestionsOf } from './suggestions.js';
import { weightOf } from './weight.js';

export interface CheckOptions {
  /** The stages to check; left out: where the mentor is working, else every stage that a document names. */
  stages?: StageInFramework[];
  /** YYYY-MM-DD */
  today: string;
  /** Only these rules. */
  only?: readonly string[];
  /** What was handed out, and what git keeps, cannot be taken back: what is private is an error then. */
  purpose?: 'submission' | 'commit';
  /** For the rules about privacy: texts by path, what is inside other files, what git keeps. Left out: nobody looked. */
  texts?: ReadonlyMap<string, string>;
  contents?: ReadonlyMap<string, FileContent>;
  past?: readonly PastName[];
}

/** Runs the rules over a portfolio. A rule that throws becomes a finding; the others still run. */
export function check(linked: LinkedPortfolio, rules: readonly Rule[], options: CheckOptions): CheckResult {
  const stages = (options.stages ?? stagesToCheck(linked)).map((place) => coverStage(linked, place));
  const context: CheckContext = {
    linked,
    stages,
    today: options.today,
    ruleIds: rules.map(({ id }) => id),
    otherTexts: otherTexts(linked, options.texts ?? new Map()),
    contents: options.contents ?? new Map(),
    past: options.past ?? [],
  };
  const chosen = rules.filter((rule) => !options.only || options.only.includes(rule.id));
  const all = chosen
    .flatMap((rule) => runRule(rule, context, options.purpose))
    .sort((a, b) => byPlace(a.finding, b.finding));
  const concealer = new Concealer(linked.portfolio);
  const sorted = acceptFindings(
    all.map(({ finding }) => finding),
    linked.portfolio,
    (path) => concealer.path(path),
  );
  const open = new Set(sorted.findings);
  const fixes = all.flatMap(({ finding, fix }) => (fix && open.has(finding) ? [concealer.fix(fix)] : []));
  const renames = all.flatMap(({ finding, rename }) => (rename && open.has(finding) ? [rename] : []));
  const findings = sorted.findings.map((finding) => concealer.finding(finding));
  const accepted = sorted.accepted.map((finding) => concealer.finding(finding));
  const suggestions = suggestionsOf(context, chosen, (path) => concealer.path(path));
  const whole = summarise(findings, accepted.length);
  const made = { findings, accepted, fixes, renames, suggestions, stages };
  if (!options.only) return { ...made, summary: whole };
  return { ...made, summary: { ...whole, ready: false, complete: false }, only: options.only };
}

function otherTexts({ portfolio }: LinkedPortfolio, texts: ReadonlyMap<string, string>): Map<string, string> {
  const documents = new Set(portfolio.documents.map(({ path }) => path));
  const others = [...texts.keys()].filter((path) => !isPeoplePath(path) && !documents.has(path));
  return new Map(others.map((path) => [path, texts.get(path) ?? '']));
}

/** @returns the stage in portfolio.yaml, else every stage that a document counts for */
export function stagesToCheck(linked: LinkedPortfolio): StageInFramework[] {
  if (linked.currentStage) return [linked.currentStage];
  const named = new Map(
    linked.portfolio.documents.flatMap((document) => {
      const place = linked.stageOf(document);
      return place ? [[place.stage, place] as const] : [];
    }),
  );
  return [...named.values()];
}

function isGrave(rule: Rule, purpose: CheckOptions['purpose']): boolean {
  return purpose === 'commit' ? rule.keptForGood === true : purpose === 'submission' && rule.id.startsWith('private/');
}

interface Found {
  finding: Finding;
  fix: Fix | null;
  rename: Rename | null;
}

function runRule(rule: Rule, context: CheckContext, purpose: CheckOptions['purpose']): Found[] {
  const weigh = weightOf(rule, context.linked);
  if (weigh === 'off') return [];
  const unsaid = isGrave(rule, purpose) ? 'error' : null;
  try {
    return [...rule.run(context)].flatMap((draft) => {
      const setting = weigh(draft);
      const isSilent = setting === 'off' || (rule.suggests && setting === null);
      if (isSilent) return [];
      const rename = draft.rename ? { file: draft.file, ...draft.rename } : null;
      return [{ finding: finish(rule, draft, setting ?? unsaid), fix: fixOf(rule, draft), rename }];
    });
  } catch (error) {
    return [{ finding: finish(rule, brokenRule(rule, error), 'error'), fix: null, rename: null }];
  }
}

function finish(rule: Rule, draft: Draft, setting: Severity | null): Finding {
  const at = draft.at ?? null;
  return {
    rule: rule.id,
    severity: setting ?? draft.severity ?? rule.severity,
    message: draft.message,
    hint: draft.hint,
    owner: draft.owner ?? 'mentor',
    file: draft.file,
    line: at?.line ?? null,
    column: at?.column ?? null,
    endLine: at?.endLine ?? null,
    endColumn: at?.endColumn ?? null,
    framework: draft.framework ?? null,
    stage: draft.stage ?? null,
    criterion: draft.criterion ?? null,
    item: draft.item ?? null,
  };
}

function fixOf(rule: Rule, { file, at, fix }: Draft): Fix | null {
  return at && fix !== undefined ? { rule: rule.id, file, at, text: fix, isSecret: false } : null;
}

function brokenRule(rule: Rule, error: unknown): Draft {
  return {
    message: `The rule ${rule.id} failed: ${messageOf(error)}`,
    hint: 'This is a fault of mentor, not of the portfolio; the other rules have run. Please report it.',
    file: 'portfolio.yaml',
  };
}

function summarise(findings: readonly Finding[], accepted: number): CheckSummary {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const owed = findings.filter((finding) => finding.severity !== 'warning');
  return {
    errors: count('error'),
    missing: count('missing'),
    warnings: count('warning'),
    accepted,
    ready: owed.every((finding) => finding.owner === 'university'),
    complete: owed.length === 0,
  };
}

/** By file, what has a place first and in its order; what has none keeps the order of the rules. */
function byPlace(a: Finding, b: Finding): number {
  const inFile =
    a.line === null || b.line === null
      ? Number(a.line === null) - Number(b.line === null)
      : a.line - b.line || (a.column ?? 0) - (b.column ?? 0);
  return byText(a.file, b.file) || inFile;
}
