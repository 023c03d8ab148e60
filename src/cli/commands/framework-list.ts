import { type FrameworksHere, frameworksHere } from '../../app/frameworks.js';
import type { Framework, FrameworkSummary } from '../../framework/index.js';
import type { OwnFrameworks, OwnProblem } from '../../framework/own/index.js';
import { Refusal } from '../../text/refusal.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';
import { frameworkListText } from '../text/framework-list.js';
import { frameworkText, withoutControls } from '../text/framework-show.js';
import { painter } from '../text/painter.js';

/** A framework in a list; `file` is where a pack of one's own lies, from the portfolio. */
export interface ListedFramework extends FrameworkSummary {
  file: string | null;
}

export async function runList(flags: { json?: true }, io: Io): Promise<number> {
  const here = await frameworksHere(io.cwd);
  const frameworks = await listed(here);
  if (flags.json) io.out(json({ version: 1, frameworks }));
  else io.out(frameworkListText(withoutControls(frameworks), painter(io.colorLevel.out), io.width));
  tellProblems(here.own.problems, io);
  return EXIT.clean;
}

async function listed({ own }: FrameworksHere): Promise<ListedFramework[]> {
  const { listBuiltInFrameworks } = await import('../../framework/index.js');
  const builtIn = listBuiltInFrameworks().map((summary) => ({ ...summary, file: null }));
  if (own.packs.length === 0) return builtIn;
  const { summarise } = await import('../../framework/compile.js');
  return [...builtIn, ...own.packs.map(({ path, framework }) => ({ ...summarise(framework), file: path }))];
}

/** Talk: what the portfolio's own packs have to be mended for. */
function tellProblems(problems: readonly OwnProblem[], io: Io): void {
  const files = new Set(problems.filter(({ doubtful }) => !doubtful).map(({ path }) => path));
  for (const file of files) io.err(`${file} has mistakes: \`mentor framework check ${file}\` says which.\n`);
}

export async function runShow(id: string, flags: { json?: true }, io: Io): Promise<number> {
  const { own } = await frameworksHere(io.cwd);
  const found = await frameworkNamed(id, own, io);
  io.out(flags.json ? json(found) : frameworkText(found, painter(io.colorLevel.out), io.width));
  return EXIT.clean;
}

/**
 * The framework of an id, as it is seen from where the person is.
 * @throws Refusal where there is none, with a suggestion
 */
export async function frameworkNamed(id: string, own: OwnFrameworks, io: Io): Promise<Framework> {
  tellProblems(own.problems, io);
  const found = own.load(id);
  if (found) return found;
  const { nearest } = await import('../../framework/index.js');
  const ids = own.ids();
  const meant = nearest(id, ids)[0];
  const hint = meant ? `Did you mean \`${meant}\`?` : `There are: ${ids.join(', ')}.`;
  throw new Refusal('UnknownFramework', `There is no framework \`${id}\`.`, hint);
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
