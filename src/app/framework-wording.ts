import { wordingsIn } from '../form/index.js';
import { OWN_FOLDER } from '../framework/own/index.js';
import { type KnownText, type WordingText, wordingText } from '../framework/own/wording-text.js';
import { type PackFile, showFramework } from './framework.js';
import { placeFor, writeNew } from './framework-write.js';
import { chooseFormStage, type StageChoice } from './import/choose-stage.js';
import { type GivenWord, openWordFile } from './import/open-form.js';
import { near, type World } from './world.js';

/** Where an overlay goes, and the form that it takes its texts from. */
export interface WordingOptions extends PackFile {
  /** A Word form, blank or filled in. */
  from?: string;
  /** The stage that the form is of; left out: the one whose rows it has. */
  stage?: string;
}

/** The overlay of a framework with what a form says in it. */
export interface FormOverlay extends WordingText {
  /** Ids whose text the form holds. */
  filled: string[];
  /** Ids whose text it may hold: for a person to look at. */
  doubtful: string[];
}

/** An overlay that was written. */
export interface WrittenWording extends FormOverlay {
  framework: string;
  /** From where the person is. */
  file: string;
}

/**
 * Writes an overlay to fill in: every id of a framework, with our statement above it, and the official text behind it
 * where a form holds it.
 * @throws Refusal where there is such a file, or the form is none of this framework
 */
export async function writeWording(
  id: string,
  { out, dryRun, from, stage }: WordingOptions,
  world: World,
): Promise<WrittenWording> {
  const framework = await showFramework(id, world);
  const given = from === undefined ? null : openWordFile(from, world);
  const place = given && chooseFormStage(given, { frameworks: [framework], areFollowed: false }, { stage });
  const overlay = given && place ? overlayOf(given, place) : { ...wordingText(framework), filled: [], doubtful: [] };
  const { file } = placeFor(overlayName(framework.id), out, world);
  if (!dryRun) writeNew(file, overlay.text, world);
  return { ...overlay, framework: framework.id, file: near(file, world) };
}

/** Fills the overlay of a framework with the official statements that a form of one of its stages prints. */
export function overlayOf({ file }: GivenWord, { framework, stage }: StageChoice): FormOverlay {
  const known = new Map<string, KnownText>();
  for (const { item, ...said } of wordingsIn(file, framework, stage))
    if (!known.get(item)?.isSure) known.set(item, said);
  const idsWhere = (isSure: boolean): string[] =>
    [...known].filter(([, one]) => one.isSure === isSure).map(([id]) => id);
  return { ...wordingText(framework, known), filled: idsWhere(true), doubtful: idsWhere(false) };
}

/** The file that a portfolio reads it from. */
export const overlayPath = (framework: string): string => `${OWN_FOLDER}/${overlayName(framework)}`;

const overlayName = (framework: string): string => `${framework}.wording.yaml`;
