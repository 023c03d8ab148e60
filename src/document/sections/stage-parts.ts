/** The order in which a stage's parts stand. */
export const STAGE_PARTS = [
  'standing',
  'table',
  'standards',
  'selfAssessment',
  'checklists',
  'agreements',
  'journal',
  'reflection',
  'targets',
  'creditClaims',
  'comments',
  'signOffs',
] as const;

export type StagePart = (typeof STAGE_PARTS)[number];

/** `panel`: what a panel asks for first. `form`: as the programme's own form has it, then what the form has no place for. */
export type PartOrder = 'panel' | 'form';

/** In which order they stand. */
export const PART_ORDERS: Readonly<Record<PartOrder, readonly StagePart[]>> = {
  panel: STAGE_PARTS,
  form: [
    'selfAssessment',
    'table',
    'checklists',
    'reflection',
    'targets',
    'signOffs',
    'agreements',
    'journal',
    'standing',
    'standards',
    'creditClaims',
    'comments',
  ],
};
