import type { OwnFrameworks } from '../framework/own/index.js';
import type { NewFile } from '../scaffold/index.js';
import { overlayOf, overlayPath } from './framework-wording.js';
import { chooseFormStage, type StageChoice } from './import/choose-stage.js';
import { openWordFile } from './import/open-form.js';
import { placeNamed, type World } from './world.js';

/** The programme's form as a Word file: it says what the portfolio is of, and how the programme words it. */
export interface StartForm extends StageChoice {
  /** Absolute. */
  path: string;
  /** The overlay with the official statements of the form. */
  wording: NewFile;
  /** How many it holds. */
  statements: number;
}

/** The framework and the stage that are asked for, where they are. */
export interface WantedStage {
  framework: string | undefined;
  stage: string | undefined;
}

/** @throws Refusal where it is no Word file, or of no framework that is known */
export function readStartForm(named: string, own: OwnFrameworks, wanted: WantedStage, world: World): StartForm {
  const path = placeNamed(world, named);
  const given = openWordFile(path, world);
  const frameworks = own.ids().flatMap((id) => own.load(id) ?? []);
  const place = chooseFormStage(given, { frameworks, areFollowed: false }, wanted);
  const { text, filled } = overlayOf(given, place);
  return { ...place, path, wording: { path: overlayPath(place.framework.id), text }, statements: filled.length };
}
