import type { LinkedPortfolio, StageCoverage, Suggestion } from '../coverage/index.js';
import type { FileContent, PastName } from '../portfolio/content.js';
import type { FileTrouble } from '../portfolio/files.js';
import type { Position } from '../text/position.js';

/** error: broken; missing: not there yet; warning: doubtful. In falling order. */
export const SEVERITIES = ['error', 'missing', 'warning'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** @returns the severities that count where this is the least one that does */
export function countedFrom(least: Severity): readonly Severity[] {
  return SEVERITIES.slice(0, SEVERITIES.indexOf(least) + 1);
}

/** Who can mend it. */
export type Owner = 'mentor' | 'school' | 'university';

/** One thing found; every key always there, null where it has no value (docs/design.md, Findings). */
export interface Finding {
  rule: string;
  severity: Severity;
  message: string;
  /** What would mend it. */
  hint: string;
  owner: Owner;
  /** Path in the portfolio, or where the file would be. */
  file: string;
  /** From 1; null for what is absent. */
  line: number | null;
  column: number | null;
  endLine: number | null;
  endColumn: number | null;
  framework: string | null;
  stage: string | null;
  /** Set only by rules about a criterion. */
  criterion: string | null;
  /** The id of a point, skill, question, dimension or role. */
  item: string | null;
}

/** What a rule says; the engine adds the rule's id, its severity and the defaults. */
export interface Draft {
  message: string;
  hint: string;
  file: string;
  at?: Position | null;
  framework?: string;
  /** One of that framework. */
  stage?: string;
  criterion?: string;
  item?: string;
  /** Left out: the mentor. */
  owner?: Owner;
  /** Where the case is graver or lighter than the rule in general. */
  severity?: Severity;
  /** A replacement for the text at `at` that is safe to make. */
  fix?: string;
  /** Another name for the file, which is safe to give it together with what names it. */
  rename?: Omit<Rename, 'file'>;
}

/** A small portfolio: paths and texts. Without a portfolio.yaml it follows the developing stage of ljmu-2007. */
export interface Example {
  files: Record<string, string>;
  /** What the loader would say of a file that a text cannot show. */
  troubles?: Record<string, FileTrouble>;
  /** Paths that are links out of the portfolio. */
  outside?: string[];
  /** Line and column of each finding, in order; null where the file is absent. Good examples have none. */
  finds?: ([line: number, column: number] | null)[];
  /** The day on which it is checked; left out: 2026-06-01. */
  today?: string;
  /** What is inside files that are no Markdown, by path. */
  contents?: Record<string, FileContent>;
  /** What git keeps of earlier versions. */
  past?: PastName[];
}

/** One rule: what it is for, examples that are its tests, and a function from a portfolio to what is wrong. */
export interface Rule {
  /** `group/name` */
  id: string;
  severity: Severity;
  /** Not told among the findings unless portfolio.yaml gives it a severity: nothing is wrong, something is possible. */
  suggests?: true;
  /** What it finds must not get into a commit: git keeps it for good. */
  keptForGood?: true;
  /** One line. */
  summary: string;
  /** What several findings of it are called together, after their number: `points without a rating`. */
  plural?: string;
  /** Markdown: why it matters, and how to mend it. */
  docs: string;
  good: Example[];
  bad: Example[];
  run: (context: CheckContext) => Iterable<Draft>;
}

/** What a rule may look at. Plain data; a rule changes nothing, reads no disk and knows no clock. */
export interface CheckContext {
  linked: LinkedPortfolio;
  /** The stages that are checked. */
  stages: StageCoverage[];
  /** YYYY-MM-DD */
  today: string;
  /** The ids of all rules, those that are off or not chosen included. */
  ruleIds: readonly string[];
  /** Text of the Markdown and YAML files that are no documents, by path. */
  otherTexts: ReadonlyMap<string, string>;
  /** What is inside the files that are no Markdown, by path, as far as somebody looked. */
  contents: ReadonlyMap<string, FileContent>;
  /** Real names in earlier versions, if somebody looked. */
  past: readonly PastName[];
}

export interface AcceptedFinding extends Finding {
  reason: string;
  /** By a comment in the file itself, not in portfolio.yaml. */
  inPlace: boolean;
}

/** A replacement that is safe to make; it belongs to the finding of the same rule at the same place. */
export interface Fix {
  rule: string;
  /** Path in the portfolio. */
  file: string;
  at: Position;
  /** What stands at `at` afterwards. */
  text: string;
  /** It holds what must not be printed, such as a real name. */
  isSecret: boolean;
}

/** Another name for a file that is no text, with the places that name it. */
export interface Rename {
  file: string;
  to: string;
  mentions: Fix[];
}

export interface CheckSummary {
  errors: number;
  missing: number;
  warnings: number;
  accepted: number;
  /** Nothing broken or missing is left that the mentor or the school owes. */
  ready: boolean;
  /** Nothing broken or missing is left at all. */
  complete: boolean;
}

export interface CheckResult {
  /** Sorted by file, then place. */
  findings: Finding[];
  accepted: AcceptedFinding[];
  /** For the findings above that have one, in their order. */
  fixes: Fix[];
  renames: Rename[];
  /** What entries could also count for. No findings: they fail nothing. In the order of the files. */
  suggestions: Suggestion[];
  summary: CheckSummary;
  stages: StageCoverage[];
  /** The ids of the rules that were looked at, where not all were: nothing can be said of the whole then. */
  only?: readonly string[];
}
