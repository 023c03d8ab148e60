import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fate, type FileDraft, type FormReading, fateOf, importedText } from '../../form/index.js';
import { placeInside } from '../../portfolio/inside.js';
import { writeTogether } from '../../portfolio/write-file.js';
import { newPortfolioId } from '../../scaffold/portfolio-id.js';
import { stageFile } from '../../scaffold/stage-file.js';
import { starterFiles } from '../../scaffold/starter.js';
import type { World } from '../world.js';
import type { StageChoice } from './choose-stage.js';
import type { RemarkFiles } from './form-remarks.js';
import type { Home } from './home.js';
import type { GivenWord } from './open-form.js';

/** What becomes of a file. */
export interface PlannedWrite {
  path: string;
  content: string | Uint8Array;
  /** `beside`: its name is that of a file that somebody has changed, so it has another. */
  fate: Fate;
  /** It belongs to a new portfolio, not to the form. */
  isStarter: boolean;
  /** A role's own file that somebody has changed: the form says something else, and it stays as it is. */
  isLeftAlone?: true;
}

export interface FilePlan {
  root: string;
  /** In the order in which they take their places: portfolio.yaml last, for it makes the folder a portfolio. */
  writes: PlannedWrite[];
}

export interface ImportParts {
  home: Home;
  given: GivenWord;
  place: StageChoice;
  reading: FormReading;
  remarks: RemarkFiles;
  /** Path of the form in the portfolio. */
  form: string;
  drafts: readonly FileDraft[];
}

/** What will be written, and what stays as it is. Writes nothing. */
export function planWrites({ home, given, place, form, reading, drafts, remarks }: ImportParts, io: World): FilePlan {
  io.signal.throwIfAborted();
  const source = { from: given.name, sha256: given.sha256 };
  const files = drafts.flatMap((draft) => planned(home.root, draft, importedText(draft, source), place));
  const kept: PlannedWrite = {
    path: form,
    content: given.bytes,
    fate: existsSync(join(home.root, form)) ? 'same' : 'create',
    isStarter: false,
  };
  const comments = remarks.files.map(
    ({ path, text }): PlannedWrite => ({ path, content: text, fate: 'create', isStarter: false }),
  );
  const own = new Set(files.map(({ path }) => path));
  const starter = home.linked === null ? starterOf(home, place, reading).filter(({ path }) => !own.has(path)) : [];
  return { root: home.root, writes: [kept, ...files, ...comments, ...starter] };
}

/** A file under its own name, or beside one that somebody has changed. A role that has signed is left alone. */
function planned(root: string, draft: FileDraft, text: string, { framework, stage }: StageChoice): PlannedWrite[] {
  const kind = /^stages\/[^/]+\/(self-assessment|checklist|reflection|targets)\.md$/.exec(draft.path)?.[1];
  const starter = (): string | null =>
    kind ? stageFile(kind as Parameters<typeof stageFile>[0], framework, stage) : null;
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? draft.path : draft.path.replace(/(?:-1)?\.md$/, `-${number}.md`);
    const existing = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null;
    const fate = fateOf(existing, text, number === 1 && existing !== null ? starter() : null);
    if (fate !== 'beside')
      return [{ path, content: text, fate: number > 1 && fate === 'create' ? 'beside' : fate, isStarter: false }];
    if (draft.path.includes('/sign-off/'))
      return [{ path, content: text, fate: 'same', isStarter: false, isLeftAlone: true }];
  }
}

function starterOf(
  { packs }: Home,
  { framework, stage }: StageChoice,
  { mentor, school }: FormReading,
): PlannedWrite[] {
  const { files } = starterFiles({
    id: newPortfolioId(),
    framework,
    stage,
    name: mentor?.value ?? null,
    school: school?.value ?? null,
    provider: null,
    threshold: 'core',
    others: [],
    packs: packs?.filesFor([framework]) ?? [],
  });
  return files.map(({ path, text }) => ({ path, content: text, fate: 'create', isStarter: true }));
}

/** Writes what is new, all of it or nothing. */
export function writePlan({ root, writes }: FilePlan, io: World): void {
  io.signal.throwIfAborted();
  const due = writes.filter(
    ({ fate, path, isStarter }) => fate !== 'same' && !(isStarter && existsSync(join(root, path))),
  );
  if (due.length > 0) mkdirSync(root, { recursive: true });
  writeTogether(due.map(({ path, content }) => ({ path: placeInside(root, path), content })));
}
