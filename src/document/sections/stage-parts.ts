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
