import { type CheckResult, check, RULES, type Rule } from '../check/index.js';
import { coverAgreements, type LinkedPortfolio, linkPortfolio, type NextStep, nextSteps } from '../coverage/index.js';
import type { KnownContent } from '../evidence/contents.js';
import type { FileState } from '../evidence/file-state.js';
import { type FileContent, type FileSet, loadFiles, type PastName } from '../portfolio/index.js';
import { Refusal } from '../text/refusal.js';
import { suggestion } from '../text/suggest.js';
import { recallHits } from './cache/kept-hits.js';
import { chooseStages, type OpenPortfolio, openPortfolio } from './open-portfolio.js';
import type { World } from './world.js';
import { today } from './world.js';

/** What a check looks at, as the command line says it. */
export interface CheckScope {
  /** As given with `--stage`. */
  stage?: string;
  for?: 'submission' | 'commit';
  /** Ids of rules. */
  rule?: readonly string[];
  /** Whether earlier versions are searched for names. */
  history?: boolean;
}

/** What is inside the files that are no Markdown, and what git keeps. */
export interface Inside {
  contents: ReadonlyMap<string, FileContent>;
  past: readonly PastName[];
}

const NOT_LOOKED: Inside = { contents: new Map(), past: [] };

/**
 * Looks inside evidence: always for where photos were taken, which costs little; for texts where there are names to
 * look for, or before the portfolio is handed in.
 * @throws Refusal where the history is asked for and there is none
 */
export async function lookInside(
  { root, files, linked, contents: memory, markOf, tables }: OpenPortfolio,
  scope: CheckScope,
  io: World,
): Promise<Inside> {
  const { extractContents } = await import('../evidence/contents.js');
  const { people } = linked.portfolio;
  const asked = scope.for === 'submission' || scope.rule?.some((id) => id.startsWith('private/'));
  const isDeep = people.length > 0 || asked === true;
  // What whole files say is much, and the names in it are real ones: it is not kept.
  const glances = isDeep ? null : tables?.table<KnownContent>('photos');
  const contents = await extractContents(root, files.files, isDeep, io.signal, glances ?? memory, markOf);
  if (!scope.history) return { contents, past: [] };
  const { searchHistory } = await import('../git/history.js');
  const past = await searchHistory(root, people, io.env, io.signal);
  if (past !== null) return { contents, past };
  throw new Refusal(
    'NoHistory',
    'There is no history to search: the portfolio is not in a git repository, or git is not installed.',
    'Leave out --history.',
  );
}

/** Checks a portfolio as it was opened. */
export function checkOpen(
  open: Pick<OpenPortfolio, 'linked' | 'files'>,
  scope: CheckScope,
  io: World,
  inside: Inside = NOT_LOOKED,
): CheckResult {
  const stages = chooseStages(open.linked, scope.stage);
  return check(open.linked, RULES, {
    today: today(io),
    texts: open.files.texts,
    ...inside,
    ...(stages ? { stages } : {}),
    ...(scope.for ? { purpose: scope.for } : {}),
    ...(scope.rule ? { only: scope.rule } : {}),
  });
}

/** Checks the same portfolio with other texts. */
async function checkFiles(files: FileSet, scope: CheckScope, io: World, inside: Inside): Promise<CheckResult> {
  return checkOpen({ files, linked: linkPortfolio(await loadFiles(files)) }, scope, io, inside);
}

/** A portfolio that was checked. */
export interface Checked {
  open: OpenPortfolio;
  /** What stands on disk afterwards. */
  files: FileSet;
  result: CheckResult;
  /** The three most useful things to do. */
  next: NextStep[];
}

/**
 * Says what is broken, missing or doubtful in a portfolio; with `fix` mends what is safe to mend first.
 * @param settled files that need not be read where they are as they were
 * @throws Refusal where there is no portfolio, and for a stage or a rule that there is not
 */
export async function checkPortfolio(
  dir: string | undefined,
  scope: CheckScope & { fix?: boolean; dryRun?: boolean },
  world: World,
  settled?: ReadonlyMap<string, FileState>,
): Promise<Checked> {
  assertKnownRules(scope.rule ?? []);
  const open = await openPortfolio(dir, world, undefined, settled);
  const inside = await lookInside(open, scope, world);
  const keepHits = recallHits(open);
  const { files, result } = scope.fix
    ? await (await import('./fix.js')).fixOpen(
        open,
        (texts) => checkFiles(texts, scope, world, inside),
        scope.dryRun === true,
        world,
      )
    : { files: open.files, result: checkOpen(open, scope, world, inside) };
  keepHits();
  open.tables?.save();
  return { open, files, result, next: stepsAfter(result, open.linked, today(world)) };
}

/** @throws Refusal where there is no such rule */
export function ruleNamed(id: string): Rule {
  const found = RULES.find((rule) => rule.id === id);
  if (found) return found;
  const ids = RULES.map((rule) => rule.id);
  const group = ids.filter((one) => one.startsWith(`${id.replace(/\/.*$/, '')}/`));
  const groups = new Set(ids.map((one) => one.replace(/\/.*$/, '/')));
  const otherwise =
    group.length > 0
      ? `Choose from: ${group.join(', ')}.`
      : `Rules begin with ${[...groups].join(', ')}; docs/rules.md lists them.`;
  throw new Refusal('UnknownRule', `There is no rule \`${id}\`.`, suggestion(id, ids, otherwise));
}

/** @throws Refusal for the first that there is not */
export function assertKnownRules(ids: readonly string[]): void {
  for (const id of ids) ruleNamed(id);
}

function stepsAfter({ stages, summary, suggestions }: CheckResult, linked: LinkedPortfolio, day: string): NextStep[] {
  const agreements = coverAgreements(linked);
  return nextSteps({ linked, stages, agreements, suggestions, errors: summary.errors, today: day });
}
