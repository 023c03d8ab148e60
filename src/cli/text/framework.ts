import { listFrameworks, newFramework, type PackFile, showFramework } from '../../app/framework.js';
import { checkFramework } from '../../app/framework-check.js';
import { exportFramework, type FrameworkExportOptions } from '../../app/framework-export.js';
import { type FrameworkImportOptions, importFramework } from '../../app/framework-import.js';
import { type WordingOptions, type WrittenWording, writeWording } from '../../app/framework-wording.js';
import { frameworksHere } from '../../app/frameworks.js';
import type { FrameworkSummary } from '../../framework/index.js';
import { jsonText } from '../../text/json-text.js';
import type { Paint } from '../../text/paint.js';
import { Refusal } from '../../text/refusal.js';
import { indented } from '../../text/wrap.js';
import { type AskedForPack, askForPack } from '../ask/framework-new.js';
import type { Io } from '../io.js';
import { packJson, packText } from './framework-check.js';
import { exchangeText, importSummary, importTalk } from './framework-exchange.js';
import { frameworkText, withoutControls } from './framework-show.js';
import { painter } from './painter.js';

export type NewFrameworkFlags = AskedForPack & PackFile & { json?: true };

export async function printList(json: boolean, io: Io): Promise<void> {
  const frameworks = await listFrameworks(io);
  if (json) io.out(jsonText({ version: 1, frameworks }));
  else io.out(frameworkListText(withoutControls(frameworks), painter(io.colorLevel.out), io.width));
}

export async function printFramework(id: string, json: boolean, io: Io): Promise<void> {
  const found = await showFramework(id, io);
  io.out(json ? jsonText(found) : frameworkText(found, painter(io.colorLevel.out), io.width));
}

export async function printNew(flags: NewFrameworkFlags, io: Io): Promise<void> {
  const { own } = await frameworksHere(io.cwd);
  const pack = await askForPack(flags, (id) => own.ids().includes(id), io);
  const file = newFramework(pack, flags, io);
  const { id, criteria } = pack;
  io.out(flags.json ? jsonText({ version: 1, id, file, criteria }) : `${file}\n`);
  io.talk(flags.dryRun ? NOT_WRITTEN : newTalk(id, file));
}

/** @returns whether something is broken */
export async function printPackCheck(named: string, json: boolean, io: Io): Promise<boolean> {
  const checked = await checkFramework(named, io);
  io.out(json ? jsonText(packJson(checked)) : packText(checked, painter(io.colorLevel.out), io.width));
  return checked.problems.some(({ doubtful }) => !doubtful);
}

export async function printWording(id: string, flags: WordingOptions & { json?: true }, io: Io): Promise<void> {
  const written = await writeWording(id, flags, io);
  const { text: _, ...said } = written;
  io.out(flags.json ? jsonText({ version: 1, ...said }) : `${written.file}\n`);
  io.talk(flags.dryRun ? NOT_WRITTEN : wordingTalk(written, flags.from));
}

export async function printImport(
  named: string,
  flags: FrameworkImportOptions & { json?: true },
  io: Io,
): Promise<void> {
  const imported = await importFramework(named, flags, io);
  const { format, pack, file, counts, report, unread } = imported;
  const first = `${file}\n${importSummary(imported)}`;
  if (flags.json) io.out(jsonText({ version: 1, format, id: pack.id, file, counts, ...report, unread }));
  else io.out(exchangeText(first, report, painter(io.colorLevel.out), io.width));
  io.talk(flags.dryRun ? NOT_WRITTEN : importTalk(imported));
}

/** To a file, with the report; else to stdout, with the report beside it. */
export async function printExport(id: string, flags: FrameworkExportOptions & { json?: true }, io: Io): Promise<void> {
  if (flags.json && flags.out === undefined) {
    const message = 'The framework itself goes to standard output, so --json has nowhere to print its report.';
    throw new Refusal('BadOption', message, 'Name a file for the framework with --out.');
  }
  const { framework, text, report, file } = await exportFramework(id, flags, io);
  if (file === null) {
    io.out(text);
    const first = `${framework.title}, written for other programs`;
    io.talk(exchangeText(first, report, painter(io.colorLevel.err), io.width));
  } else if (flags.json) io.out(jsonText({ version: 1, format: flags.to, framework: framework.id, file, ...report }));
  else io.out(exchangeText(file, report, painter(io.colorLevel.out), io.width));
  if (flags.dryRun && file !== null) io.talk(NOT_WRITTEN);
}

const NOT_WRITTEN = 'Nothing was written.\n';

function wordingTalk({ ids, file, filled, doubtful }: WrittenWording, from: string | undefined): string {
  if (from === undefined)
    return `${ids} ids, each waiting for the official text; those you leave empty keep our words.\n`;
  const doubts =
    doubtful.length === 0 ? [] : [`Look at ${doubtful.join(', ')} in ${file}: the form may have their text.`];
  const held = `${filled.length} of ${ids} ids now have the text of the form; the others keep our words.`;
  return `${[held, ...doubts].join('\n')}\n`;
}

function newTalk(id: string, file: string): string {
  return [
    'A pack to fill in: every line says what it is for.',
    '',
    'Next:',
    `  open ${file} in an editor and write the criteria`,
    `  mentor framework check ${file}`,
    `  mentor framework show ${id}`,
    'To follow it, write its id after `framework:` in portfolio.yaml.',
    '',
  ].join('\n');
}

/** @returns one block a framework: id, title, and its stages with their number of criteria */
function frameworkListText(frameworks: readonly FrameworkSummary[], paint: Paint, width: number): string {
  const blocks = frameworks.map((framework) => {
    const status =
      framework.status === 'historical' ? ` (historical${framework.ended ? `, ended ${framework.ended}` : ''})` : '';
    const stages = framework.stages
      .map(({ id, criteria }) => (criteria > 0 ? `${id} (${criteria} criteria)` : id))
      .join(', ');
    const holds = stages === '' ? 'Sets and checklists that other frameworks use.' : `Stages: ${stages}`;
    return [
      `${paint.bold(framework.id)}${paint.dim(status)}`,
      ...indented(framework.title, width),
      ...indented(holds, width).map((line) => paint.dim(line)),
    ].join('\n');
  });
  return `${blocks.join('\n\n')}\n`;
}
