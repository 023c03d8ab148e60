import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { findPortfolioRoot, loadPortfolio } from '../portfolio/index.js';
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
    { id: 'mentor', state: 'good', found: packageVersion(), advice: null },
    examineNode(),
    await examineBrowser(io, namedBrowser),
    await examineProgram('git', ['--version'], 'Keeps the history of your portfolio. Get it from git-scm.com.'),
    await examineSshKeygen(),
    examineEditor(io),
    await examineFonts(io),
    await examineCache(io),
    await examinePortfolio(io),
  ];
}

/** Whether nothing is lacking that a command needs. */
export function isWell(parts: readonly DoctorPart[]): boolean {
  return parts.every(({ state }) => state !== 'lacking');
}

function examineNode(): DoctorPart {
  const engines = packageEngines();
  const found = `${process.version} on ${process.platform} ${process.arch}`;
  if (satisfies(process.versions.node, engines)) return { id: 'node', state: 'good', found, advice: null };
  return {
    id: 'node',
    state: 'lacking',
    found,
    advice: `mentor is made for Node ${engines}: get a current one from nodejs.org.`,
  };
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
    if (found.found) return { id: 'browser', state: 'good', found: `${found.name}: ${found.path}`, advice: null };
    return { id: 'browser', state: 'lacking', found: 'none for the PDF; the HTML needs none', advice: found.message };
  } catch (error) {
    return {
      id: 'browser',
      state: 'lacking',
      found: 'none that can be used',
      advice: messageOf(error),
    };
  }
}

async function examineProgram(id: 'git', args: string[], advice: string): Promise<DoctorPart> {
  const found = await output(id, args);
  return found === null
    ? { id, state: 'optional', found: 'not found', advice }
    : { id, state: 'good', found, advice: null };
}

/** Asked for an option it does not have, it prints how it is used: enough to know that it is there. */
async function examineSshKeygen(): Promise<DoctorPart> {
  const there = (await output('ssh-keygen', ['-?'])) !== null;
  const advice =
    'Needed only for signatures with an SSH key. It comes with OpenSSH, which is one of the optional features of Windows.';
  return {
    id: 'ssh-keygen',
    state: there ? 'good' : 'optional',
    found: there ? 'found' : 'not found',
    advice: there ? null : advice,
  };
}

function examineEditor({ env }: World): DoctorPart {
  const editor = env['VISUAL'] || env['EDITOR'];
  if (editor && isInstalled(editorWords(env)[0] ?? '', env))
    return { id: 'editor', state: 'good', found: editor, advice: null };
  return {
    id: 'editor',
    state: 'optional',
    found: editor ? `${editor}, which does not exist` : 'the system’s own program for Markdown',
    advice: 'Set EDITOR to choose another for `mentor open` and `--edit`.',
  };
}

async function examineFonts(io: World): Promise<DoctorPart> {
  try {
    const { loadFonts } = await import('../html/page/fonts.js');
    const families = [...new Set(loadFonts().map(({ family }) => family))];
    const inside = `${families.join(', ')}, inside mentor`;
    const scripts = await scriptsOfPortfolio(io);
    if (scripts.length === 0) return { id: 'fonts', state: 'good', found: inside, advice: null };
    const found = `${inside}; none for ${scripts.join(', ')}, which this portfolio has`;
    return {
      id: 'fonts',
      state: 'optional',
      found,
      advice: `\`mentor render\` tells you whether the browser found one. ${fontAdvice(scripts)}`,
    };
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

async function examineCache({ env }: World): Promise<DoctorPart> {
  const folder = cacheFolder(env);
  if (isWritable(folder)) return { id: 'cache', state: 'good', found: folder, advice: null };
  return {
    id: 'cache',
    state: 'optional',
    found: `${folder}, which cannot be written`,
    advice: 'Name a folder of your own in MENTOR_CACHE.',
  };
}

function isWritable(folder: string): boolean {
  try {
    let there = folder;
    while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
    accessSync(there, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

async function examinePortfolio({ cwd }: World): Promise<DoctorPart> {
  const root = findPortfolioRoot(cwd);
  if (root === null)
    return { id: 'portfolio', state: 'optional', found: 'none here', advice: 'Start one with `mentor init`.' };
  const { portfolio } = await loadPortfolio(root);
  const frameworks = portfolio.frameworks.map(({ id }) => id).join(', ') || 'no framework';
  const broken = portfolio.problems.length;
  const found = `${root} (${frameworks}, ${portfolio.documents.length} files${broken > 0 ? `, ${broken} of them with errors` : ''})`;
  return {
    id: 'portfolio',
    state: 'good',
    found,
    advice: broken > 0 ? '`mentor check --severity error` tells you what is wrong.' : null,
  };
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
