import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { near } from '../../app/framework-write.js';
import { BUILT_IN, packTexts } from '../../app/frameworks.js';
import type { Framework } from '../../framework/index.js';
import { OWN_FOLDER, type OwnProblem, packPaths } from '../../framework/own/index.js';
import { readOwnFrameworks } from '../../framework/own/library.js';
import type { Paint } from '../../text/paint.js';
import { Refusal } from '../../text/refusal.js';
import { printable, wrap } from '../../text/wrap.js';
import { LARGEST_PACK } from '../../text/yaml-guard.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';
import { painter } from '../text/painter.js';
import { json } from './framework-list.js';

interface CheckedPack {
  framework: Framework | null;
  problems: OwnProblem[];
}

/** More than these nobody reads at a terminal; JSON has them all. */
const MOST_SHOWN = 50;

/** Says what is wrong with a pack or an overlay. @returns 0 where nothing is broken, 1 where something is */
export async function runFrameworkCheck(named: string, flags: { json?: true }, io: Io): Promise<number> {
  const file = resolve(io.cwd, named);
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found)
    throw new Refusal(
      'NoFile',
      `There is no file ${named}.`,
      'Name a pack: `mentor framework check frameworks/mine.yaml`.',
    );
  if (found.isDirectory()) throw new Refusal('NotAFile', `${named} is a folder.`, 'Name one pack in it.');
  const { framework, problems } = found.size > LARGEST_PACK ? tooLarge(found.size) : checkFile(file);
  const broken = problems.filter(({ doubtful }) => !doubtful);
  if (flags.json) io.out(json(checkJson(near(file, io), framework, problems)));
  else io.out(checkText(near(file, io), framework, problems, painter(io.colorLevel.out), io.width));
  return broken.length > 0 ? EXIT.findings : EXIT.clean;
}

function tooLarge(size: number): CheckedPack {
  const message = `Unexpected size: ${(size / 1024 / 1024).toFixed(1)} MB of text, expected at most 2 MB`;
  const hint = 'Keep only the parts you need, or divide it into packs that use each other (`uses`).';
  return { framework: null, problems: [{ rule: 'link/framework-pack', path: '', at: null, message, hint }] };
}

/** A pack among others is looked at together with them; one that lies alone only with those built in. */
function checkFile(file: string): CheckedPack {
  const bytes = readFileSync(file);
  const path = `${OWN_FOLDER}/${basename(file)}`;
  const isAmongOthers = basename(dirname(file)) === OWN_FOLDER;
  const texts = isAmongOthers ? packTexts(dirname(file)) : new Map<string, string>();
  const { packs, wordings } = packPaths([path]);
  const known = packs.length + wordings.length > 0 ? path : `${OWN_FOLDER}/pack.yaml`;
  texts.set(known, bytes.toString('utf8'));
  const own = readOwnFrameworks(texts, BUILT_IN);
  const framework = own.packs.find((pack) => pack.path === known)?.framework ?? null;
  return { framework, problems: [...notUtf8(bytes), ...own.problems.filter((problem) => problem.path === known)] };
}

function notUtf8(bytes: Uint8Array): OwnProblem[] {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return [];
  } catch {
    const message = 'Unexpected bytes: the file is not UTF-8, so some characters are lost';
    const hint = 'Save it again as UTF-8 (in Notepad: Save as, Encoding, UTF-8).';
    return [{ rule: 'link/framework-pack', path: '', at: null, message, hint }];
  }
}

/** `{version: 1, file, pack, problems: [{severity, message, hint, file, line, column, endLine, endColumn}], summary}` */
function checkJson(file: string, framework: Framework | null, problems: readonly OwnProblem[]): object {
  const told = problems.map(({ doubtful, message, hint, at }) => ({
    severity: doubtful ? 'warning' : 'error',
    message,
    hint,
    file,
    line: at?.line ?? null,
    column: at?.column ?? null,
    endLine: at?.endLine ?? null,
    endColumn: at?.endColumn ?? null,
  }));
  const errors = told.filter(({ severity }) => severity === 'error').length;
  return {
    version: 1,
    file,
    pack: framework?.id ?? null,
    problems: told,
    summary: { errors, warnings: told.length - errors },
  };
}

function checkText(
  file: string,
  framework: Framework | null,
  problems: readonly OwnProblem[],
  paint: Paint,
  width: number,
): string {
  const shown = problems.slice(0, MOST_SHOWN).flatMap(({ at, message, hint, doubtful }) => {
    const place = at ? `${file}:${at.line}:${at.column}` : file;
    const mark = doubtful ? paint.warning('warning') : paint.error('error');
    const told = wrap(printable(message), Math.max(20, width - 2)).map((line) => `  ${line}`);
    return [
      `${paint.bold(place)} ${mark}`,
      ...told,
      ...wrap(printable(hint), Math.max(20, width - 2)).map((line) => `  ${paint.dim(line)}`),
    ];
  });
  const more = problems.length - MOST_SHOWN;
  if (more > 0) shown.push(`… and ${more} more; --json has them all.`);
  return `${[...shown, closing(file, framework, problems)].join('\n')}\n`;
}

function closing(file: string, framework: Framework | null, problems: readonly OwnProblem[]): string {
  const errors = problems.filter(({ doubtful }) => !doubtful).length;
  const warnings = count(problems.length - errors, 'warning', 'warnings');
  if (errors > 0) return `${count(errors, 'error', 'errors')}, ${warnings}.`;
  const holds = framework ? `: ${describe(framework)}` : '';
  return problems.length > 0 ? `Nothing is broken, ${warnings}${holds}.` : `${file} is right${holds}.`;
}

function describe({ id, stages }: Framework): string {
  const criteria = stages.reduce((sum, stage) => sum + stage.criteria.length, 0);
  return `\`${id}\` has ${count(stages.length, 'stage', 'stages')} and ${count(criteria, 'criterion', 'criteria')}`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
