import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Framework } from '../framework/index.js';
import { OWN_FOLDER, type OwnProblem, packPaths } from '../framework/own/index.js';
import { readOwnFrameworks } from '../framework/own/library.js';
import { Refusal } from '../text/refusal.js';
import { LARGEST_PACK } from '../text/yaml-guard.js';
import { BUILT_IN, packTexts } from './frameworks.js';
import { near, placeNamed, type World } from './world.js';

interface PackProblems {
  /** null where the pack could not be read. */
  framework: Framework | null;
  problems: OwnProblem[];
}

/** What is wrong with a pack or an overlay. */
export interface CheckedPack extends PackProblems {
  /** From where the person is. */
  file: string;
}

/** @throws Refusal where there is no such file */
export async function checkFramework(named: string, world: World): Promise<CheckedPack> {
  const file = placeNamed(world, named);
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) {
    const message = `There is no file ${named}.`;
    throw new Refusal('NoFile', message, 'Name a pack: `mentor framework check frameworks/mine.yaml`.');
  }
  if (found.isDirectory()) throw new Refusal('NotAFile', `${named} is a folder.`, 'Name one pack in it.');
  const checked = found.size > LARGEST_PACK ? tooLarge(found.size) : await checkFile(file);
  return { file: near(file, world), ...checked };
}

function tooLarge(size: number): PackProblems {
  const message = `Unexpected size: ${(size / 1024 / 1024).toFixed(1)} MB of text, expected at most 2 MB`;
  const hint = 'Keep only the parts you need, or divide it into packs that use each other (`uses`).';
  return { framework: null, problems: [{ rule: 'link/framework-pack', path: '', at: null, message, hint }] };
}

/** A pack among others is looked at together with them; one that lies alone only with those built in. */
async function checkFile(file: string): Promise<PackProblems> {
  const bytes = readFileSync(file);
  const path = `${OWN_FOLDER}/${basename(file)}`;
  const isAmongOthers = basename(dirname(file)) === OWN_FOLDER;
  const texts = isAmongOthers ? await packTexts(dirname(file)) : new Map<string, string>();
  const { packs, wordings } = packPaths([path]);
  const known = packs.length + wordings.length > 0 ? path : `${OWN_FOLDER}/pack.yaml`;
  texts.set(known, bytes.toString('utf8'));
  const own = readOwnFrameworks(texts, BUILT_IN);
  const framework = own.packs.find((pack) => pack.path === known)?.framework ?? null;
  return { framework, problems: [...notUtf8(bytes), ...own.problems.filter((problem) => problem.path === known)] };
}

function notUtf8(bytes: Uint8Array): OwnProblem[] {
  if (isUtf8(bytes)) return [];
  const message = 'Unexpected bytes: the file is not UTF-8, so some characters are lost';
  const hint = 'Save it again as UTF-8 (in Notepad: Save as, Encoding, UTF-8).';
  return [{ rule: 'link/framework-pack', path: '', at: null, message, hint }];
}
