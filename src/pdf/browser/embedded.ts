import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import { attempt } from '../../text/attempt.js';
import { type Look, seen, unseen } from './found.js';
import type { Env, Machine } from './machine.js';
import { assertPrivate, claimPrivateFolder, STAGING, sweepStaging } from './private-folder.js';
import { isProgram } from './program.js';
import { unpackTar } from './tar.js';

const PACKAGE = '@sparticuz/chromium';

/** The Chromium inside an npm package: compressed archives, and the private folder it is unpacked into. */
export interface EmbeddedChromium {
  readonly archives: string;
  readonly folder: string;
  readonly program: string;
}

/** Looks for the npm package that carries a Chromium for Linux on x64. */
export async function lookForEmbedded(machine: Machine): Promise<Look> {
  const place = `npm package ${PACKAGE}`;
  if (machine.platform !== 'linux' || machine.arch !== 'x64') return unseen(place, 'only for Linux on x64');
  const chromium = embeddedChromium(machine.browsersFolder);
  if (!chromium) return unseen(place, 'not installed');
  return seen(place, { kind: 'embedded', name: 'embedded Chromium', path: chromium.program, headless: 'shell' });
}

/** Where the package's Chromium lies packed and will lie unpacked; undefined if the package is not installed. */
export function embeddedChromium(browsersFolder: string): EmbeddedChromium | undefined {
  const root = packageRoot();
  if (!root) return undefined;
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = join(browsersFolder, `embedded-${version}`);
  return { archives: join(root, 'bin'), folder, program: join(folder, 'chromium') };
}

/** The package exports only its code, which lies two folders below its root. */
function packageRoot(): string | null {
  return attempt(() => join(dirname(createRequire(import.meta.url).resolve(PACKAGE)), '..', '..'));
}

/**
 * Makes sure that the embedded Chromium lies unpacked in the user's private folder.
 *
 * The package's own unpacking is not used: it takes any file called `chromium` in the shared temp folder for its own, and
 * works by changing this process's environment. Here everything is unpacked into a fresh folder that gets its name by one
 * rename, so several runs at once do no harm and a killed run leaves nothing that looks finished.
 */
export async function unpackEmbedded(chromium: EmbeddedChromium, uid: number | undefined): Promise<void> {
  const parent = dirname(chromium.folder);
  await claimPrivateFolder(parent, uid);
  if (!(await isProgram(chromium.program))) {
    await sweepStaging(parent);
    await unpackAtomically(chromium, parent);
  }
  await assertPrivate(chromium.folder, uid);
}

async function unpackAtomically(chromium: EmbeddedChromium, parent: string): Promise<void> {
  const staging = await mkdtemp(join(parent, STAGING));
  try {
    await Promise.all([
      unpackProgram(join(chromium.archives, 'chromium.br'), join(staging, 'chromium')),
      unpackArchive(join(chromium.archives, 'fonts.tar.br'), join(staging, 'fonts')),
      unpackArchive(join(chromium.archives, 'al2023.tar.br'), join(staging, 'libraries')),
      writeFile(join(staging, 'fonts.conf'), fontsConfiguration(chromium.folder)),
    ]);
    await replaceUnlessDone(staging, chromium);
  } catch (error) {
    if (!(await isProgram(chromium.program))) throw error;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** A folder without its program is the wreck of something; a complete one came from another run meanwhile. */
async function replaceUnlessDone(staging: string, chromium: EmbeddedChromium): Promise<void> {
  if (await isProgram(chromium.program)) return;
  await rm(chromium.folder, { recursive: true, force: true });
  await rename(staging, chromium.folder);
}

async function unpackProgram(archive: string, path: string): Promise<void> {
  await pipeline(createReadStream(archive), createBrotliDecompress(), createWriteStream(path, { mode: 0o700 }));
}

async function unpackArchive(archive: string, folder: string): Promise<void> {
  await unpackTar(await promisify(brotliDecompress)(await readFile(archive)), folder);
}

/** What the browser process, and only that, needs in its environment to find the libraries and fonts it brings along. */
export function embeddedEnvironment(folder: string, env: Env): Record<string, string> {
  const libraries = [join(folder, 'libraries', 'lib'), env['LD_LIBRARY_PATH']].filter(Boolean);
  return {
    LD_LIBRARY_PATH: libraries.join(':'),
    FONTCONFIG_PATH: folder,
    FONTCONFIG_FILE: join(folder, 'fonts.conf'),
  };
}

const SYSTEM_FOLDERS = ['/usr/share/fonts', '/usr/local/share/fonts'];

/**
 * A fontconfig file for the embedded Chromium, which without one prints no text at all on a machine without fonts.
 * The fonts it brings come first, so that what is printed depends little on the machine; the system's own fill in the
 * scripts those lack (Arabic, Chinese, Gujarati, …).
 *
 * @param folder where the browser will lie unpacked
 */
function fontsConfiguration(folder: string): string {
  const folders = [join(folder, 'fonts'), ...SYSTEM_FOLDERS].map((path) => `  <dir>${escapeXml(path)}</dir>`);
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.join('\n')}
  <dir prefix="xdg">fonts</dir>
  <cachedir>${escapeXml(join(folder, 'font-cache'))}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
