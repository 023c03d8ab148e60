/** Folders in which other programs keep what was deleted, older versions and their own settings, and those that hold what we make. */
export const IGNORED_FOLDERS: ReadonlySet<string> = new Set([
  '.git',
  '.mentor',
  'dist',
  'node_modules',
  'submissions',
  '.trash',
  '.Trash',
  '.Trash-1000',
  '.Trashes',
  '$RECYCLE.BIN',
  '#recycle',
  '@eaDir',
  '#snapshot',
  '@Recycle',
  'lost+found',
  'System Volume Information',
  '.history',
  '.stversions',
  '.stfolder',
  '.sync',
  '.obsidian',
  '.logseq',
  '.dropbox.cache',
  '.tmp.drivedownload',
  '.tmp.driveupload',
  '.Spotlight-V100',
  '.fseventsd',
  '.DocumentRevisions-V100',
  '.TemporaryItems',
  '.AppleDouble',
  '.SynologyWorkingDirectory',
  '.owncloudsync',
  '.pcloud',
  '.snapshots',
  '.cache',
  '.idea',
  '.vs',
  '.recycle',
  'RECYCLER',
  'Recycle Bin',
  '__MACOSX',
]);

/** Whether a path is one that a system leaves wherever it was, and nobody means: also in what was handed in. */
export function isSystemFile(path: string): boolean {
  return /(?:^|\/)(?:__MACOSX(?:\/.*)?|\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini|~\$[^/]*|\.~lock\.[^/]*)$/i.test(
    path,
  );
}

/** What a system or an office program puts beside another file, and what we do while we write one (`write-file.ts`). */
const LEFT_FILE = /^(?:\._|~\$|\.~lock\.|\..+\.[\da-f]{12}\.tmp$)/;

/** Whether a path is no part of a portfolio: left by another program, or named by `ignore` in portfolio.yaml. */
export function isLeftOut(path: string, ignored: readonly string[]): boolean {
  const parts = path.split('/');
  if (LEFT_FILE.test(parts.at(-1) ?? '') || parts.slice(0, -1).some((part) => IGNORED_FOLDERS.has(part))) return true;
  return ignored.some((one) => path === one || path.startsWith(`${one}/`));
}

/** The file that iCloud keeps elsewhere, by the name of what stands in its place (`.name.md.icloud`); null for any other. */
export function waitingInCloud(path: string): string | null {
  const found = /^(.*\/)?\.([^/]+)\.icloud$/.exec(path);
  return found ? `${found[1] ?? ''}${found[2]}` : null;
}

/** How programs that keep folders in step name a second version of `name`. */
const COPIES: readonly RegExp[] = [
  // Dropbox, Nextcloud, Obsidian: name (Ada's conflicted copy 2026-03-12)
  /^(.+?)[ _]\((?:[^()]* )?(?:conflict(?:ed copy)?|case conflict)[^()]*\)$/i,
  // Syncthing, ownCloud: name.sync-conflict-20260312-101010-ABCDEFG, name_conflict-20260312
  /^(.+?)[._-](?:sync-)?conflict-\d{8}(?:-\d{4,6})?(?:-[A-Z0-9]+)?$/i,
  // Seafile, pCloud, Google Drive, Synology: name (SFConflict ada 2026-03-12), name [conflict], name_conf(1), name_LAPTOP_Mar-12-101010-2026_Conflict
  /^(.+?)[ _](?:\(SFConflict[^()]*\)|\[conflict[^[\]]*\])$/i,
  /^(.+?)_conf\([^()]*\)$/i,
  /^(.+?)_[^_]+_[a-z]{3}-\d{1,2}-[\d-]+_conflict$/i,
  // OneDrive, with the name that Windows gives a computer: name-DESKTOP-4F2K1AB
  /^(.+?)-(?:DESKTOP|LAPTOP)-[A-Z0-9]+$/,
];
/** How a person's computer names a copy: it may be one, or another text. */
const TWINS: readonly RegExp[] = [
  // OneDrive, with a name that a person gave the computer, or words of the author: name-STAFF12
  /^(.+?)-(?=[A-Z0-9-]*[A-Z])[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*$/,
  /^(.+?)[ _]\d{1,2}$/,
  /^(.+?) ?\(\d{1,2}\)$/,
  /^(.+?)(?: -)? (?:copy|kopie)(?: \d{1,2})?$/i,
  /^copy of (.+)$/i,
];

/** What a file may be a copy of, and whether its name alone says so. */
export interface CopyOf {
  path: string;
  isSure: boolean;
}

/** What every such name has in it, so that most names are looked at once. */
const MAY_BE_COPY = /[ _(]|[cC][oO][nN][fF]|-[A-Z\d-]*[A-Z]/;

/** @returns the files that one may be a copy of, by its name; those need not be there */
export function copiedFrom(path: string): CopyOf[] {
  if (!MAY_BE_COPY.test(path)) return [];
  const [, folder = '', stem = '', ending = ''] = /^(.*\/)?([^/]+?)(\.[^./]+)$/.exec(path) ?? [];
  const named = (patterns: readonly RegExp[], isSure: boolean): CopyOf[] =>
    patterns.flatMap((pattern) => {
      const original = pattern.exec(stem)?.[1];
      return original ? [{ path: `${folder}${original}${ending}`, isSure }] : [];
    });
  return [...named(COPIES, true), ...named(TWINS, false)];
}
