/** The forms of a stage that can stand alone in a Word file, as `--form` names them. */
export const WORD_FORMS = [
  'criteria',
  'self-assessment',
  'checklist',
  'agreement',
  'reflection',
  'targets',
  'sign-off',
] as const;

export type WordForm = (typeof WORD_FORMS)[number];
