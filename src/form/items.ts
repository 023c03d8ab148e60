import { checklistsOf, selfAssessmentOf } from '../framework/index.js';
import type { Framework, FrameworkStage } from '../framework/model.js';
import { tokensOf } from './tokens.js';

export type ItemKind = 'criterion' | 'point' | 'skill' | 'question';

/** Something that a form of a stage has a row for. */
export interface FormItem {
  kind: ItemKind;
  id: string;
  statement: string;
  /** Its words, in each of the ways that it may be put: the official words of the pack, and its statement. */
  wordings: (readonly string[])[];
}

/** All that a form of the stage can have a row for, each kind in its order. */
export function itemsOf(framework: Framework, stage: FrameworkStage): FormItem[] {
  const make = (kind: ItemKind, { id, statement, words }: Stated): FormItem => ({
    kind,
    id,
    statement,
    wordings: [...(words?.length ? [tokensOf(words.join(' '))] : []), tokensOf(statement)].filter(
      (one) => one.length > 0,
    ),
  });
  return [
    ...stage.criteria.map((one) => make('criterion', one)),
    ...(selfAssessmentOf(framework, stage)?.points ?? []).map((one) => make('point', one)),
    ...checklistsOf(framework, stage).flatMap(({ skills }) => skills.map((one) => make('skill', one))),
    ...(stage.reflection?.questions ?? []).map((one) => make('question', one)),
  ];
}

interface Stated {
  id: string;
  statement: string;
  words?: readonly string[] | undefined;
}
