import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Finding } from '../check/index.js';
import { linkPortfolio } from '../coverage/index.js';
import { contentOf } from '../evidence/findings.js';
import { extractContents } from '../evidence/index.js';
import { type Git, gitOfHook } from '../git/git.js';
import { changedContents, type StagedPortfolio, stagedPortfolios } from '../git/staged.js';
import { isTextPath } from '../portfolio/files.js';
import { type FileContent, findPortfolioRoot, loadFiles } from '../portfolio/index.js';
import { Refusal } from '../text/refusal.js';
import { checkOpen } from './check.js';
import type { OpenPortfolio } from './open-portfolio.js';
import { placeNamed, type World } from './world.js';

/** A portfolio that the commit in work touches, and what speaks against committing it. */
export interface GuardedPortfolio {
  open: OpenPortfolio;
  /** Nothing but what must not be committed. */
  findings: Finding[];
  /** Files that it brings and nobody can search: they may hold anything, and hold no commit up. */
  unsearched: Finding[];
}

/**
 * Looks at what git is about to commit, as the index holds it; the work tree is not touched and does not count.
 * @param folder a portfolio, to look at it alone; left out: every portfolio of the repository
 * @throws Refusal where there is no repository, or git has no tree for its index
 */
export async function guardCommit(folder: string | undefined, world: World): Promise<GuardedPortfolio[]> {
  const from = placeNamed(world, folder ?? '.');
  const told = (await gitOfHook(from, world.env)(['rev-parse', '--show-toplevel']))?.toString('utf8').trim();
  if (!told) throw new Refusal('NoRepository', `${from} is not in a git repository.`, 'Leave out `--for commit`.');
  const top = realpathSync.native(told);
  const git = gitOfHook(top, world.env);
  const staged = await stagedPortfolios(git, top);
  if (staged === null) {
    const message = 'git cannot say what would be committed, perhaps in the middle of a merge.';
    throw new Refusal('NothingStaged', message, 'Resolve the conflicts, `git add` the files, and commit again.');
  }
  const wanted = folder === undefined ? null : findPortfolioRoot(realpathSync.native(from));
  const looked: GuardedPortfolio[] = [];
  for (const one of staged) if (wanted === null || one.root === wanted) looked.push(await lookAt(one, git, world));
  return looked;
}

async function lookAt(staged: StagedPortfolio, git: Git, world: World): Promise<GuardedPortfolio> {
  const { root, files } = staged;
  const linked = linkPortfolio(await loadFiles(files));
  const contents = await contentsOf(await changedContents(git, staged.changed), world.signal);
  for (const { path } of staged.changed)
    if (!contents.has(path) && !isTextPath(path))
      contents.set(path, contentOf({ unread: 'it is too large, or git cannot read it' }));
  const { findings } = checkOpen({ linked, files }, { for: 'commit' }, world, { contents, past: [] });
  return {
    open: { root, files, linked, contents: new Map() },
    findings: [...staged.people.map(copyOfNames), ...findings.filter(({ severity }) => severity === 'error')],
    unsearched: findings.filter(({ rule, severity }) => rule === 'private/unread' && severity === 'warning'),
  };
}

/** The readers of evidence want files: what is in git's store stands in a folder that nobody else may open while they read. */
async function contentsOf(files: ReadonlyMap<string, Buffer>, signal: AbortSignal): Promise<Map<string, FileContent>> {
  const folder = mkdtempSync(join(tmpdir(), 'mentor-'));
  try {
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    const list = [...files].map(([path, bytes]) => ({ path, size: bytes.length, outside: false }));
    return await extractContents(folder, list, true, signal);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function copyOfNames(file: string): Finding {
  return {
    rule: 'private/copy',
    severity: 'error',
    message: 'Unexpected list of real names in the commit',
    hint: `Take it out of the commit with \`git rm --cached -- "${file}"\`, and keep it out with a line in .gitignore.`,
    owner: 'mentor',
    file,
    line: null,
    column: null,
    endLine: null,
    endColumn: null,
    framework: null,
    stage: null,
    criterion: null,
    item: null,
  };
}
