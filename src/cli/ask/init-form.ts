import { overlayOf, overlayPath } from '../../app/framework-wording.js';
import { chooseFormStage, type StageChoice } from '../../app/import/choose-stage.js';
import { openWordFile } from '../../app/import/open-form.js';
import { placeNamed } from '../../app/world.js';
import type { OwnFrameworks } from '../../framework/own/index.js';
import type { NewFile } from '../../scaffold/index.js';
import { Refusal } from '../../text/refusal.js';
import type { Io } from '../io.js';
import { askForWordFile } from './files.js';
import type { Prompts } from './prompts.js';

/** The programme's form as a Word file: it says what the portfolio is of, and how the programme words it. */
export interface StartForm extends StageChoice {
  /** Absolute. */
  path: string;
  /** The overlay with the official statements of the form. */
  wording: NewFile;
  /** How many it holds. */
  statements: number;
}

interface Wanted {
  framework: string | undefined;
  stage: string | undefined;
}

/** Asks whether there is a form, until one is named that can be read, or none. */
export async function askForForm(
  prompts: Prompts,
  own: OwnFrameworks,
  wanted: Wanted,
  io: Io,
): Promise<StartForm | null> {
  const validate = (path: string): true | string => {
    try {
      readStartForm(path, own, wanted, io);
      return true;
    } catch (error) {
      if (error instanceof Refusal) return error.message;
      throw error;
    }
  };
  const path = await askForWordFile(prompts, { message: MESSAGE, none: 'no form', validate }, io);
  return path === null ? null : readStartForm(path, own, wanted, io);
}

const MESSAGE = "The programme's Word form, blank or filled in (type a path):";

/** @throws Refusal where it is no Word file, or of no framework that is known */
export function readStartForm(named: string, own: OwnFrameworks, wanted: Wanted, io: Io): StartForm {
  const path = placeNamed(io, named);
  const given = openWordFile(path, io);
  const frameworks = own.ids().flatMap((id) => own.load(id) ?? []);
  const place = chooseFormStage(given, { frameworks, areFollowed: false }, wanted);
  const { text, filled } = overlayOf(given, place);
  return { ...place, path, wording: { path: overlayPath(place.framework.id), text }, statements: filled.length };
}
