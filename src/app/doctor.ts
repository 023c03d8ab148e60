import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { findPortfolioRoot, loadPortfolio } from '../portfolio/index.js';
import { attempt } from '../text/attempt.js';
import { messageOf } from '../text/explain.js';
import { fontAdvice, foreignScripts } from '../text/scripts.js';
import { cacheFolder } from './cache/folder.js';
import { editorWords, isInstalled } from './editor.js';
import { packageEngines, packageVersion } from './version.js';
import type { World } from './world.js';

/** One thing that mentor works with. */
export interface DoctorPart {
  id: 'mentor' | 'node' | 'browser' | 'git' | 'ssh-keygen' | 'editor' | 'fonts' | 'cache' | 'portfolio';
  /** good: nothing to do; lacking: a command needs it; optional: something is nicer with it. */
  state: 'good' | 'lacking' | 'optional';
  /** What was found, and where. */
  found: string;
  /** What to do; null where there is nothing to do. */
  advice: string | null;
}

/** Looks at each part in turn; what cannot be looked at is part of the answer, never an exception. */
export async function examine(io: World, namedBrowser: string | undefined): Promise<DoctorPart[]> {
  return [
    good('mentor', packageVersion()),
    examineNode(),
    await examineBrowser(io, namedBrowser),
    await examineGit(),
    await examineSshKeygen(),
    examineEditor(io),
    await examineFonts(io),
    examineCache(io),
    await examinePortfolio(io),
  ];
}

const good = (id: DoctorPart['id'], found: string): DoctorPart => ({ id, state: 'good', found, advice: null });

/** Whether nothing is lacking that a command needs. */
export function isWell(parts: readonly DoctorPart[]): boolean {
  return parts.every(({ state }) => state !== 'lacking');
}

function examineNode(): DoctorPart {
  const engines = packageEngines();
  const found = `${process.version} on ${process.platform} ${process.arch}`;
  if (satisfies(process.versions.node, engines)) return good('node', found);
  const advice = `mentor is made for Node ${engines}: get a current one from nodejs.org.`;
  return { id: 'node', state: 'lacking', found, advice };
}

/** Whether a version is within ranges such as `^20.19.0 || >=24.0.0`. */
export function satisfies(version: string, ranges: string): boolean {
  const parts = (text: string): number[] => text.split('.').map(Number);
  const [major = 0, minor = 0, patch = 0] = parts(version);
  return ranges.split('||').some((range) => {
    const [a = 0, b = 0, c = 0] = parts(range.replace(/[^\d.]/g, ''));
    const isLater = major > a || (major === a && (minor > b || (minor === b && patch >= c)));
    return isLater && (range.includes('>=') || major === a);
  });
}

async function examineBrowser(io: World, named: string | undefined): Promise<DoctorPart> {
  try {
    const { findBrowser } = await import('../pdf/index.js');
    const found = await findBrowser({ env: io.env, named, cacheDir: cacheFolder(io.env) });
    if (found.found) return good('browser', `${found.name}: ${found.path}`);
    return { id: 'browser', state: 'lacking', found: 'none for the PDF; the HTML needs none', advice: found.message };
  } catch (error) {
    return { id: 'browser', state: 'lacking', found: 'none that can be used', advice: messageOf(error) };
  }
}

async function examineGit(): Promise<DoctorPart> {
  const found = await output('git', ['--version']);
  const advice = 'Keeps the history of your portfolio. Get it from git-scm.com.';
  return found === null ? { id: 'git', state: 'optional', found: 'not found', advice } : good('git', found);
}

/** Asked for an option it does not have, it prints how it is used: enough to know that it is there. */
async function examineSshKeygen(): Promise<DoctorPart> {
  const advice =
    'Needed only for signatures with an SSH key. It comes with OpenSSH, which is one of the optional features of Windows.';
  if ((await output('ssh-keygen', ['-?'])) !== null) return good('ssh-keygen', 'found');
  return { id: 'ssh-keygen', state: 'optional', found: 'not found', advice };
}

function examineEditor({ env }: World): DoctorPart {
  const editor = env['VISUAL'] || env['EDITOR'];
  if (editor && isInstalled(editorWords(env)[0] ?? '', env)) return good('editor', editor);
  const found = editor ? `${editor}, which does not exist` : 'the system’s own program for Markdown';
  const advice = 'Set EDITOR to choose another for `mentor open` and `--edit`.';
  return { id: 'editor', state: 'optional', found, advice };
}

async function examineFonts(io: World): Promise<DoctorPart> {
  try {
    const { loadFonts } = await import('../html/page/fonts.js');
    const families = [...new Set(loadFonts().map(({ family }) => family))];
    const inside = `${families.join(', ')}, inside mentor`;
    const scripts = await scriptsOfPortfolio(io);
    if (scripts.length === 0) return good('fonts', inside);
    const found = `${inside}; none for ${scripts.join(', ')}, which this portfolio has`;
    const advice = `\`mentor render\` tells you whether the browser found one. ${fontAdvice(scripts)}`;
    return { id: 'fonts', state: 'optional', found, advice };
  } catch (error) {
    const found = messageOf(error);
    return { id: 'fonts', state: 'lacking', found, advice: 'Install mentor again: a part of it is missing.' };
  }
}

/** The scripts of the portfolio here for which a font of the machine is needed. */
async function scriptsOfPortfolio({ cwd }: World): Promise<string[]> {
  const root = findPortfolioRoot(cwd);
  if (root === null) return [];
  const { files } = await loadPortfolio(root);
  return foreignScripts([...files.texts.values()].join('\n'));
}

function examineCache({ env }: World): DoctorPart {
  const folder = cacheFolder(env);
  let there = folder;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  const isWritable = attempt(() => accessSync(there, constants.W_OK)) !== null;
  if (isWritable) return good('cache', folder);
  const found = `${folder}, which cannot be written`;
  return { id: 'cache', state: 'optional', found, advice: 'Name a folder of your own in MENTOR_CACHE.' };
}

async function examinePortfolio({ cwd }: World): Promise<DoctorPart> {
  const root = findPortfolioRoot(cwd);
  if (root === null)
    return { id: 'portfolio', state: 'optional', found: 'none here', advice: 'Start one with `mentor init`.' };
  const { portfolio } = await loadPortfolio(root);
  const frameworks = portfolio.frameworks.map(({ id }) => id).join(', ') || 'no framework';
  const broken = portfolio.problems.length;
  const found = `${root} (${frameworks}, ${portfolio.documents.length} files${broken > 0 ? `, ${broken} of them with errors` : ''})`;
  const advice = '`mentor check --severity error` tells you what is wrong.';
  return { ...good('portfolio', found), advice: broken > 0 ? advice : null };
}

/**
 * Runs from Node's own folder: Windows would look for programs in the current one first, which may be anybody's.
 * @returns the first line a program prints, or null where it is not there; any exit code will do
 */
async function output(program: string, args: string[]): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)(program, args, {
      cwd: dirname(process.execPath),
      timeout: 5000,
      windowsHide: true,
    });
    return stdout.split('\n')[0]?.trim() ?? '';
  } catch (error) {
    return typeof (error as { code?: unknown }).code === 'number' ? '' : null;
  }
}
