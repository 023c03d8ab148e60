import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Claim } from '../../cohort/identify.js';
import { CONFIG_PATH, readConfig } from '../../portfolio/index.js';
import { createWhole } from '../../portfolio/write-file.js';
import { importForm } from '../import/import-form.js';
import type { World } from '../world.js';

/** A Word form that was read into a portfolio of its own, which nobody sees yet. */
export interface StagedForm {
  claim: Claim;
  /** The frameworks that the form is of. */
  frameworks: string[];
  /** Gives it its number: the portfolio as a folder, and the form as it came beside it. @returns the folder's path */
  place: (id: string, last: number) => string;
  /** Always call it. */
  remove: () => void;
}

/**
 * Reads a filled-in Word form as `mentor import` does. What is not sure is quoted there and never guessed.
 * @param from absolute
 * @param portfolio the id of the portfolio that the form was made of, where it says so
 * @throws Refusal where it is no form of a framework that is known
 */
export async function stageForm(root: string, from: string, portfolio: string | null, io: World): Promise<StagedForm> {
  const folder = join(root, 'received', `.${randomBytes(6).toString('hex')}.tmp`);
  mkdirSync(folder, { recursive: true });
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    await importForm(from, { into: folder, accept: [], dryRun: false }, io);
    const settings = join(folder, CONFIG_PATH);
    const { mentor, frameworks } = readConfig(existsSync(settings) ? readFileSync(settings, 'utf8') : '').config;
    const claim = { portfolio, ...mentor, stem: basename(from).replace(/\.docx$/i, '') };
    return {
      claim,
      frameworks: frameworks.map(({ value }) => value),
      remove,
      place: (id, last) => placeNext(root, folder, from, id, last),
    };
  } catch (error) {
    remove();
    throw error;
  }
}

function placeNext(root: string, staged: string, form: string, id: string, last: number): string {
  mkdirSync(join(root, 'received', id), { recursive: true });
  for (let number = last + 1; ; number += 1) {
    const path = `received/${id}/${String(number).padStart(3, '0')}`;
    // The form goes first: whoever takes this number meanwhile finds it taken.
    if (existsSync(join(root, path)) || existsSync(join(root, `${path}.zip`))) continue;
    if (!createWhole(join(root, `${path}.docx`), readFileSync(form))) continue;
    renameSync(staged, join(root, path));
    return path;
  }
}
