import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export const CONFIG =
  'version: 1\nmentor: {name: Jo Example, school: Elm School}\nframework: ljmu-2007\nstage: developing\n';

/** An entry with a mistake that is safe to mend and one that is not. */
export const ENTRY =
  '---\nkind: entry\ntitle: Joint observation\ndate: 12/03/2026\ncriteria: [DM5, dm7]\nevidence: [evidence/board.txt]\n---\n\nWe observed together, and spoke about it afterwards.\n';

/** A folder of the test's own with these files. */
export function folderWith(files: Record<string, string>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'mentor-lsp-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));
  writeIn(root, files);
  return root;
}

export function writeIn(root: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** A small portfolio of the developing stage of ljmu-2007. */
export function smallPortfolio(files: Record<string, string> = {}): string {
  return folderWith({
    'portfolio.yaml': CONFIG,
    'journal/a.md': ENTRY,
    'evidence/board.txt': 'Three columns.\n',
    ...files,
  });
}
