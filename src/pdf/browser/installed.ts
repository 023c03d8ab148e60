import { posix } from 'node:path';
import { type Look, type LookedAt, unseen } from './found.js';
import type { Machine } from './machine.js';
import { isProgram } from './program.js';

/** A browser people install, and where its installers put it. */
interface Product {
  readonly name: string;
  /** Command names on Linux, looked up along PATH. */
  readonly commands: readonly string[];
  /** The name of the application on macOS. */
  readonly app: string;
  /** Below the program folders of Windows. */
  readonly exe: string;
}

const PRODUCTS: readonly Product[] = [
  {
    name: 'Google Chrome',
    commands: ['google-chrome-stable', 'google-chrome'],
    app: 'Google Chrome',
    exe: 'Google\\Chrome\\Application\\chrome.exe',
  },
  {
    name: 'Microsoft Edge',
    commands: ['microsoft-edge-stable', 'microsoft-edge'],
    app: 'Microsoft Edge',
    exe: 'Microsoft\\Edge\\Application\\msedge.exe',
  },
  {
    name: 'Chromium',
    commands: ['chromium', 'chromium-browser'],
    app: 'Chromium',
    exe: 'Chromium\\Application\\chrome.exe',
  },
];

/**
 * Looks for an installed Chrome, Edge or Chromium by looking only: no other program is run for it, and nothing but the given
 * machine decides. (chrome-launcher and edge-paths read the process's own environment, start shells, and under WSL offer
 * Windows programs that cannot be driven from there.)
 */
export async function lookForInstalled(machine: Machine): Promise<Look> {
  const looked: LookedAt[] = [];
  for (const product of PRODUCTS) {
    const path = await firstProgram(places(product, machine));
    if (path) {
      looked.push({ place: product.name, outcome: path, found: true });
      return { looked, browser: { kind: 'installed', name: product.name, path, headless: true } };
    }
    looked.push(...unseen(product.name, `not installed (${whereabouts(product, machine)})`).looked);
  }
  return { looked };
}

async function firstProgram(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if (await isProgram(path)) return path;
  return undefined;
}

function places(product: Product, machine: Machine): string[] {
  if (machine.platform === 'win32') return programFolders(machine).map((folder) => `${folder}\\${product.exe}`);
  if (machine.platform === 'darwin') {
    const inside = `${product.app}.app/Contents/MacOS/${product.app}`;
    return ['/Applications', posix.join(machine.home, 'Applications')].map((folder) => posix.join(folder, inside));
  }
  const folders = commandFolders(machine);
  return product.commands.flatMap((command) => folders.map((folder) => posix.join(folder, command)));
}

function whereabouts(product: Product, machine: Machine): string {
  if (machine.platform === 'win32') return 'not in the program folders';
  if (machine.platform === 'darwin') return 'not in Applications';
  return `no ${product.commands.join(', ')} on PATH`;
}

/** Windows spells these in several ways, and a copied environment no longer ignores case. */
function programFolders({ env }: Machine): string[] {
  const wanted = ['programfiles', 'programfiles(x86)', 'programw6432', 'localappdata'];
  const folders = Object.entries(env).filter(([name, value]) => value && wanted.includes(name.toLowerCase()));
  return [...new Set(folders.map(([, value]) => String(value)))];
}

/**
 * Relative entries of PATH would run a program out of whatever folder we stand in. Snap's folder is missing from PATH in
 * many a non-login shell.
 */
function commandFolders({ env }: Machine): string[] {
  return [...(env['PATH'] ?? '').split(':').filter((folder) => posix.isAbsolute(folder)), '/snap/bin'];
}
