import { existsSync } from 'node:fs';
import { kill } from 'node:process';
import { pathToFileURL } from 'node:url';
import { runLanguageServer } from '../lsp/index.js';
import type { FileContent, PortfolioFile } from '../portfolio/index.js';
import { packageFile } from '../text/package-asset.js';
import { packageVersion } from './version.js';
import { today, type World } from './world.js';

/** Serves an editor until it, or Ctrl-C, ends that. @returns the exit code that the protocol asks for */
export function serveEditor(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  world: World,
): Promise<number> {
  return runLanguageServer({
    input,
    output,
    version: packageVersion(),
    today: () => today(world),
    rulesPage: rulesPage(),
    lookInside: (root, files) => lookInside(root, files, world),
    isAlive,
    signal: world.signal,
  });
}

function rulesPage(): string | null {
  const page = packageFile('docs/rules.md');
  return existsSync(page) ? pathToFileURL(page).href : null;
}

/** Where photos and films were taken; the text of long PDFs would keep the typing waiting. */
async function lookInside(
  root: string,
  files: readonly PortfolioFile[],
  { signal }: World,
): Promise<Map<string, FileContent>> {
  const { extractContents } = await import('../evidence/index.js');
  return extractContents(root, files, false, signal);
}

function isAlive(processId: number): boolean {
  try {
    return kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
